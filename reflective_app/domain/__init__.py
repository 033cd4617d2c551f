"""What the product is about: frozen values and pure functions, without windows, files or clocks."""

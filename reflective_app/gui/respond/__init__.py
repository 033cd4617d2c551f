"""The simple mode: one response file alone in the window, filled in by one person or one table."""

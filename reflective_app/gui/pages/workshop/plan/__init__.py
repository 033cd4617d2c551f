"""What is planned: sessions, their running order, and whether it fits."""

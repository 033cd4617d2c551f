"""Reading back, the parking lot, closing a session and its summary."""

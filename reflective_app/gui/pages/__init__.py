"""The start page and one page for each step of the journey."""

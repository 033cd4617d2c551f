"""Reflective App: a council's offer to families, benchmarked against a Practice Guide."""

__version__ = "0.1.0"

"""Likely personal data, pointed at before something leaves, and whenever somebody looks for it."""

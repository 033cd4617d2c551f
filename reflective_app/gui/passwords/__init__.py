"""Passwords in the window: asked for, set, changed and removed."""

"""Versions of one assessment: what was kept, what was saved before, what others wrote."""

"""Sharing a copy of an assessment: choosing for whom, seeing what leaves, writing it."""

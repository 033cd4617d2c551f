"""Paper in: sheets keyed and checked."""

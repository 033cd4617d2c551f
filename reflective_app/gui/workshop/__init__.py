"""The workshop while it runs: what is on the wall, the scribe’s page, and what they share."""

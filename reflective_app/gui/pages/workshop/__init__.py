"""The Workshop page: what is planned, what comes before the day, paper keyed in, and the close."""

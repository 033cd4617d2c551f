"""Before the day: what is asked, what came back, and what it says."""

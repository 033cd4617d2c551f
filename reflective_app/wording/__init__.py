"""The words that screen, paper and command line share, so that all three say the same."""

"""What the program prints: an outline of blocks first, then one writer for each format."""

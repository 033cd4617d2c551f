"""Paper out: the sheets, saved or printed."""

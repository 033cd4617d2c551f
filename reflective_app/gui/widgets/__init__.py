"""Parts that pages are made of. They know values and words, never the document."""

"""The window: shows values, proposes edits, asks people. Nothing below it knows of it."""

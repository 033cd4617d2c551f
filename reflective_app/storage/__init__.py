"""Files and folders: reads, writes and raises; never asks and never prints."""

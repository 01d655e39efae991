"""What arXiv itself prints: its mailings, and the pages of its web site."""

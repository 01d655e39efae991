"""What other sites and bots print about papers, each in its own shape."""

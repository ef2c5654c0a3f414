"""The piano roll as the document knows it: what is open and chosen in it, and what its hands do."""

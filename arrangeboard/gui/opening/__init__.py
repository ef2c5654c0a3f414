"""What is seen before a song is open: forms, recent songs, recovery."""

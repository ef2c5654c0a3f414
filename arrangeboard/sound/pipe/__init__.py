"""What the window and the process that plays tell each other, and how it goes through a pipe."""

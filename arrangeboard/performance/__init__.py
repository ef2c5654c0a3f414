"""What a song sounds when it is played: pieces made from rules performed in their places, parts expanded."""

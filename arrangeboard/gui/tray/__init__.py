"""The pieces and the shelf below the board."""

"""Where everything on the board stands and what is drawn there, as values. No Qt."""

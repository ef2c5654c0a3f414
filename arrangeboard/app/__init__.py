"""The open document, its history, and what the user can do with it. No Qt."""

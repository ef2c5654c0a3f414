"""What each command of the table does, by theme. Edits go through the use cases of `arrangeboard.app`."""

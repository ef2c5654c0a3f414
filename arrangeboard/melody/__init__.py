"""What can be done with the notes of a melody: moved, turned, timed, cut into phrases, told apart. Pure."""

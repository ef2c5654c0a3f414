"""What is played, pure: an arrangement in frames of sound, stretches of it, what a click lets be heard."""

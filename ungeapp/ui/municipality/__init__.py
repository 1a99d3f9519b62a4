"""What the municipality says of itself, to look things up in."""

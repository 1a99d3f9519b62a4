"""The range of offers: all of them, one, and those that fit a young person."""

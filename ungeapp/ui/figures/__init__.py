"""*Tal*: figures counted from the cases of this desk, for a period, to look at and to print."""

"""The rules, without Qt, SQL or files."""

"""Tests of what several pages about casework share."""

"""Tests of ungeapp.exchange."""

"""Tests of the page Datoer and the card of circumstances."""

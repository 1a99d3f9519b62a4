"""Every text can be read on every ground it stands on."""

from __future__ import annotations

import pytest

from ungeapp.ui.kit import tokens
from ungeapp.ui.kit.tokens import PALETTES, Palette, contrast


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_text_has_at_least_four_and_a_half_to_one(palette: Palette) -> None:
    short = {pair: round(contrast(*pair), 2) for pair in palette.text_pairs() if contrast(*pair) < 4.5}
    assert not short


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_edges_of_controls_have_at_least_three_to_one(palette: Palette) -> None:
    short = {pair: round(contrast(*pair), 2) for pair in palette.edge_pairs() if contrast(*pair) < 3}
    assert not short


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == pytest.approx(1)


def test_high_contrast_has_seven_to_one_for_text() -> None:
    palette = PALETTES["contrast"]
    assert all(contrast(*pair) >= 7 for pair in palette.text_pairs())


def test_distances_are_one_scale() -> None:
    scale = [getattr(tokens, f"SPACE_{number}") for number in range(1, 7)]
    assert scale == [4, 8, 12, 16, 20, 28]

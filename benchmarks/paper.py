"""Minutes as PDF, beside bare reportlab with the same text and fonts.

Belongs here: this one figure. Does not belong here: the floor itself, which the tests of paper keep.
"""

from __future__ import annotations

from benchmarks.measure import Row, Scale, times
from tests.forms import sample_papers
from tests.forms.test_pdf import bare
from ungeapp.forms.pdf import write_pdf

TIMES_BARE = 1.5


def minutes(scale: Scale) -> list[Row]:
    """The best of each, in turn."""
    document = sample_papers.minutes()
    write_pdf(document), bare(document)
    measured = min(times(lambda: write_pdf(document), 4 * scale.rounds))
    floor = min(times(lambda: bare(document), 4 * scale.rounds))
    return [Row("minutes as PDF", f"≤ {TIMES_BARE} × bare reportlab", measured, floor, measured <= TIMES_BARE * floor)]

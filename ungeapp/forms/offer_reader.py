"""A catalogue of offers out of its TOML table.

Belongs here: which keys an offer has, and what must hang together.
Does not belong here: TOML and limits (``definition_reader.py``), which offer fits whom (``domain/offers.py``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ungeapp.domain.offers import OWN_PREFIX, Offer, OfferCatalogue, OfferState
from ungeapp.forms.definition_reader import KEY, Table, parse, unique
from ungeapp.texts import _

_TEXTS = (
    "provider",
    "unit",
    "purpose",
    "target",
    "law",
    "economy",
    "use",
    "content",
    "duration",
    "place",
    "contact",
    "phone",
    "hours",
    "capacity",
    "waiting",
    "differs",
    "note",
)


def read_offers(raw: bytes, file: str) -> OfferCatalogue:
    """The catalogue in ``raw``; FaultyDefinition naming file, place and reason when anything is wrong with it."""
    top = parse(raw, file)
    head = top.table("offers")
    source, as_of = head.text("source"), head.text("as_of")
    title = head.text("title")
    head.done()
    found = tuple(_offer(one, source, as_of) for one in top.tables("offer"))
    top.done()
    unique(tuple(one.code for one in found), "offer", top.report)
    top.report.refuse_if_faulty()
    return OfferCatalogue(title, found)


def _offer(table: Table, source: str, as_of: str) -> Offer:
    """One offer. What is not told stays empty; ``source`` and ``as_of`` are the file's where it tells none."""
    code = table.key("code")
    if code.startswith(OWN_PREFIX):
        table.complain("code", _("Codes that begin with “{prefix}” are the desks' own.").format(prefix=OWN_PREFIX))
    found = Offer(
        code=code,
        title=table.text("title"),
        state=table.choice("state", OfferState),
        as_of=table.text("as_of", as_of),
        source=table.text("source", source),
        areas=_keys(table, "areas", required=True),
        groups=_keys(table, "groups", required=False),
        schools=_keys(table, "schools", required=False),
        min_age=table.optional_integer("min_age", 0, 120),
        max_age=table.optional_integer("max_age", 0, 120),
        valid_from=table.optional_day("valid_from"),
        valid_to=table.optional_day("valid_to"),
    )
    texts: dict[str, Any] = {name: table.text(name, "") for name in _TEXTS}
    found = replace(found, **texts)
    if found.min_age is not None and found.max_age is not None and found.max_age < found.min_age:
        table.complain("max_age", _("The highest age is below the lowest."))
    if found.valid_from and found.valid_to and found.valid_to < found.valid_from:
        table.complain("valid_to", _("This ends before it starts."))
    table.done()
    return found


def _keys(table: Table, key: str, *, required: bool) -> tuple[str, ...]:
    found = table.texts(key, required)
    for one in found:
        if not KEY.fullmatch(one):
            table.complain(key, _("A key has only lower-case letters, digits and hyphens."))
    return found

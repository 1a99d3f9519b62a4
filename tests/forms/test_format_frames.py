"""What a format may say beside agenda and participants, and what the reader refuses there."""

from __future__ import annotations

import hashlib

import pytest

from ungeapp.bootstrap import shipped_definitions
from ungeapp.domain.format_frames import Chair, MeetingKind
from ungeapp.domain.format_groups import FormatGroup, group_of
from ungeapp.domain.formats import MeetingFormat
from ungeapp.forms.definition_reader import FaultyDefinition
from ungeapp.forms.format_reader import read_format

FRAMED = next(one for one in shipped_definitions().formats() if one.max_meetings)
TEXT = shipped_definitions().text(FRAMED.ref)


def read(text: str) -> MeetingFormat:
    raw = text.encode()
    return read_format(raw, "proeve.1.toml", "unge", hashlib.sha256(raw).hexdigest())


def test_the_law_is_said_with_its_source() -> None:
    found = read(TEXT)
    assert found.legal is not None and found.legal.law and found.legal.source
    assert {one.kind for one in found.meetings} == {MeetingKind.WITHOUT_YOUNG_PERSON}
    assert {one.chair for one in found.meetings} == {Chair.CONVENER}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("required = true", "required = false", "agenda"),
        ("max_meetings = 2", "max_meetings = 1", "max_meetings"),
        ('role = "teacher"', 'role = "young-person"', "participant"),
        ('unit_kind = "health"', 'unit_kind = "health"\n    unit = "sundhedsplejen"', "unit_kind"),
        ('convener = "any-municipal"', 'convener = "unit"', "convener_unit_kind"),
        ("timing = { earliest = true }", 'timing = { within_days = 7, of = "no-such" }', "timing.of"),
        ("timing = { earliest = true }", "timing = { acute = false }", "acute"),
        (
            'editors = ["note", "agreements"]\n    required = true',
            'editors = ["agreements"]\n    required = true',
            "required",
        ),
    ],
)
def test_what_cannot_be_is_refused(old: str, new: str, place: str) -> None:
    assert old in TEXT
    with pytest.raises(FaultyDefinition) as refused:
        read(TEXT.replace(old, new))
    assert any(place in one.path for one in refused.value.problems), refused.value


def test_a_format_belongs_to_the_municipality_its_document_is_of() -> None:
    definitions = shipped_definitions()
    profile = definitions.profile("viborg")
    groups = {one.ref.id: group_of(one, profile) for one in definitions.formats()}
    assert groups[FRAMED.ref.id] is FormatGroup.NATIONAL
    told = next(one for one in definitions.formats() if one.private_words)
    assert groups[told.ref.id] is FormatGroup.OWN, "its source begins with the municipality's name"
    assert set(groups.values()) == set(FormatGroup)

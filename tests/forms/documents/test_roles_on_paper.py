"""The plan and the handover sheet say who is responsible, and who coordinates where several have a part."""

from __future__ import annotations

import pytest

from tests.forms.documents import content
from ungeapp.forms.document import Document, Facts
from ungeapp.forms.documents.handover import handover
from ungeapp.forms.documents.plan import plan

WHO = "Job og Velfærd, Karen Prøve"


def facts(document: Document) -> dict[str, object]:
    """The rows of the paper's head."""
    return dict(next(one for one in document.blocks if isinstance(one, Facts)).rows)


def test_one_unit_has_a_responsible_contact() -> None:
    assert facts(plan(content.plan()))["Ansvarlig"]
    told = facts(handover(content.handover(role="responsible", coordinator=WHO)))
    assert told["Ansvarlig"] == WHO


def test_several_units_have_one_who_coordinates_by_the_municipalitys_own_word() -> None:
    told = facts(plan(content.plan(coordinator_word="Tovholder")))
    assert "Karen Prøve" in str(told["Tovholder"])
    assert "Ansvarlig" not in told
    sheet = facts(handover(content.handover(role="offered", coordinator=WHO, coordinator_word="Kontaktperson")))
    assert sheet["Kontaktperson"] == WHO


@pytest.mark.parametrize("role", ["handing-over", "taking-over"])
def test_while_two_are_responsible_the_sheet_says_which_of_them_coordinates(role: str) -> None:
    document = handover(content.handover(role=role, coordinator=WHO))
    assert facts(document)["Koordinerer"] == WHO
    assert "Job og Velfærd koordinerer" in str(document.blocks[0])

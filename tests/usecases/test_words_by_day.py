"""A word renamed in the term list is renamed wherever a list names it: in choices, on paper, from its day on."""

from __future__ import annotations

from datetime import date, timedelta

from tests.desks import NOW, Desk
from tests.forms.reading_pdf import page_texts
from tests.usecases.test_profiles import viborg
from ungeapp.system import paths

TODAY = NOW.date()
ROLE = "role:guidance-counsellor"


def renamed(code: str, label: str, new: str) -> dict[str, str]:
    """Viborg's profile with a glossary of its own, in which a word is called something else from today."""
    text = (paths.resources() / "terms" / "glossary.toml").read_text(encoding="utf-8")
    head, entry = text.split(f'code = "{code}"\nlabel = "{label}"\n')
    until = f'code = "{code}"\nlabel = "{label}"\nvalid_to = {TODAY - timedelta(days=1)}\n'
    more = f'[[term]]\ncode = "{code}"\nlabel = "{new}"\nvalid_from = {TODAY}\nsource = "Viborg"\n'
    return viborg() | {"terms/glossary.toml": f"{head}{until}{entry}\n{more}"}


def test_what_a_word_is_called_there_stands_in_choices_and_on_paper(desk: Desk) -> None:
    person = desk.person().id
    consent = desk.consent(person, (ROLE,)).id
    before = "".join(page_texts(desk.do.consent_papers.consent(consent).content))
    assert "Uddannelsesvejleder" in before and "Ungevejleder" not in before
    desk.do.profiles.adopt_folder(renamed("uddannelsesvejleder", "Uddannelsesvejleder", "Ungevejleder"))
    after = "".join(page_texts(desk.do.consent_papers.consent(consent).content))
    assert "Ungevejleder" in after and "Uddannelsesvejleder" not in after
    roles = desk.do.desk.definitions.terms("roles")
    assert roles.label("guidance-counsellor", TODAY - timedelta(days=1)) == "Uddannelsesvejleder"


def test_a_circumstance_reads_as_on_its_day(desk: Desk) -> None:
    desk.do.profiles.adopt_folder(renamed("ungestoette", "Ungestøtte", "Overgangsstøtte"))
    offered = {one.code: one.label for one in desk.do.circumstances.choices()}
    assert offered["youth-support"] == "Overgangsstøtte"
    assert offered["youth-support-decided"] == "Der er truffet afgørelse om overgangsstøtte"
    terms = desk.do.desk.definitions.terms("circumstances")
    days = (date(2023, 6, 1), date(2025, 6, 1), TODAY)
    assert [terms.label("youth-support", day) for day in days] == ["Efterværn", "Ungestøtte", "Overgangsstøtte"]


def test_a_list_that_names_no_word_of_the_glossary_is_told_so(desk: Desk) -> None:
    text = (paths.resources() / "terms" / "channels.toml").read_text(encoding="utf-8")
    wrong = text + '\n[[term]]\ncode = "x"\nlabel = "Om {findes-ikke}"\nreaches_out = false\nsource = "Viborg"\n'
    found = desk.do.profiles.look_into(viborg() | {"terms/channels.toml": wrong})
    assert "findes-ikke" in str(found.faults)

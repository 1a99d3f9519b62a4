"""Words that have changed: what they are called on a day, other ways to write a search, what old codes count as."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.glossary import Family, Glossary, counted_as, families, in_words_of, outdated
from ungeapp.domain.terms import Term, TermList

CHANGE = date(2024, 1, 1)
OLD = Term("support", "Efterværn", None, date(2023, 12, 31), "Serviceloven § 76")
NEW = Term("support", "Ungestøtte", CHANGE, None, "Barnets lov", old_terms=("Efterværn",))
FGU = Term("fgu", "Forberedende grunduddannelse (FGU)", date(2019, 8, 1), None, "Loven", old_terms=("EGU", "KUU"))
UNSURE = Term("job", "Jobcenter", None, None, "Loven", old_terms=("Arbejdsformidling",), uncertain=True)
LIST = TermList("glossary", "Begreber", (OLD, NEW, FGU, UNSURE))
GLOSSARY = Glossary(families(LIST))


@given(st.dates(date(1990, 1, 1), date(2045, 12, 31)))
def test_a_record_keeps_the_word_of_its_day(day: date) -> None:
    wanted = "Efterværn" if day < CHANGE else "Ungestøtte"
    assert LIST.label("support", day) == wanted
    assert GLOSSARY.families[0].called(day).label == wanted
    assert wanted not in GLOSSARY.families[0].others(day)


def test_old_finds_new_and_new_finds_old() -> None:
    assert GLOSSARY.other_ways("efterværn") == ("ungestotte",)
    assert GLOSSARY.other_ways("Ungestøtte til Emma") == ("eftervaern til emma",)
    assert GLOSSARY.other_ways("efterv") == ("ungestotte",)
    assert set(GLOSSARY.other_ways("FGU")) == {"egu", "forberedende grunduddannelse", "kuu"}
    assert GLOSSARY.other_ways("mentor") == ()


def test_bent_words_are_the_same_words() -> None:
    assert GLOSSARY.other_ways("efterværnet slutter") == ("ungestotte slutter",)
    assert GLOSSARY.other_ways("efterværnskonsulent") == ()


def test_a_few_letters_are_meant_as_typed() -> None:
    assert GLOSSARY.other_ways("ef") == ()
    assert GLOSSARY.other_ways("egu")
    assert GLOSSARY.other_ways("eg") == ()


def test_what_is_not_established_is_told_and_never_reckoned_with() -> None:
    assert GLOSSARY.other_ways("jobcenter") == ()
    assert [one.code for one in GLOSSARY.find("jobcenter")] == ["job"]
    assert GLOSSARY.find("jobcenter")[0].uncertain


@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    for other in GLOSSARY.other_ways(text):
        assert other
    GLOSSARY.find(text)


def test_a_figure_goes_on_under_the_code_that_replaced_it() -> None:
    school = Term("school", "Produktionsskole", None, date(2019, 7, 31), "Loven")
    fgu = Term("fgu", "FGU", date(2019, 8, 1), None, "Loven", old_terms=("Produktionsskole",))
    gone = Term("gone", "Ikke parat", None, date(2022, 9, 30), "Loven")
    terms = TermList("status-education", "Uddannelse", (school, fgu, gone))
    assert counted_as(terms, "school", date(2019, 7, 31)) == "school"
    assert counted_as(terms, "school", date(2026, 1, 1)) == "fgu"
    assert counted_as(terms, "fgu", date(2026, 1, 1)) == "fgu"
    assert counted_as(terms, "gone", date(2026, 1, 1)) == "gone"  # nothing replaced it
    assert counted_as(terms, "unknown", date(2026, 1, 1)) == "unknown"


def test_an_old_code_is_told_with_what_replaced_it() -> None:
    school = Term("school", "Produktionsskole", None, date(2019, 7, 31), "Loven")
    fgu = Term("fgu", "FGU", date(2019, 8, 1), None, "Loven", old_terms=("Produktionsskole",))
    gone = Term("gone", "Ikke parat", None, date(2022, 9, 30), "Loven")
    terms = TermList("status-education", "Uddannelse", (school, fgu, gone))
    assert outdated(terms, "school", date(2019, 7, 31)) is None and outdated(terms, "fgu", date(2026, 1, 1)) is None
    told = outdated(terms, "school", date(2026, 1, 1))
    assert told is not None and (told.term, told.follows) == (school, fgu)
    alone = outdated(terms, "gone", date(2026, 1, 1))
    assert alone is not None and alone.follows is None
    assert outdated(terms, "unknown", date(2026, 1, 1)) is None


def test_a_circle_of_words_ends() -> None:
    one = Term("a", "A", None, date(2020, 1, 1), "x", old_terms=("B",))
    two = Term("b", "B", None, date(2020, 1, 1), "x", old_terms=("A",))
    assert counted_as(TermList("x", "x", (one, two)), "a", date(2019, 1, 1)) == "a"
    assert counted_as(TermList("x", "x", (one, two)), "a", date(2026, 1, 1)) == "a"


def test_a_family_is_changed_when_it_ended_or_was_called_something_else() -> None:
    told = {one.code: one.changed() for one in GLOSSARY.families}
    assert told == {"support": True, "fgu": True, "job": True}
    assert not Family("x", (Term("x", "X", None, None, "x"),)).changed()


def test_a_list_that_names_a_word_says_it_as_the_glossary_does_on_the_day() -> None:
    named = TermList(
        "roles",
        "Roller",
        (
            Term("one", "{support}", None, None, "Os"),
            Term("two", "Afgørelse om {support}", date(2025, 1, 1), None, "Os"),
            Term("three", "Uden ord", None, None, "Os"),
            Term("four", "Besked til {fgu}, {none}", None, None, "Os"),
        ),
    )
    told = in_words_of(named, LIST)
    assert [told.label("one", day) for day in (date(2023, 12, 31), CHANGE)] == ["Efterværn", "Ungestøtte"]
    assert told.by_old_term("Efterværn") == told.find("one", CHANGE)
    assert [one.label for one in told.terms if one.code == "two"] == ["Afgørelse om ungestøtte"]
    assert told.find("three", CHANGE) is named.terms[2]
    assert told.label("four", CHANGE) == "Besked til forberedende grunduddannelse (FGU), {none}"


@given(st.dates(date(1990, 1, 1), date(2045, 12, 31)))
def test_on_any_day_there_is_one_entry_for_what_had_one(day: date) -> None:
    told = in_words_of(TermList("x", "X", (Term("one", "Med {support}", None, date(2030, 1, 1), "Os"),)), LIST)
    assert len(told.on(day)) == (day <= date(2030, 1, 1))

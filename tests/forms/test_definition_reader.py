"""Faulty definitions: each says the file, the line or the path, and the reason; none gets through."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp import texts
from ungeapp.forms.age_reader import read_ages
from ungeapp.forms.checklist_reader import read_checklist
from ungeapp.forms.deadline_reader import read_deadlines
from ungeapp.forms.definition_reader import MAX_BYTES, FaultyDefinition, Problem
from ungeapp.forms.format_reader import read_format
from ungeapp.forms.profile_reader import read_profile
from ungeapp.forms.term_reader import read_terms

FORMAT = """\
[format]
id = "kaffe"
version = 1
title = "Hemmelig kaffe"
public_title = "Møde"
private_words = ["hemmelig"]
part = "meetings"
source = "Ingen"
valid_from = 2026-01-01
trigger = "Når det sker"

[target]
text = "Alle"

[[fact]]
id = "alene"
kind = "yes-no"
label = "Alene?"
part = "status"

[[event]]
id = "begyndt"
label = "Begyndt"
part = "status"
kind = "actual"

[[meeting]]
key = "et"
title = "Et"
public_title = "Møde"
timing = { after = "begyndt", days = 56 }
convener = "first-aware"
duration_minutes = 60
minutes_to = ["present"]

[[meeting.participant]]
role = "young-person"
label = "Den unge"
obligation = "should"
private = true
part = "meetings"
when = { all = [{ fact = "alene", is = true }] }

[[meeting.agenda]]
key = "ord"
title = "Ord"
guidance = "Begynd her."
part = "own-words"
editors = ["own-words"]

[[meeting.output]]
key = "hoert"
title = "Hørt"
item = "ord"
"""

Read = Callable[[bytes], object]


def as_format(raw: bytes) -> object:
    return read_format(raw, "kaffe.1.toml", "unge", "")


def as_checklist(raw: bytes) -> object:
    return read_checklist(raw, "liste.1.toml", "unge", "")


def as_profile(raw: bytes) -> object:
    return read_profile(raw, "profile.toml")


def as_terms(raw: bytes) -> object:
    return read_terms(raw, "terms.toml")


def as_deadlines(raw: bytes) -> object:
    return read_deadlines(raw, "rules.toml")


def as_ages(raw: bytes) -> object:
    return read_ages(raw, "ages.toml")


READERS = (as_ages, as_format, as_checklist, as_profile, as_terms, as_deadlines)


def problems(text: str | bytes, read: Read = as_format) -> tuple[Problem, ...]:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(FaultyDefinition) as caught:
        read(raw)
    assert caught.value.code == "faulty-definition"
    return caught.value.problems


def changed(old: str, new: str) -> str:
    assert FORMAT.count(old) >= 1
    return FORMAT.replace(old, new, 1)


def test_the_steps_of_an_age_stand_in_order() -> None:
    head = '[ages]\ntitle = "x"\n[[age]]\nid = "custody"\ntitle = "x"\nto_age = 17\nsource = "x"\n'
    (found,) = read_ages(f"{head}step = [{{ years = 15 }}, {{ years = 16, months = 6 }}]".encode(), "ages.toml")
    assert found.steps == (180, 198)
    (problem,) = problems(f"{head}step = [{{ years = 16 }}, {{ years = 15 }}]", as_ages)
    assert problem.path == "age[1].step"


def test_the_example_is_sound() -> None:
    as_format(FORMAT.encode())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (changed('kind = "yes-no"', "kind = yes-no"), 17),
        (changed("version = 1", "version = 1\nversion = 2"), 4),
        (changed("valid_from = 2026-01-01", "valid_from = 2026-02-30"), 9),
        (FORMAT + "[[meeting", FORMAT.count("\n") + 1),
        (changed('source = "Ingen"', 'source = "Ingen'), 8),
    ],
)
def test_faulty_syntax_names_the_line(text: str, line: int) -> None:
    (found,) = problems(text)
    assert (found.file, found.line) == ("kaffe.1.toml", line)
    assert str(found).startswith(f"kaffe.1.toml:{line}: ")


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('title = "Et"\n', 'title = "Et"\ncolour = "red"\n', "meeting[1].colour"),
        ('trigger = "Når det sker"\n', "", "format.trigger"),
        ('title = "Hemmelig kaffe"', 'title = "  "', "format.title"),
        ("version = 1", "version = true", "format.version"),
        ("version = 1", "version = 0", "format.version"),
        ("valid_from = 2026-01-01", 'valid_from = "2026-01-01"', "format.valid_from"),
        ("valid_from = 2026-01-01", "valid_from = 2026-01-01T12:00:00", "format.valid_from"),
        ('part = "status"', 'part = "nowhere"', "fact[1].part"),
        ('kind = "yes-no"', 'kind = "choice"', "fact[1].option"),
        ('kind = "yes-no"', 'kind = "maybe"', "fact[1].kind"),
        ('fact = "alene"', 'fact = "andet"', "meeting[1].participant[1].when.all[1].fact"),
        ("is = true", 'is = "ja"', "meeting[1].participant[1].when.all[1].is"),
        ('all = [{ fact = "alene", is = true }]', "all = []", "meeting[1].participant[1].when.all"),
        ("{ all = [", "{ some = [", "meeting[1].participant[1].when"),
        ('after = "begyndt"', 'after = "sluttet"', "meeting[1].timing.after"),
        ("days = 56", "days = 56.5", "meeting[1].timing.days"),
        ('{ after = "begyndt", days = 56 }', "{ earliest = false }", "meeting[1].timing.earliest"),
        ('{ after = "begyndt", days = 56 }', '"soon"', "meeting[1].timing"),
        ('convener = "first-aware"', 'convener = "same"', "meeting[1].convener"),
        ('obligation = "should"', 'obligation = "must"', "meeting[1].participant[1].obligation"),
        ("private = true", "private = true\nmunicipal = true", "meeting[1].participant[1].private"),
        ('editors = ["own-words"]', 'editors = ["own-words", "own-words"]', "meeting[1].agenda[1].editors"),
        ('editors = ["own-words"]', 'editors = ["choice"]', "meeting[1].agenda[1].asks"),
        ('editors = ["own-words"]', 'editors = ["choice"]\nasks = ["andet"]', "meeting[1].agenda[1].asks"),
        ('item = "ord"', 'item = "andet"', "meeting[1].output[1].item"),
        ('public_title = "Møde"', 'public_title = "Et hemmeligt møde"', "format.public_title"),
        ('title = "Hørt"', 'title = "HEMMELIGT hørt"', "meeting[1].output[1].public_title"),
        ('label = "Den unge"', 'label = "Den hemmelige"', "meeting[1].participant[1].public_label"),
        ('id = "kaffe"', 'id = "Kaffe"', "format.id"),
        ('minutes_to = ["present"]', 'minutes_to = ["present"]\nnext = "to"', "meeting[1].next"),
        ('kind = "actual"', 'kind = "actual"\nreplaces = "ventet"', "event[1].replaces"),
        ('id = "begyndt"', 'id = "alene"', "fact"),
    ],
)
def test_faulty_content_names_the_path(old: str, new: str, path: str) -> None:
    found = problems(changed(old, new))
    assert path in [one.path for one in found]
    assert all(one.line is None and one.reason and one.file == "kaffe.1.toml" for one in found)


def test_everything_wrong_is_said_at_once() -> None:
    text = changed('trigger = "Når det sker"\n', "").replace('label = "Alene?"\n', "")
    assert {one.path for one in problems(text)} == {"format.trigger", "fact[1].label"}


def test_a_role_takes_part_once() -> None:
    again = FORMAT[FORMAT.index("[[meeting.participant]]") : FORMAT.index("[[meeting.agenda]]")]
    found = problems(changed("[[meeting.agenda]]", again + "[[meeting.agenda]]"))
    assert [one.path for one in found] == ["meeting[1].participant"]


def test_conditions_may_not_be_nested_without_end() -> None:
    deep = '{ fact = "alene", is = true }'
    for _ in range(20):
        deep = f"{{ not = {deep} }}"
    assert problems(changed('{ all = [{ fact = "alene", is = true }] }', deep))


def test_limits_come_before_parsing() -> None:
    (large,) = problems(b"#" * (MAX_BYTES + 1))
    assert "256" in large.reason
    (deep,) = problems("a = " + "[" * 50_000)
    assert deep.line is None or deep.line == 1
    (long,) = problems("a = " + "9" * 10_000)
    assert long.reason


def test_other_encodings_are_refused_with_their_line() -> None:
    (found,) = problems(FORMAT.encode("cp1252"))
    assert found.line == FORMAT[: FORMAT.index("ø")].count("\n") + 1


def test_a_byte_order_mark_does_no_harm() -> None:
    as_format(FORMAT.encode("utf-8-sig"))


def test_the_reason_is_danish_on_a_danish_desk() -> None:
    texts.use("da")
    (found,) = problems(changed('trigger = "Når det sker"\n', ""))
    assert str(found) == "kaffe.1.toml: format.trigger: Det mangler."


@given(st.data())
def test_no_damage_gets_through_as_anything_but_a_refusal(data: st.DataObject) -> None:
    raw = bytearray(FORMAT.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    for read in READERS:
        with suppress(FaultyDefinition):
            read(bytes(raw))


@given(
    st.recursive(
        st.booleans() | st.integers(0, 99) | st.sampled_from(['"a"', "2026-01-01", "13:00:00", "1.5"]),
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda rows: "[" + ", ".join(map(_plain, rows)) + "]")
            | inner.map(lambda one: "{ key = " + _plain(one) + " }")
        ),
        max_leaves=6,
    ),
    st.sampled_from(["format", "checklist", "profile", "terms", "rules", "meeting", "fact", "unit", "term", "item"]),
)
def test_no_shape_of_content_breaks_a_reader(value: object, key: str) -> None:
    raw = f"{key} = {_plain(value)}\n".encode()
    for read in READERS:
        with pytest.raises(FaultyDefinition):
            read(raw)


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


PROFILE = """\
[profile]
key = "by"
name = "By"
version = 1
[meetings]
notice_days = 7
notice_source = "Lokalt"
slot = { weekday = "wednesday", start = 13:00:00, end = 15:00:00 }
[closed]
[scope]
min_grade = 7
max_age = 30
[reminders]
consent_review_months = 12
handover_answer_days = 10
progress_days = 21
[letters]
reply_text = "Ring"
companion_text = "Bisidder"
footer = "By"
[[unit]]
key = "en"
name = "En"
kind = "youth"
"""


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("end = 15:00:00", "end = 12:00:00", "meetings.slot.end"),
        ('"wednesday"', '"onsdag"', "meetings.slot.weekday"),
        ("start = 13:00:00", 'start = "13"', "meetings.slot.start"),
        ('notice_source = "Lokalt"\n', "", "meetings.notice_source"),
        ('kind = "youth"', 'kind = "youth"\nunder = "to"', "unit[1].under"),
        ("[closed]", '[closed]\nday = [{ month = 2, day = 29, label = "Skuddag" }]', "closed.day[1].day"),
        ("[closed]", '[closed]\ndates = ["2026-01-01"]', "closed.dates"),
    ],
)
def test_a_faulty_profile_names_the_path(old: str, new: str, path: str) -> None:
    as_profile(PROFILE.encode())
    assert old in PROFILE
    assert path in [one.path for one in problems(PROFILE.replace(old, new), as_profile)]


TERM = '[terms]\nkind = "x"\ntitle = "X"\n[[term]]\ncode = "a"\nlabel = "A"\nsource = "S"\nvalid_to = 2023-12-31\n'


def test_a_code_means_one_thing_on_any_day() -> None:
    later = '[[term]]\ncode = "a"\nlabel = "B"\nsource = "S"\nvalid_from = 2024-01-01\n'
    as_terms((TERM + later).encode())
    (found,) = problems(TERM + later.replace("2024-01-01", "2023-12-31"), as_terms)
    assert found.path == "term[2]"


def test_a_period_does_not_end_before_it_starts() -> None:
    (found,) = problems(TERM + "valid_from = 2024-01-01\n", as_terms)
    assert found.path == "term[1].valid_to"


def test_an_age_rule_has_its_ages_in_order_and_one_meaning_on_any_day() -> None:
    rule = '[[age]]\nid = "a"\ntitle = "A"\nsource = "L"\nfrom_age = 15\nto_age = 17\n'
    head = '[ages]\ntitle = "A"\n[[age]]\nid = "custody"\ntitle = "C"\nto_age = 17\nsource = "L"\n'
    as_ages((head + rule).encode())
    (found,) = problems(head + rule.replace("to_age = 17", "to_age = 14"), as_ages)
    assert found.path == "age[2].to_age"
    (found,) = problems(head + rule + rule, as_ages)
    assert found.path == "age[3]"


RULE = '[rules]\ntitle = "F"\n[[deadline]]\nid = "d"\ntitle = "F"\ntrigger = "T"\nstop = "S"\nstanding = "law"\nsource = "L"\n'


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ('starts = ["rumour"]\nstops = ["by-hand"]\n', "starts"),
        ('starts = ["progress"]\nstops = ["rumour"]\n', "stops"),
        ('starts = ["progress"]\n', "stops"),
        ('starts = ["birthday"]\nstops = ["by-hand"]\n', "age_years"),
        ('starts = ["period-end:week"]\nstops = ["by-hand"]\n', "starts"),
        ("also_running = true\n", "also_running"),
        ("on_day = 3\n", "on_day"),
    ],
)
def test_a_deadline_says_what_starts_and_stops_it_in_codes_that_are_known(lines: str, key: str) -> None:
    (found,) = problems(RULE + lines, as_deadlines)
    assert found.path == f"deadline[1].{key}"


def test_ages_without_the_one_custody_ends_at_are_refused() -> None:
    """Without it the gate would take everybody for an adult."""
    (one,) = problems(
        '[ages]\ntitle = "A"\n[[age]]\nid = "plan-right"\ntitle = "R"\nto_age = 24\nsource = "L"\n', as_ages
    )
    assert "custody" in one.reason

"""The gate: nothing of a part without a basis leaves, to anybody, for any purpose.

The rule is written a second time here, in the words of the design, and compared with what was really let out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain.consent import Consent, GivenBy, Use
from ungeapp.domain.dates import birthday
from ungeapp.domain.disclosures import Disclosure
from ungeapp.domain.gate import Purpose, Reason, Recipient, RecipientKind, Released, outside_keys, release
from ungeapp.domain.kinds import kinds
from ungeapp.domain.meetings import Meeting, MeetingItem, Participant
from ungeapp.domain.parts import PLAN_NEEDS_CONSENT, Part
from ungeapp.domain.people import Alias, Contact, NetworkPerson, Talk, Task, YoungPerson
from ungeapp.domain.plans import Agreement, EducationPlan, Goal
from ungeapp.domain.record import Record, defaults, field_names, part_of, values

TODAY = date(2026, 11, 23)
HERE, THERE = "viborg/here", "viborg/there"
YOUNG = YoungPerson(
    id="p", person="p", given_name="Emma", family_name="Prøvesen", birth_date=date(2004, 7, 4), number="640704-4242",
    address="Skovvej 1", phone="20 00 00 00", school="FGU", coordinator=HERE, next_step="Ring",
)  # fmt: skip
CONTENT: tuple[Record, ...] = (
    *(Goal(id=f"goal-{part}", person="p", area=part.removeprefix("goals-"), own_words="Jeg vil")
      for part in Part if part.startswith("goals-")),
    *(MeetingItem(id=f"item-{part}", person="p", meeting="m", key="k", note="Sagt", part=part) for part in Part),
    EducationPlan(id="plan", person="p", wishes="Jeg vil", strengths="Stærk"),
    Agreement(id="agreement", person="p", what="Ringe", mine=True, reminded_on=TODAY),
    Agreement(id="agreement-health", person="p", what="Ringe", part=Part.HEALTH),
    Talk(id="talk", person="p", said="Sagt", own_words="Jeg siger", next_step="Ring"),
    Contact(id="contact", person="p", text="Ringet"),
    NetworkPerson(id="net", person="p", name="Mor"),
    Meeting(id="m", person="p", title="Privat titel", public_title="Møde", part=Part.PARENTHOOD, format="f", step="s"),
    Participant(id="part", person="p", role="midwife", label="L", name="N", postal_address="Vej", part=Part.HEALTH),
    Task(id="task", person="p", what="Gør det"),
    Alias(id="alias", person="p", other="o"),
)  # fmt: skip
USES = {
    Purpose.INVITATION: Use.MEETING,
    Purpose.CALENDAR: Use.MEETING,
    Purpose.MINUTES: Use.MEETING,
    Purpose.REMINDER: Use.MEETING,
    Purpose.PLAN: Use.EXCHANGE,
    Purpose.JOURNAL: Use.EXCHANGE,
    Purpose.EXCHANGE: Use.EXCHANGE,
    Purpose.HANDOVER: Use.HANDOVER,
    Purpose.ACCESS: Use.EXCHANGE,
}
BETWEEN_UNITS = (Purpose.EXCHANGE, Purpose.HANDOVER)
KEYS = (THERE, HERE, "role:midwife", "person:net", "name:skolen")

CUSTODY_HAS = frozenset(
    {
        Part.IDENTITY, Part.OWN_WORDS, Part.PLAN, Part.GOALS_EDUCATION, Part.GOALS_WORK, Part.AGREEMENTS,
        Part.MEASURES, Part.PARENTS,
    }
)  # fmt: skip
WITHHELD = ("goal-goals-health", "goal-goals-work", "item-notes", "agreement", "m", "net", "plan", "p")

days = st.none() | st.integers(-3, 3).map(lambda number: TODAY + timedelta(days=number))


@st.composite
def consents(draw: st.DrawFn, withholding: bool = False) -> tuple[Consent, ...]:
    made = []
    for number in range(draw(st.integers(0, 4))):
        made.append(
            Consent(
                id=f"consent-{number}",
                person="p",
                uses=tuple(draw(st.sets(st.sampled_from([use.value for use in Use]), min_size=1))),
                purpose="Formål",
                given_on=draw(st.just(TODAY) | days),
                withdrawn_on=draw(st.none() | days),
                removed=draw(st.sampled_from(["", "", "", "fejl"])),
                from_unit=draw(st.sampled_from([HERE, HERE, THERE])),
                recipients=tuple(draw(st.sets(st.sampled_from(KEYS), min_size=1))),
                both_ways=draw(st.booleans()),
                parts=tuple(draw(st.sets(st.sampled_from([part.value for part in Part]), min_size=1))),
                valid_from=draw(st.none() | st.none() | days),
                valid_to=draw(st.none() | st.none() | days),
                given_by_kind=draw(st.sampled_from(GivenBy)),
                withheld=tuple(draw(st.sets(st.sampled_from(WITHHELD), max_size=2))) if withholding else (),
                withheld_text=("Ikke om maj",) if withholding and draw(st.booleans()) else (),
            )
        )
    return tuple(made)


def grown_up(person: YoungPerson) -> bool:
    return person.birth_date is not None and person.birth_date <= date(TODAY.year - 18, TODAY.month, TODAY.day)


def in_force(one: Consent, person: YoungPerson) -> bool:
    """Whether a consent counts today, as the law and the form have it."""
    if one.removed or one.given_on is None or one.given_on > TODAY:
        return False
    if one.withdrawn_on is not None and one.withdrawn_on <= TODAY:
        return False
    if (one.valid_from is not None and one.valid_from > TODAY) or (one.valid_to is not None and one.valid_to < TODAY):
        return False
    # Of whom nobody knows the birth date, nobody knows to be under age either.
    of_age = person.birth_date is None or grown_up(person)
    return not (one.given_by_kind is GivenBy.CUSTODY and of_age)


recipients = st.builds(
    lambda kind, keys: Recipient(kind=kind, name="En", keys=frozenset(keys)),
    st.sampled_from(RecipientKind),
    st.sets(st.sampled_from(KEYS)),
)
people = st.builds(
    lambda address, name, unit, born: replace(
        YOUNG, protected_address=address, protected_name=name, coordinator=unit, birth_date=born
    ),
    st.booleans(),
    st.booleans(),
    st.sampled_from([HERE, THERE]),
    st.sampled_from([None, date(2004, 7, 4), date(2008, 11, 23), date(2008, 11, 24)]),
)


def towards(one: Consent, keys: frozenset[str], responsible: str) -> bool:
    """Whether it is about telling this recipient."""
    out = one.from_unit == HERE and bool(set(one.recipients) & keys)
    return out or (one.both_ways and one.from_unit in keys and HERE in one.recipients and one.from_unit == responsible)


def covered(given_consents: tuple[Consent, ...], keys: frozenset[str], use: Use, person: YoungPerson) -> set[str]:
    """The parts some consent in force covers, as the law has it."""
    found: set[str] = set()
    for one in given_consents:
        about = use is Use.PLAN or towards(one, keys, person.coordinator)
        if in_force(one, person) and use in one.uses and about:
            found |= set(one.parts)
    return found


def allowed(
    part: Part,
    person: YoungPerson,
    recipient: Recipient,
    purpose: Purpose,
    given_consents: tuple[Consent, ...],
    *,
    sealed: bool,
) -> bool:
    """Whether ``part`` may go, by the words of the design: a protected name in a sealed file, and on no other's paper."""
    own = recipient.kind is RecipientKind.OWN_DESK
    colleague = recipient.kind is RecipientKind.UNIT and HERE in recipient.keys
    herself = recipient.kind is RecipientKind.YOUNG_PERSON
    basis = covered(given_consents, recipient.keys, USES[purpose], person)
    if purpose is Purpose.HANDOVER:
        basis |= covered(given_consents, recipient.keys, Use.EXCHANGE, person)
    naming = bool(basis) and part in (Part.IDENTITY, Part.CONSENTS)
    hers = herself and (part is not Part.NOTES or purpose is Purpose.ACCESS)
    custody = recipient.kind is RecipientKind.CUSTODY_HOLDER and purpose is Purpose.PLAN
    theirs = custody and person.birth_date is not None and not grown_up(person) and part in CUSTODY_HAS
    goes = own or colleague or hers or theirs or (not herself and (part.value in basis or naming))
    if purpose is Purpose.PLAN and part in PLAN_NEEDS_CONSENT:
        goes = goes and part.value in covered(given_consents, frozenset(), Use.PLAN, person)
    if part is Part.ADDRESS and person.protected_address:
        goes = goes and own and purpose is Purpose.JOURNAL
    if part is Part.IDENTITY and person.protected_name:
        file = sealed and recipient.kind is RecipientKind.UNIT and purpose in BETWEEN_UNITS
        goes = goes and (own or herself or file)
    return goes


def must_hear(consent: Consent, recipient: Recipient, purpose: Purpose) -> bool:
    """A unit that was given a consent here hears that it was withdrawn, whatever else it may no longer be told."""
    given = consent.from_unit == HERE and bool(recipient.keys & set(consent.recipients))
    return (
        given and recipient.kind is RecipientKind.UNIT and purpose in BETWEEN_UNITS and consent.withdrawn_on is not None
    )


def told(record: Record) -> dict[str, object]:
    """The fields that hold something."""
    ordinary = defaults(type(record))
    return {name: value for name, value in values(record).items() if value != ordinary[name]}


def grown(person: YoungPerson) -> date | None:
    """The day custody ends."""
    return birthday(person.birth_date, 18) if person.birth_date else None


def let_out(
    person: YoungPerson, recipient: Recipient, purpose: Purpose, given: tuple[Consent, ...], **more: object
) -> Released:
    return release(
        (person, *CONTENT, *given),
        person=person,
        recipient=recipient,
        purpose=purpose,
        consents=given,
        own_unit=HERE,
        today=TODAY,
        of_age_on=grown(person),
        **more,  # type: ignore[arg-type]  # the optional arguments by name
    )


@given(people, recipients, st.sampled_from(Purpose), consents(), st.booleans())
def test_nothing_leaves_without_a_basis_and_everything_with_one(
    person: YoungPerson, recipient: Recipient, purpose: Purpose, given_consents: tuple[Consent, ...], sealed: bool
) -> None:
    released = let_out(person, recipient, purpose, given_consents, sealed=sealed)
    all_hers = recipient.kind is RecipientKind.YOUNG_PERSON and purpose is Purpose.ACCESS
    own = recipient.kind is RecipientKind.OWN_DESK or all_hers
    out = {one.id: one for one in released.records}
    for record in (person, *CONTENT, *given_consents):
        kept = told(out[record.id]) if record.id in out else {}
        for name, value in told(record).items():
            part = part_of(record, name)
            if part is None:
                may = own
            else:
                may = allowed(part, person, recipient, purpose, given_consents, sealed=sealed)
            if isinstance(record, Consent) and recipient.kind not in (
                RecipientKind.OWN_DESK,
                RecipientKind.YOUNG_PERSON,
            ):
                named = bool(recipient.keys & {*record.recipients, record.from_unit})
                may = (
                    may
                    and named
                    and any(
                        allowed(Part(code), person, recipient, purpose, given_consents, sealed=sealed)
                        for code in record.parts
                    )
                )
            if isinstance(record, Consent) and name == "withdrawn_on":
                may = may or must_hear(record, recipient, purpose)
            assert (name in kept) is may, (record.id, name)
            assert not may or kept[name] == value
            assert (name in released.fields.get(record.id, ())) is may
    for line in released.lines:
        goes = allowed(line.part, person, recipient, purpose, given_consents, sealed=sealed)
        if line.part is Part.CONSENTS:
            goes = goes or any(must_hear(one, recipient, purpose) for one in given_consents)
        assert line.goes is goes
        assert released.has(line.part) is line.goes
    assert [line.part for line in released.lines] == list(Part)


@given(people, recipients, st.sampled_from(Purpose), consents(), st.sets(st.sampled_from(Part)))
def test_asking_for_less_sends_less_but_never_something_about_nobody(
    person: YoungPerson, recipient: Recipient, purpose: Purpose, given_consents: tuple[Consent, ...], asked: set[Part]
) -> None:
    whole = let_out(person, recipient, purpose, given_consents)
    less = let_out(person, recipient, purpose, given_consents, asked=frozenset(asked))
    unasked = (Reason.NEEDED_TO_NAME, Reason.WITHDRAWN)
    needed = {line.part for line in (*whole.lines, *less.lines) if line.goes and line.reason in unasked}
    needed.add(Part.IDENTITY)
    assert needed <= {Part.IDENTITY, Part.CONSENTS}  # whom it is about, and what it rests on
    for part in Part:
        assert less.has(part) is (whole.has(part) and (part in asked or part in needed))


@given(people, st.sampled_from(BETWEEN_UNITS), consents())
def test_what_the_recipient_sent_may_go_back_but_no_protected_address(
    person: YoungPerson, purpose: Purpose, given_consents: tuple[Consent, ...]
) -> None:
    recipient = Recipient(kind=RecipientKind.UNIT, name="Der", keys=frozenset({THERE}))
    sent = frozenset({("goal-goals-health", "own_words"), ("p", "address"), ("task", "what"), ("agreement", "mine")})
    released = let_out(person, recipient, purpose, given_consents, returned=sent)
    out = {one.id: one for one in released.records}
    assert told(out["goal-goals-health"])["own_words"] == "Jeg vil"
    assert bool(told(out["p"]).get("address") if "p" in out else None) is (not person.protected_address)
    assert "task" not in out, "what never leaves the desk was never sent by anybody"
    assert "agreement" not in out or "mine" not in told(out["agreement"])
    line = next(one for one in released.lines if one.part is Part.GOALS_HEALTH)
    assert line.goes


@given(recipients, st.sampled_from(Purpose), consents())
def test_tasks_aliases_and_local_fields_stay_at_the_desk(
    recipient: Recipient, purpose: Purpose, given_consents: tuple[Consent, ...]
) -> None:
    released = let_out(YOUNG, recipient, purpose, given_consents)
    local_kinds = {one.KIND for one in released.records} & {Task.KIND, Alias.KIND}
    all_hers = recipient.kind is RecipientKind.YOUNG_PERSON and purpose is Purpose.ACCESS
    if recipient.kind is RecipientKind.OWN_DESK or all_hers:
        assert local_kinds == {Task.KIND, Alias.KIND}
        return
    assert not local_kinds
    for one in released.records:
        local = {name for name in field_names(type(one)) if part_of(one, name) is None}
        assert not local & set(told(one))


@pytest.mark.parametrize("kind", sorted(set(kinds()) - {"consent"}))
def test_every_kind_can_be_held_back_whole(kind: str) -> None:
    record = kinds()[kind](id="one", person="p", removed="taget ud")
    stranger = Recipient(kind=RecipientKind.PRIVATE, name="En")
    released = release(
        [record], person=YOUNG, recipient=stranger, purpose=Purpose.MINUTES, consents=(), own_unit=HERE, today=TODAY,
        of_age_on=grown(YOUNG),
    )  # fmt: skip
    assert released.records == () and released.fields == {}
    assert all(line.reason is Reason.NO_BASIS for line in released.lines)


def test_the_lines_say_why_and_how_many_pieces() -> None:
    consent = Consent(
        id="c", person="p", uses=("exchange",), given_on=TODAY, from_unit=HERE, recipients=(THERE,),
        parts=("goals-education", "address"),
    )  # fmt: skip
    recipient = Recipient(kind=RecipientKind.UNIT, name="Der", keys=frozenset({THERE}))
    person = replace(YOUNG, protected_address=True)
    released = let_out(person, recipient, Purpose.EXCHANGE, (consent,), asked=frozenset({Part.GOALS_EDUCATION}))
    lines = {line.part: line for line in released.lines}
    assert (lines[Part.GOALS_EDUCATION].reason, lines[Part.GOALS_EDUCATION].consent) == (Reason.CONSENT, "c")
    assert lines[Part.GOALS_EDUCATION].pieces == 2  # the goal and one item of a meeting
    assert lines[Part.IDENTITY].reason is Reason.NEEDED_TO_NAME
    assert lines[Part.ADDRESS].reason is Reason.PROTECTED_ADDRESS
    assert lines[Part.HEALTH].reason is Reason.NO_BASIS and lines[Part.HEALTH].pieces > 0
    assert lines[Part.CONSENTS].reason is Reason.NEEDED_TO_NAME  # without it the receiver could not answer


def test_her_own_plan_keeps_private_areas_out_until_she_agrees_to_them() -> None:
    herself = Recipient(kind=RecipientKind.YOUNG_PERSON, name="Emma")
    without = let_out(YOUNG, herself, Purpose.PLAN, ())
    assert not any(without.has(part) for part in PLAN_NEEDS_CONSENT)
    assert without.has(Part.GOALS_EDUCATION) and without.has(Part.GOALS_WORK)
    consent = Consent(id="c", person="p", uses=("plan",), given_on=TODAY, from_unit=HERE, parts=("goals-everyday",))
    released = let_out(YOUNG, herself, Purpose.PLAN, (consent,))
    assert released.has(Part.GOALS_EVERYDAY) and not released.has(Part.GOALS_HEALTH)
    reason = next(line.reason for line in released.lines if line.part is Part.GOALS_HEALTH)
    assert reason is Reason.PLAN_CONSENT_MISSING


def test_a_protected_name_goes_to_a_unit_in_a_sealed_file_and_on_no_paper() -> None:
    consent = Consent(
        id="c", person="p", uses=("exchange", "handover"), given_on=TODAY, from_unit=HERE, recipients=(THERE,),
        parts=tuple(part.value for part in Part),
    )  # fmt: skip
    there = Recipient(kind=RecipientKind.UNIT, name="Der", keys=frozenset({THERE}))
    person = replace(YOUNG, protected_name=True)
    for purpose in BETWEEN_UNITS:
        paper = let_out(person, there, purpose, (consent,))
        line = next(one for one in paper.lines if one.part is Part.IDENTITY)
        assert (line.goes, line.reason) == (False, Reason.PROTECTED_NAME)
        assert not any(one.full_name for one in paper.of(YoungPerson)) and paper.has(Part.GOALS_WORK)
        (told,) = let_out(person, there, purpose, (consent,), sealed=True).of(YoungPerson)
        assert told.full_name == "Emma Prøvesen"


def test_a_receiver_without_a_desk_is_known_by_name_however_it_is_written() -> None:
    assert outside_keys("  Mercantec   Viborg ") == outside_keys("mercantec viborg") != outside_keys("FGU")


def test_a_holder_of_custody_has_the_plan_until_the_birthday_and_nothing_else() -> None:
    birth = date(2010, 3, 5)
    child = replace(YOUNG, birth_date=birth)
    mother = Recipient(kind=RecipientKind.CUSTODY_HOLDER, name="Anne", keys=frozenset({"role:custody-holder"}))

    def parts(on: date, purpose: Purpose = Purpose.PLAN) -> set[Part]:
        told = release(
            [child],
            person=child,
            recipient=mother,
            purpose=purpose,
            consents=(),
            own_unit=HERE,
            today=on,
            of_age_on=grown(child),
        )
        return {line.part for line in told.lines if line.goes}

    assert {Part.IDENTITY, Part.PLAN, Part.OWN_WORDS, Part.GOALS_EDUCATION} <= parts(date(2028, 3, 4))
    assert not parts(date(2028, 3, 4)) & {Part.NUMBER, Part.NOTES, Part.HEALTH, Part.GOALS_EVERYDAY, Part.CONTACT}
    assert parts(date(2028, 3, 5)) == set()
    assert parts(date(2028, 3, 4), Purpose.MINUTES) == set()


# what is withheld ---------------------------------------------------------------------------------------------------


def hangs_on(record: Record, id: str) -> bool:
    """Whether a record of CONTENT is ``id`` or tells about it."""
    return record.id == id or id in {value for value in values(record).values() if isinstance(value, str)}


def out_of(released: Released) -> dict[str, dict[str, object]]:
    return {one.id: told(one) for one in released.records if not isinstance(one, Consent)}


@given(people, recipients, st.sampled_from(Purpose), consents(withholding=True))
def test_what_is_withheld_never_leaves_by_a_consent(
    person: YoungPerson, recipient: Recipient, purpose: Purpose, given_consents: tuple[Consent, ...]
) -> None:
    released = let_out(person, recipient, purpose, given_consents)
    out = out_of(released)
    own = recipient.kind is RecipientKind.OWN_DESK or (recipient.kind is RecipientKind.UNIT and HERE in recipient.keys)
    if own or recipient.kind is RecipientKind.YOUNG_PERSON:
        assert not released.mind
        return
    asks_nobody = any(one.given_by_kind is GivenBy.LAW and in_force(one, person) for one in given_consents)
    for one in given_consents:
        if in_force(one, person) and towards(one, recipient.keys, person.coordinator) and not asks_nobody:
            for id in one.withheld:
                assert not [record.id for record in (person, *CONTENT) if hangs_on(record, id) and record.id in out]
    for record in released.records:
        assert not isinstance(record, Consent) or not (record.withheld or record.withheld_text)


@given(people, recipients, st.sampled_from(Purpose), consents(withholding=True))
def test_withholding_only_ever_takes_away(
    person: YoungPerson, recipient: Recipient, purpose: Purpose, given_consents: tuple[Consent, ...]
) -> None:
    """With the lists nothing more leaves than without them, and what stays was asked to stay."""
    without = out_of(let_out(person, recipient, purpose, tuple(replace(one, withheld=()) for one in given_consents)))
    released = let_out(person, recipient, purpose, given_consents)
    out = out_of(released)
    for id, fields in out.items():
        assert fields.items() <= without[id].items()
    asked = {id for one in given_consents for id in one.withheld}
    for id in set(without) - set(out):
        record = next(one for one in (person, *CONTENT) if one.id == id)
        assert id in released.withheld and any(hangs_on(record, one) for one in asked)


@given(
    people,
    recipients,
    st.sampled_from(Purpose),
    consents(withholding=True),
    st.integers(0, 3),
    st.sampled_from(["withhold", "withdraw", "end"]),
)
def test_no_further_word_of_no_releases_more(
    person: YoungPerson,
    recipient: Recipient,
    purpose: Purpose,
    given_consents: tuple[Consent, ...],
    number: int,
    act: str,
) -> None:
    """Withholding one thing more, withdrawing a consent, or its period's end: never does anything more leave."""
    if number >= len(given_consents):
        return
    known = given_consents[number]
    change = {
        "withhold": replace(known, withheld=tuple({*known.withheld, "goal-goals-health", "m"})),
        "withdraw": replace(known, withdrawn_on=TODAY),
        "end": replace(known, valid_to=TODAY - timedelta(days=1)),
    }[act]
    after = tuple(change if one is known else one for one in given_consents)
    if act == "end" and known.valid_to is not None and known.valid_to < TODAY:
        return  # over already: another last day moves the end, it does not end anything
    if act == "withdraw" and known.withdrawn_on is not None and known.withdrawn_on <= TODAY:
        return
    before = out_of(let_out(person, recipient, purpose, given_consents))
    for id, fields in out_of(let_out(person, recipient, purpose, after)).items():
        assert fields.items() <= before[id].items()


def asked_at(given_on: date, **more: object) -> Consent:
    return Consent(
        id=f"c{given_on}", person="p", uses=("exchange",), given_on=given_on, from_unit=HERE, recipients=(THERE,),
        parts=("goals-health", "goals-work"),
        **more,  # type: ignore[arg-type]  # fields by name
    )  # fmt: skip


def test_what_was_withheld_is_let_out_by_a_new_yes_only() -> None:
    there = Recipient(kind=RecipientKind.UNIT, name="Der", keys=frozenset({THERE}))
    old = asked_at(TODAY - timedelta(days=100))
    holding = asked_at(TODAY - timedelta(days=50), withheld=("goal-goals-health",), withheld_text=("Ikke om maj",))
    released = let_out(YOUNG, there, Purpose.EXCHANGE, (old, holding))
    assert "goal-goals-health" not in out_of(released) and "goal-goals-work" in out_of(released)
    assert released.mind == ("Ikke om maj",) and released.withheld == {"goal-goals-health"}
    line = next(one for one in released.lines if one.part is Part.GOALS_HEALTH)
    assert line.goes and line.withheld == 1
    ended = replace(holding, withdrawn_on=TODAY - timedelta(days=10))
    assert "goal-goals-health" not in out_of(let_out(YOUNG, there, Purpose.EXCHANGE, (old, ended)))
    new = asked_at(TODAY - timedelta(days=1))
    assert "goal-goals-health" in out_of(let_out(YOUNG, there, Purpose.EXCHANGE, (old, ended, new)))
    assert "goal-goals-health" not in out_of(let_out(YOUNG, there, Purpose.EXCHANGE, (old, holding, new)))


def test_a_legal_basis_is_not_bound_by_what_a_consent_withholds() -> None:
    there = Recipient(kind=RecipientKind.UNIT, name="Der", keys=frozenset({THERE}))
    holding = asked_at(TODAY - timedelta(days=50), withheld=("goal-goals-health",))
    law = replace(asked_at(TODAY), id="law", given_by_kind=GivenBy.LAW)
    assert "goal-goals-health" in out_of(let_out(YOUNG, there, Purpose.EXCHANGE, (holding, law)))
    law = replace(law, withheld=("goal-goals-health",))
    assert "goal-goals-health" not in out_of(let_out(YOUNG, there, Purpose.EXCHANGE, (holding, law)))


def test_what_is_kept_out_of_the_plan_stays_out_of_her_plan_only() -> None:
    herself = Recipient(kind=RecipientKind.YOUNG_PERSON, name="Emma")
    consent = Consent(
        id="c", person="p", uses=("plan",), given_on=TODAY, from_unit=HERE, parts=("goals-health", "goals-leisure"),
        withheld=("goal-goals-health",),
    )  # fmt: skip
    plan = out_of(let_out(YOUNG, herself, Purpose.PLAN, (consent,)))
    assert "goal-goals-leisure" in plan and "goal-goals-health" not in plan
    assert "goal-goals-health" in out_of(let_out(YOUNG, herself, Purpose.MINUTES, (consent,)))


def test_what_left_is_told_to_herself_and_to_nobody_else() -> None:
    row = Disclosure(id="d", person="p", on=TODAY, to="FGU", parts=("health",))
    everything = replace(asked_at(TODAY), parts=tuple(part.value for part in Part))
    for kind in RecipientKind:
        keys = frozenset({THERE})
        recipient = Recipient(kind=kind, name="En", keys=keys)
        released = release(
            [row], person=YOUNG, recipient=recipient, purpose=Purpose.EXCHANGE, consents=(everything,), own_unit=HERE,
            today=TODAY, of_age_on=grown(YOUNG),
        )  # fmt: skip
        assert bool(released.of(Disclosure)) is (kind in (RecipientKind.OWN_DESK, RecipientKind.YOUNG_PERSON))

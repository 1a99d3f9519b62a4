"""Who has had what: noted when a paper leaves or a file is written, and by hand for what was told.

Belongs here: writing and reading the rows of *Hvem har fået hvad om mig*, the paper of it.
Does not belong here: what may leave (``domain/gate.py``), asking things back (``recalls.py``).
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.consent import Consent, Use, all_covering
from ungeapp.domain.disclosures import BY_HAND, Disclosure, Way
from ungeapp.domain.errors import Invalid, NotAllowed
from ungeapp.domain.gate import Reason, RecipientKind, Released, outside_keys
from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper

CUSTODY_BASIS = "custody"
"""The code in the bases' terms by which holders of custody have the plan of somebody under 18."""
_NO_DISCLOSURE = frozenset({RecipientKind.OWN_DESK, RecipientKind.YOUNG_PERSON})


def note_disclosure(
    desk: Desk,
    uow: UnitOfWork,
    released: Released,
    way: Way,
    *,
    origin: str = "",
    to_key: str = "",
    basis: str = "",
    only: frozenset[str] | None = None,
) -> None:
    """Note that ``released`` is given to its recipient: day, parts and consents as the gate said.

    Nothing is noted of what stays in this unit or goes to the young person. The same paper again on the same day is
    the same row. ``to_key`` is what the recipient is known by where ``released`` knows several. ``only`` are
    the part codes that were really printed of what was released; ``basis`` is a code for what goes without a consent.
    """
    recipient = released.recipient
    if recipient.kind in _NO_DISCLOSURE or any(line.reason is Reason.OWN_DESK for line in released.lines):
        return
    given = [line for line in released.lines if line.goes and line.pieces > line.withheld]
    if only is not None:
        given = [line for line in given if line.part.value in only]
    if not basis and any(line.reason is Reason.CUSTODY for line in given):
        basis = CUSTODY_BASIS
    key = to_key or _best(recipient.keys)
    today = desk.today()
    parts = tuple(line.part.value for line in given)
    row = Disclosure(
        id=derived_id("disclosure", released.person, way.value, origin, key or recipient.name, f"{today}", *parts),
        person=released.person,
        on=today,
        to=recipient.name,
        to_key=key,
        to_kind=recipient.kind.value,
        way=way,
        purpose=released.purpose.value,
        parts=parts,
        by_consents=tuple(sorted({line.consent for line in given if line.consent})),
        basis=basis,
        origin=origin,
        by=desk.author.name,
    )
    known = uow.find(Disclosure, row.id)
    if known is None or known.removed:
        uow.put(row)


def _best(keys: Iterable[str]) -> str:
    """The key a consent would most likely name: somebody in the network, a unit, a role, a name."""

    def rank(key: str) -> tuple[int, str]:
        order = ("person:", "role:", "name:")
        kind = next((number for number, start in enumerate(order, 2) if key.startswith(start)), 9)
        return (0 if kind == 2 else 1 if "/" in key else kind, key)

    return min(keys, key=rank, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldByHand:
    """What a person notes: to whom (a name, or a key with its name), what, how, by which basis, when."""

    to: str
    parts: tuple[Part, ...]
    to_key: str = ""
    what: str = ""
    way: Way = Way.TOLD
    basis: str = ""
    on: date | None = None


class DisclosureUseCases:
    """The rows about one young person."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, person: str) -> tuple[Disclosure, ...]:
        """All of them, the latest first."""
        with self._desk.looking() as uow:
            found = uow.of(Disclosure, person)
        return tuple(sorted(found, key=lambda one: (one.on or date.min, one.id), reverse=True))

    def consents_for(self, person: str, to: str, to_key: str = "") -> dict[Part, Consent]:
        """What may be told to somebody by word of mouth today, part by part, by which consent."""
        with self._desk.looking() as uow:
            return self._covered(uow, person, _keys(to, to_key), self._desk.today())

    def tell(self, person: str, told: ToldByHand) -> Disclosure:
        """Note by hand what was told or given. Invalid without a recipient, a content, a basis, or with a day to come.

        The basis is the consents in force for the recipient; where they do not cover every part, a code of the bases'
        terms must say by what the rest was told.
        """
        desk = self._desk
        on = told.on or desk.today()
        if not told.to.strip():
            raise Invalid("disclosure-no-recipient")
        if not told.parts and not told.what.strip():
            raise Invalid("disclosure-no-content")
        if on > desk.today():
            raise Invalid("disclosure-in-future")
        if told.way not in BY_HAND:
            raise Invalid("value-kind", field="way")
        with desk.acting("disclosure.tell") as uow:
            covered = self._covered(uow, person, _keys(told.to, told.to_key), on)
            by = tuple(sorted({covered[part].id for part in told.parts if part in covered}))
            if not told.basis and (not by or not _all_covered(told.parts, covered)):
                raise Invalid("disclosure-no-basis")
            row = Disclosure(
                id=desk.new_id(),
                person=person,
                on=on,
                to=" ".join(told.to.split()),
                to_key=told.to_key or next(iter(outside_keys(told.to))),
                to_kind=RecipientKind.PROFESSIONAL.value,
                way=told.way,
                parts=tuple(part.value for part in told.parts),
                what=told.what.strip(),
                basis=told.basis,
                by_consents=by,
                by=desk.author.name,
            )
            uow.put(row)
        return row

    def gave(self, papers: Iterable[PrintedPaper]) -> None:
        """These papers were printed or saved: whoever they are for has had what stands on them (``note_disclosure``)."""
        given = [one for paper in papers for one in paper.given]
        if not given:
            return
        with self._desk.looking() as uow:
            for one in given:
                note_disclosure(
                    self._desk, uow, one.released, one.way, origin=one.origin, basis=one.basis, only=one.only
                )
            uow.commit("print")

    def not_given(self, disclosure: str, reason: str) -> None:
        """The paper was made and never handed over: the row is taken out, with a reason."""
        if not reason.strip():
            raise Invalid("reason-missing")
        with self._desk.acting("disclosure.not-given") as uow:
            row = uow.get(Disclosure, disclosure)
            if row.way is Way.FILE:
                raise NotAllowed("disclosure-file-stays")
            uow.put(replace(row, removed=reason.strip()))

    def answered(self, disclosure: str, answer: str) -> None:
        """What the recipient said to being asked to delete it."""
        with self._desk.acting("disclosure.answered") as uow:
            row = uow.get(Disclosure, disclosure)
            uow.put(replace(row, answered_on=self._desk.today(), answer=answer.strip()))

    def _covered(self, uow: UnitOfWork, person: str, keys: frozenset[str], day: date) -> dict[Part, Consent]:
        found = uow.get(YoungPerson, person)
        covered: dict[Part, Consent] = {}
        for use in (Use.MEETING, Use.EXCHANGE):
            for part, consents in all_covering(
                uow.of(Consent, person),
                use=use,
                keys=keys,
                own_unit=self._desk.author.unit,
                today=day,
                responsible=found.coordinator,
                of_age_on=self._desk.of_age_on(found),
            ).items():
                covered[part] = consents[-1]
        return covered


def _all_covered(parts: Iterable[Part], covered: Container[Part]) -> bool:
    """Whether a consent covers every part; whom it is about may be said with whatever else may be told."""
    return all(one in covered for one in parts if one is not Part.IDENTITY)


def _keys(to: str, to_key: str) -> frozenset[str]:
    return outside_keys(to) | ({to_key} if to_key else frozenset())

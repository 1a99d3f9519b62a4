"""A consent ends: who has had something because of it, and asking for it back.

Belongs here: finding the earlier recipients, writing recall files to desks, the letter to everybody else.
Does not belong here: withdrawing itself (``consents.py``), noting what was given (``disclosures.py``).

A recall carries no content: the young person's id, which parts, who asks. The receiver gets a task; nothing is
deleted there by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.consent import Consent, Standing, standing
from ungeapp.domain.disclosures import BY_HAND, Disclosure, Way, resting_on
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind
from ungeapp.domain.ids import derived_id
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.entries import known_to
from ungeapp.usecases.envelope import Envelope, PersonMember
from ungeapp.usecases.papers import DisclosureLine, Papers, RecallPaper, Sender
from ungeapp.usecases.partners import CONFIRMED, KNOWN
from ungeapp.usecases.ports.rows import PackageRow
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.releasing import released_to
from ungeapp.usecases.sending import Post, WrittenFile, card_of

_TOLD_IN = frozenset({"share", "contribution", "offer", "accept", "confirm", "close", "supplement"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Who has had something by a consent: desks that can be asked by a file, and everybody else."""

    by_file: tuple[Disclosure, ...]
    by_letter: tuple[Disclosure, ...]

    @property
    def all(self) -> tuple[Disclosure, ...]:
        return (*self.by_file, *self.by_letter)


class RecallUseCases:
    """Asking back what was given."""

    def __init__(self, desk: Desk, envelope: Envelope, papers: Papers) -> None:
        self._desk = desk
        self._papers = papers
        self._post = Post(desk, envelope)

    def earlier(self, consent: str) -> Recipients:
        """Everybody who has had something because of ``consent``, the latest first."""
        with self._desk.looking() as uow:
            found = uow.get(Consent, consent)
            known = uow.of(Disclosure, found.person)
            rows = (*resting_on(known, consent), *self._from_packages(uow, found, known))
            desks = self._desks(uow)
        return Recipients(
            by_file=tuple(one for one in rows if one.way is Way.FILE and one.to_key in desks),
            by_letter=tuple(one for one in rows if not (one.way is Way.FILE and one.to_key in desks)),
        )

    def recall(self, consent: str) -> tuple[WrittenFile, ...]:
        """One file for every desk that got something by ``consent``; the others wait for their letter.

        The desk is asked under every id it knows the young person by. NotAllowed while the consent still counts, or
        when a desk was never told of any.
        """
        earlier = self.earlier(consent)
        with self._desk.acting("package.recall") as uow:
            found = uow.get(Consent, consent)
            of_age_on = self._desk.of_age_on(uow.get(YoungPerson, found.person))
            if standing(found, self._desk.today(), of_age_on) is Standing.COUNTS:
                raise NotAllowed("recall-still-counts")
            files = []
            for identity in dict.fromkeys(one.to_key for one in earlier.by_file):
                rows = [one for one in earlier.by_file if one.to_key == identity]
                files.append(self._write(uow, found.person, identity, rows))
            return tuple(files)

    def letter(self, consent: str, recipient: str) -> PrintedPaper:
        """The letter to one of the others (by ``to_key``): what they have had, and the wish to have it deleted.

        They are asked when it is printed or saved: ``note_asked``.
        """
        earlier = self.earlier(consent)
        with self._desk.looking() as uow:
            found = uow.get(Consent, consent)
            rows = [one for one in earlier.all if one.to_key == recipient]
            if not rows:
                raise NotAllowed("recall-nothing-given")
            paper = self._letter(uow, found.person, rows)
            uow.note_audit("print-recall", found.person)
            uow.commit("print")
        return PrintedPaper(
            name=f"tilbagekaldelse-{rows[0].id[-6:]}.pdf", content=self._papers.recall(paper), recipient=rows[0].to
        )

    def note_asked(self, consent: str, recipients: Iterable[str]) -> None:
        """The letters to these (by ``to_key``) went out today."""
        wanted, earlier = frozenset(recipients), self.earlier(consent)
        with self._desk.looking() as uow:
            for one in earlier.all:
                if one.to_key in wanted:
                    uow.put(replace(one, recalled_on=self._desk.today()))
            uow.commit("print")

    def _write(self, uow: UnitOfWork, person: str, identity: str, rows: list[Disclosure]) -> WrittenFile:
        today = self._desk.today()
        parts = tuple(dict.fromkeys(part for one in rows for part in one.parts))
        known = known_to(uow, identity, uow.entries(person))
        if not known:
            raise NotAllowed("recall-nothing-given")
        members = tuple(PersonMember(person=one, parts=parts, by=self._desk.author.name, on=today) for one in known)
        for one in rows:
            uow.put(replace(one, recalled_on=today))
        return self._post.write(uow, "recall", card_of(uow, identity), members)

    def _letter(self, uow: UnitOfWork, person: str, rows: list[Disclosure]) -> RecallPaper:
        """Whom it is about stands there only if they were told the name before, and never a protected one."""
        desk, found = self._desk, uow.get(YoungPerson, person)
        knew = any(Part.IDENTITY.value in one.parts or one.way in BY_HAND for one in rows)
        names = ("given_name", "family_name")
        released = released_to(
            desk,
            uow,
            [found],
            found,
            Recipient(kind=RecipientKind.PROFESSIONAL, name=rows[0].to, keys=frozenset({rows[0].to_key})),
            Purpose.REMINDER,
            consents=(),
            returned=frozenset((found.id, name) for name in names)
            if knew and not found.protected_name
            else frozenset(),
        )
        told = released.of(YoungPerson)
        author, profile = desk.author, desk.profile
        return RecallPaper(
            recipient=rows[0].to,
            young_person=told[0].full_name if told else "",
            lines=tuple(
                DisclosureLine(on=one.on, to=one.to, way=one.way.value, parts=one.parts, what=one.what, basis="")
                for one in rows
            ),
            sender=Sender(
                name=author.name,
                unit=profile.unit(author.unit).public_name if profile.has_unit(author.unit) else author.unit,
                municipality=profile.name,
                phone=author.phone,
            ),
            written_on=desk.today(),
        )

    def _desks(self, uow: UnitOfWork) -> frozenset[str]:
        return frozenset(one.identity for one in uow.cards() if one.state in (CONFIRMED, KNOWN))

    def _from_packages(self, uow: UnitOfWork, consent: Consent, known: Iterable[Disclosure]) -> tuple[Disclosure, ...]:
        """Files that went to a unit the consent names and were not noted then (written by an older version)."""
        noted = {one.origin for one in known}
        entries = set(uow.entries(consent.person))
        units = {one.identity: one for one in uow.cards() if one.unit in consent.recipients}
        return tuple(
            self._of_package(one, consent, units[one.partner].unit_name)
            for one in uow.packages()
            if one.direction == "out"
            and one.kind in _TOLD_IN
            and one.partner in units
            and entries & set(one.persons)
            and one.id not in noted
            and _within(one.at.date(), consent)
        )

    def _of_package(self, row: PackageRow, consent: Consent, name: str) -> Disclosure:
        return Disclosure(
            id=derived_id("disclosure", consent.person, row.id),
            person=consent.person,
            on=row.at.date(),
            to=name,
            to_key=row.partner,
            to_kind=RecipientKind.UNIT.value,
            way=Way.FILE,
            purpose=Purpose.EXCHANGE.value,
            parts=consent.parts,
            by_consents=(consent.id,),
            origin=row.id,
        )


def _within(day: date, consent: Consent) -> bool:
    begun = consent.given_on is not None and consent.given_on <= day
    return begun and (consent.withdrawn_on is None or day <= consent.withdrawn_on)

"""The papers of consent: what is asked for, to be signed, and who has had what.

Belongs here: their content for the young person, through the gate; every print is one row in the log.
Does not belong here: layout and words (``forms``, ``resources/consent``), asking things back (``recalls.py``).
"""

from __future__ import annotations

from datetime import date

from ungeapp.domain.consent import Consent, GivenBy, standing
from ungeapp.domain.consent import Standing as Where
from ungeapp.domain.consent_asking import ConsentTexts
from ungeapp.domain.dates import add_months_clamped
from ungeapp.domain.disclosures import Disclosure
from ungeapp.domain.gate import Purpose, Recipient, RecipientKind, Released
from ungeapp.domain.parents import Parent, custody_holders, under_age
from ungeapp.domain.people import NetworkPerson, YoungPerson
from ungeapp.domain.record import Record, values
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.letterheads import sender_of, unit_name
from ungeapp.usecases.papers import ConsentPaper, DisclosureLine, DisclosuresPaper, Papers
from ungeapp.usecases.ports.store import UnitOfWork
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.releasing import released_to

CUSTODY_COPY = "custody"
_KNOWN_BY = (
    "title",
    "own_words",
    "wording",
    "what",
    "said",
    "text",
    "name",
    "note",
    "wishes",
    "public_title",
    "comment",
)


def known_by(record: Record) -> str:
    """A record by its first words, for the list of what must not go along."""
    told = values(record)
    return next((str(told[name]) for name in _KNOWN_BY if told.get(name)), "")


class ConsentPaperUseCases:
    """Consent to be signed; the list of disclosures."""

    def __init__(self, desk: Desk, papers: Papers) -> None:
        self._desk = desk
        self._papers = papers

    def languages(self) -> tuple[ConsentTexts, ...]:
        """The languages the paper can be printed in; Danish first."""
        return self._desk.definitions.consent_languages(self._desk.author.profile)

    def faults(self) -> tuple[str, ...]:
        """Why languages the municipality added cannot be used."""
        return self._desk.definitions.consent_faults(self._desk.author.profile)

    def consent(self, consent: str, language: str = "da", copy: str = "") -> PrintedPaper:
        """One consent to be read and signed; ``copy`` "custody" is that of whoever holds custody.

        Where custody alone is asked there is no other copy.

        What the young person wants kept out stands on no copy but her own, unless custody alone is asked.
        """
        desk = self._desk
        texts = desk.definitions.consent_texts(desk.author.profile, language)
        with desk.looking() as uow:
            found = uow.get(Consent, consent)
            person = uow.get(YoungPerson, found.person)
            released = self._released(uow, person, [person, found])
            paper = self._paper(uow, released.of(YoungPerson)[0], released.of(Consent)[0], texts, copy)
            uow.note_audit("print-consent", consent, language)
            uow.commit("print")
        return PrintedPaper(
            name=f"samtykke-{consent[-6:]}{'-foraeldremyndighed' if copy == CUSTODY_COPY else ''}.pdf",
            content=self._papers.consent(paper),
            recipient=person.full_name,
            released=released,
        )

    def disclosures(self, person: str) -> PrintedPaper:
        """*Hvem har fået hvad om mig*, for the young person."""
        with self._desk.looking() as uow:
            found = uow.get(YoungPerson, person)
            released = self._released(uow, found, [found, *uow.of(Disclosure, person)])
            rows = sorted(released.of(Disclosure), key=lambda one: (one.on or date.min, one.id), reverse=True)
            consents = {one.id: one for one in uow.of(Consent, person, removed=True)}
            paper = DisclosuresPaper(
                person=found.full_name,
                lines=tuple(self._line(one, consents) for one in rows),
                sender=sender_of(self._desk),
                printed_on=self._desk.today(),
            )
            uow.note_audit("print-disclosures", person)
            uow.commit("print")
        return PrintedPaper(
            name=f"hvem-har-faaet-hvad-{person[-6:]}.pdf",
            content=self._papers.disclosures(paper),
            recipient=found.full_name,
            released=released,
        )

    def basis_of(self, row: Disclosure, consents: dict[str, Consent]) -> str:
        """The basis of one row in words: the bases of the consents it rests on, else its own."""
        bases = self._desk.definitions.terms("bases")
        day = row.on or self._desk.today()
        codes = [consents[one].basis for one in row.by_consents if one in consents] or [row.basis]
        return ", ".join(dict.fromkeys(bases.label(one, day) for one in codes if one))

    def recipient_name(self, uow: UnitOfWork, person: str, key: str) -> str:
        """Who a recipient's key means, on paper."""
        kind, colon, rest = key.partition(":")
        if not colon:
            return unit_name(self._desk, key)
        if kind == "role":
            return self._desk.definitions.terms("roles").label(rest, self._desk.today())
        if kind == "person":
            found = next((one for one in uow.of(NetworkPerson, person, removed=True) if one.id == rest), None)
            return ", ".join(one for one in (found.name, found.relation) if one) if found else ""
        return rest[:1].upper() + rest[1:]

    def _paper(
        self, uow: UnitOfWork, person: YoungPerson, consent: Consent, texts: ConsentTexts, copy: str
    ) -> ConsentPaper:
        desk = self._desk
        today = desk.today()
        day = consent.given_on or today
        holders = custody_holders(uow.of(Parent, person.id), self._desk.of_age_on(person), day)
        kind = consent.given_by_kind
        custody_asked = kind in (GivenBy.CUSTODY, GivenBy.BOTH)
        custody_copy = custody_asked and (copy == CUSTODY_COPY or kind is GivenBy.CUSTODY)
        her_own = not custody_copy or kind is GivenBy.CUSTODY
        kept_out = {one.id: known_by(one) for one in uow.everything(person.id) if one.id in consent.withheld}
        starts = consent.valid_from or day
        review = consent.review_on or add_months_clamped(day, desk.profile.consent_review_months)
        names = tuple(one.name or one.relation for one in holders) or ("",)
        receivers = (self.recipient_name(uow, person.id, one) for one in consent.recipients)
        return ConsentPaper(
            texts=texts,
            person=person.full_name,
            birth_date=person.birth_date,
            giver=unit_name(self._desk, consent.from_unit),
            receivers=tuple(one for one in receivers if one),
            both_ways=consent.both_ways,
            purpose=consent.purpose,
            uses=consent.uses,
            parts=consent.parts,
            withheld=(*filter(None, kept_out.values()), *consent.withheld_text) if her_own else (),
            withheld_because=consent.withheld_because if her_own else "",
            asks_what_to_withhold=her_own and standing(consent, today, self._desk.of_age_on(person)) is Where.ASKED,
            valid_from=starts,
            valid_to=consent.valid_to,
            review_on=review if consent.valid_to is None else None,
            under_age=under_age(self._desk.of_age_on(person), day) and custody_asked,
            young_person_signs=not custody_copy and kind is not GivenBy.CUSTODY,
            custody_signs=names if custody_copy or kind is GivenBy.CUSTODY else (),
            custody_copy=custody_copy,
            basis=desk.definitions.terms("bases").label(consent.basis, day),
            sender=sender_of(self._desk),
            printed_on=today,
            given_on=consent.given_on,
        )

    def _line(self, row: Disclosure, consents: dict[str, Consent]) -> DisclosureLine:
        return DisclosureLine(
            on=row.on,
            to=row.to,
            way=row.way.value,
            parts=row.parts,
            what=row.what,
            basis=self.basis_of(row, consents),
            recalled_on=row.recalled_on,
            answer=row.answer,
        )

    def _released(self, uow: UnitOfWork, person: YoungPerson, content: list[Record]) -> Released:
        return released_to(
            self._desk,
            uow,
            content,
            person,
            Recipient(kind=RecipientKind.YOUNG_PERSON, name=person.full_name),
            Purpose.EXCHANGE,
        )

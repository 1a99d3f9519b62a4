"""Noting a contact, and what the tab *Kontakt* lists.

Belongs here: sentences, rows, and handing what was typed to the use cases. Does not belong here: Qt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from ungeapp.domain.people import Contact, Talk
from ungeapp.texts import _
from ungeapp.ui.due import by_day, joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import clock, long_day, short_day

NOTE = "contact"
OF_CONTACT = "contact:"
"""A note of the place of a talk: it is written up from the contact whose id follows."""
QUICK_CHANNELS = ("phone", "message", "office")
_FOUND = 6
_NOON = time(12, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNoted:
    """What was typed about one contact."""

    text: str
    channel: str
    reached: bool
    with_whom: str = ""
    on: date | None = None
    topics: tuple[str, ...] = ()
    next_step: str = ""
    next_step_on: date | None = None


class ContactPresenter:
    """Notes contacts from anywhere."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def name(self, person: str) -> str:
        """Who the note is about."""
        return self._intentions.people.file(person).person.full_name if person else ""

    def find(self, text: str) -> Sequence[RowView]:
        """People whose name begins so, a few."""
        if not text.strip():
            return ()
        found = self._intentions.people.search(text, limit=_FOUND)
        return tuple(RowView(one.id, one.name, context=joined(one.school, one.next_step)) for one in found)

    def quick_channels(self) -> Sequence[Option]:
        """The three ways most contacts happen; Alt+1 to Alt+3."""
        channels = self._intentions.desk.definitions.terms("channels")
        return tuple(Option(code, channels.label(code, self.today)) for code in QUICK_CHANNELS)

    def other_channels(self) -> Sequence[Option]:
        """All other ways."""
        channels = self._intentions.desk.definitions.terms("channels")
        return tuple(Option(one.code, one.label) for one in channels.on(self.today) if one.code not in QUICK_CHANNELS)

    def topics(self, person: str) -> Sequence[Option]:
        """What it may be about: the young person's open goals, then the topics of the terms."""
        return tuple(Option(code, label) for code, label in self._intentions.contacts.topics(person))

    def topic_label(self, person: str, topic: str) -> str:
        """What a topic is called, also one that is no longer offered."""
        return self._intentions.contacts.topic_label(person, topic) or _("A goal that is gone")

    def next_step(self, person: str) -> str:
        """The next step as it is now, in one line; empty where there is none."""
        if not person:
            return ""
        found = self._intentions.people.file(person).person
        return joined(found.next_step, by_day(found.next_step_on, self.today)) if found.next_step else ""

    def draft(self, person: str) -> str:
        """What was being typed about this person when the window closed or locked."""
        return self._intentions.people.drafts(NOTE, person).get("text", "")

    def keep(self, person: str, text: str) -> None:
        """Keep what is being typed."""
        self._intentions.people.keep_draft(NOTE, person, "text", text)

    def save(self, person: str, noted: ContactNoted) -> Contact:
        """Note it, now or on the day told."""
        now = self._intentions.desk.now()
        at = datetime.combine(noted.on, _NOON, now.tzinfo) if noted.on and noted.on != now.date() else None
        return self._intentions.people.note_contact(
            person,
            noted.text,
            channel=noted.channel,
            reached=noted.reached,
            with_whom=noted.with_whom,
            at=at,
            topics=noted.topics,
            next_step=noted.next_step,
            next_step_on=noted.next_step_on,
        )


def as_talk(contact: Contact) -> Place:
    """Where a contact is written up as the talk it was."""
    return Place("talk", id=contact.person, note=OF_CONTACT + contact.id)


def written_from(intentions: Intentions, contact: Contact | None) -> str:
    """Which contact a talk was written from; empty where there was none."""
    if contact is None or contact.at is None:
        return ""
    today = intentions.desk.today()
    way = intentions.desk.definitions.terms("channels").label(contact.channel, today)
    told = _("Written from the contact of {day} ({way})")
    return told.format(day=short_day(contact.at.date(), today), way=way[:1].lower() + way[1:])


class ContactsPresenter:
    """The tab *Kontakt*: contacts, attempts and talks, the newest first."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def rows(self) -> Sequence[RowView]:
        """One row each; an id of a talk begins with ``talk:``."""
        file = self._intentions.people.file(self._person)
        topics = dict.fromkeys(topic for one in file.of(Contact) for topic in one.topics)
        labels = {topic: self._intentions.contacts.topic_label(self._person, topic) for topic in topics}
        noted = {one.id: one for one in file.of(Contact)}
        told = [
            (one.at.isoformat() if one.at else "", self._contact(one, labels, self._way_to_talk(one, file.of(Talk))))
            for one in noted.values()
        ]
        told += [
            (one.held_on.isoformat() + "T24" if one.held_on else "", self._talk(one, noted.get(one.written_from)))
            for one in file.of(Talk)
        ]
        return tuple(row for _at, row in sorted(told, key=lambda one: (one[0], one[1].id), reverse=True))

    def contact(self, id: str) -> Contact:
        """One contact, to correct it."""
        found = next(one for one in self._intentions.people.file(self._person).of(Contact) if one.id == id)
        assert isinstance(found, Contact)
        return found

    def talk_of(self, id: str) -> Place:
        """Where the row's button of a contact leads: the talk written from it, else where it is written up as one."""
        file = self._intentions.people.file(self._person)
        written = next((one for one in file.of(Talk) if one.written_from == id), None)
        if written is not None:
            return Place("talk", id=self._person, note=written.id)
        return as_talk(self.contact(id))

    @staticmethod
    def _way_to_talk(one: Contact, talks: Sequence[Talk]) -> str:
        """Open the talk written from it; or write one, where somebody was reached and none is of that day."""
        if any(talk.written_from == one.id for talk in talks):
            return _("Open the talk")
        free = one.reached and one.at is not None and one.at.date() not in {talk.held_on for talk in talks}
        return _("Write it up as a talk") if free else ""

    def correct(self, id: str, noted: ContactNoted) -> None:
        """Another text or way."""
        self._intentions.people.change(
            Contact,
            id,
            text=noted.text,
            channel=noted.channel,
            reached=noted.reached,
            with_whom=noted.with_whom,
            topics=noted.topics,
        )

    def remove(self, id: str, reason: str) -> None:
        """Take one out; it stays in the history."""
        self._intentions.people.remove(Contact, id, reason)

    def _contact(self, one: Contact, labels: Mapping[str, str], action: str) -> RowView:
        channels = self._intentions.desk.definitions.terms("channels")
        return RowView(
            one.id,
            one.text or _("Attempt, not reached"),
            context=joined(
                channels.label(one.channel, self.today),
                _("with {name}").format(name=one.with_whom) if one.with_whom else "",
                clock(one.at) if one.at else "",
                *(labels.get(topic, "") for topic in one.topics),
                _("Next step: {step}").format(step=one.next_step) if one.next_step else "",
                one.by,
            ),
            lead=short_day(one.at.date(), self.today) if one.at else "",
            chip="" if one.reached else _("Not reached"),
            tone=Tone.NEUTRAL,
            tip=long_day(one.at.date()) if one.at else "",
            action=action,
        )

    def _talk(self, one: Talk, noted: Contact | None) -> RowView:
        words = f"»{one.own_words}«" if one.own_words else ""
        return RowView(
            f"talk:{one.id}",
            words or one.said,
            context=joined(
                _("Talk"),
                written_from(self._intentions, noted),
                one.said if words else "",
                _("Next step: {step}").format(step=one.next_step) if one.next_step else "",
                one.by,
            ),
            lead=short_day(one.held_on, self.today) if one.held_on else "",
            tip=long_day(one.held_on) if one.held_on else "",
        )

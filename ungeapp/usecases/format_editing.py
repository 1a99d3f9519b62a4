"""A leader changes a meeting format: a copy, a draft that is kept, and what is wrong with it.

Belongs here: those steps, and which pieces a new one is made of.
Does not belong here: the file's form (``forms/format_editor.py``), whether a format is sound (the strict reader), words,
what becomes of the draft (``format_publishing``).

A format that meetings have used is never changed: it is published anew with the next number, and the store keeps the
one each meeting began with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ungeapp.domain.errors import Invalid, NotAllowed, NotFound
from ungeapp.domain.format_frames import MeetingKind
from ungeapp.domain.format_keys import key_of
from ungeapp.domain.formats import Editor, EventKind, FactKind, Obligation
from ungeapp.domain.parts import Part
from ungeapp.usecases import format_events as events
from ungeapp.usecases import format_questions as questions
from ungeapp.usecases import format_series as series
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.format_deadlines import deadlines_at_event, lost_steps
from ungeapp.usecases.format_pieces import Fault, FormatDraft, OldWordAt, Piece, PieceKind, Value
from ungeapp.usecases.format_text import FormatText
from ungeapp.usecases.ports.rows import Draft

RECORD = "format:"
FIELD = "toml"
_DOES, _WITHIN = "coordinator", 14
"""Who does a new task, and within how many days, until somebody says otherwise."""


class FormatEditing:
    """Drafts of formats at this desk."""

    def __init__(self, desk: Desk, text: FormatText) -> None:
        self._desk = desk
        self._text = text

    # drafts ----------------------------------------------------------------------------------------------------------
    def drafts(self) -> tuple[FormatDraft, ...]:
        """What is being worked on, the latest first."""
        with self._desk.looking() as uow:
            kept = [one for one in uow.drafts() if one.record.startswith(RECORD) and one.field == FIELD]
        return tuple(self._read(one) for one in sorted(kept, key=lambda one: one.at, reverse=True))

    def draft(self, key: str) -> FormatDraft:
        """One draft; NotFound."""
        with self._desk.looking() as uow:
            for one in uow.drafts(RECORD + key):
                if one.field == FIELD:
                    return self._read(one)
        raise NotFound("format-draft-gone")

    def begin(self, source: str, title: str = "") -> str:
        """Copy a format (``owner/id``) to work on; its key. A draft that waits is gone on with.

        Without a ``title`` it becomes the next version of that format as this municipality has it; with one, a format
        of its own.
        """
        desk = self._desk
        found = desk.definitions.format(source)
        waiting = {one.key for one in self.drafts()}
        key = found.ref.id
        if title.strip():
            key = key_of(title, {*waiting, *(one.ref.id for one in desk.definitions.formats())})
        elif key in waiting:
            return key
        text = desk.definitions.text(found.ref)
        text = self._text.set(text, "format", "id", key)
        text = self._text.set(text, "format", "version", desk.definitions.next_version(key))
        if title.strip():
            text = self._text.set(text, "format", "title", " ".join(title.split()))
        self._text.pieces(text)
        with desk.acting("format.copy") as uow:
            uow.save_draft(RECORD + key, FIELD, text, str(found.ref))
        return key

    def drop(self, key: str) -> None:
        """Throw a draft away; what was published stays."""
        with self._desk.acting("format.drop") as uow:
            uow.drop_draft(RECORD + key, FIELD)

    def keep(self, key: str, text: str) -> FormatDraft:
        """Put back a text the draft had (undo)."""
        return self._keep(self.draft(key), text)

    # changes ---------------------------------------------------------------------------------------------------------
    def set(self, key: str, path: str, field: str, value: Value | None) -> FormatDraft:
        """Another value of a field; None or empty text takes it out."""
        draft = self.draft(key)
        if isinstance(value, str) and not value.strip():
            value = None
        return self._keep(draft, self._text.set(draft.text, path, field, value))

    def use_new_word(self, key: str, path: str, field: str, text: str) -> FormatDraft:
        """``text``, one of the ways out of an old word (``OldWordAt.ways``), stands in the field at ``path``."""
        draft = self.draft(key)
        answer = questions.answer_at(field)
        if answer is not None:
            answers = [str(one.get("label", "")) for one in draft.piece(path).values.get("option", ())]
            answers[answer] = text
            return self.set_answers(key, path, answers)
        above, _dot, last = field.rpartition(".")
        outside = path == "format" and above in ("target", "legal")
        at = above if outside else f"{path}.{above}" if above else path
        return self._keep(draft, self._text.set(draft.text, at, last, text))

    def add_item(self, key: str, meeting: str, title: str, guidance: str = "") -> FormatDraft:
        """A new point of the agenda to note under; without ``guidance`` its title stands there too."""
        title = _told(title)
        draft = self.draft(key)
        values: dict[str, Value] = {
            "key": self._key(draft, title),
            "title": title,
            "guidance": guidance or title,
            "part": Part.NOTES.value,
            "editors": (Editor.NOTE.value,),
        }
        return self._keep(draft, self._text.add(draft.text, meeting, PieceKind.ITEM, values))

    def add_output(self, key: str, meeting: str, title: str) -> FormatDraft:
        """Something more the meeting must bring; it stands under the last point."""
        title = _told(title)
        draft = self.draft(key)
        items = [one for one in draft.pieces if one.kind is PieceKind.ITEM and one.meeting == meeting]
        if not items:
            raise Invalid("format-no-item", field="title")
        values: dict[str, Value] = {
            "key": self._key(draft, title),
            "title": title,
            "item": str(items[-1].values.get("key", "")),
        }
        return self._keep(draft, self._text.add(draft.text, meeting, PieceKind.OUTPUT, values))

    def add_participant(self, key: str, meeting: str, role: str) -> FormatDraft:
        """Somebody more who takes part, by role; named as the role is."""
        draft = self.draft(key)
        if "participants_as" in draft.piece(meeting).values:
            raise NotAllowed("format-participants-as")
        values: dict[str, Value] = {
            "role": role,
            "label": self._role(role)[0],
            "obligation": Obligation.SHOULD.value,
            **self._sides(role),
            "part": Part.MEETINGS.value,
        }
        return self._keep(draft, self._text.add(draft.text, meeting, PieceKind.PARTICIPANT, values))

    def set_role(self, key: str, path: str, role: str) -> FormatDraft:
        """Another role; whether it is the municipality's or private follows, and the name where it was the old role's."""
        draft = self.draft(key)
        before = draft.piece(path).values
        changes: dict[str, Value | None] = {"role": role, **self._sides(role)}
        for side in ("municipal", "private"):
            if side not in changes and side in before:
                changes[side] = None
        if self._desk.definitions.in_words(str(before.get("label"))) == self._role(str(before.get("role", "")))[0]:
            changes["label"] = self._role(role)[0]
        if "municipal" not in self._sides(role) and before.get("obligation") == Obligation.MUST:
            changes["obligation"] = Obligation.SHOULD.value
        text = draft.text
        for field, value in changes.items():
            text = self._text.set(text, path, field, value)
        return self._keep(draft, text)

    def set_convener(self, key: str, path: str, field: str, value: str) -> FormatDraft:
        """Another one calls a meeting (``field`` is one of ``CONVENING``): what named the one before goes with it."""
        draft = self.draft(key)
        text = draft.text
        for at, name, told in series.called_by_another(draft, path, field, value):
            text = self._text.set(text, at, name, told)
        return self._keep(draft, text)

    def add_meeting(self, key: str, title: str, item: str, guidance: str) -> FormatDraft:
        """One more meeting after the last: like it in whom it gathers and how, with one point called ``item``."""
        draft = self.draft(key)
        values = series.next_meeting(draft, _told(title))
        text = self._text.add(draft.text, "", PieceKind.MEETING, values)
        before = series.meetings(draft)[-1]
        if "next" not in before.values:
            text = self._text.set(text, before.path, "next", values["key"])
        point: dict[str, Value] = {
            "key": self._key(draft, item),
            "title": item,
            "guidance": guidance,
            "part": Part.NOTES.value,
            "editors": (Editor.NOTE.value,),
        }
        if values.get("kind") == MeetingKind.WITHOUT_YOUNG_PERSON:
            point["required"] = True  # such a meeting asks how they will be told
        made = self._text.pieces(text)[-1].meeting
        return self._keep(draft, self._text.add(text, made, PieceKind.ITEM, point))

    def add_question(self, key: str, label: str) -> FormatDraft:
        """One more question, answered by yes or no; it tells what the whole format tells until somebody says less."""
        draft = self.draft(key)
        label = _told(label)
        return self._keep(draft, self._asked(draft, PieceKind.QUESTION, label, FactKind.YES_NO.value))

    def add_event(self, key: str, label: str) -> FormatDraft:
        """One more event that meetings can follow; it is one that happens until somebody says otherwise."""
        draft = self.draft(key)
        return self._keep(draft, self._asked(draft, PieceKind.EVENT, _told(label), EventKind.ACTUAL.value))

    def add_task(self, key: str, title: str) -> FormatDraft:
        """One more task that follows from an answer: from the first answer there is, until somebody says which.

        Invalid("format-no-answer") where no question has answers to look at.
        """
        draft = self.draft(key)
        title = _told(title)
        when = questions.first_answer(draft)
        if when is None:
            raise Invalid("format-no-answer", field="title")
        taken = {str(one.values.get("key", "")) for one in draft.pieces if one.kind is PieceKind.TASK}
        values: dict[str, Value] = {
            "key": key_of(title, taken),
            "title": title,
            "when": when,
            "role": _DOES,
            "days": _WITHIN,
            "part": str(draft.pieces[0].values.get("part", Part.NOTES.value)),
        }
        return self._keep(draft, self._text.add(draft.text, "", PieceKind.TASK, values))

    def own_participants(self, key: str, path: str) -> FormatDraft:
        """A meeting that gathers the same people as another one gets a list of its own, with those people to begin with."""
        draft = self.draft(key)
        other = draft.piece(path).values.get("participants_as")
        source = next((one.path for one in series.meetings(draft) if other and one.values.get("key") == other), "")
        if not source:
            return draft
        text = self._text.set(draft.text, path, "participants_as", None)
        return self._keep(draft, self._text.copy_participants(text, source, path))

    def set_answers(self, key: str, path: str, labels: Sequence[str]) -> FormatDraft:
        """The answers to choose from; one that is only called something else stays what conditions know it by."""
        draft = self.draft(key)
        options = questions.options(draft.piece(path).values, labels)
        text = self._text.set(draft.text, path, "option", None)
        return self._keep(draft, self._text.set(text, path, "option", options) if options else text)

    def set_answered(self, key: str, path: str, kind: str) -> FormatDraft:
        """How a question is answered; answers to choose from go when nothing is chosen any more."""
        draft = self.draft(key)
        text = self._text.set(draft.text, path, "kind", kind)
        if kind != FactKind.CHOICE:
            text = self._text.set(text, path, "option", None)
        return self._keep(draft, text)

    def ask_under(self, key: str, path: str, asked: Sequence[str]) -> FormatDraft:
        """The questions asked under a point of the agenda; they are written where the others are."""
        draft = self.draft(key)
        before = draft.piece(path).values.get("editors", ())
        editors = [one for one in before if one != Editor.CHOICE or asked]
        if asked and Editor.CHOICE not in editors:
            editors.append(Editor.CHOICE.value)
        text = self._text.set(draft.text, path, "asks", tuple(asked) or None)
        return self._keep(draft, self._text.set(text, path, "editors", editors))

    def used_by(self, key: str, path: str) -> tuple[str, ...]:
        """The titles of what looks at a question or an event; it cannot be taken out before they do not."""
        return self._used_by(self.draft(key), path)

    def remove(self, key: str, path: str) -> FormatDraft:
        """Take a piece out; what leaned on a meeting that goes stays as it was.

        NotAllowed("format-last-meeting") for the only meeting, ("format-question-used") for a question whose answer
        decides something, ("format-event-used") for an event that something follows.
        """
        draft = self.draft(key)
        kind, text = draft.piece(path).kind, draft.text
        if kind is PieceKind.FORMAT:
            raise NotAllowed("format-layout")
        used = self._used_by(draft, path)
        if used and kind is PieceKind.EVENT:
            raise NotAllowed("format-event-used")
        if used:
            raise NotAllowed("format-question-used")
        if kind is PieceKind.MEETING:
            for change in series.without(draft, path):
                text = self._text.set(text, *change)
            heir = series.heir(draft, path)
            if heir:
                text = self._text.copy_participants(text, path, heir)
        return self._keep(draft, self._text.remove(text, path))

    def put_back(self, key: str, meeting: str) -> FormatDraft:
        """A meeting the draft has lost (by its key) stands again as in the version it was copied from; the one before
        leads on to it as it did. So it is also where nothing is left to undo."""
        draft = self.draft(key)
        base = self._desk.definitions.text(self._desk.definitions.format(draft.base).ref)
        text = self._text.put_back(draft.text, base, meeting)
        for change in series.leading_to(self._text.pieces(base), self._text.pieces(text), meeting):
            text = self._text.set(text, *change)
        return self._keep(draft, text)

    def move(self, key: str, path: str, by: int) -> FormatDraft:
        """Change places with the neighbour of its kind: 1 is down, -1 up."""
        draft = self.draft(key)
        return self._keep(draft, self._text.move(draft.text, path, by))

    def next_text(self, draft: FormatDraft) -> str:
        """The draft with the number the next version of its format has."""
        return self._text.set(draft.text, "format", "version", self._desk.definitions.next_version(draft.key))

    # inside ----------------------------------------------------------------------------------------------------------
    def _read(self, kept: Draft) -> FormatDraft:
        owner = self._desk.author.profile
        pieces = self._text.pieces(kept.text)
        format, problems = self._desk.definitions.check_format(kept.text, owner)
        faults = tuple(_fault(path, reason, pieces) for path, reason in problems)
        key = kept.record.removeprefix(RECORD)
        lost = lost_steps(self._desk, kept.base, key, pieces)
        old = tuple(
            OldWordAt(at.piece, at.field, at.reason, one.ways)
            for one in self._desk.definitions.old_words(kept.text)
            for at in [_fault(one.path, one.reason, pieces)]
        )
        return FormatDraft(key, kept.text, kept.base, kept.at, pieces, faults, format, lost, old)

    def _keep(self, draft: FormatDraft, text: str) -> FormatDraft:
        if text == draft.text:
            return draft
        with self._desk.acting("draft") as uow:
            uow.save_draft(RECORD + draft.key, FIELD, text, draft.base)
        return replace(self.draft(draft.key), at=self._desk.now())

    def _used_by(self, draft: FormatDraft, path: str) -> tuple[str, ...]:
        piece = draft.piece(path)
        if piece.kind is PieceKind.QUESTION:
            return questions.used_by(draft, path)
        if piece.kind is not PieceKind.EVENT:
            return ()
        follow = events.used_by(draft, path)
        return (*follow, *deadlines_at_event(self._desk, draft.key, str(piece.values.get("id", ""))))

    def _asked(self, draft: FormatDraft, kind: PieceKind, label: str, answered: str) -> str:
        """The text with one more question or event; both are known by one set of ids."""
        both = (PieceKind.QUESTION, PieceKind.EVENT)
        taken = {str(one.values.get("id", "")) for one in draft.pieces if one.kind in both}
        part = str(draft.pieces[0].values.get("part", Part.NOTES.value))
        values: dict[str, Value] = {"id": key_of(label, taken), "kind": answered, "label": label, "part": part}
        return self._text.add(draft.text, "", kind, values)

    def _key(self, draft: FormatDraft, title: str) -> str:
        """Items and outputs of a meeting are known by one set of keys; a meeting of the series may carry them over."""
        kinds = (PieceKind.ITEM, PieceKind.OUTPUT)
        taken = {str(one.values.get("key", "")) for one in draft.pieces if one.kind in kinds}
        return key_of(title, taken)

    def _role(self, role: str) -> tuple[str, bool, bool]:
        found = self._desk.definitions.terms("roles").find(role, self._desk.today())
        return (found.label, bool(found.municipal), bool(found.private)) if found else (role, False, False)

    def _sides(self, role: str) -> dict[str, Value]:
        _label, municipal, private = self._role(role)
        return {name: True for name, holds in (("municipal", municipal), ("private", private)) if holds}


def _told(title: str) -> str:
    told = " ".join(title.split())
    if not told:
        raise Invalid("format-no-title", field="title")
    return told


def _fault(path: str, reason: str, pieces: Sequence[Piece]) -> Fault:
    """The piece a problem's path leads into; what stands outside all of them concerns the format itself."""
    fits = [one.path for one in pieces if path == one.path or path.startswith((f"{one.path}.", f"{one.path}["))]
    piece = max(fits, key=len, default="format")
    field = path.removeprefix(piece).lstrip(".") if fits else path
    return Fault(piece, field, reason)

"""What the editor of a meeting format shows, and what an edit becomes; without Qt.

Belongs here: rows, sentences, undo of a draft. Does not belong here: fields (``fields``), what the meeting will look
like (``meeting_preview``), the list of formats (``list_presenter``), widgets.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from ungeapp.domain.format_frames import MeetingKind
from ungeapp.domain.formats import Editor
from ungeapp.domain.named_words import words_named
from ungeapp.domain.profiles import Word
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.formats import conditions
from ungeapp.ui.formats.field_views import Asked, FieldView
from ungeapp.ui.formats.fields import Lists, When, fields_of, when_of
from ungeapp.ui.formats.list_presenter import to_put_right
from ungeapp.ui.formats.meeting_preview import MeetingPreview, item_shown, preview_of
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.meeting.choosing import choices_for
from ungeapp.ui.meeting.values import RoomChoices
from ungeapp.usecases.format_pieces import WHOLE, Fault, FormatDraft, LostStep, Piece, PieceKind, Value
from ungeapp.usecases.format_series import CONVENING
from ungeapp.usecases.intentions import Intentions

_WHOLE = re.compile(r"[0-9]{1,4}")
_CODE = re.compile(r"»([a-z0-9-]+)«|“([a-z0-9-]+)”")
_HEADINGS = {
    PieceKind.FORMAT: N_("The whole format"),
    PieceKind.MEETING: N_("The meeting"),
    PieceKind.ITEM: N_("The point of the agenda"),
    PieceKind.OUTPUT: N_("Must come out of it"),
    PieceKind.PARTICIPANT: N_("The participant"),
    PieceKind.QUESTION: N_("The question"),
    PieceKind.TASK: N_("The task that follows"),
}
_NAMES = {PieceKind.PARTICIPANT: "label", PieceKind.QUESTION: "label"}
_TIMING_FIELDS = {"timing.after": "timing.event", "timing.of": "timing.event", "timing.within_days": "timing.days"}
_FORWARD_KEYS = {When.AFTER: ("days", "after"), When.WITHIN: ("within_days", "of")}


class EditorPresenter:
    """One draft: its pieces, what is wrong, and the way back."""

    def __init__(self, intentions: Intentions) -> None:
        self._desk = intentions.desk
        self._does = intentions.format_editing
        self.draft: FormatDraft | None = None
        self.piece = ""
        self._past: list[str] = []
        self._typing = ("", "")
        self._typed = ("", "", "")

    # showing -----------------------------------------------------------------------------------------------------
    def open(self, key: str) -> None:
        """Work on this draft; NotFound."""
        if self.draft is None or self.draft.key != key:
            self._past.clear()
            self.piece = ""
        self._typed = ("", "", "")
        self.draft = self._does.draft(key)
        if all(one.path != self.piece for one in self.draft.pieces):
            self.piece = next(one.path for one in self.draft.pieces if one.kind is PieceKind.MEETING)

    @property
    def _now(self) -> FormatDraft:
        assert self.draft is not None
        return self.draft

    @property
    def current(self) -> Piece:
        """The piece whose form is shown."""
        return self._now.piece(self.piece)

    @property
    def meeting(self) -> str:
        """The meeting shown: the one the piece belongs to, else the first."""
        first = next(one.path for one in self._now.pieces if one.kind is PieceKind.MEETING)
        return self.current.meeting or first

    def title(self) -> str:
        """What the draft is called."""
        return self._said(self._now.title) or _("A format without a title")

    def subtitle(self) -> str:
        """Which version it becomes."""
        base = self._desk.definitions.format(self._now.base)
        version = _("Becomes version {number}").format(number=self.version())
        copied = _("copied from “{title}”, version {number}").format(title=base.title, number=base.ref.version)
        return joined(version, copied)

    def version(self) -> int:
        """The number the next version gets."""
        found = self._now.pieces[0].values.get("version", 1)
        return found if isinstance(found, int) else 1

    def heads(self) -> tuple[RowView, ...]:
        """The format itself and its meetings."""
        rows = []
        for one in self._now.pieces:
            if one.kind is PieceKind.FORMAT:
                rows.append(self._row(one, _("The whole format")))
            elif one.kind is PieceKind.MEETING:
                rows.append(self._row(one, f"{one.path[8:-1]}. {one.values.get('title', '')}"))
        return tuple(rows)

    def rows(self, kind: PieceKind) -> tuple[RowView, ...]:
        """The pieces of one kind: of the meeting shown, or of the whole format."""
        of = "" if kind in WHOLE else self.meeting
        found = [one for one in self._now.pieces if one.kind is kind and one.meeting == of]
        return tuple(self._row(one, self._named(one)) for one in found)

    def has(self, kind: PieceKind) -> bool:
        """Whether there is a place for this kind of piece."""
        if kind is PieceKind.QUESTION:
            return self._now.piece(self.meeting).values.get("kind") != MeetingKind.WITHOUT_PERSON
        return kind is not PieceKind.TASK or bool(self.rows(kind))

    def borrowed(self) -> str:
        """Why the participants of this meeting cannot be changed here; empty where they can."""
        other = self._now.piece(self.meeting).values.get("participants_as")
        for one in self._now.pieces:
            if one.kind is PieceKind.MEETING and other and one.values.get("key") == other:
                return _("The same as at “{title}”. Change them there.").format(title=self._named(one))
        return ""

    def _row(self, piece: Piece, title: str) -> RowView:
        wrong = any(one.piece == piece.path for one in self._now.faults)
        old = any(one.piece == piece.path for one in self._now.old_words)
        chip = _("Correct it") if wrong else _("Old word") if old else ""
        tone = Tone.WARN if wrong else Tone.NEUTRAL
        return RowView(piece.path, "", self._said(title) or _("Without a title"), chip=chip, tone=tone)

    def _named(self, piece: Piece) -> str:
        return self._said(str(piece.values.get(_NAMES.get(piece.kind, "title"), "")))

    def _said(self, text: str) -> str:
        return self._desk.definitions.in_words(text)

    def notices(self) -> dict[str, str]:
        """What is worth knowing about a text of the piece shown, by field: an old word, or how it reads today."""
        found: dict[str, list[str]] = {}
        for one in self.fields():
            for code in dict.fromkeys(words_named(one.value) if isinstance(one.value, str) else ()):
                if (word := self._said(f"x {{{code}}}")[2:]) != f"{{{code}}}":
                    told = _("{code} reads “{word}” today.").format(code=f"{{{code}}}", word=word)
                    found.setdefault(one.name, []).append(told)
        for old in self._now.old_words:
            if old.piece == self.piece:
                found.setdefault(old.field, []).append(old.reason)
        return {name: " ".join(told) for name, told in found.items()}

    def faults(self) -> tuple[RowView, ...]:
        """Everything that is wrong, each with the piece it concerns."""
        told = [(self._whose(one), self._plain(one), "") for one in self._now.faults]
        told += [(one.step, _lost(one), _("Put it back in")) for one in self._now.lost]
        return tuple(
            RowView(f"{number}", whose, context=why, action=action) for number, (whose, why, action) in enumerate(told)
        )

    def fault_piece(self, number: str) -> str:
        """Where to go to put it right; what is gone has no place of its own."""
        faults = self._now.faults
        return faults[int(number)].piece if int(number) < len(faults) else self.meeting

    def put_back(self, number: str) -> None:
        """What a deadline looks for stands again as it was; it becomes the piece whose form is shown."""
        lost = self._now.lost[int(number) - len(self._now.faults)].key
        self._done(self._does.put_back(self._now.key, lost))
        self.piece = next(
            one.path for one in self._now.pieces if one.kind is PieceKind.MEETING and one.values.get("key") == lost
        )

    def errors(self) -> dict[str, str]:
        """What is wrong with the piece shown, by field; "" for the piece itself."""
        found: dict[str, str] = {}
        for one in self._now.faults:
            if one.piece == self.piece:
                found.setdefault(_TIMING_FIELDS.get(one.field, one.field), self._reason(one))
        return found

    def form_heading(self) -> str:
        """What sort of piece the form is about."""
        return _(_HEADINGS[self.current.kind])

    def _whose(self, fault: Fault) -> str:
        piece = self._now.piece(fault.piece)
        return _("The whole format") if piece.kind is PieceKind.FORMAT else self._named(piece) or _("Without a title")

    def _plain(self, fault: Fault) -> str:
        field = _TIMING_FIELDS.get(fault.field, fault.field)
        label = next((one.label for one in self.fields(fault.piece) if one.name == field), "")
        return f"{label}: {self._reason(fault)}" if label else self._reason(fault)

    def _reason(self, fault: Fault) -> str:
        """The reader's reason with the name of a role, an item or a meeting in place of its key."""
        names = {one.value: one.label for one in self.lists().roles}
        names |= {str(one.values["key"]): self._named(one) for one in self._now.pieces if "key" in one.values}

        def named(found: re.Match[str]) -> str:
            code = found[1] or found[2]
            return f"»{names.get(code, code)}«"

        return _CODE.sub(named, fault.reason)

    def lists(self) -> Lists:
        """Roles and units of this desk."""
        today = self._desk.today()
        roles = self._desk.definitions.terms("roles").on(today)
        kinds: dict[str, str] = {}
        for one in self._desk.profile.units:
            kinds.setdefault(one.kind, one.name)
        return Lists(
            tuple(Option(one.code, one.label) for one in roles),
            frozenset(one.code for one in roles if one.municipal),
            tuple(Option(kind, name) for kind, name in kinds.items()),
            self._desk.profile.word(Word.GUIDANCE),
        )

    def free_roles(self) -> tuple[Option, ...]:
        """Roles that do not take part yet."""
        taken = {one.values.get("role") for one in self._now.pieces if one.meeting == self.meeting}
        return tuple(one for one in self.lists().roles if one.value not in taken)

    def fields(self, path: str = "") -> tuple[FieldView, ...]:
        """The fields of a piece, the one shown unless another is asked for; what is told of other pieces is in words."""
        found = fields_of(self._now, self._now.piece(path or self.piece), self.lists(), self._events())
        return tuple(
            replace(
                one,
                hint=self._said(one.hint),
                options=tuple(replace(choice, label=self._said(choice.label)) for choice in one.options),
            )
            for one in found
        )

    def _events(self) -> tuple[Option, ...]:
        format = self._now.format
        if format is not None:
            return tuple(Option(one.key, one.label) for one in format.events)
        return tuple(Option(one.key, one.label) for one in self._desk.definitions.format(self._now.base).events)

    def preview(self) -> MeetingPreview:
        """The meeting as its page will show it; also while something is wrong."""
        draft = self._now
        path, name, told = self._typed
        if path:
            pieces = tuple(
                replace(one, values={**one.values, name: told}) if one.path == path else one for one in draft.pieces
            )
            draft = replace(draft, pieces=pieces)
        pieces = tuple(replace(one, values=self._desk.definitions.in_words(one.values)) for one in draft.pieces)
        return preview_of(replace(draft, pieces=pieces), self.meeting)

    def typed(self, name: str, told: str) -> None:
        """What is being typed into a field, before it is kept: the preview shows it already."""
        self._typed = (self.piece, name, told) if "." not in name and name != "option" else ("", "", "")

    def item_shown(self) -> str:
        """The item the room is at while the piece shown is worked on; empty where that says nothing about it."""
        return item_shown(self._now, self.piece)

    def choices(self) -> RoomChoices:
        """What can be chosen in the rows of the room."""
        return choices_for(self._desk, ())

    @property
    def today(self) -> date:
        """The day at this desk."""
        return self._desk.today()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self._now.faults and not self._now.lost

    def sample(self, intentions: Intentions, *, guide: bool) -> bytes:
        """The minutes of an invented meeting, or the guide, in the background."""
        does = intentions.format_editing
        return does.sample_guide(self._now.key) if guide else does.sample_minutes(self._now.key, self.meeting)

    # changing ----------------------------------------------------------------------------------------------------
    def _done(self, after: FormatDraft, typing: tuple[str, str] = ("", "")) -> None:
        before = self._now
        if after.text != before.text and (typing == ("", "") or typing != self._typing):
            self._past.append(before.text)
        self._typing = typing
        self._typed = ("", "", "")
        self.draft = after

    def write(self, field: FieldView, value: str | bool | tuple[str, ...], path: str = "") -> None:
        """What stands in a field now."""
        at = path or self.piece
        piece = self._now.piece(at)
        key = self._now.key
        typing = (at, field.name) if field.asked in (Asked.LINE, Asked.TEXT, Asked.NUMBER) else ("", "")
        told: Value | None = value
        if field.asked is Asked.NUMBER and isinstance(value, str):
            told = int(value) if _WHOLE.fullmatch(value.strip()) else value
        elif field.asked is Asked.TICK:
            told = True if value else None
        elif field.name == "chair" and "chair" not in piece.values and value == "convener":
            return
        if field.name.startswith("timing."):
            self._done(self._does.set(key, at, "timing", _timing(piece, field.name[7:], told)), typing)
        elif field.name in ("when", "target.when"):
            if value != conditions.AS_WRITTEN:
                where = "target" if field.name == "target.when" else at
                self._done(self._does.set(key, where, "when", conditions.condition(str(value))))
        elif field.name == "target.text":
            self._done(self._does.set(key, "target", "text", told), typing)
        elif field.name == "asks" and isinstance(value, tuple):
            self._done(self._does.ask_under(key, at, value))
        elif field.name == "editors" and isinstance(value, tuple):
            before = list(piece.values.get("editors", ()))
            editors = list(value)
            if Editor.CHOICE in before:  # what is asked under it is told in a field of its own
                editors.insert(before.index(Editor.CHOICE), Editor.CHOICE.value)
            self._done(self._does.set(key, at, "editors", tuple(editors)))
        elif field.name == "option":
            self._done(self._does.set_answers(key, at, str(value).splitlines()), typing)
        elif field.name == "kind" and piece.kind is PieceKind.QUESTION:
            self._done(self._does.set_answered(key, at, str(value)))
        elif field.name == "role":
            self._done(self._does.set_role(key, at, str(value)))
        elif field.name in CONVENING:
            self._done(self._does.set_convener(key, at, field.name, str(value)))
        else:
            self._done(self._does.set(key, at, field.name, told), typing)

    def add(self, kind: PieceKind, told: str) -> None:
        """Something new of the meeting shown; it becomes the piece whose form is shown."""
        meeting, key = self.meeting, self._now.key
        match kind:
            case PieceKind.ITEM:
                after = self._does.add_item(key, meeting, told, _("Talk about it and write down what matters most."))
            case PieceKind.OUTPUT:
                after = self._does.add_output(key, meeting, told)
            case PieceKind.MEETING:
                guidance = _("What has happened, and what became of the agreements?")
                after = self._does.add_meeting(key, told, _("Since the meeting before"), guidance)
            case PieceKind.QUESTION:
                after = self._does.add_question(key, told)
            case _:
                after = self._does.add_participant(key, meeting, told)
        self._done(after)
        of = [one for one in self._now.pieces if one.kind is kind]
        inner = [one for one in of if one.meeting == meeting and kind is not PieceKind.MEETING]
        self.piece = (inner or of)[-1].path

    def move(self, path: str, by: int) -> bool:
        """Up (-1) or down (1); whether it moved."""
        before = self._now.text
        self._done(self._does.move(self._now.key, path, by))
        if self._now.text == before:
            return False
        array, number = path[:-1].rsplit("[", 1)
        self.piece = f"{array}[{int(number) + by}]"
        return True

    def remove(self, path: str) -> None:
        """Take it out; the meeting it belonged to is shown then, or the first."""
        piece = self._now.piece(path)
        self._done(self._does.remove(self._now.key, path))
        first = next(one.path for one in self._now.pieces if one.kind is PieceKind.MEETING)
        self.piece = piece.meeting if piece.kind is not PieceKind.MEETING and piece.meeting else first

    def why_it_stays(self, path: str) -> str:
        """Why this cannot be taken out, for a question what its answer decides; empty for what can."""
        kind = self._now.piece(path).kind
        if kind is PieceKind.FORMAT:
            return _("Choose the meeting that is to be taken out.")
        if kind is not PieceKind.QUESTION:
            return ""
        used = self._does.used_by(self._now.key, path)
        said = _("The answer still decides something about {pieces}. Change that first.")
        return said.format(pieces=", ".join(f"»{self._said(one)}«" for one in used)) if used else ""

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._past)

    def undo(self) -> None:
        """The draft as it was before the last change."""
        if self._past:
            self._typing = ("", "")
            self.draft = self._does.keep(self._now.key, self._past.pop())
            self.open(self._now.key)

    def drop(self) -> None:
        """Throw the draft away."""
        self._does.drop(self._now.key)
        self.draft = None

    def what_changes(self) -> str:
        """What publishing changes for whom."""
        said = [
            _("Whoever starts such a meeting from now on uses version {number}.").format(number=self.version()),
        ]
        for ref, count in sorted(self._does.running(self._now.key).items()):
            kept = ngettext(
                "{count} meeting under way keeps version {number}.",
                "{count} meetings under way keep version {number}.",
                count,
            )
            said.append(kept.format(count=count, number=ref.rsplit("/", 1)[1]))
        if len(said) == 1:
            said.append(_("Meetings under way keep the version they began with."))
        return " ".join(said)

    def publish(self) -> None:
        """Publish it; the draft is gone then."""
        self._does.publish(self._now.key)
        self.draft = None

    def missing(self) -> str:
        """How much is still wrong."""
        return to_put_right(len(self.faults()))


def _lost(one: LostStep) -> str:
    """Which deadline looks at a meeting that is gone, whose rule that is, and the ways out."""
    said = (
        _("The meeting is gone, and without it the deadline “{deadline}” never ends. The rule: {source}. {way}")
        if one.never_ends
        else _("The meeting is gone, and the deadline “{deadline}” is reckoned with it. The rule: {source}. {way}")
    )
    way = _("Put it back in, or copy the format under a name of its own.")
    return said.format(deadline=one.deadline, source=one.source, way=way)


def _timing(piece: Piece, name: str, value: Any) -> dict[str, Any]:
    """The table of when a meeting is held, after one of its fields was told."""
    before = piece.values.get("timing", {})
    timing = dict(before) if isinstance(before, dict) else {}
    if name == "when":
        return _fresh(When(value))
    when = when_of(piece)
    days, event = _FORWARD_KEYS.get(when, ("days", "after"))
    key = {"days": days, "event": event}.get(name, name)
    if name == "age_months" and value in ("", None):
        timing.pop(key, None)
    else:
        timing[key] = value
    return timing


def _fresh(when: When) -> dict[str, Any]:
    match when:
        case When.AFTER:
            return {"after": "", "days": 14}
        case When.WITHIN:
            return {"of": "", "within_days": 14}
        case When.AGE:
            return {"age_years": 16}
        case _:
            return {when.value: True}

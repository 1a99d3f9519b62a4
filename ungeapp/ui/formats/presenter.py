"""What the editor of a meeting format shows, and what an edit becomes; without Qt.

Belongs here: rows, sentences, undo of a draft. Does not belong here: fields (``fields``), what the meeting will look
like (``meeting_preview``), the list of formats (``list_presenter``), widgets.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ungeapp.domain.format_frames import MeetingKind
from ungeapp.domain.profiles import Word
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.formats import telling
from ungeapp.ui.formats.field_views import Asked, FieldView, Told
from ungeapp.ui.formats.fields import Lists, fields_of
from ungeapp.ui.formats.list_presenter import to_put_right
from ungeapp.ui.formats.meeting_preview import MeetingPreview, item_shown, preview_of
from ungeapp.ui.formats.word_codes import WordCodes
from ungeapp.ui.formats.writing import written
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.meeting.choosing import choices_for
from ungeapp.ui.meeting.values import RoomChoices
from ungeapp.usecases.format_pieces import WHOLE, Fault, FormatDraft, Piece, PieceKind
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.words import GLOSSARY

_HEADINGS = {
    PieceKind.FORMAT: N_("The whole format"),
    PieceKind.MEETING: N_("The meeting"),
    PieceKind.ITEM: N_("The point of the agenda"),
    PieceKind.OUTPUT: N_("Must come out of it"),
    PieceKind.PARTICIPANT: N_("The participant"),
    PieceKind.QUESTION: N_("The question"),
    PieceKind.EVENT: N_("The event"),
    PieceKind.TASK: N_("The task that follows"),
}
_LABELLED = (PieceKind.PARTICIPANT, PieceKind.QUESTION, PieceKind.EVENT)
_TYPED = (Asked.LINE, Asked.TEXT, Asked.NUMBER)


class EditorPresenter:
    """One draft: its pieces, what is wrong, and the way back."""

    def __init__(self, intentions: Intentions) -> None:
        self._desk = intentions.desk
        self._does = intentions.format_editing
        self._publishes = intentions.format_publishing
        self._words = WordCodes(self._desk.definitions.terms(GLOSSARY).on(self._desk.today()))
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
        if kind not in (PieceKind.QUESTION, PieceKind.EVENT, PieceKind.TASK):
            return True
        if kind is PieceKind.TASK and not self.rows(kind) and not self.rows(PieceKind.QUESTION):
            return False
        return self._now.piece(self.meeting).values.get("kind") != MeetingKind.WITHOUT_PERSON

    def borrowed(self) -> str:
        """Why the participants of this meeting cannot be changed here; empty where they can."""
        other = self._now.piece(self.meeting).values.get("participants_as")
        for one in self._now.pieces:
            if one.kind is PieceKind.MEETING and other and one.values.get("key") == other:
                return _("The same as at “{title}”.").format(title=self._named(one))
        return ""

    def _row(self, piece: Piece, title: str) -> RowView:
        wrong = any(one.piece == piece.path for one in self._now.faults)
        old = any(one.piece == piece.path for one in self._now.old_words)
        chip = _("Correct it") if wrong else _("Old word") if old else ""
        tone = Tone.WARN if wrong else Tone.NEUTRAL
        return RowView(piece.path, "", self._said(title) or _("Without a title"), chip=chip, tone=tone)

    def _named(self, piece: Piece) -> str:
        return self._said(str(piece.values.get("label" if piece.kind in _LABELLED else "title", "")))

    def _said(self, text: str) -> str:
        return self._desk.definitions.in_words(text)

    def notices(self) -> dict[str, telling.Notice]:
        """What is worth knowing about a text of the piece shown, by field: an old word, or how it reads today."""
        fields = self.fields()
        texts = {one.name: self._words.kept(one.value) for one in fields if isinstance(one.value, str)}
        read = telling.readings(texts, {name: self._said(text) for name, text in texts.items()})
        if self.current.kind is PieceKind.FORMAT:
            read |= telling.outside_days(self.current.values, self.today)
        return telling.notices(self.current, fields, read, self._now.old_words)

    def faults(self) -> tuple[RowView, ...]:
        """Everything that is wrong, each with the piece it concerns."""
        told = [(self._whose(one), self._plain(one), "") for one in self._now.faults]
        told += [(one.step, telling.lost(one), _("Put it back in")) for one in self._now.lost]
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
                found.setdefault(telling.field_of(one.field), self._reason(one))
        return found

    def form_heading(self) -> str:
        """What sort of piece the form is about."""
        return _(_HEADINGS[self.current.kind])

    def _whose(self, fault: Fault) -> str:
        piece = self._now.piece(fault.piece)
        return _("The whole format") if piece.kind is PieceKind.FORMAT else self._named(piece) or _("Without a title")

    def _plain(self, fault: Fault) -> str:
        field = telling.field_of(fault.field)
        label = next((one.label for one in self.fields(fault.piece) if one.name == field), "")
        return f"{label}: {self._reason(fault)}" if label else self._reason(fault)

    def _reason(self, fault: Fault) -> str:
        names = {one.value: one.label for one in self.lists().roles}
        for key in ("key", "id"):
            names |= {str(one.values[key]): self._named(one) for one in self._now.pieces if key in one.values}
        return telling.named(fault.reason, names)

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
            tuple(Option(one.key.rpartition("/")[2], one.name) for one in self._desk.profile.units),
            self._desk.profile.word(Word.GUIDANCE),
        )

    def free_roles(self) -> tuple[Option, ...]:
        """Roles that do not take part yet."""
        taken = {one.values.get("role") for one in self._now.pieces if one.meeting == self.meeting}
        return tuple(one for one in self.lists().roles if one.value not in taken)

    def fields(self, path: str = "") -> tuple[FieldView, ...]:
        """The fields of a piece, the one shown unless another is asked for; what is told of other pieces is in words."""
        found = fields_of(self._now, self._now.piece(path or self.piece), self.lists())
        return tuple(
            replace(
                one,
                value=self._words.shown(one.value) if isinstance(one.value, str) else one.value,
                hint=self._said(one.hint),
                options=tuple(replace(choice, label=self._said(choice.label)) for choice in one.options),
            )
            for one in found
        )

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
        told = self._words.kept(told)
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
        does = intentions.format_publishing
        return does.sample_guide(self._now.key) if guide else does.sample_minutes(self._now.key, self.meeting)

    # changing ----------------------------------------------------------------------------------------------------
    def _done(self, after: FormatDraft, typing: tuple[str, str] = ("", "")) -> None:
        before = self._now
        if after.text != before.text and (typing == ("", "") or typing != self._typing):
            self._past.append(before.text)
        self._typing = typing
        self._typed = ("", "", "")
        self.draft = after

    def write(self, field: FieldView, value: Told, path: str = "") -> None:
        """What stands in a field now."""
        at = path or self.piece
        typing = (at, field.name) if field.asked in _TYPED else ("", "")
        told = self._words.kept(value) if isinstance(value, str) else value
        self._done(written(self._does, self._now, self._now.piece(at), field, told), typing)

    def use_new_word(self, way: telling.Way) -> None:
        """A new word stands in place of an old one of the piece shown; it follows the list of terms from then on."""
        self._done(self._does.use_new_word(self._now.key, self.piece, way.field, way.text))

    def own_participants(self) -> None:
        """The meeting shown gets a list of those who take part of its own."""
        self._done(self._does.own_participants(self._now.key, self.meeting))

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
            case PieceKind.EVENT:
                after = self._does.add_event(key, told)
            case PieceKind.TASK:
                after = self._does.add_task(key, told)
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
        """Why this cannot be taken out: what an answer decides, or what follows an event; empty for what can."""
        kind = self._now.piece(path).kind
        if kind is PieceKind.FORMAT:
            return _("Choose the meeting that is to be taken out.")
        used = self._does.used_by(self._now.key, path)
        said = (
            _("These still follow the event: {pieces}. Change that first.")
            if kind is PieceKind.EVENT
            else _("The answer still decides something about {pieces}. Change that first.")
        )
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
        whoever = _("Whoever starts such a meeting from now on uses version {number}.").format(number=self.version())
        said = [*telling.outside_days(self._now.pieces[0].values, self.today).values()] or [whoever]
        running = self._publishes.running(self._now.key)
        for ref, count in sorted(running.items()):
            kept = ngettext(
                "{count} meeting under way keeps version {number}.",
                "{count} meetings under way keep version {number}.",
                count,
            )
            said.append(kept.format(count=count, number=ref.rsplit("/", 1)[1]))
        if not running:
            said.append(_("Meetings under way keep the version they began with."))
        return " ".join(said)

    def publish(self) -> None:
        """Publish it; the draft is gone then."""
        self._publishes.publish(self._now.key)
        self.draft = None

    def missing(self) -> str:
        """How much is still wrong."""
        return to_put_right(len(self.faults()))

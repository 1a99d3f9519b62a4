"""What becomes of the draft of a format: papers to look at, and the municipality's next version.

Belongs here: publishing, who published what, which meetings keep an earlier version.
Does not belong here: changing the draft (``format_editing``), what stands on the papers (``forms``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.formats import FormatRef, MeetingFormat
from ungeapp.domain.meetings import Meeting, MeetingState
from ungeapp.domain.references import version
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.format_editing import FIELD, RECORD, FormatEditing
from ungeapp.usecases.guides import GuidePaper, guide_paper
from ungeapp.usecases.letterheads import sender_of
from ungeapp.usecases.papers import Sender

_AUDIT = "publish-format"


@dataclass(frozen=True, slots=True)
class Published:
    """A version that was published here: which (``owner/id/version``), of which format, the name of who did it, when."""

    ref: str
    format: str
    by: str
    at: datetime

    @property
    def version(self) -> int:
        """Its number."""
        return version(self.ref)


class SamplePapers(Protocol):
    """The minutes of a meeting nobody held, and the guide, to see what they will look like."""

    def sample_minutes(self, format: MeetingFormat, step: str, sender: Sender, on: datetime) -> bytes: ...
    def guide(self, paper: GuidePaper) -> bytes: ...


class FormatPublishing:
    """The drafts of formats at this desk, seen from their end."""

    def __init__(self, desk: Desk, editing: FormatEditing, papers: SamplePapers) -> None:
        self._desk = desk
        self._editing = editing
        self._papers = papers

    def sample_minutes(self, key: str, meeting: str) -> bytes:
        """The minutes of an invented meeting as PDF; NotAllowed while something is wrong with the draft."""
        draft = self._editing.draft(key)
        if draft.format is None:
            raise NotAllowed("format-faulty")
        step = str(draft.piece(meeting).values["key"])
        return self._papers.sample_minutes(draft.format, step, sender_of(self._desk), self._desk.now())

    def sample_guide(self, key: str) -> bytes:
        """The one-page guide as it will be, as PDF; NotAllowed while something is wrong with the draft."""
        draft = self._editing.draft(key)
        if draft.format is None:
            raise NotAllowed("format-faulty")
        return self._papers.guide(guide_paper(self._desk, draft.format))

    def running(self, key: str) -> Mapping[str, int]:
        """How many meetings are under way with each version (``owner/id/version``) of this format: they keep it."""
        found: dict[str, int] = {}
        with self._desk.looking() as uow:
            for one in uow.all(Meeting):
                parts = one.format.split("/")
                if len(parts) == 3 and parts[1] == key and one.state in (MeetingState.PLANNED, MeetingState.CALLED):
                    found[one.format] = found.get(one.format, 0) + 1
        return found

    def publish(self, key: str) -> FormatRef:
        """The draft as this municipality's next version; NotAllowed("format-faulty") while something is wrong.

        NotAllowed("format-version-taken") when somebody published since the draft was begun: theirs is not in it.
        NotAllowed("format-step-lost") when a meeting is gone that a deadline looks at: it would never begin or end.
        NotAllowed("format-other") when it says it is another format than it was begun as.
        The file is written whole and read back before the draft goes.
        """
        desk = self._desk
        draft = self._editing.draft(key)
        text = self._editing.next_text(draft)
        if draft.format is None:
            raise NotAllowed("format-faulty")
        if draft.format.ref.id != key:
            raise NotAllowed("format-other")
        if draft.lost:
            raise NotAllowed("format-step-lost")
        newest = desk.definitions.newest_versions(key, desk.author.profile)
        if newest and draft.base not in newest:
            raise NotAllowed("format-version-taken")
        with desk.acting("format.publish") as uow:
            uow.drop_draft(RECORD + key, FIELD)
            ref = desk.definitions.publish_format(text, desk.author.profile)
            uow.note_audit(_AUDIT, str(ref), ref.sha256)
        return ref

    def published(self) -> tuple[Published, ...]:
        """Every version this municipality published at this desk, with who did it; the latest first."""
        author = self._desk.author
        own = [one.ref for one in self._desk.definitions.formats() if one.ref.owner == author.profile]
        versions = {f"{ref.owner}/{ref.id}/{number}": ref.id for ref in own for number in range(1, ref.version + 1)}
        with self._desk.looking() as uow:
            names = {one.identity: one.name for one in uow.cards()} | {author.identity: author.name}
            rows = [one for one in uow.audit_about(versions) if one.action == _AUDIT]
        return tuple(
            Published(one.what, versions[one.what], names.get(one.actor, ""), one.at) for one in reversed(rows)
        )

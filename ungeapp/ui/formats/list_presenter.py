"""What the list of meeting formats shows; without Qt.

Belongs here: formats, drafts and who published what. Does not belong here: the editor (``presenter``), widgets.
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.format_groups import FormatGroup, group_of, in_use
from ungeapp.domain.formats import SHIPPED
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.format_publishing import Published
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import clock, short_day

_GROUPS = {
    FormatGroup.OWN: N_("The municipality's own formats"),
    FormatGroup.NATIONAL: N_("By law or a national method"),
    FormatGroup.OTHER: N_("From other municipalities, to be inspired by"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Formats of one origin."""

    title: str
    rows: tuple[RowView, ...]


class FormatsPresenter:
    """The list of formats."""

    def __init__(self, intentions: Intentions) -> None:
        self._desk = intentions.desk
        self._does = intentions.format_editing
        self._publishes = intentions.format_publishing

    def drafts(self) -> tuple[RowView, ...]:
        """What is being worked on."""
        today = self._desk.today()
        return tuple(
            RowView(
                one.key,
                self._desk.definitions.in_words(one.title),
                context=_("Changed {day}").format(day=short_day(one.at.date(), today)) if one.at else "",
                chip=to_put_right(wrong) if (wrong := len(one.faults) + len(one.lost)) else "",
                tone=Tone.WARN,
                action=_("Go on"),
            )
            for one in self._does.drafts()
        )

    def groups(self) -> tuple[Group, ...]:
        """Every format in its newest version."""
        profile = self._desk.profile
        published = {one.ref: one for one in self._publishes.published()}
        groups: dict[FormatGroup, list[RowView]] = {one: [] for one in FormatGroup}
        for one in in_use(self._desk.definitions.formats()):
            told = published.get(str(one.ref))
            by = self._who(told) if told is not None else ""
            if told is None and one.ref.owner != SHIPPED:
                by = _("published by somebody else in the municipality")
            row = RowView(
                f"{one.ref.owner}/{one.ref.id}",
                one.title,
                context=joined(_("Format version {number}").format(number=one.ref.version), by, one.source),
                action=_("Copy and change"),
            )
            groups[group_of(one, profile)].append(row)
        return tuple(Group(_(_GROUPS[group]), tuple(rows)) for group, rows in groups.items() if rows)

    def versions(self) -> tuple[RowView, ...]:
        """Every version published at this desk, the latest first: by whom, when, and how many meetings still use it."""
        rows = []
        for one in self._publishes.published():
            running = self._publishes.running(one.format).get(one.ref, 0)
            used = ngettext("{count} meeting under way", "{count} meetings under way", running).format(count=running)
            rows.append(
                RowView(
                    one.ref,
                    self._desk.definitions.format(one.ref).title,
                    context=joined(
                        _("Format version {number}").format(number=one.version), self._who(one), used if running else ""
                    ),
                    action=_("Print the guide"),
                )
            )
        return tuple(rows)

    def _who(self, one: Published) -> str:
        at = one.at.astimezone(self._desk.now().tzinfo)
        day, name = short_day(at.date(), self._desk.today()), one.by or _("somebody else in the municipality")
        return _("published {day} at {time} by {name}").format(day=day, time=clock(at), name=name)

    def faults(self) -> tuple[str, ...]:
        """Why files of the municipality cannot be used."""
        said = _("A file in the municipality's folder cannot be used. {fault}")
        return tuple(said.format(fault=one) for one in self._desk.definitions.format_faults())

    def published(self, key: str) -> str:
        """That a format was published just now."""
        found = self._desk.definitions.format(key)
        said = _("Version {number} of “{title}” is published.")
        return said.format(number=found.ref.version, title=found.title)

    def title(self, source: str) -> str:
        """What a format is called."""
        return self._desk.definitions.format(source).title

    def begin(self, source: str, title: str = "") -> str:
        """Copy it; the draft's key."""
        return self._does.begin(source, title)


def to_put_right(count: int) -> str:
    """How much is wrong."""
    said = ngettext("{count} thing to put right", "{count} things to put right", count)
    return said.format(count=count)

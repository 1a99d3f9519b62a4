"""A municipality's profile that was sent, in words; without Qt.

Belongs here: what it changes, whose signature, why it cannot be used. Does not belong here: widgets
(``profile_card.py``), comparing and taking into use (``usecases/profiles.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ungeapp.texts import _, ngettext
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.partners import CONFIRMED
from ungeapp.usecases.profiles import ProfilePreview
from ungeapp.wording import card_state, sentence_of_code
from ungeapp.wording.profiles import change_sentence, profile_part


@dataclass(frozen=True, slots=True)
class ProfileView:
    """The whole preview. ``refused`` says why it cannot be used; ``to_partners`` that the card can be confirmed first."""

    title: str
    subtitle: str
    sender: str
    sender_state: str
    sender_tone: Tone
    check_number: str
    changes_heading: str
    changes: Sequence[tuple[str, str]]
    next_steps: Sequence[str]
    note: str
    warning: str
    refused: str
    faults: Sequence[str]
    to_partners: bool


@dataclass(frozen=True, slots=True)
class LookedProfile:
    """A file with a profile that was read and looked into."""

    data: bytes
    preview: ProfilePreview
    view: ProfileView


def look(intentions: Intentions, data: bytes) -> LookedProfile:
    """Open, verify and compare; nothing is changed."""
    preview = intentions.profiles.look(data)
    return LookedProfile(data, preview, profile_view(preview))


def profile_view(preview: ProfilePreview) -> ProfileView:
    """The preview in words."""
    confirmed = preview.sender_state == CONFIRMED
    state = card_state(preview.sender_state)
    numbers = _("Version {before} is in use").format(before=preview.in_use)
    if preview.version:
        numbers = _("Version {number}; version {before} is in use").format(
            number=preview.version, before=preview.in_use
        )
    count = len(preview.changes)
    heading = ngettext("{number} difference", "{number} differences", count).format(number=count)
    return ProfileView(
        title=_("The profile of {municipality}").format(municipality=preview.name),
        subtitle=numbers,
        sender=preview.sender,
        sender_state=state[:1].upper() + state[1:],
        sender_tone=Tone.GOOD if confirmed else Tone.WARN,
        check_number=preview.check_number,
        changes_heading=heading if count else _("No difference is shown"),
        changes=tuple((profile_part(one.part), change_sentence(one)) for one in preview.changes),
        next_steps=()
        if preview.refused
        else (
            _("Nothing is changed yet."),
            _("Cases and meetings that have begun keep the versions they were begun with."),
            _("You can go back to version {number} afterwards.").format(number=preview.in_use),
        ),
        note=preview.note,
        warning=_("The unit you work in is not in this version any more. Ask before you use it.")
        if preview.own_unit_gone
        else "",
        refused=sentence_of_code(preview.refused) if preview.refused else "",
        faults=tuple(str(one) for one in preview.faults),
        to_partners=not confirmed,
    )


def take_into_use(intentions: Intentions, looked: LookedProfile) -> None:
    """Take it into use."""
    intentions.profiles.adopt(looked.data)

"""What a store restored from a backup may believe about who is responsible.

Belongs here: putting a ledger into *verify*, and out of it by what the desk's folders hold.
Does not belong here: reading folders, and what ordinary events do (``handovers.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.ledger import (
    Doing,
    Effect,
    FileKind,
    FileSeen,
    FileToSend,
    Heard,
    Ledger,
    Outcome,
    Role,
    Word,
    files_again,
)


def restored(ledger: Ledger) -> Ledger:
    """The ledger of a case in a store restored from a backup; also for cases the desk was not responsible for."""
    before = ledger.before if ledger.role is Role.VERIFY else ledger.role
    return replace(ledger, role=Role.VERIFY, before=before)


def verified(ledger: Ledger, seen: Iterable[FileSeen]) -> Outcome:
    """What a ledger in *verify* becomes when this desk's folders were read again; the newest number decides.

    ``seen`` must hold every file about the case that this desk ever wrote; of those it received, some may be missing,
    they come again. NotAllowed("handover-nothing-to-verify") in any other role. What a receiver without UngeApp said
    after the backup left no file and is to be recorded again.
    """
    if ledger.role is not Role.VERIFY or ledger.before is None:
        raise NotAllowed("handover-nothing-to-verify")
    backup = replace(ledger, role=ledger.before, before=None)
    files = tuple(seen)
    newest = max((one.number for one in files), default=0)
    if newest <= backup.epoch or newest < backup.number or (backup.outside and newest == backup.number):
        return Outcome(backup, files_again(backup))
    about = {(one.kind, one.sent): one for one in files if one.number == newest}
    if newest == backup.number:
        about = _implied(backup) | about
    after, effects = _believed(backup, newest, about)
    after = replace(after, disputed=_unanswered(backup, after.epoch, files))
    return Outcome(after, files_again(after), effects)


def _unanswered(backup: Ledger, settled: int, files: tuple[FileSeen, ...]) -> tuple[int, ...]:
    """Offers written here, settled and neither closed nor known to be refused: they were taken back with four eyes."""

    def numbers(kind: FileKind, sent: bool) -> set[int]:
        return {one.number for one in files if one.kind is kind and one.sent is sent}

    open_ones = numbers(FileKind.OFFER, True) - numbers(FileKind.CLOSE, True) - numbers(FileKind.REFUSE, False)
    found = {one for one in open_ones if backup.epoch < one <= settled}
    return tuple(sorted(found | set(backup.disputed)))


Evidence = dict[tuple[FileKind, bool], FileSeen]


def _implied(backup: Ledger) -> Evidence:
    """The files there must have been for the open number, judging by the backup."""
    ours = backup.role in (Role.OFFERED, Role.WITHDRAWING, Role.HANDING_OVER)
    found: list[tuple[FileKind, bool, Word | None]] = [(FileKind.OFFER, ours, None)]
    if backup.role is Role.WITHDRAWING:
        found.append((FileKind.WITHDRAW, True, None))
    if backup.acceptance:
        found.append((FileKind.ACCEPT, not ours, backup.acceptance))
    if backup.confirmation:
        found.append((FileKind.CONFIRM, backup.confirmation.how is Heard.HERE, backup.confirmation))
    return {
        (kind, sent): FileSeen(
            kind, backup.number, backup.other, sent, word.by if word else "", word.on if word else None
        )
        for kind, sent, word in found
    }


def _believed(backup: Ledger, newest: int, about: Evidence) -> tuple[Ledger, tuple[Effect, ...]]:
    """The ledger that the files about the newest number speak of, and what is to be done once more."""
    other = next(iter(about.values())).other
    settled = partial(backup.settled, number=newest)
    opened = partial(
        Ledger,
        person=backup.person,
        epoch=newest - 1,
        number=newest,
        other=other,
        acceptance=_word(about, FileKind.ACCEPT),
        confirmation=_word(about, FileKind.CONFIRM),
        last=backup.last,
    )
    refused = (FileKind.REFUSE, True) in about or (FileKind.REFUSE, False) in about
    if (FileKind.OFFER, True) in about:
        if (FileKind.CLOSE, True) in about:
            close = FileToSend(FileKind.CLOSE, newest, other)
            return settled(Role.NONE, other=other, last=close), (Effect(Doing.COORDINATOR_OTHER, other, newest),)
        if refused:
            return settled(Role.RESPONSIBLE), ()
        if (FileKind.ACCEPT, False) in about or (FileKind.CONFIRM, True) in about:
            return opened(role=Role.HANDING_OVER), ()
        return opened(role=Role.WITHDRAWING if (FileKind.WITHDRAW, True) in about else Role.OFFERED), ()
    if (FileKind.CLOSE, False) in about:
        effects = (Effect(Doing.MERGE_STAGED, other, newest), Effect(Doing.COORDINATOR_HERE, number=newest))
        return settled(Role.RESPONSIBLE, last=FileToSend(FileKind.ACCEPT, newest, other)), effects
    if refused or ((FileKind.WITHDRAW, False) in about and (FileKind.ACCEPT, True) not in about):
        return settled(Role.NONE, last=FileToSend(FileKind.REFUSE, newest, other)), ()
    if (FileKind.ACCEPT, True) in about:
        return opened(role=Role.TAKING_OVER), (Effect(Doing.MERGE_STAGED, other, newest),)
    return opened(role=Role.NONE, staged=True), (Effect(Doing.STAGE, other, newest),)


def _word(about: Evidence, kind: FileKind) -> Word | None:
    """The acceptance or confirmation among the files; one recorded here before one that came."""
    for sent, how in ((True, Heard.HERE), (False, Heard.FILE)):
        one = about.get((kind, sent))
        if one:
            return Word(one.by, one.on, how)
    return None

"""``ungeapp package …``: write, look into, receive and list files between departments.

Belongs here: the arguments, the printing and writing the files. Does not belong here: what goes along, merging, the
handover (``usecases``).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ungeapp import wording
from ungeapp.bootstrap import Workplace
from ungeapp.cli import output, shapes
from ungeapp.cli.opening import PassphraseFile, StoreOption, at_desk
from ungeapp.cli.output import AsJson, Out
from ungeapp.cli.profile_commands import profile_lines, profile_told
from ungeapp.cli.refusals import Refused, WrongUse
from ungeapp.domain.cpr import masked
from ungeapp.domain.errors import NotAllowed
from ungeapp.domain.record import Plain
from ungeapp.exchange import cards
from ungeapp.exchange.limits import MAX_CARD, MAX_FILE
from ungeapp.forms.profile_contents import folder_text
from ungeapp.texts import _
from ungeapp.ui.values import UNSHOWN, ValueTexts
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.package_preview import ChangeLine, Preview
from ungeapp.usecases.sending import WrittenFile

app = typer.Typer(no_args_is_help=True, help=_("Files between departments: write, inspect, preview, receive, list."))


class Kind(StrEnum):
    """The kinds that are written on purpose; receipts are written by receiving."""

    SHARE = "share"
    CONTRIBUTION = "contribution"
    OFFER = "offer"
    ACCEPT = "accept"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    CONFIRM = "confirm"
    CLOSE = "close"
    PROFILE = "profile"


_SHARING = (Kind.SHARE, Kind.CONTRIBUTION)

PackageFile = Annotated[Path, typer.Argument(metavar="FILE", help=_("The file: .ungepakke."))]
KindOption = Annotated[Kind | None, typer.Option("--kind", help=_("What the file is for."))]
Persons = Annotated[
    list[str] | None, typer.Option("--person", help=_("The young person's id; may be given more than once."))
]
Recipients = Annotated[
    list[str] | None, typer.Option("--to", help=_("The partner: an id from card list, or a card file."))
]
Reason = Annotated[str, typer.Option("--reason", help=_("Why the offer is refused."))]
NoteOption = Annotated[str, typer.Option("--note", help=_("A few words to the receiver."))]
ProfileFolder = Annotated[
    Path | None, typer.Option("--profile", help=_("The folder of the municipality's profile, for the kind profile."))
]
Again = Annotated[str, typer.Option("--again", help=_("Write a file from package list once more, as it was."))]
Yes = Annotated[bool, typer.Option("--yes", help=_("Receive; look at the preview first."))]
Answer = Annotated[
    Path | None,
    typer.Option("--answer", help=_("Where to write the files that answer the sender: a file or a folder.")),
]
Same = Annotated[list[str] | None, typer.Option("--same", help=_("This id of the file is the young person you know."))]
Other = Annotated[list[str] | None, typer.Option("--other", help=_("This id of the file is another young person."))]


# writing -------------------------------------------------------------------------------------------------------------
@app.command("write", help=_("Write a file for a partner."))
def write_package(
    context: typer.Context,
    store: StoreOption,
    out: Out,
    kind: KindOption = None,
    person: Persons = None,
    to: Recipients = None,
    reason: Reason = "",
    note: NoteOption = "",
    again: Again = "",
    profile: ProfileFolder = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    persons, recipients = tuple(person or ()), tuple(to or ())
    _check_use(kind, persons, recipients, again, profile)
    output.check_target(out)
    with at_desk(context, store, passphrase_file) as place:
        intentions = place.intentions
        partners = [_identity(one) for one in recipients]
        if profile is not None:
            files = list(intentions.profiles.seal(folder_text(profile.absolute()), partners, note=note))
        elif kind is None:
            files = [intentions.sending.again(again)]
        elif kind in _SHARING:
            files = _share(intentions, persons, partners, note)
        else:
            files = list(_hand_over(intentions, kind, persons[0], partners, reason))
    _write(files, out, as_json)


def _check_use(
    kind: Kind | None, persons: Sequence[str], recipients: Sequence[str], again: str, profile: Path | None
) -> None:
    if (kind is None) == (not again):
        raise WrongUse(_("Say either what the file is for with --kind, or which one to write again with --again."))
    if (kind is Kind.PROFILE) != (profile is not None):
        raise WrongUse(_("A profile is written with --kind profile and its folder after --profile."))
    if kind is None:
        return
    if kind is Kind.PROFILE:
        if persons or not recipients:
            raise WrongUse(_("A profile is about nobody: leave --person out, and say who it is for with --to."))
        return
    if not persons:
        raise WrongUse(_("Say which young person it is about with --person."))
    if kind in (*_SHARING, Kind.OFFER) and not recipients:
        raise WrongUse(_("Say who the file is for with --to."))
    if kind not in _SHARING and (len(persons) > 1 or len(recipients) > 1):
        raise WrongUse(_("A handover is about one young person and one receiver."))


def _identity(text: str) -> str:
    """A partner's id, from the id itself or from a card file."""
    path = Path(text)
    if path.suffix == ".ungekort" or path.is_file():
        return cards.parse(output.read(path, MAX_CARD)).identity
    return text


def _share(intentions: Intentions, persons: tuple[str, ...], partners: Sequence[str], note: str) -> list[WrittenFile]:
    # Every recipient is looked at before the first file is written, so that either all are written or none.
    for partner in partners:
        for person in persons:
            if not any(line.goes for line in intentions.sending.preview(person, partner).lines):
                raise NotAllowed("share-no-basis")
    return [intentions.sending.share(persons, partner, note=note) for partner in partners]


def _hand_over(
    intentions: Intentions, kind: Kind, person: str, partners: Sequence[str], reason: str
) -> Sequence[WrittenFile]:
    handovers = intentions.handovers
    view = handovers.view(person)
    if kind is not Kind.OFFER and partners and partners[0] != view.ledger.other:
        raise Refused(_("The handover of this young person is not with that partner. Leave --to out."))
    match kind:
        case Kind.OFFER:
            return handovers.offer(person, partners[0])
        case Kind.ACCEPT:
            return handovers.accept(person)
        case Kind.REFUSE:
            return handovers.refuse(person, reason)
        case Kind.WITHDRAW:
            return handovers.withdraw(person)
        case Kind.CONFIRM:
            return handovers.confirm_safe(person)
        case _:
            return handovers.let_go(person)


def _write(files: Sequence[WrittenFile], out: Path, as_json: bool) -> None:
    targets = output.save(out, [(one.name, one.content) for one in files])
    told = [
        {"id": one.id, "kind": one.kind, "partner": one.partner, "file": str(target)}
        for one, target in zip(files, targets, strict=True)
    ]
    output.show(told, output.saved_lines(targets), as_json)


# looking -------------------------------------------------------------------------------------------------------------
@app.command("inspect", help=_("Say what a file is and who it comes from; nothing is changed."))
def inspect_package(
    context: typer.Context,
    file: PackageFile,
    store: StoreOption,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    data = output.read(file, MAX_FILE)
    with at_desk(context, store, passphrase_file) as place:
        incoming = place.intentions.receiving.inspect(data)
        seen = _seen(place, incoming.id)
        # The envelope knows whether the keys are those of a card we have; whether that card holds is known here.
        states = {one.identity: one.state for one in place.intentions.partners.partners()}
    told = shapes.incoming(incoming, seen_before=seen)
    if incoming.sender_state == "known":
        told["sender_state"] = states.get(incoming.sender.identity, "unknown")
    lines = output.facts(
        [
            (_("File"), incoming.id),
            (_("Kind"), wording.package_kind(incoming.kind)),
            (_("From"), f"{incoming.sender.name}, {incoming.sender.unit_name}"),
            (_("Card of the sender"), wording.card_state(told["sender_state"])),
            (_("Written"), f"{incoming.created:%d.%m.%Y %H.%M}"),
            (_("Young people"), len(incoming.members)),
            (_("Note"), incoming.note),
        ]
    )
    output.show(told, [*lines, *([_("You have received this file before.")] if seen else [])], as_json)


def _seen(place: Workplace, package: str) -> bool:
    with place.intentions.desk.looking() as uow:
        row = uow.package(package)
    return row is not None and row.direction == "in"


@app.command("preview", help=_("Show what receiving a file would change."))
def preview_package(
    context: typer.Context,
    file: PackageFile,
    store: StoreOption,
    same: Same = None,
    other: Other = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    data = output.read(file, MAX_FILE)
    with at_desk(context, store, passphrase_file) as place:
        if _is_profile(place, data):
            profile = place.intentions.profiles.look(data)
            output.show(profile_told(profile), profile_lines(profile), as_json)
            return
        found = place.intentions.receiving.preview(data, _answers(same, other))
        lines = _preview_lines(found, ValueTexts(place.intentions.desk))
    output.show(shapes.preview(found), lines, as_json)


def _is_profile(place: Workplace, data: bytes) -> bool:
    return place.intentions.receiving.inspect(data).kind == Kind.PROFILE


def _answers(same: list[str] | None, other: list[str] | None) -> dict[str, bool]:
    return dict.fromkeys(same or (), True) | dict.fromkeys(other or (), False)


def _preview_lines(found: Preview, texts: ValueTexts) -> list[str]:
    incoming = found.incoming
    lines = [
        _("{kind} from {name}, {unit}: {state}").format(
            kind=wording.package_kind(incoming.kind),
            name=incoming.sender.name,
            unit=incoming.sender.unit_name,
            state=wording.card_state(found.sender_state),
        )
    ]
    if found.seen_before:
        lines.append(_("You have received this file before."))
    if found.missing:
        numbers = ", ".join(str(one) for one in found.missing)
        lines.append(_("Earlier files from this partner never came: {numbers}").format(numbers=numbers))
    for person in found.persons:
        lines.append(person.name or person.incoming)
        if person.matched == "name":
            told = _("The name and date of birth are those of somebody you know. Say --same or --other with this id.")
            lines.append(f"  {told} {person.incoming}")
    lines += [f"  {one}" for one in _change_lines(found.changes, texts)]
    for change in found.proposals:
        after = _text(texts, change.kind, change.field, change.after)
        lines.append("  " + _("Proposal: {place}: {text}").format(place=_place(change.kind, change.field), text=after))
    for conflict in found.conflicts:
        lines.append(
            "  "
            + _("To be decided: {place}: mine “{mine}”, theirs “{theirs}”").format(
                place=_place(conflict.kind, conflict.field),
                mine=_text(texts, conflict.kind, conflict.field, conflict.mine.value),
                theirs=_text(texts, conflict.kind, conflict.field, conflict.theirs.value),
            )
        )
    return lines


def _change_lines(changes: Sequence[ChangeLine], texts: ValueTexts) -> list[str]:
    """One line per changed field; of a new record one line that says what it is."""
    made: dict[tuple[str, str], dict[str, Plain]] = {}
    lines = []
    for one in changes:
        if one.new_record:
            made.setdefault((one.kind, one.record), {})[one.field] = one.after
        elif one.field not in UNSHOWN:
            before, after = (_text(texts, one.kind, one.field, value) for value in (one.before, one.after))
            lines.append(f"{_place(one.kind, one.field)}: {before or '–'} → {after or '–'}")
    for (kind, _record), told in made.items():
        said = texts.headline(kind, told)
        new = _("New: {kind}").format(kind=wording.kind_name(kind))
        lines.append(f"{new}: {said}" if said else new)
    return lines


def _place(kind: str, field: str) -> str:
    return f"{wording.kind_name(kind)} · {wording.field_name(field)}"


def _text(texts: ValueTexts, kind: str, field: str, value: Plain) -> str:
    """The value in words; of a CPR number only the date."""
    return masked(value) if field == "number" and isinstance(value, str) else texts.text(kind, field, value)


# receiving -----------------------------------------------------------------------------------------------------------
@app.command("receive", help=_("Receive a file: everything in it at once, or nothing."))
def receive_package(
    context: typer.Context,
    file: PackageFile,
    store: StoreOption,
    yes: Yes = False,
    answer: Answer = None,
    same: Same = None,
    other: Other = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    if not yes:
        raise WrongUse(_("Look at the file with package preview first, and say --yes then."))
    if answer is not None:
        output.check_target(answer)
    data = output.read(file, MAX_FILE)
    with at_desk(context, store, passphrase_file) as place:
        if _is_profile(place, data):
            profile = place.intentions.profiles.adopt(data)
            lines = [*profile_lines(profile), _("The version is in use now.")]
            output.show(profile_told(profile), lines, as_json)
            return
        receiving = place.intentions.receiving
        seen = _seen(place, receiving.inspect(data).id)
        received = receiving.receive(data, same=_answers(same, other))
        waiting = receiving.conflicts() if not seen else ()
    targets = _write_answers(received.answers, answer)
    if seen:
        raise Refused(_seen_sentence(targets))
    told = {
        "id": received.package,
        "answers": [
            {"id": one.id, "kind": one.kind, "partner": one.partner, "file": str(targets[at]) if targets else None}
            for at, one in enumerate(received.answers)
        ],
        "conflicts": [
            {"id": f"{one.record}/{one.field}", "person": one.person, "record": one.record, "field": one.field}
            for one in waiting
        ],
    }
    lines = [_("The file is received."), *output.saved_lines(targets)]
    if received.answers and not targets:
        lines.append(_("An answer to the sender lies ready. Write it with package write --again."))
        lines += [f"  {one.id}  {wording.package_kind(one.kind)}" for one in received.answers]
    if waiting:
        lines.append(_("Waiting for a decision: {count}").format(count=len(waiting)))
    output.show(told, lines, as_json)


def _write_answers(files: Sequence[WrittenFile], answer: Path | None) -> list[Path]:
    if answer is None or not files:
        return []
    return output.save(answer, [(one.name, one.content) for one in files])


def _seen_sentence(targets: Sequence[Path]) -> str:
    if targets:
        return _("You have received this file before. Nothing was changed; the answer was written once more.")
    return _("You have received this file before. Nothing was changed; --answer writes the answer once more.")


@app.command("list", help=_("List the files written and received, the newest first."))
def list_packages(
    context: typer.Context, store: StoreOption, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    with at_desk(context, store, passphrase_file) as place:
        rows = place.intentions.sending.files()
        names = {one.identity: f"{one.name}, {one.unit_name}" for one in place.intentions.partners.partners()}
    table = [
        (
            one.id,
            f"{one.at:%d.%m.%Y %H.%M}",
            _("to") if one.direction == "out" else _("from"),
            names.get(one.partner, one.partner),
            wording.package_kind(one.kind),
            wording.package_state(one.state),
        )
        for one in rows
    ]
    headings = (_("Id"), _("When"), "", _("Partner"), _("Kind"), _("State"))
    output.show([shapes.package(one, names) for one in rows], output.columns(headings, table), as_json)

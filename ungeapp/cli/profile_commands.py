"""``ungeapp profiles …``: list, show, copy, check and compare municipal profiles.

Also which version a desk has in use, taking a folder into use there, and going back.

Belongs here: the arguments, the printing and writing a copy. Sealing and receiving one are ``ungeapp package``. Does not belong here: reading profiles (``forms``), what
two versions differ in (``domain/profile_changes.py``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ungeapp import bootstrap
from ungeapp.cli import output
from ungeapp.cli.opening import PassphraseFile, StoreOption, at_desk
from ungeapp.cli.output import AsJson
from ungeapp.cli.refusals import Refused, WrongUse
from ungeapp.domain.profile_changes import contents_changes
from ungeapp.domain.profiles import MunicipalProfile, Unit
from ungeapp.forms.profile_contents import folder_text, lay_folder
from ungeapp.texts import _, ngettext
from ungeapp.usecases.profiles import ProfilePreview
from ungeapp.wording import card_state, sentence_of_code
from ungeapp.wording.profiles import change_sentence, profile_part

app = typer.Typer(no_args_is_help=True, help=_("Municipal profiles: list, show, copy, check, compare, adopt."))

Key = Annotated[str, typer.Argument(metavar="PROFILE", help=_("The key of the municipal profile."))]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help=_("The folder of the profile."))]
NewFolder = Annotated[Path, typer.Argument(metavar="FOLDER", help=_("A new folder, named after the profile's key."))]
Yes = Annotated[bool, typer.Option("--yes", help=_("Do it; without it you see what would change."))]
Older = Annotated[Path, typer.Argument(metavar="OLDER", help=_("The folder of the version in use."))]


@app.command("list", help=_("List the municipal profiles there are."))
def list_profiles(as_json: AsJson = False) -> None:
    found = bootstrap.shipped_definitions().profiles()
    told = [
        {"id": one.key, "name": one.name, "version": one.version, "units": len(one.units), "source": one.source}
        for one in found
    ]
    table = [(one.key, one.version, one.name, one.source) for one in found]
    output.show(told, output.columns((_("Id"), _("Version"), _("Municipality"), _("Source")), table), as_json)


@app.command("show", help=_("Show what a municipal profile says."))
def show_profile(profile: Key, as_json: AsJson = False) -> None:
    found = bootstrap.shipped_definitions().profile(profile)
    told = {
        "id": found.key,
        "name": found.name,
        "version": found.version,
        "source": found.source,
        "model": found.model.value if found.model else None,
        "units": [{"id": one.key, "name": one.name, "kind": one.kind, "under": one.under} for one in found.units],
        "words": {one.word.value: one.text for one in found.labels if found.label(one.word) == one},
        "targets": [{"id": one.key, "title": one.title, "source": one.source} for one in found.targets],
        "procedures": [{"id": one.key, "title": one.title, "source": one.source} for one in found.procedures],
    }
    lines = [f"{found.name} ({found.key} {found.version})", found.source, ""]
    lines += [line for one in found.under("") for line in _tree(found, one, 0)]
    for title, rows in (
        (_("Responsibility by age and situation"), [one.reason for one in found.responsibility.rules]),
        (_("Targets and figures"), [one.title for one in found.targets]),
        (_("How we do it"), [one.title for one in found.procedures]),
    ):
        lines += ["", title, *(f"  {one}" for one in rows)] if rows else []
    output.show(told, lines, as_json)


def _tree(profile: MunicipalProfile, unit: Unit, depth: int) -> list[str]:
    below = [line for one in profile.under(unit.key) for line in _tree(profile, one, depth + 1)]
    return [f"{'  ' * depth}{unit.name}  [{unit.key}]", *below]


@app.command("copy", help=_("Copy a profile into a new folder, to begin one's own."))
def copy_profile(profile: Key, folder: NewFolder, as_json: AsJson = False) -> None:
    files = bootstrap.shipped_definitions().profile_files(profile, folder.name)
    lay_folder(folder, files)
    told = {"id": folder.name, "folder": str(folder), "files": sorted(files)}
    output.show(told, [_("The profile is copied to {folder}.").format(folder=folder)], as_json)


@app.command("check", help=_("Check a profile's folder as a whole: file, place and reason of every fault."))
def check_profile(folder: Folder, as_json: AsJson = False) -> None:
    definitions = bootstrap.shipped_definitions()
    problems = definitions.check_profile(folder.absolute())
    output.show_faults(problems, _("The profile can be used."), as_json)
    output.note_lines(definitions.old_words_in(folder.absolute()))
    if problems:
        raise Refused(
            ngettext(
                "There is one fault in the profile, so it cannot be used.",
                "There are {count} faults in the profile, so it cannot be used.",
                len(problems),
            ).format(count=len(problems))
        )


@app.command("compare", help=_("Show what a newer version of a profile changes."))
def compare_profiles(older: Older, folder: Folder, as_json: AsJson = False) -> None:
    definitions = bootstrap.shipped_definitions()
    before, after = (definitions.contents(one.absolute().name, folder_text(one.absolute())) for one in (older, folder))
    if before.profile.key != after.profile.key:
        raise Refused(_("These are profiles of two municipalities."))
    found = contents_changes(before, after)
    told = [
        {"id": f"{one.part}/{one.key}", "how": one.how.value, "before": one.before, "after": one.after} for one in found
    ]
    lines = [f"{profile_part(one.part)}: {change_sentence(one)}" for one in found]
    output.show(told, lines or [_("Nothing is changed.")], as_json)


def profile_told(found: ProfilePreview) -> dict[str, object]:
    """What taking a profile into use changes, for ``--json``."""
    return {
        "id": found.key,
        "version": found.version,
        "in_use": found.in_use,
        "sender": found.sender,
        "sender_state": found.sender_state,
        "check_number": found.check_number,
        "refused": found.refused,
        "faults": [str(one) for one in found.faults],
        "changes": [
            {"id": f"{one.part}/{one.key}", "how": one.how.value, "before": one.before, "after": one.after}
            for one in found.changes
        ],
    }


def profile_lines(found: ProfilePreview) -> list[str]:
    """The same to be read: whose signature, which version, every difference, and why it cannot be used."""
    lines = [
        _("{name}: version {number}, in use is version {before}").format(
            name=found.name, number=found.version or "?", before=found.in_use
        )
    ]
    state = card_state(found.sender_state) if found.sender_state != "own" else _("a folder of this desk")
    lines.append(_("Signed by {name}: {state}").format(name=found.sender, state=state))
    if found.check_number:
        lines.append(_("Check number: {number}").format(number=found.check_number))
    lines += [f"  {profile_part(one.part)}: {change_sentence(one)}" for one in found.changes]
    if found.own_unit_gone:
        lines.append(_("The unit you work in is not in this version any more."))
    if found.refused:
        lines.append(sentence_of_code(found.refused))
    lines += [f"  {one}" for one in found.faults]
    return lines


@app.command("adopted", help=_("Say which version of the profile a desk has in use, and which it had."))
def adopted_profile(
    context: typer.Context, store: StoreOption, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    with at_desk(context, store, passphrase_file) as place:
        found = place.intentions.profiles.standing()
    rows = [*([found.adopted] if found.adopted else []), *found.earlier]
    told = [
        {"id": one.ref, "version": one.version, "at": one.at, "by": one.by, "in_use": one is found.adopted}
        for one in rows
    ]
    lines = [_("In use: version {number}").format(number=found.version)]
    for one in rows:
        words = _("version {number}, taken into use on {day}, signed by {name}").format(
            number=one.version, day=f"{one.day:%d.%m.%Y}", name=one.by
        )
        lines.append(f"  {words}" + (f" ({_('taken back')})" if one.taken_back else ""))
    if found.faults:
        lines.append(_("The adopted version cannot be read by this program; the one that came with it is used."))
    output.show(told, [*lines, *(f"  {one}" for one in found.faults)], as_json)


@app.command("adopt", help=_("Take a profile's folder into use at one desk, after a look at what it changes."))
def adopt_profile(
    context: typer.Context,
    folder: Folder,
    store: StoreOption,
    yes: Yes = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    files = folder_text(folder.absolute())
    with at_desk(context, store, passphrase_file) as place:
        profiles = place.intentions.profiles
        found = profiles.adopt_folder(files) if yes else profiles.look_into(files)
    done = [_("The version is in use now.")] if yes else [_("Nothing is changed. Say --yes to take it into use.")]
    output.show(profile_told(found), [*profile_lines(found), *done], as_json)


@app.command("back", help=_("Go back to the version of the profile that was in use before."))
def earlier_profile(
    context: typer.Context,
    store: StoreOption,
    yes: Yes = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    if not yes:
        raise WrongUse(_("Say --yes to go back to the version before."))
    with at_desk(context, store, passphrase_file) as place:
        found = place.intentions.profiles.undo()
    told = {"id": "profile", "version": found.version}
    output.show(told, [_("In use: version {number}").format(number=found.version)], as_json)

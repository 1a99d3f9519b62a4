"""``ungeapp profiles …``: list, show, copy, check and compare municipal profiles.

Belongs here: the arguments, the printing and writing a copy. Does not belong here: reading profiles (``forms``), what
two versions differ in (``domain/profile_changes.py``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ungeapp import bootstrap
from ungeapp.cli import output
from ungeapp.cli.output import AsJson
from ungeapp.cli.refusals import Refused
from ungeapp.domain.profile_changes import profile_changes
from ungeapp.domain.profiles import MunicipalProfile, Unit
from ungeapp.texts import _, ngettext
from ungeapp.wording.profiles import change_sentence, profile_part

app = typer.Typer(no_args_is_help=True, help=_("Municipal profiles: list, show, copy, check, compare."))

Key = Annotated[str, typer.Argument(metavar="PROFILE", help=_("The key of the municipal profile."))]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help=_("The folder of the profile."))]
NewFolder = Annotated[Path, typer.Argument(metavar="FOLDER", help=_("A new folder, named after the profile's key."))]
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
    if folder.exists():
        raise Refused(_("The folder is there already: {folder}").format(folder=folder))
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    told = {"id": folder.name, "folder": str(folder), "files": sorted(files)}
    output.show(told, [_("The profile is copied to {folder}.").format(folder=folder)], as_json)


@app.command("check", help=_("Check a profile's folder as a whole: file, place and reason of every fault."))
def check_profile(folder: Folder, as_json: AsJson = False) -> None:
    problems = bootstrap.shipped_definitions().check_profile(folder.absolute())
    told = [
        {"id": number, "file": one.file, "line": one.line, "path": one.path, "reason": one.reason}
        for number, one in enumerate(problems, start=1)
    ]
    output.show(told, [str(one) for one in problems] or [_("The profile can be used.")], as_json)
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
    before, after = (definitions.profile_in(one.absolute()) for one in (older, folder))
    if before.key != after.key:
        raise Refused(_("These are profiles of two municipalities."))
    found = profile_changes(before, after)
    told = [
        {"id": f"{one.part}/{one.key}", "how": one.how.value, "before": one.before, "after": one.after} for one in found
    ]
    lines = [f"{profile_part(one.part)}: {change_sentence(one)}" for one in found]
    output.show(told, lines or [_("Nothing is changed.")], as_json)

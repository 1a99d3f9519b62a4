"""``ungeapp store …``: make a store, check it, say what it is.

Belongs here: the arguments and the printing. Does not belong here: what a store is (``ungeapp.storage``).
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ungeapp import bootstrap
from ungeapp.cli import output, shapes
from ungeapp.cli.opening import PassphraseFile, StoreArgument, at_desk, passphrase, surroundings
from ungeapp.cli.output import AsJson
from ungeapp.cli.refusals import Refused
from ungeapp.storage.check import check_store
from ungeapp.storage.vault import StoreInfo
from ungeapp.texts import _, ngettext

app = typer.Typer(no_args_is_help=True, help=_("Make a store, check it, say what it is."))

Worker = Annotated[str, typer.Option("--worker", help=_("The name of the caseworker."))]
Unit = Annotated[str, typer.Option("--unit", help=_("The unit's key in the municipal profile."))]
Profile = Annotated[
    str,
    typer.Option(
        "--profile", help=_("The key of the municipal profile; not needed where the unit names it: viborg/ppr.")
    ),
]
Phone = Annotated[str, typer.Option("--phone", help=_("The telephone number that stands on letters."))]


@app.command("create", help=_("Make an empty store in a new folder."))
def create(
    context: typer.Context,
    store: StoreArgument,
    worker: Worker,
    unit: Unit,
    profile: Profile = "",
    phone: Phone = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    key = profile or _profile_of(unit)
    units = bootstrap.shipped_definitions().profile(key)
    if not units.has_unit(unit):
        known = ", ".join(one.key.partition("/")[2] for one in units.units)
        raise Refused(_("There is no unit {unit} in the profile. There are: {units}.").format(unit=unit, units=known))
    if passphrase_file is None and sys.stdin.isatty():
        output.note(_("A passphrase you could use: {phrase}").format(phrase=bootstrap.suggested_phrase()))
    around = surroundings(context)
    told = passphrase(passphrase_file, twice=True)
    with bootstrap.create_workplace(
        store,
        passphrase=told,
        name=worker,
        unit=unit,
        profile=key,
        phone=phone,
        clock=around.clock,
        cost=around.cost,
    ) as place:
        info = place.store.info()
    output.show(shapes.store(info), [_("The store is made: {folder}").format(folder=str(store))], as_json)


def _profile_of(unit: str) -> str:
    """The profile a full key of a unit names, or the only one there is."""
    found = [one.key for one in bootstrap.shipped_definitions().profiles()]
    if unit.partition("/")[0] in found and "/" in unit:
        return unit.partition("/")[0]
    if len(found) != 1:
        raise Refused(_("Say which municipal profile to use. There are: {profiles}.").format(profiles=", ".join(found)))
    return found[0]


@app.command("info", help=_("Say what the store is, without saying anything about anybody."))
def info(
    context: typer.Context, store: StoreArgument, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    with at_desk(context, store, passphrase_file) as place:
        found = place.store.info()
    output.show(shapes.store(found), _info_lines(found), as_json)


def _info_lines(info: StoreInfo) -> list[str]:
    return output.facts(
        [
            (_("Folder"), info.folder),
            (_("Caseworker"), info.worker),
            (_("Unit"), info.unit),
            (_("Municipal profile"), info.profile),
            (_("Made"), info.created[:10]),
            (_("Young people"), info.people),
            (_("Changes"), info.changes),
            (_("Rows in the log"), info.audit),
            (_("Size in kB"), max(1, info.size // 1024)),
            (_("Version of the store"), info.schema),
            ("SQLCipher", info.sqlcipher),
            ("SQLite", info.sqlite),
        ]
    )


@app.command("check", help=_("Check that the store is whole: pages, tables, history, log."))
def check(
    context: typer.Context, store: StoreArgument, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    with at_desk(context, store, passphrase_file) as place:
        report = check_store(place.store)
    findings = [{"id": number, "code": one.code, "where": one.where} for number, one in enumerate(report.findings, 1)]
    told = {
        "id": str(store),
        "whole": report.whole,
        "records": report.records,
        "changes": report.changes,
        "log_rows": report.audit,
        "findings": findings,
    }
    whole = _("The store is whole: {records} records, {changes} changes, {rows} rows in the log.").format(
        records=report.records, changes=report.changes, rows=report.audit
    )
    lines = [f"{one.code}  {one.where}".rstrip() for one in report.findings] or [whole]
    output.show(told, lines, as_json)
    if findings:
        raise Refused(
            ngettext(
                "One thing in the store is not as it should be. Restore the latest backup, and ask your support.",
                "{count} things in the store are not as they should be. Restore the latest backup, and ask your support.",
                len(findings),
            ).format(count=len(findings))
        )

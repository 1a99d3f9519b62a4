"""``ungeapp log …``: the log of look-ups and acts.

Belongs here: the arguments and the printing. Does not belong here: the chain itself (``storage.audit``).
"""

from __future__ import annotations

from typing import Annotated

import typer

from ungeapp.cli import output, shapes
from ungeapp.cli.opening import PassphraseFile, StoreOption, at_desk
from ungeapp.cli.output import AsJson
from ungeapp.cli.refusals import Refused
from ungeapp.texts import _

app = typer.Typer(no_args_is_help=True, help=_("The log of look-ups and acts: list, verify."))

Limit = Annotated[int, typer.Option("--limit", min=1, help=_("How many rows, the newest first."))]


@app.command("list", help=_("List the newest rows of the log."))
def list_log(
    context: typer.Context,
    store: StoreOption,
    limit: Limit = 200,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    with at_desk(context, store, passphrase_file) as place, place.intentions.desk.looking() as uow:
        rows = uow.audit(limit)
    table = [(one.n, f"{one.at:%Y-%m-%d %H:%M:%S}", one.action, one.what, one.detail) for one in rows]
    headings = (_("No."), _("When"), _("Act"), _("About"), _("Detail"))
    output.show([shapes.audit(one) for one in rows], output.columns(headings, table), as_json)


@app.command("verify", help=_("Check that no row of the log was changed or taken out."))
def verify_log(
    context: typer.Context, store: StoreOption, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    with at_desk(context, store, passphrase_file) as place, place.intentions.desk.looking() as uow:
        broken = uow.verify_audit()
        rows, head = uow.audit_head()
    told = {"id": head, "rows": rows, "whole": broken is None, "first_broken": broken}
    lines = [_("The log is whole: {rows} rows.").format(rows=rows)] if broken is None else []
    output.show(told, lines, as_json)
    if broken is not None:
        raise Refused(
            _("The log has been changed at row {row}. Tell your security officer before you go on.").format(row=broken)
        )

"""The municipality's profile comes as a file: one version is taken into use, the next waits to be looked at.

Belongs here: that thread. Does not belong here: any word of it (``resources/demo/municipal.toml``).
"""

from __future__ import annotations

import re
import tomllib

from ungeapp.demo.stage import Stage
from ungeapp.system import paths

STEP, WAITING = "profile-adopted", "profile-waiting"


def play(stage: Stage) -> None:
    """The other desk seals two versions for this one; the first is taken into use here."""
    told = tomllib.loads((paths.resources() / "demo" / "municipal.toml").read_text(encoding="utf-8"))
    a, b = stage.a, stage.b
    files = dict(b.does.profiles.files_in_use())
    number = b.does.desk.profile.version
    for edition in told["edition"]:
        number += 1
        files["profile.toml"] = re.sub(r"(?m)^version = \d+$", f"version = {number}", files["profile.toml"], count=1)
        for change in edition["change"]:
            before = files.get(change["file"])
            if before is None and "begin" in change:
                shipped = paths.resources() / change["begin"]
                before = shipped.read_text(encoding="utf-8")
            if before is not None and change.get("old", "") in before:
                files[change["file"]] = (
                    before.replace(change["old"], change["new"], 1) if "old" in change else (before + change["new"])
                )
        (sealed,) = b.does.profiles.seal(files, [a.identity], note=edition["note"])
        stage.minutes(5)
        if edition["used"]:
            a.does.profiles.look(sealed.content)
            a.does.profiles.adopt(sealed.content)
            stage.step(STEP, a, (), number=number, other=b.worker)
        else:
            stage.step(WAITING, b, (), [stage.post_profile(sealed.content)], number=number, other=a.worker)

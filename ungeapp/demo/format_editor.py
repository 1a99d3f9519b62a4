"""Formats changed in the rehearsal: one published anew, one under way, one with something to put right.

Belongs here: the moments and the use cases. Does not belong here: the words (``resources/demo/format_editor.toml``).
"""

from __future__ import annotations

import tomllib

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.system import paths
from ungeapp.usecases.format_pieces import PieceKind


def thread(stage: Stage) -> Thread:
    """Each format told of, one after the other on the same day."""
    told = tomllib.loads((paths.resources() / "demo" / "format_editor.toml").read_text(encoding="utf-8"))
    for number, one in enumerate(told["format"]):
        yield moment(stage.days.ago(told["ago"]), 15, 5 + 10 * number)
        _change(stage, one)


def _change(stage: Stage, told: Node) -> None:
    does = stage.a.does.format_editing
    key = does.begin(told["copied"], told.get("title", ""))
    draft = does.draft(key)
    meeting = next(one.path for one in draft.pieces if one.kind is PieceKind.MEETING)
    for title, guidance in told["points"].items():
        draft = does.add_item(key, meeting, title)
        point = [one for one in draft.pieces if one.kind is PieceKind.ITEM and one.meeting == meeting][-1].path
        does.set(key, point, "guidance", guidance)
        does.move(key, point, -1)
    if told["publish"]:
        stage.a.does.format_publishing.publish(key)

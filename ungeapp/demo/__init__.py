"""The rehearsal: the whole story between two desks of a municipality nobody lives in, as files and as a window.

Belongs here: playing it, its folder, its pictures, and saying in the terminal what was made.
Does not belong here: any use case (only those are called that the window calls), and any word of the story
(``resources/demo``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from datetime import datetime
from pathlib import Path

from ungeapp import texts
from ungeapp.bootstrap import shipped_definitions, suggested_phrase
from ungeapp.demo import (
    acts,
    assessments,
    clocks,
    consent,
    contact,
    figures,
    format_editor,
    formats,
    goals,
    meetings,
    municipal,
    network,
    offers,
    papers,
    phonebook,
    plan,
    profile,
    reserved_weeks,
    responsibility,
    rights,
    roles,
    search,
    status,
    story,
    town,
    versions,
    what_follows,
)
from ungeapp.demo.acts_together import TOGETHER
from ungeapp.demo.acts_young import YOUNG
from ungeapp.demo.days import Days, moment
from ungeapp.demo.folder import AlreadyOpen, RehearsalFolder
from ungeapp.demo.folder import Stage as Progress
from ungeapp.demo.script import WITH_A_TOWN, Script, common_message, municipalities, read_script
from ungeapp.demo.stage import Stage, open_seat
from ungeapp.demo.threads import play
from ungeapp.domain.errors import NotFound
from ungeapp.storage.keys import STANDARD_COST, Cost
from ungeapp.system import paths
from ungeapp.system.clock import FixedClock, SystemClock

_FOLDER = "rehearsal"


def run(directory: Path | None = None, profile: str = "viborg", no_window: bool = False, fresh: bool = False) -> int:
    """Play the rehearsal in ``directory`` unless it lies there finished; then the window, or a list of what there is.

    0 when all went well, 1 with one sentence on standard error when the folder holds something else or is in use.
    """
    texts.use(texts.DANISH)
    usual = _FOLDER if profile == WITH_A_TOWN else f"{_FOLDER}-{profile}"
    folder = RehearsalFolder((directory or paths.data_folder() / usual).absolute())
    try:
        script = read_script(profile)
    except NotFound:
        return _refused(common_message("no_story", key=profile, known=", ".join(municipalities())))
    if folder.stage() in (Progress.PLAYED, Progress.FINISHED) and not fresh:
        if folder.municipality() not in ("", profile):
            return _refused(script.message("elsewhere", folder=folder.root))
    try:
        stage = _made_ready(folder, script, fresh)
    except AlreadyOpen:
        return _refused(script.message("in_use"))
    if stage is Progress.FOREIGN:
        return _refused(script.message("foreign", folder=folder.root))
    if stage is Progress.NOTHING:
        print(script.message("playing"), flush=True)
        tell(folder, script, SystemClock().now())
        stage = Progress.PLAYED
    if stage is Progress.PLAYED:
        if _has_screen() and not no_window:
            _pictures_elsewhere(folder, profile)
        else:
            _pictures(folder)
    if _has_screen() and not no_window:
        from ungeapp.window_start import run_rehearsal

        return run_rehearsal(folder.store("a"), folder.phrase())
    _list(folder, script)
    return 0


def _made_ready(folder: RehearsalFolder, script: Script, fresh: bool) -> Progress:
    """What there is to build on; an earlier rehearsal that is half done or not wanted any more is cleared away."""
    stage = folder.stage()
    if stage is Progress.HALF or (fresh and stage in (Progress.PLAYED, Progress.FINISHED)):
        folder.clear()
        return Progress.NOTHING
    return stage


def tell(folder: RehearsalFolder, script: Script, now: datetime, *, cost: Cost = STANDARD_COST) -> Stage:
    """Play the story so that it ends at ``now``, and leave both desks closed.

    ``cost`` is that of opening the stores afterwards.
    """
    folder.begin(script.municipality)
    own = shipped_definitions().profile(script.municipality)
    closed = shipped_definitions().closed_days(own, now.year - 2, now.year + 3)
    days = Days(now.date(), closed, own.slot)
    clock = FixedClock(moment(days.ago(story.START if script.town else acts.START), 8, 30))
    if script.town:
        reserved_weeks.lay_profile(folder, script.municipality, days)
    phrase = suggested_phrase()
    folder.keep_phrase(phrase, script.message("phrase"))
    a, b = (open_seat(key, folder, script, clock, phrase, cost) for key in ("a", "b"))
    with a.workplace, b.workplace:
        stage = Stage(folder=folder, script=script, days=days, clock=clock, a=a, b=b)
        if script.town:
            _whole_town(stage, now)
        else:
            acts.play(stage, {**YOUNG, **TOGETHER})
            clock.set(max(now, clock.now()))
    folder.write_steps()
    folder.mark(Progress.PLAYED)
    return stage


def _whole_town(stage: Stage, now: datetime) -> None:
    """The story of one young person, with everybody else in town."""
    a, b, script, clock = stage.a, stage.b, stage.script, stage.clock
    stage.step("desks", a, (a.identity, b.identity), other=b.who)
    threads = [*town.threads(stage), *status.threads(stage), *versions.threads(stage), *goals.threads(stage)]
    threads += [*offers.threads(stage), *phonebook.threads(stage), meetings.before_the_next(stage)]
    threads += formats.threads(stage)
    threads += [contact.thread(stage), search.entered_twice(stage), consent.register(stage)]
    threads += [what_follows.thread(stage), *plan.threads(stage), responsibility.thread(stage)]
    threads += [clocks.thread(stage), reserved_weeks.thread(stage), *roles.threads(stage)]
    threads += [assessments.thread(stage), format_editor.thread(stage), profile.thread(stage), *figures.threads(stage)]
    play(clock, [story.opening(stage), story.JointPlan(stage).play(), *threads])
    network.draw_again(stage, stage.people[script.story["main"]["person"]])
    papers.play(stage, stage.people[script.story["main"]["person"]])
    rights.play(stage, stage.people[script.story["main"]["person"]])
    clock.set(now)
    story.last_look(stage)
    municipal.play(stage)
    profile.play(stage)


def _pictures(folder: RehearsalFolder) -> None:
    """Every page as a picture, from the real window without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ungeapp.demo.screens import take_all

    take_all(folder)
    folder.mark(Progress.FINISHED)


def _pictures_elsewhere(folder: RehearsalFolder, profile: str) -> None:
    """The same in another process: in this one the window needs the screen."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "ungeapp"]
    command = [sys.executable, *program, "demo", "--no-window", "--dir", str(folder.root), "--profile", profile]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)


def _has_screen() -> bool:
    """Whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _list(folder: RehearsalFolder, script: Script) -> None:
    """What was made, step by step, as wide as the terminal."""
    print(script.message("done", folder=folder.root))
    width = max(shutil.get_terminal_size((100, 24)).columns, 60)
    for one in folder.steps():
        line = f"{one['step']:>3}. {datetime.fromisoformat(str(one['at'])):%d.%m.%Y}  {one['what']}"
        print(textwrap.fill(line, width, subsequent_indent=" " * 17))
    for kind in ("out", "screens"):
        count = sum(1 for _ in (folder.root / kind).iterdir()) if (folder.root / kind).is_dir() else 0
        print(script.message(kind, folder=folder.root / kind, count=count))
    print(script.message("afterwards", store=folder.store("a")))

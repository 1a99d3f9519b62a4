"""Pictures of every page, from the real window without a screen.

Belongs here: which desks are looked at, in which look. Does not belong here: the window and its pages (``ui``), what
stands on each desk (``shots_*``), the camera itself (``camera``).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from ungeapp.bootstrap import Workplace, open_workplace, suggested_phrase
from ungeapp.demo import municipal, profile, shots_desk, shots_meetings, shots_person
from ungeapp.demo.camera import HEIGHT, WIDTH, Camera
from ungeapp.demo.folder import SCREENS, RehearsalFolder
from ungeapp.demo.script import WITH_A_TOWN, Node, read_script
from ungeapp.demo.shots import Ids, Shot, numbered, place
from ungeapp.system.files import private_folder
from ungeapp.ui.application import create_application
from ungeapp.ui.desk_window import DeskWindow
from ungeapp.ui.handover.page import HandoverTab
from ungeapp.ui.kit.dialogs import WindowDialogs
from ungeapp.ui.kit.style import apply_text_scale, apply_theme
from ungeapp.ui.navigation import Place
from ungeapp.ui.runner import ImmediateRunner
from ungeapp.ui.unlock.page import EntryPage, make_page
from ungeapp.window_start import Doorkeeper, build_window

LOOKS = {"light": "lys", "dark": "moerk"}
LARGE = 2.0
_NO_SCREEN = "This plugin does not support"


def take_all(folder: RehearsalFolder) -> list[str]:
    """Take every picture; their names. An error on any page ends it."""
    application = create_application(packaged_font=True)
    target = private_folder(folder.root / SCREENS)
    camera = Camera(application, target)
    phrase = folder.phrase()
    desks = desks_of(folder)
    before = qInstallMessageHandler(_without_the_usual)
    with ExitStack() as opened:
        opened.callback(qInstallMessageHandler, before)
        opened.callback(_usual_look, application)
        places = {seat: opened.enter_context(open_workplace(folder.store(seat), phrase)) for seat, _ in desks}
        for theme, look in LOOKS.items():
            apply_theme(application, theme)  # as seldom as can be: the style sheet reaches every widget there is
            _entry(camera, folder, look)
            for seat, shots in desks:
                _windowful(camera, places[seat], [(shot, f"{shot.name}-{look}") for shot in shots])
        apply_theme(application, next(iter(LOOKS)))
        apply_text_scale(application, LARGE)
        for seat, shots in desks:
            _windowful(camera, places[seat], [(shot, f"{shot.name}-200") for shot in shots if shot.also_large])
    return camera.taken


def desks_of(folder: RehearsalFolder) -> tuple[tuple[str, list[Shot]], ...]:
    """What is looked at, desk by desk: everything there is, or the pages that matter for a story told in acts."""
    ids = ids_by_step(folder)
    script = read_script(folder.municipality() or WITH_A_TOWN)
    if script.town:
        return ("a", [*desk_a(ids), *_of_profiles(folder)]), ("b", desk_b(folder, ids))
    told: dict[str, list[Shot]] = {"a": [], "b": []}
    for one in script.story["shot"]:
        told[one.get("desk", "a")].append(_told(one, ids))
    return tuple(told.items())


def desk_a(ids: Ids) -> list[Shot]:
    """Everything there is, around the young people of the story."""
    return [
        *numbered(100, shots_desk.today(ids)),
        *numbered(200, shots_desk.young_people(ids)),
        *numbered(300, shots_person.person(ids)),
        *numbered(350, shots_person.plan(ids)),
        *numbered(400, shots_person.standing(ids)),
        *numbered(500, shots_meetings.meetings(ids)),
        *numbered(600, shots_desk.between_departments(ids)),
        *numbered(700, shots_desk.offers_and_figures(ids)),
        *numbered(800, shots_desk.municipality()),
    ]


def desk_b(folder: RehearsalFolder, ids: Ids) -> list[Shot]:
    """The other desk, and a file for it that nobody has received yet."""
    return numbered(900, shots_desk.other_desk(ids, folder.root / _file(folder, "waiting-file")))


def _of_profiles(folder: RehearsalFolder) -> list[Shot]:
    kept = profile.kept_in(folder, folder.municipality())
    return numbered(850, shots_desk.profiles(kept, folder.root / _file(folder, municipal.WAITING)))


def _file(folder: RehearsalFolder, key: str) -> str:
    """The one file a step left."""
    (file,) = (one for step in folder.steps() if step["key"] == key for one in _listed(step["files"]))
    return str(file)


def _told(one: Node, ids: Ids) -> Shot:
    """A shot of a story's own data; ``asks`` names a question over the page."""
    about = ids[one["of"]][one.get("nth", 0)] if "of" in one else ""
    where = Place(one["page"], id=about, tab=one.get("tab", ""), note=one.get("note", ""))
    shot = place(one["name"], where, also_large=one.get("large", False))
    return replace(shot, asks=_QUESTIONS[one["asks"]]) if "asks" in one else shot


def _everyday_ends(window: DeskWindow) -> None:
    """Why somebody no longer follows in everyday life, and who does now."""
    (tab,) = (one for one in window.findChildren(HandoverTab) if one.isVisible())
    tab.everyday.click()


_QUESTIONS: Mapping[str, Callable[[DeskWindow], None]] = {"everyday-ends": _everyday_ends}


def _without_the_usual(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's words on standard error, but for what it says of every window that has no screen."""
    if not message.startswith(_NO_SCREEN):
        sys.stderr.write(f"{message}\n")


def _usual_look(application: QApplication) -> None:
    apply_text_scale(application, 1.0)
    apply_theme(application, None)


def ids_by_step(folder: RehearsalFolder) -> Ids:
    """Whom and what each step of the story was about."""
    return {str(one["key"]): [str(id) for id in _listed(one["ids"])] for one in folder.steps()}


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _windowful(camera: Camera, workplace: Workplace, shots: Sequence[tuple[Shot, str]]) -> None:
    window = build_window(workplace, camera.application)
    window.resize(WIDTH, HEIGHT)
    window.show()
    camera.film(_acts(camera, window, shots))
    window.leave()
    window.close()
    window.deleteLater()


def _acts(camera: Camera, window: DeskWindow, shots: Sequence[tuple[Shot, str]]) -> Iterator[None]:
    """Go, wait, look, again and again; each ``yield`` is a wait."""
    for shot, name in shots:
        for _ in range(2 if shot.again else 1):
            shot.go(window)
            yield from camera.still(window)
        if shot.asks is not None:
            yield from camera.asked(window, partial(shot.asks, window))
        camera.keep(name)


def _entry(camera: Camera, folder: RehearsalFolder, look: str) -> None:
    """What is seen before a desk is open: the page that asks for the passphrase, and the first run."""
    holder = QWidget()
    dialogs = WindowDialogs(holder)
    keeper = Doorkeeper(_nothing, folder.root, folder.store("a"))
    entry = make_page(keeper, ImmediateRunner(), dialogs, suggested_phrase, _nothing)
    entry.resize(WIDTH, HEIGHT)
    entry.show()
    camera.film(_entry_acts(camera, entry, look))
    entry.close()
    entry.deleteLater()
    holder.deleteLater()


def _entry_acts(camera: Camera, entry: EntryPage, look: str) -> Iterator[None]:
    entry.show_unlock()
    yield from camera.still(entry)
    camera.keep(f"00-laas-op-{look}")
    entry.show_first_run()
    yield from camera.still(entry)
    camera.keep(f"01-foerste-gang-{look}")


def _nothing(_: object) -> None:
    """Nothing follows: only pictures are taken."""

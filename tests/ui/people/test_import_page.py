"""Reading a sheet: a preview first, then everything at once, rejects only where the person says."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import TestDesk
from ungeapp import texts
from ungeapp.domain.errors import Invalid
from ungeapp.ui.navigation import Place
from ungeapp.ui.people.import_page import ImportPage, make_page
from ungeapp.ui.people.import_presenter import SHOWN, ImportPresenter
from ungeapp.ui.runner import Cancelled

SHEET = (
    "CPR;Fornavn;Efternavn;Telefon;Skole\r\n"
    "640704-4321;Ung;E.;20 99 99 99;Ny skole\r\n"
    ";Uden;Nummer;;\r\n"
    "660805-1234;Freja;Lund;;\r\n"
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "unge.csv"
    path.write_bytes(SHEET.encode("cp1252"))
    return path


@pytest.fixture
def page(desk: TestDesk, qtbot: QtBot) -> ImportPage:
    texts.use("da")
    made = make_page(desk.surroundings)
    qtbot.addWidget(made)
    made.show()
    made.open_place(Place("import"))
    return made


def test_nothing_is_written_before_it_is_accepted(desk: TestDesk, page: ImportPage, sheet: Path) -> None:
    desk.person(phone="20 00 00 01")
    page.read(sheet)
    assert desk.intentions.people.count() == 1
    assert page.accept_button.isEnabled() and page.accept_button.text() == "Hent 2 unge"
    page.take()
    assert desk.intentions.people.count() == 2
    known = desk.intentions.people.search("Ung E")[0]
    told = desk.intentions.people.open(known.id).person
    assert told.school == "Ny skole" and told.phone == "20 00 00 01"
    assert page.banner.text() == "2 unge er hentet." and not page.accept_button.isEnabled()


def test_reading_twice_doubles_nobody(desk: TestDesk, page: ImportPage, sheet: Path) -> None:
    page.read(sheet)
    page.take()
    page.read(sheet)
    assert not page.accept_button.isEnabled()
    assert desk.intentions.people.count() == 2


def test_rejects_are_saved_only_where_the_person_says(
    desk: TestDesk, page: ImportPage, sheet: Path, tmp_path: Path
) -> None:
    page.read(sheet)
    page.save_rejects()
    assert [one.name for one in tmp_path.glob("*.csv")] == ["unge.csv"]
    desk.answers.save = tmp_path / "afvist.csv"
    page.save_rejects()
    told = desk.answers.save.read_text(encoding="utf-8-sig").splitlines()
    assert len(told) == 2 and told[1].startswith(";Uden;Nummer") and "CPR-nummer" in told[1]


def test_a_file_that_is_no_sheet_is_refused_in_a_sentence(page: ImportPage, tmp_path: Path) -> None:
    other = tmp_path / "brev.pdf"
    other.write_bytes(b"%PDF-1.7")
    page.read(other)
    assert ".csv" in page.banner.text() and not page.accept_button.isEnabled()
    page.read(tmp_path / "findes-ikke.csv")
    assert page.banner.text() and page.choose_button.isEnabled()


def test_stopping_changes_nothing(desk: TestDesk, sheet: Path) -> None:
    class Stopped:
        def __call__(self, done: int, total: int | None = None, what: str = "") -> None:
            self.check()

        def check(self) -> None:
            raise Cancelled

    presenter = ImportPresenter(desk.surroundings.read_sheet, desk.surroundings.write_rejects)
    with pytest.raises(Cancelled):
        presenter.read(sheet, desk.intentions, Stopped())
    assert not desk.intentions.people.count()


def test_the_preview_says_what_differs_and_what_is_odd(desk: TestDesk, tmp_path: Path) -> None:
    desk.person(phone="20 00 00 01")
    path = tmp_path / "unge.csv"
    rows = [f";Navn{n};Efter;0{1 + n % 9}-01-2006;;=1+1" for n in range(SHOWN + 3)]
    head = "CPR;Fornavn;Efternavn;Fødselsdato;Telefon;Skole;Bemærkning"
    path.write_text("\r\n".join([head, "640704-4321;Ung;E.;;20 99 99 99;", *rows]), encoding="utf-8")
    presenter = ImportPresenter(desk.surroundings.read_sheet, desk.surroundings.write_rejects)
    steps: list[int] = []

    class Watched:
        def __call__(self, done: int, total: int | None = None, what: str = "") -> None:
            steps.append(done)

        def check(self) -> None: ...

    told = presenter.read(path, desk.intentions, Watched())
    assert len(told.new) == SHOWN and told.new_rest
    ((_name, field, here, sheet),) = told.differences
    assert (here, sheet) == ("20 00 00 01", "20 99 99 99") and field
    assert any("F3" in one for one in told.notices)
    assert any("»Bemærkning«" in one for one in told.notices)
    assert steps


def test_too_large_a_file_is_refused_before_it_is_read(desk: TestDesk, tmp_path: Path) -> None:
    path = tmp_path / "stor.csv"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    presenter = ImportPresenter(desk.surroundings.read_sheet, desk.surroundings.write_rejects)

    class Deaf:
        def __call__(self, done: int, total: int | None = None, what: str = "") -> None: ...

        def check(self) -> None: ...

    with pytest.raises(Invalid) as refused:
        presenter.read(path, desk.intentions, Deaf())
    assert refused.value.code == "sheet-too-large"

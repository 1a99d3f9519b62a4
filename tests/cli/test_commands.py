"""Every command: what it prints for programs, that it ends with 0, and that it does what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import NUMBER, Terminal
from tests.stores import PASSPHRASE
from ungeapp import __version__
from ungeapp.bootstrap import open_workplace

CHECK_DIGITS = 30


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def test_a_store_is_made_and_described(terminal: Terminal) -> None:
    made = terminal.bare(
        "store", "create", terminal / "c", "--worker", "Mia Krog", "--unit", "viborg/ppr", "--passphrase-file",
        terminal.passphrase, "--json",
    ).json  # fmt: skip
    assert (made["worker"], made["unit"], made["profile"], made["people"]) == ("Mia Krog", "viborg/ppr", "viborg", 0)
    told = terminal("c", "store", "info", "--json").json
    assert told["id"] == made["id"]
    assert set(told) == {
        "id", "folder", "replica", "identity", "worker", "unit", "profile", "created", "schema", "key_generation",
        "size", "people", "changes", "log_rows", "sqlcipher", "sqlite",
    }  # fmt: skip
    assert "Mia Krog" in terminal("c", "store", "info").out


def test_a_whole_store_is_said_to_be_whole(terminal: Terminal) -> None:
    told = terminal("a", "store", "check", "--json").json
    assert told["whole"] and told["findings"] == []
    assert told["records"] > 10
    assert "Alt er helt" in terminal("a", "store", "check").out


def test_people_are_listed_without_their_numbers(terminal: Terminal) -> None:
    (told,) = terminal("a", "people", "list", "--json").json
    assert told == {
        "id": terminal.facts["person"],
        "name": "Anna Prøve",
        "birth_date": "2004-07-04",
        "age": 22,
        "role": "responsible",
        "coordinator": "viborg/job-og-velfaerd",
        "school": "",
        "next_step": "",
        "next_step_on": None,
        "last_contact": None,
        "open_conflicts": 0,
    }
    assert terminal("a", "people", "list", "--search", "pr", "--json").json == [told]
    assert terminal("a", "people", "list", "--search", "xyz", "--json").json == []
    assert "Anna Prøve" in terminal("a", "people", "list").out


def test_one_person_is_shown_with_a_masked_number(terminal: Terminal) -> None:
    answer = terminal("a", "people", "show", terminal.facts["person"], "--json")
    told = answer.json
    assert told["number"] == "640704-••••"
    assert told["address"] == "Ågade 1, 8800 Viborg"
    assert [one["wording"] for one in told["goals"]] == ["Kørekort"]
    assert [one["what"] for one in told["agreements"]] == ["Ringe til køreskolen"]
    assert terminal.facts["meeting"] in [one["id"] for one in told["meetings"]]
    assert all("id" in one for name in ("goals", "agreements", "measures", "network", "cases") for one in told[name])
    plain = terminal("a", "people", "show", terminal.facts["person"])
    assert "640704-••••" in plain.out
    for text in (answer.out, plain.out):
        assert NUMBER not in text and NUMBER[-4:] not in text.replace(terminal.facts["person"], "")


SHEET = (
    "CPR;Fornavn;Efternavn;Skole\r\n"
    "640704-4234;Anna;Prøve;Ungdomsskolen\r\n"
    "650805-5345;Bo;Øst;=1+1\r\n"
    ";Uden;Nummer;\r\n"
)


def test_a_sheet_is_taken_in_once(terminal: Terminal) -> None:
    sheet, rejects = terminal / "unge.csv", terminal / "afvist.csv"
    sheet.write_bytes(SHEET.encode("cp1252"))
    told = terminal("a", "people", "import", sheet, "--rejects", rejects, "--json").json
    assert (told["new"], told["filled"], told["unchanged"], told["differences"]) == (1, 1, 0, [])
    assert [(one["id"], one["reason"]) for one in told["rejects"]] == [(4, "sheet-no-number-no-birth-date")]
    assert told["rejects"][0]["sentence"].startswith("Rækken har hverken")
    assert {"id": 3, "code": "sheet-formula", "column": "D"} in told["notices"]
    assert "Uden" in rejects.read_text(encoding="utf-8-sig")
    again = terminal("a", "people", "import", sheet)
    assert "Nye: 0 · udfyldt: 0 · uændret: 2 · ikke taget med: 1" in again.out
    assert len(terminal("a", "people", "list", "--json").json) == 2


def test_what_differs_is_listed_and_left(terminal: Terminal) -> None:
    sheet = terminal / "unge.csv"
    sheet.write_text("CPR;Fornavn;Efternavn\n640704-4234;Anne;Prøve\n", encoding="utf-8-sig")
    told = terminal("a", "people", "import", sheet, "--json").json
    assert told["differences"] == [
        {"id": terminal.facts["person"], "name": "Anna Prøve", "field": "given_name", "here": "Anna", "sheet": "Anne"}
    ]
    assert "Anna Prøve, Fornavn: Anna her, Anne i arket" in terminal("a", "people", "import", sheet).out


def test_meetings_are_listed_and_shown(terminal: Terminal) -> None:
    rows = terminal("a", "meetings", "list", "--json").json
    (row,) = [one for one in rows if one["id"] == terminal.facts["meeting"]]
    assert row["state"] == "called" and row["starts"] == "2026-11-18T13:00:00+01:00"
    assert row["person"] == {"id": terminal.facts["person"], "name": "Anna Prøve"}
    assert terminal("a", "meetings", "list", "--past", "--json").json == []
    told = terminal("a", "meetings", "show", row["id"], "--json").json
    assert told["place"] == "Prinsens Alle 5"
    assert len(told["participants"]) == row["participants"] > 2
    assert all("id" in one for name in ("participants", "agenda", "outputs", "open") for one in told[name])
    assert "Prinsens Alle 5" in terminal("a", "meetings", "show", row["id"]).out
    assert "18.11.2026 13.00" in terminal("a", "meetings", "list").out


def test_formats_are_listed_shown_and_checked(terminal: Terminal, checkout: Path) -> None:
    rows = terminal.bare("formats", "list", "--json").json
    assert {one["owner"] for one in rows} == {"unge"}
    row = next(one for one in rows if one["meetings"] == 2)
    told = terminal.bare("formats", "show", row["id"], "--json").json
    assert told["ref"] == row["ref"] and [one["number"] for one in told["meetings"]] == [1, 2]
    assert row["title"] in terminal.bare("formats", "show", row["id"]).out
    file = checkout / "resources" / "formats" / f"{row['id']}.{row['version']}.toml"
    assert terminal.bare("formats", "check", file).code == 0
    assert terminal.bare("formats", "check", file, "--json").json == []


@pytest.mark.parametrize(
    ("paper", "about", "words"),
    [
        ("plan", "person", "Jeg vil gerne have kørekort"),
        ("minutes", "meeting", "Anna Prøve"),
        ("handover", "person", "Anna Prøve"),
        ("my-plan", "person", "Anna"),
        ("checklist", "person", "Anna Prøve"),
    ],
)
def test_papers_are_printed(terminal: Terminal, paper: str, about: str, words: str) -> None:
    out = terminal / "papir.pdf"
    (told,) = terminal("a", "print", paper, terminal.facts[about], "--out", out, "--json").json
    assert told["file"] == str(out) and set(told) == {"id", "file", "recipient"}
    assert words in pdf_text(out)
    assert "Slet den" in terminal("a", "print", paper, terminal.facts[about], "--out", out).out


@pytest.mark.parametrize(("paper", "about"), [("plan", "person"), ("minutes", "meeting"), ("invitation", "meeting")])
def test_the_name_of_the_file_says_that_it_is_to_be_written_on_in(terminal: Terminal, paper: str, about: str) -> None:
    told = terminal("a", "print", paper, terminal.facts[about], "--out", terminal / "papir.docx", "--json").json
    for one in told:
        assert one["id"].endswith(".docx") and Path(one["file"]).read_bytes().startswith(b"PK")
    printed = terminal("a", "print", paper, terminal.facts[about], "--out", terminal / "papir.docx").out
    assert "Et Word-dokument kan læses og ændres" in printed


def test_figures_of_a_period_are_printed(terminal: Terminal) -> None:
    (told,) = terminal("a", "print", "figures", "2026h1", "--out", terminal / "tal.pdf", "--json").json
    assert told["id"] == "tal-2026h1.pdf" and "1. halvår 2026" in pdf_text(terminal / "tal.pdf")
    refused = terminal("a", "print", "figures", "2026Q7", "--out", terminal / "q7.pdf")
    assert refused.code == 1 and "Skriv perioden som 2026" in refused.err and not (terminal / "q7.pdf").exists()
    early = terminal("a", "print", "figures", "2999", "--out", terminal / "early.pdf")
    assert early.code == 1 and "Perioden er ikke slut" in early.err and not (terminal / "early.pdf").exists()


def test_every_other_participant_gets_a_letter(terminal: Terminal) -> None:
    folder = terminal / "breve"
    folder.mkdir()
    told = terminal("a", "print", "invitation", terminal.facts["meeting"], "--out", folder, "--json").json
    meeting = terminal("a", "meetings", "show", terminal.facts["meeting"], "--json").json
    others = len(meeting["participants"]) - 1  # nobody is written to by themselves
    assert len(told) == others == len(list(folder.iterdir()))
    with open_workplace(terminal / "a", PASSPHRASE, clock=terminal.clock) as place:
        given = place.intentions.disclosures.of(terminal.facts["person"])
    written_to = {one["name"] or one["label"] for one in meeting["participants"] if not one["is_young_person"]}
    assert len(given) == others - 1 and {one.to for one in given} <= written_to, "whoever got a letter has had it"
    numbered = terminal(
        "a", "print", "invitation", terminal.facts["meeting"], "--out", terminal / "b.pdf", "--json"
    ).json
    assert [Path(one["file"]).name for one in numbered] == [f"b-{n}.pdf" for n in range(1, len(told) + 1)]
    own = next(one["id"] for one in meeting["participants"] if one["is_young_person"])
    (single,) = terminal("a", "print", "invitation", own, "--out", terminal / "en.pdf", "--json").json
    assert "Prinsens Alle 5" in pdf_text(Path(single["file"]))


def test_the_agenda_for_whoever_chairs_and_for_one_participant(terminal: Terminal) -> None:
    meeting = terminal("a", "meetings", "show", terminal.facts["meeting"], "--json").json
    own = next(one["id"] for one in meeting["participants"] if one["is_young_person"])
    out = terminal / "dagsorden.pdf"
    assert terminal("a", "print", "agenda", meeting["id"], "--out", out).code == 0
    assert "Det taler vi om" in pdf_text(out)
    word = terminal / "dagsorden.docx"
    assert terminal("a", "print", "agenda", meeting["id"], "--participant", own, "--out", word).code == 0
    assert word.read_bytes().startswith(b"PK")
    wrong = terminal("a", "print", "agenda", meeting["id"], "--participant", terminal.facts["person"], "--out", out)
    assert wrong.code == 1


def test_minutes_for_one_participant(terminal: Terminal) -> None:
    meeting = terminal("a", "meetings", "show", terminal.facts["meeting"], "--json").json
    own = next(one["id"] for one in meeting["participants"] if one["is_young_person"])
    out = terminal / "referat.pdf"
    assert terminal("a", "print", "minutes", meeting["id"], "--participant", own, "--out", out).code == 0
    wrong = terminal("a", "print", "minutes", meeting["id"], "--participant", terminal.facts["person"], "--out", out)
    assert wrong.code == 1


def test_cards_are_exchanged_and_confirmed(terminal: Terminal) -> None:
    for name in ("c", "d"):
        made = terminal.bare(
            "store", "create", terminal / name, "--worker", f"Worker {name}", "--unit", "viborg/ppr", "--passphrase-file",
            terminal.passphrase,
        )  # fmt: skip
        assert made.code == 0, made.err
    out = terminal / "kort.ungekort"
    exported = terminal("c", "card", "export", "--out", out, "--json").json
    assert set(exported) == {"id", "file", "check_number"}
    assert sum(one.isdigit() for one in exported["check_number"]) == CHECK_DIGITS
    new = terminal("d", "card", "import", out, "--json").json
    assert (new["id"], new["state"], new["name"]) == (exported["id"], "new", "Worker c")
    wrong = terminal("d", "card", "verify", new["id"], "--number", "0" * CHECK_DIGITS)
    assert wrong.code == 1 and wrong.err.startswith("Tallet er ikke")
    confirmed = terminal(
        "d", "card", "verify", new["id"], "--number", exported["check_number"].replace(" ", ""), "--json"
    )
    assert confirmed.json["state"] == "confirmed"
    (row,) = terminal("d", "card", "list", "--json").json
    assert row == confirmed.json
    assert "Worker c" in terminal("d", "card", "list").out


def test_a_share_travels_and_is_answered(terminal: Terminal) -> None:
    person, file, receipt = terminal.facts["person"], terminal / "del.ungepakke", terminal / "svar.ungepakke"
    (written,) = terminal(
        "a", "package", "write", "--kind", "share", "--person", person, "--to", terminal.facts["b"], "--out", file,
        "--json",
    ).json  # fmt: skip
    assert set(written) == {"id", "kind", "partner", "file"} and written["kind"] == "share"
    told = terminal("b", "package", "inspect", file, "--json").json
    assert (told["id"], told["kind"], told["sender_state"], told["persons"]) == (written["id"], "share", "confirmed", 1)
    assert told["sender"]["id"] == terminal.facts["a"] and not told["seen_before"]
    assert "Bente Holm" in terminal("b", "package", "inspect", file).out
    looked = terminal("b", "package", "preview", file, "--json").json
    assert [one["name"] for one in looked["people"]] == ["Anna Prøve"]
    assert "Kørekort" in [one["after"] for one in looked["changes"]]
    shown = terminal("b", "package", "preview", file).out
    assert "Kørekort" in shown and NUMBER not in shown
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-|\d{4}-\d\d-\d\d", shown), "ids and machine dates"
    assert NUMBER not in json.dumps(looked) and not terminal("b", "people", "list", "--json").json
    received = terminal("b", "package", "receive", file, "--yes", "--answer", receipt, "--json").json
    assert [(one["kind"], one["file"]) for one in received["answers"]] == [("receipt", str(receipt))]
    assert [one["name"] for one in terminal("b", "people", "list", "--json").json] == ["Anna Prøve"]
    assert terminal("a", "package", "receive", receipt, "--yes").code == 0
    states = {one["id"]: one["state"] for one in terminal("a", "package", "list", "--json").json}
    assert states[written["id"]] == "fetched"
    assert "Jonas Dam" in terminal("a", "package", "list").out
    (again,) = terminal("a", "package", "write", "--again", written["id"], "--out", terminal / "igen", "--json").json
    assert Path(again["file"]).read_bytes() == file.read_bytes()


def test_a_case_is_handed_over(terminal: Terminal) -> None:
    person = terminal.facts["person"]
    terminal.fill_checklist("a")
    steps = [
        ("a", "offer", ["--to", terminal.facts["b"]]),
        ("b", "accept", []),
        ("b", "confirm", []),
        ("a", "close", []),
    ]
    for number, (desk, kind, more) in enumerate(steps):
        out = terminal / f"{number}.ungepakke"
        answer = terminal(desk, "package", "write", "--kind", kind, "--person", person, *more, "--out", out, "--json")
        assert [one["kind"] for one in answer.json] == [kind], answer.err
        other = "b" if desk == "a" else "a"
        received = terminal(other, "package", "receive", out, "--yes")
        assert received.code == 0, received.err
    roles = {desk: terminal(desk, "people", "list", "--json").json[0]["role"] for desk in ("a", "b")}
    assert roles == {"a": "none", "b": "responsible"}


def test_an_offer_is_refused(terminal: Terminal) -> None:
    person, offer, no = terminal.facts["person"], terminal / "tilbud.ungepakke", terminal / "nej.ungepakke"
    terminal.fill_checklist("a")
    write = ("package", "write", "--person", person)
    assert terminal("a", *write, "--kind", "offer", "--to", terminal.facts["b"], "--out", offer).code == 0
    assert terminal("b", "package", "receive", offer, "--yes").code == 0
    wrong = terminal("b", *write, "--kind", "refuse", "--to", terminal.facts["b"], "--out", no)
    assert wrong.code == 1 and "Udelad --to" in wrong.err
    assert terminal("b", *write, "--kind", "refuse", "--reason", "Vi har ikke plads", "--out", no).code == 0
    assert terminal("a", "package", "receive", no, "--yes").code == 0
    assert terminal("a", "people", "list", "--json").json[0]["role"] == "responsible"


def test_the_log_is_listed_and_verified(terminal: Terminal) -> None:
    terminal("a", "people", "show", terminal.facts["person"])
    rows = terminal("a", "log", "list", "--limit", 3, "--json").json
    assert [one["action"] for one in rows] == ["unlock", "open-person", "unlock"]
    assert rows[1]["what"] == terminal.facts["person"] and set(rows[0]) == {
        "id", "at", "actor", "action", "what", "detail",
    }  # fmt: skip
    told = terminal("a", "log", "verify", "--json").json
    assert told["whole"] and told["first_broken"] is None and told["rows"] > rows[0]["id"]
    assert "Loggen er hel" in terminal("a", "log", "verify").out
    assert "open-person" in terminal("a", "log", "list").out


def test_the_version(terminal: Terminal) -> None:
    assert terminal.bare("--version").out.strip() == __version__


@pytest.mark.parametrize(
    "arguments",
    [
        ("ukendt",),
        ("people",),
        ("people", "list"),
        ("people", "list", "--store"),
        ("people", "list", "--butik", "x"),
        ("log", "list", "--store", "x", "--limit", "mange"),
        ("log", "list", "--store", "x", "--limit", "0"),
        ("store", "create", "x"),
        ("package", "receive", "x", "--store", "y"),
        ("package", "write", "--store", "x", "--out", "y"),
        ("package", "write", "--store", "x", "--out", "y", "--kind", "recall", "--person", "z"),
        ("package", "write", "--store", "x", "--out", "y", "--kind", "share", "--person", "z"),
        ("package", "write", "--store", "x", "--out", "y", "--kind", "offer", "--to", "z"),
        ("package", "write", "--store", "x", "--out", "y", "--kind", "close", "--person", "z", "--person", "q"),
        ("backup",),
    ],
)
def test_wrong_use_ends_with_two_and_a_sentence(terminal: Terminal, arguments: tuple[str, ...]) -> None:
    answer = terminal.bare(*arguments)
    assert answer.code == 2
    assert len(answer.err.strip().splitlines()) == 1 and answer.err.strip().endswith((".", "ud."))


@pytest.mark.parametrize("group", ["store", "people", "meetings", "formats", "print", "card", "package", "log"])
def test_every_group_explains_itself(terminal: Terminal, group: str) -> None:
    answer = terminal.bare(group, "--help")
    assert answer.code == 0 and "Kommandoer:" in answer.out


@pytest.mark.parametrize("command", [(), ("people",), ("people", "import"), ("package", "write"), ("meetings", "show")])
def test_help_speaks_danish_all_through(terminal: Terminal, command: tuple[str, ...]) -> None:
    said = terminal.bare(*command, "--help").out
    assert "Sådan skrives det" in said and "Vis denne hjælp" in said
    for english in (
        "Usage:",
        "Options:",
        "Commands:",
        "Arguments:",
        "[required]",
        "Show this message",
        "OPTIONS",
        "<list",
    ):
        assert english not in said, english

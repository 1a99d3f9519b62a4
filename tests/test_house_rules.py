"""The rules of the house that no linter knows, each with a message that says what to do instead."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "ungeapp"
TESTS = PACKAGE.parent / "tests"
FORMATS = PACKAGE.parent / "resources" / "formats"

# The one test that may report instead of run: its public vectors stand beside the checkout, or do not.
VECTORS = "exchange/test_age.py"

LOG_METHODS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
# What is said or known about a person never reaches the log; codes and ids do.
PRIVATE = {
    "address", "answer", "birth_date", "cpr", "e_mail", "email", "family_name", "first_name", "full_name", "given_name",
    "last_name", "note", "own_words", "passphrase", "phone", "telephone", "text",
}  # fmt: skip


def sources(root: Path = PACKAGE) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def called(node: ast.AST) -> str:
    """The last name of what a call calls, or an empty text."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def names(node: ast.AST) -> str:
    """The name a node mentions, or an empty text."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.alias):
        return node.name
    return getattr(node, "id", "")


def everywhere(found: str, *allowed: str, root: Path = PACKAGE) -> list[str]:
    """The places outside the `allowed` files where `found` is mentioned in code."""
    return [
        f"{name}:{getattr(node, 'lineno', 0)}"
        for name, path in sources(root)
        if not name.startswith(allowed or ("\0",))
        for node in ast.walk(tree(path))
        if names(node) == found
    ]


def test_nobody_pumps_the_event_loop() -> None:
    assert not everywhere("processEvents"), "run long work in the worker and show progress"


def test_nobody_sleeps() -> None:
    assert not everywhere("sleep"), "use a timer in the program"
    assert not everywhere("sleep", root=TESTS), "wait for the signal or the state"


def test_only_the_command_line_prints() -> None:
    places = [
        f"{name}:{node.lineno}"
        for name, path in sources()
        if not name.startswith(("cli", "demo", "selftest", "__main__"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not places, f"return it, or log a code: {places}"


@pytest.mark.parametrize("dialog", ["QMessageBox", "QFileDialog", "QInputDialog"])
def test_dialogs_come_from_the_kit(dialog: str) -> None:
    places = everywhere(dialog, "ui/kit/dialogs.py")
    assert not places, f"ask through ungeapp.ui.kit.dialogs: {places}"


def test_only_the_gate_releases() -> None:
    places = [
        f"{name}:{node.lineno}"
        for name, path in sources()
        if name != "domain/gate.py"
        for node in ast.walk(tree(path))
        if called(node) == "Released"
    ]
    assert not places, f"ask ungeapp.domain.gate; nothing else decides what leaves: {places}"


def test_colours_are_tokens() -> None:
    places = [
        f"{name}:{node.lineno}"
        for name, path in sources()
        if name != "ui/kit/tokens.py" and not (name.startswith("forms/") and "theme" in name)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"#[0-9a-fA-F]{6}\b", node.value)
    ]
    assert not places, f"name the colour in ungeapp.ui.kit.tokens or the theme of forms: {places}"


def log_calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOG_METHODS:
            logger = names(node.func.value).lower()
            if logger in {"log", "_log", "logger", "_logger", "logging"}:
                yield node


def test_the_log_knows_codes_not_people() -> None:
    faults = []
    for name, path in sources():
        for call in log_calls(path):
            place = f"{name}:{call.lineno}"
            values = [*call.args, *(keyword.value for keyword in call.keywords)]
            if not call.args or not isinstance(call.args[0], ast.Constant | ast.Attribute | ast.Name):
                faults.append(f"{place}: the message must be fixed, the values follow as arguments")
            private = {names(inner) for value in values for inner in ast.walk(value)} & PRIVATE
            if private:
                faults.append(f"{place}: {', '.join(sorted(private))} must not reach the log")
    assert not faults, "\n".join(faults)


def test_the_tests_use_no_mocks_and_skip_nothing() -> None:
    places = [
        f"{name}:{node.lineno}"
        for name, path in sources(TESTS)
        if name != VECTORS
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.ImportFrom) and "mock" in (node.module or ""))
        or (isinstance(node, ast.Import) and any("mock" in alias.name for alias in node.names))
        or (isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "importorskip", "xfail"})
    ]
    assert not places, f"write a fake that implements the port; make the test run: {places}"


def test_an_exception_from_a_gate_carries_its_reason() -> None:
    silence = re.compile(r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type:\s*ignore(?:\[[\w, -]+\])?)(?P<reason>.*)$")
    places = [
        f"{name}:{number}"
        for root in (PACKAGE, TESTS)
        for name, path in sources(root)
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := silence.search(line)) and len(match["reason"].strip(" -–:#.")) < 8
    ]
    assert not places, f"write the reason beside it: {places}"


def format_words() -> set[str]:
    """The ids a shipped format declares: its own, its facts', its events'.

    In parts too where a format has words that must not be told; those of the others are everyday words.
    """
    words: set[str] = set()
    for path in FORMATS.rglob("*.toml"):
        definition = tomllib.loads(path.read_text(encoding="utf-8"))
        ids = {path.stem.split(".")[0]}
        for kind in ("fact", "event"):
            ids.update(str(entry["id"]) for entry in definition.get(kind, []))
        words |= ids
        if definition["format"].get("private_words"):
            words |= {part for name in ids for part in re.split(r"[-_.]", name)}
    return {word for word in words if len(word) > 4} | {"saarbare", "sårbare", "gravid", "gravide", "termin"}


def test_no_python_knows_a_format() -> None:
    words = "|".join(re.escape(word) for word in sorted(format_words(), key=len, reverse=True))
    pattern = re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)
    places = [
        f"{name}:{number}: {match[0]}"
        for name, path in sources()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := pattern.search(line))
    ]
    assert not places, "a format is data; say it in its file:\n" + "\n".join(places)

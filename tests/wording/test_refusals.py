"""Every refusal the program can make has a friendly Danish sentence with a way out."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest

from ungeapp import texts
from ungeapp.domain.errors import Invalid, NotAllowed, UngeError
from ungeapp.wording import error_sentence, refusals, sentence_of_code

PACKAGE = Path(__file__).resolve().parent.parent.parent / "ungeapp"


def raised_codes() -> dict[str, list[str]]:
    """Every code with the places it is raised: class attributes, first arguments, and functions that pass one on."""
    trees = {path: ast.parse(path.read_bytes()) for path in sorted(PACKAGE.rglob("*.py"))}
    classes = _refusal_classes(list(trees.values()))
    found: dict[str, list[str]] = defaultdict(list)
    for path, tree in trees.items():
        passing = _passing_on(tree)
        for node in ast.walk(tree):
            for code in _codes_in(node, classes, passing):
                found[code].append(f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}")
    return found


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _refusal_classes(trees: list[ast.Module]) -> set[str]:
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    known, before = {"UngeError"}, 0
    while len(known) > before:
        before = len(known)
        known |= {one.name for one in classes if any(_name(base) in known for base in one.bases)}
    return known


def _passing_on(tree: ast.Module) -> dict[str, int]:
    """Functions of a module with a parameter ``code`` and its place, such as ``_require(condition, code)``."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith(("_require", "_refuse", "_demand")):
            parameters = [one.arg for one in node.args.args if one.arg != "self"]
            if "code" in parameters:
                found[node.name] = parameters.index("code")
    return found


def _codes_in(node: ast.AST, classes: set[str], passing: dict[str, int]) -> list[str]:
    if isinstance(node, ast.ClassDef) and node.name in classes:
        values = [
            statement.value
            for statement in node.body
            if (isinstance(statement, ast.Assign) and _name(statement.targets[0]) == "code")
            or (isinstance(statement, ast.AnnAssign) and _name(statement.target) == "code")
        ]
    elif isinstance(node, ast.Call) and _name(node.func) in classes:
        values = list(node.args[:1])
    elif isinstance(node, ast.Call) and _name(node.func) in passing:
        place = passing[_name(node.func)]
        values = list(node.args[place : place + 1])
    elif isinstance(node, ast.Assign) and _name(node.targets[0]) == "refused":
        values = [node.value]
    elif isinstance(node, ast.Call) and (told := [one.value for one in node.keywords if one.arg == "refused"]):
        values = [one for value in told for one in ast.walk(value) if isinstance(one, ast.Constant) and one.value]
    else:
        return []
    told = [one.value for one in values if isinstance(one, ast.Constant)]
    return [one for one in told if isinstance(one, str) and one]


def test_every_code_has_a_sentence() -> None:
    missing = [
        f"{code}: {', '.join(places)}" for code, places in raised_codes().items() if code not in refusals.SENTENCES
    ]
    assert not missing, "add to ungeapp/wording/refusals.py and parts/wording.po:\n" + "\n".join(sorted(missing))


def test_no_sentence_is_left_over() -> None:
    left_over = sorted(set(refusals.SENTENCES) - set(raised_codes()))
    assert not left_over, f"no refusal has these codes any more: {left_over}"


@pytest.mark.parametrize("code", sorted(refusals.SENTENCES))
def test_a_sentence_is_danish_and_says_what_to_do(code: str) -> None:
    texts.use("da")
    sentence = sentence_of_code(code)
    assert sentence != refusals.SENTENCES[code], "no Danish entry"
    assert sentence[0].isupper() and sentence.endswith(".")
    assert not any(
        word in sentence.lower() for word in ("fejlkode", "hash", "nøglefil", "synk", "database", "exception")
    )


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("code", sorted(refusals.DETAILED))
def test_facts_make_a_sentence_more_precise(code: str, language: str) -> None:
    texts.use(language)
    needed, _sentence = refusals.DETAILED[code]
    told = error_sentence(Invalid(code, **{fact: f"<{fact} {{x}}>" for fact in needed}))
    assert all(f"<{fact} {{x}}>" in told for fact in needed)
    assert error_sentence(Invalid(code)) == sentence_of_code(code)


def test_counted_things_are_counted() -> None:
    texts.use("da")
    assert "én ting" in error_sentence(NotAllowed("meeting-not-complete", missing=1))
    assert "4 ting" in error_sentence(NotAllowed("meeting-not-complete", missing=4))
    assert "2 punkter" in error_sentence(NotAllowed("handover-checklist-open", missing=2))
    assert "{" not in error_sentence(NotAllowed("meeting-not-complete"))


def test_an_unknown_code_still_says_something() -> None:
    assert error_sentence(UngeError("from-the-future")) == error_sentence(UngeError())

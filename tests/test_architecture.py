"""Who may import whom: the contracts in `pyproject.toml` hold, and they do catch an import that breaks them."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package in `folder`, with the configuration beside it."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the package with the same contracts, to break them in."""
    shutil.copytree(checkout / "ungeapp", tmp_path / "ungeapp", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(checkout: Path) -> None:
    result = contracts(checkout)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/broken.py", "import ungeapp.usecases", "Layers point inwards BROKEN"),
        ("ui/broken.py", "import ungeapp.storage", "Layers point inwards BROKEN"),
        ("newpackage/__init__.py", "", "Layers point inwards BROKEN"),
        (
            "usecases/broken.py",
            "import ungeapp.texts",
            "Rules and intentions know neither files, texts nor toolkits BROKEN",
        ),
        ("forms/broken.py", "import PySide6.QtCore", "Qt stays in ui BROKEN"),
        ("ui/broken.py", "import sqlalchemy", "SQL stays in storage BROKEN"),
        (
            "exchange/broken.py",
            "from ungeapp.texts import _",
            "Stored and exchanged data carry codes, not sentences BROKEN",
        ),
        ("ui/broken/presenter.py", "from PySide6 import QtCore", "Presenters run without Qt BROKEN"),
    ],
)
def test_a_bad_import_is_caught(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / "ungeapp" / module
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(line + "\n", encoding="utf-8")
    result = contracts(copy)
    assert result.returncode == 1
    assert contract in result.stdout


def imported(path: Path) -> Iterator[str]:
    """The names of the modules a file imports, at any depth of its code."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("package", ["domain", "usecases", "texts.py"])
def test_the_inside_knows_the_standard_library_only(checkout: Path, package: str) -> None:
    root = checkout / "ungeapp" / package
    files = [root] if root.is_file() else sorted(root.rglob("*.py"))
    allowed = sys.stdlib_module_names | {"ungeapp"}
    wrong = [f"{path.name}: {name}" for path in files for name in imported(path) if name.split(".")[0] not in allowed]
    assert not wrong, "only the standard library here; ask for a port instead:\n" + "\n".join(wrong)


def test_every_package_says_what_belongs_there(checkout: Path) -> None:
    silent = [
        str(path.relative_to(checkout))
        for path in sorted((checkout / "ungeapp").glob("*/__init__.py"))
        if path.parent.name != "_resources"
        and not re.search(r"\bnot\b", ast.get_docstring(ast.parse(path.read_bytes())) or "", re.IGNORECASE)
    ]
    assert not silent, "say in the docstring what belongs here and what does not:\n" + "\n".join(silent)

"""The bare machine: what is missing is named in one line, and the locks can be trusted."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

LOCKS = ("requirements-build.txt", "requirements.txt", "requirements-dev.txt")


@pytest.fixture
def prepare(checkout: Path) -> ModuleType:
    """A fresh copy of the module, so that a test may change it."""
    spec = importlib.util.spec_from_file_location("prepare", checkout / "installer" / "prepare.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_without_root_and_sudo_the_one_line_to_run_is_printed(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\nexit 99\n", encoding="ascii")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(prepare.Stop) as stop:
        prepare.install_system_packages(["libegl1", "python3.11-venv"])
    assert str(stop.value).splitlines()[-1] == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 python3.11-venv"
    )


def test_where_there_is_no_apt_the_libraries_are_named(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(prepare.Stop, match="libegl1"):
        prepare.install_system_packages(["libegl1"])


def test_nothing_missing_asks_nobody(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    prepare.install_system_packages([])


def test_the_environment_is_ready_until_a_lock_changes(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, checkout: Path, tmp_path: Path
) -> None:
    for name in LOCKS:
        shutil.copy(checkout / name, tmp_path)
    monkeypatch.setattr(prepare, "CHECKOUT", tmp_path)
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "PYTHON", Path(sys.executable))
    assert not prepare.is_ready("run")
    prepare.stamp("dev").write_text(prepare.fingerprint("dev"), encoding="utf-8")
    assert prepare.is_ready("run")
    assert prepare.is_ready("dev")
    assert not prepare.is_ready("bundle")
    with (tmp_path / "requirements.txt").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert not prepare.is_ready("run")


def test_an_unknown_purpose_is_explained(checkout: Path) -> None:
    script = checkout / "installer" / "prepare.py"
    result = subprocess.run([sys.executable, script, "dance"], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "run|dev|bundle" in result.stderr


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_file_has_a_hash_and_no_address(checkout: Path, name: str) -> None:
    text = (checkout / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "file:" not in text
    packages = re.split(r"\n(?=[a-z0-9])", text)
    bare = [package.split()[0] for package in packages if package[:1].isalnum() and "--hash=sha256:" not in package]
    assert not bare


def test_the_locks_hold_what_the_project_asks_for(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]],
        "requirements-build.txt": project["dependency-groups"]["build"],
    }
    for name, requirements in asked.items():
        locked = set(re.findall(r"^([a-z0-9.-]+)==", (checkout / name).read_text(encoding="utf-8"), re.MULTILINE))
        missing = {re.split(r"[<>=!~\[ ]", requirement)[0].lower() for requirement in requirements} - locked
        assert not missing, f"run `make locks`: {name} lacks {missing}"


def test_working_and_running_use_the_same_versions(checkout: Path) -> None:
    def versions(name: str) -> dict[str, str]:
        return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", (checkout / name).read_text(encoding="utf-8"), re.MULTILINE))

    run, dev = versions("requirements.txt"), versions("requirements-dev.txt")
    assert {name: dev.get(name) for name in run} == run

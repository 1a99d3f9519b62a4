"""What every test shares: windows without a screen, one font, a fresh Danish catalogue, the same language to start from."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

# Before anything can import Qt: no window may ever appear on somebody's screen during a test run.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_API"] = "pyside6"
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

CHECKOUT = Path(__file__).resolve().parent.parent

# Two-core machines under load are slow now and then; a slow example is no wrong example. The 60 s timeout stays.
# A landing is decided by the same examples each time; at the desk every run looks at new ones.
settings.register_profile(
    "ungeapp",
    deadline=None,
    derandomize="CI" in os.environ,
    database=None if "CI" in os.environ else DirectoryBasedExampleDatabase(CHECKOUT / "build" / "hypothesis"),
)
settings.load_profile("ungeapp")


def _catalogue_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", CHECKOUT / "installer" / "catalogue.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pytest_configure(config: pytest.Config) -> None:
    """Compile the Danish catalogue when it is missing or older than its parts; `test_texts.py` judges them."""
    _catalogue_builder().build_if_stale(strict=False)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder the project stands in."""
    return CHECKOUT


@pytest.fixture(autouse=True)
def english_at_the_start() -> None:
    """A test that wants Danish says `texts.use("da")`; what another test chose does not matter."""
    from ungeapp import texts

    texts.use(texts.ENGLISH)

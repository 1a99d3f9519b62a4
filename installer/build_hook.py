"""Compiles the Danish catalogue before hatchling packs `resources` into the wheel."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Runs before every build; an incomplete catalogue stops it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, or raise with the reasons."""
        runpy.run_path(str(Path(self.root) / "installer" / "catalogue.py"))["build"]()

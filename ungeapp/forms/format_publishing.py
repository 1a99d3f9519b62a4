"""Laying a municipality's own format beside the store, as the next version of it.

Belongs here: writing one new file, never over another, and what stands in the way of it.
Does not belong here: the draft somebody works at (``usecases/format_editing.py``), reading it (``definition_versions.py``).
"""

from __future__ import annotations

import hashlib

from ungeapp.domain.errors import NotAllowed, StoreFull
from ungeapp.domain.formats import FormatRef
from ungeapp.forms.definition_places import Places
from ungeapp.forms.definition_reader import definition_bytes
from ungeapp.forms.definition_versions import refuse
from ungeapp.forms.definition_words import Words
from ungeapp.forms.format_reader import read_format
from ungeapp.forms.word_faults import definition_word_faults
from ungeapp.system.files import AlreadyThere, DiskFull, write_new
from ungeapp.texts import _


def publish_format(text: str, owner: str, places: Places, words: Words) -> FormatRef:
    """Lay ``text`` into the municipality's own folder as the version it says.

    FaultyDefinition when it is not sound, NotAllowed("format-version-taken") when that version is there already,
    NotAllowed("no-municipal-folder") without a folder or for another municipality, StoreFull or
    NotAllowed("format-not-written") when the disk refuses. What was written has been read back and is the same.
    """
    if places.municipal is None or owner != places.municipality:
        raise NotAllowed("no-municipal-folder")
    raw = text.encode("utf-8")
    file = _("received definition")
    found = read_format(raw, file, owner, hashlib.sha256(raw).hexdigest())
    refuse(definition_word_faults(found, raw, file, words.glossary()))
    path = places.municipal / "formats" / f"{found.ref.id}.{found.ref.version}.toml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, raw)
        path.chmod(0o644)  # the municipality's own, for every desk that shares the folder; nobody's case
        if definition_bytes(path) != raw:
            raise NotAllowed("format-not-written")
    except AlreadyThere as error:
        raise NotAllowed("format-version-taken") from error
    except DiskFull as error:
        raise StoreFull from error
    except OSError as error:
        raise NotAllowed("format-not-written") from error
    return found.ref

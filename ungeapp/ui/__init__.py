"""The window: pages that build widgets and emit, presenters that ask use cases, and the kit of building blocks.

What belongs here: everything that knows Qt, and the plain-Python presenters beside the pages. What does not: rules
(`domain`), the order of what a person does (`usecases`), SQL, files, paper. Presenters do not import Qt.
"""

from __future__ import annotations

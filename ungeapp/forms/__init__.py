"""Forms: strict readers of the definitions in `resources`, and everything that comes out as a document or a sheet.

What belongs here: TOML definitions read into domain values, paper (PDF), calendar files, spreadsheets in and out.
What does not: Qt, SQL, the files between departments (`exchange`), and the decision of what may be released: that is
the gate in `ungeapp.domain.gate`, and only what it released is printed.
"""

from __future__ import annotations

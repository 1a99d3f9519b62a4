"""Files between departments: identity cards, the age envelope, the signed container, and their mapping to domain values.

What belongs here: wire types, limits checked before parsing, signing, sealing, opening. What does not: merging and the
handover table (`domain`), the order of receiving (`usecases`), SQL (`storage`), and sentences for people.
"""

from __future__ import annotations

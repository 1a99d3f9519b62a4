"""The papers of the program: released content in, a `Document` out, all pure functions.

Belongs here: what stands on each paper, in which order and with which Danish words around it.
Does not belong here: fonts and page breaks (`ungeapp.forms.pdf`), and what may stand there (`ungeapp.domain.gate`).
"""

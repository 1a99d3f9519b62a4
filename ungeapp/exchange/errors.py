"""Why a card or a package was refused, one class per reason a person can act on.

Belongs here: the exceptions of ``ungeapp.exchange``, each with a stable ``code`` and facts (numbers, kinds; no names).
Does not belong here: sentences (``ungeapp.wording``), and refusals that several layers share (``ungeapp.domain.errors``).

ExchangeError
├── NotAPackage        another kind of file
├── Truncated          the end is missing: fetch the file again
├── Damaged            altered on the way, or made up
├── NotForMe           sealed for others
├── PassphraseNeeded   a first contact: ask for the seven words
├── WrongPassphrase    the words do not open it
├── NewerVersion       written by a newer program
├── WrongSignature     not signed by the card it carries
├── TooLarge           beyond a limit (fact ``what``, ``limit``)
├── Malformed          signed and whole, but the content breaks the rules (fact ``what``)
└── NotACard           no identity card, or one that does not hold
"""

from __future__ import annotations

from ungeapp.domain.errors import UngeError


class ExchangeError(UngeError):
    """Any refusal of a card or package; nothing was changed."""

    code = "exchange"


class NotAPackage(ExchangeError):
    """The file is of another kind."""

    code = "exchange-not-a-package"


class Truncated(ExchangeError):
    """The file ends too early, as when a copy was interrupted."""

    code = "exchange-truncated"


class Damaged(ExchangeError):
    """A byte differs from what was sent; an attempt at forging looks the same."""

    code = "exchange-damaged"


class NotForMe(ExchangeError):
    """None of the keys at hand opens it, or the sender did not name this identity as recipient."""

    code = "exchange-not-for-me"


class PassphraseNeeded(ExchangeError):
    """The file is sealed with a phrase and none was given."""

    code = "exchange-passphrase-needed"


class WrongPassphrase(ExchangeError):
    """The phrase given does not open the file."""

    code = "exchange-wrong-passphrase"


class NewerVersion(ExchangeError):
    """The file needs a newer program; nothing of it was used."""

    code = "exchange-newer-version"


class WrongSignature(ExchangeError):
    """The content is not signed by the identity it claims to come from."""

    code = "exchange-wrong-signature"


class TooLarge(ExchangeError):
    """A size, count or work factor exceeds a limit: facts ``what`` and ``limit``."""

    code = "exchange-too-large"


class Malformed(ExchangeError):
    """The content breaks the rules of the format: fact ``what``."""

    code = "exchange-malformed"


class NotACard(ExchangeError):
    """Not an identity card, or its own signature does not hold."""

    code = "exchange-not-a-card"

"""The errors of Sanad.

Every error says what came, what was expected and what the user can do about it.
Library code raises these; only `sanad.cli` prints them and turns them into exit codes.
"""


class SanadError(Exception):
    """Base of all errors that Sanad raises on purpose."""


class InputError(SanadError):
    """A report could not be taken in: unreadable, wrong encoding, too large, not Persian …"""


class LexiconError(SanadError):
    """A lexicon file is wrong. The message starts with ``file:line``."""


class ModelError(SanadError):
    """The language pipeline is missing, broken, or lacks what the reader needs."""


class RecordError(SanadError):
    """A report record breaks its format: a span that does not cut its quote, an unknown id …"""

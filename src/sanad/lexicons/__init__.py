"""Words are data: the lexicons, their shapes and their only reader."""

from sanad.lexicons.load import Lexicons

__all__ = ["Lexicons"]

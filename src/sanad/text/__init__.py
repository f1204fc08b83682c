"""From bytes to text, and from text to its folded form."""

from sanad.text.decode import MAX_BYTES, Decoded, check_size, check_visible, decode, without_surrogates
from sanad.text.fold import Folded, fold, fold_word
from sanad.text.language import check_language

__all__ = [
    "MAX_BYTES",
    "Decoded",
    "Folded",
    "check_language",
    "check_size",
    "check_visible",
    "decode",
    "fold",
    "fold_word",
    "without_surrogates",
]

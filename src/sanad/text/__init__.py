"""From bytes to text, and from text to its folded form."""

from sanad.text.fold import Folded, fold, fold_word

__all__ = ["Folded", "fold", "fold_word"]

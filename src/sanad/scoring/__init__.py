"""How well records agree with annotated reports."""

from sanad.scoring.compare import Comparison, compare
from sanad.scoring.tally import FIGURES, Figure, Tally
from sanad.scoring.view import View, view

__all__ = ["FIGURES", "Comparison", "Figure", "Tally", "View", "compare", "view"]

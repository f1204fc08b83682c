"""Counts of people: found in the folded text, with what happened to them."""

from sanad.mentions.quantities.bounds import CONVENTIONS
from sanad.mentions.quantities.find import find_quantities

__all__ = ["CONVENTIONS", "find_quantities"]

"""Places: found by a gazetteer and by their surroundings, put on the map with a reason or not at all."""

from sanad.mentions.places.find import FoundPlace, find_places
from sanad.mentions.places.finder import PlaceFinder
from sanad.mentions.places.gazetteer import Gazetteer, gazetteer
from sanad.mentions.places.resolve import Located, resolve

__all__ = ["FoundPlace", "Gazetteer", "Located", "PlaceFinder", "find_places", "gazetteer", "resolve"]

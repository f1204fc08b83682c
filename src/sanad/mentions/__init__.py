"""Actors, places, times and quantities: what a report's words point at."""

from sanad.mentions.entity import EntityCluster
from sanad.mentions.find import find_mentions
from sanad.mentions.link import link

__all__ = ["EntityCluster", "find_mentions", "link"]

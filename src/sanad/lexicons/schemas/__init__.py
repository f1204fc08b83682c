"""The shape of each kind of lexicon. The `kind` of a file says which of these its entries have."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sanad.lexicons.schemas.actors import ActorEntry, DemonymEntry, ReferenceEntry, RoleNounEntry
from sanad.lexicons.schemas.base import Entry
from sanad.lexicons.schemas.grammar import AffixEntry, LightVerbEntry, PrepositionEntry
from sanad.lexicons.schemas.languages import LanguageEntry
from sanad.lexicons.schemas.places import PlaceEntry, PlaceWordEntry
from sanad.lexicons.schemas.predicates import PredicateEntry
from sanad.lexicons.schemas.sources import ReportingEntry, StatusEntry, TellerEntry
from sanad.lexicons.schemas.times import NumberWordEntry, TimeWordEntry
from sanad.lexicons.schemas.verbs import ConstructionEntry, VerbEntry

SCHEMAS: Mapping[str, type[Entry]] = MappingProxyType(
    {
        "actors": ActorEntry,
        "affixes": AffixEntry,
        "constructions": ConstructionEntry,
        "demonyms": DemonymEntry,
        "languages": LanguageEntry,
        "light-verbs": LightVerbEntry,
        "numbers": NumberWordEntry,
        "place-words": PlaceWordEntry,
        "places": PlaceEntry,
        "predicates": PredicateEntry,
        "references": ReferenceEntry,
        "prepositions": PrepositionEntry,
        "reporting": ReportingEntry,
        "role-nouns": RoleNounEntry,
        "status": StatusEntry,
        "tellers": TellerEntry,
        "times": TimeWordEntry,
        "verbs": VerbEntry,
    }
)

__all__ = [
    "SCHEMAS",
    "ActorEntry",
    "AffixEntry",
    "ConstructionEntry",
    "DemonymEntry",
    "Entry",
    "LanguageEntry",
    "LightVerbEntry",
    "NumberWordEntry",
    "PlaceEntry",
    "PlaceWordEntry",
    "PredicateEntry",
    "PrepositionEntry",
    "ReferenceEntry",
    "ReportingEntry",
    "RoleNounEntry",
    "StatusEntry",
    "TellerEntry",
    "TimeWordEntry",
    "VerbEntry",
]

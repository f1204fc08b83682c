"""Events and relations: the codes, and the claims that carry them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class EventType(StrEnum):
    """PLOVER 2.0 event types and three additions (MOVE, JOIN, FOUND)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    MOVE = "MOVE"
    JOIN = "JOIN"
    FOUND = "FOUND"


MODES: Mapping[EventType, tuple[str, ...]] = MappingProxyType(
    {
        EventType.AGREE: (),
        EventType.CONSULT: ("visit", "third-party", "multilateral", "phone"),
        EventType.SUPPORT: (),
        EventType.CONCEDE: (),
        EventType.COOPERATE: (),
        EventType.AID: (),
        EventType.RETREAT: ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
        EventType.REQUEST: ("assist", "change", "yield", "meet"),
        EventType.ACCUSE: ("disapprove", "investigate", "allege"),
        EventType.REJECT: ("assist", "change", "yield", "meet"),
        EventType.THREATEN: ("restrict", "arrest", "relations", "expel", "territory", "violence"),
        EventType.PROTEST: ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
        EventType.SANCTION: ("convict", "expel", "withdraw", "discontinue"),
        EventType.MOBILIZE: ("troops", "weapons", "police", "militia"),
        EventType.COERCE: (
            "seize",
            "restrict",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        ),
        EventType.ASSAULT: (
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "aerial",
            "drone",
            "heavy-weapons",
            "crowd-control",
            "unconventional",
        ),
        EventType.MOVE: ("flee", "travel", "displaced"),
        EventType.JOIN: ("join", "leave", "appoint", "dismiss"),
        EventType.FOUND: ("found", "dissolve"),
    }
)

QUAD_CLASS: Mapping[EventType, int] = MappingProxyType(
    {
        **dict.fromkeys((EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE), 1),
        **dict.fromkeys((EventType.COOPERATE, EventType.AID, EventType.RETREAT), 2),
        **dict.fromkeys((EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN), 3),
        **dict.fromkeys(
            (EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT), 4
        ),
        **dict.fromkeys((EventType.MOVE, EventType.JOIN, EventType.FOUND), 0),
    }
)
"""PLOVER's quad classes: 1 verbal and 2 material co-operation, 3 verbal and 4 material conflict, 0 none."""

CONTEXTS: tuple[str, ...] = (
    "military", "intelligence", "executive", "legislative", "election", "political_institutions",
    "pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms",
    "repression", "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic",
    "territory", "peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource",
    "environment", "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption",
    "illegal_drugs", "trafficking",
)  # fmt: skip

SECTORS: tuple[str, ...] = (
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
    "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC",
)  # fmt: skip


class Status(StrEnum):
    """Did it happen, according to the text?"""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    DEMANDED = "demanded"
    NEGATED = "negated"


class Harm(StrEnum):
    """Kinds of casualty."""

    KILLED = "killed"
    WOUNDED = "wounded"
    HARMED = "harmed"
    DETAINED = "detained"
    MISSING = "missing"
    DISPLACED = "displaced"
    ABDUCTED = "abducted"


class RelationType(StrEnum):
    """What may hold between two entities."""

    LEADER_OF = "leader_of"
    FOUNDER_OF = "founder_of"
    MEMBER_OF = "member_of"
    DEPUTY_OF = "deputy_of"
    SPOKESPERSON_OF = "spokesperson_of"
    POST_IN = "post_in"
    BASED_IN = "based_in"
    CONTROLS = "controls"
    ORIGIN = "origin"
    LIVED_IN = "lived_in"
    HEADQUARTERS_OF = "headquarters_of"
    PART_OF = "part_of"
    ALIAS = "alias"
    FAMILY_OF = "family_of"
    ALLY_OF = "ally_of"

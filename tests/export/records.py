"""Hand-made records for the tests: an invented report, and the means to make hostile ones."""

from __future__ import annotations

import hashlib

from sanad.types.event import EventType, Harm, RelationType, Status
from sanad.types.mention import Kind, Place
from sanad.types.record import (
    Casualty,
    Coder,
    Entity,
    Event,
    EventTime,
    Note,
    Quote,
    Relation,
    ReportHeader,
    ReportRecord,
    Why,
)

TEXT = (
    "یک منبع آگاه به خبرگزاری البرزکوه گفت: گروه سپیدار در سال ۱۳۹۲ به پاسگاه دره‌سبز حمله کرد و دهها نفر کشته شدند.\n"
    "به گفته این منبع، «سپیدار» به زودی از شهر خارج خواهد شد."
)


def quote(words: str, *, text: str = TEXT) -> Quote:
    """The first place of some words in a text."""
    start = text.index(words)
    return Quote(start, start + len(words), words)


def header(text: str = TEXT, **fields: str | None) -> ReportHeader:
    """A header that fits a text."""
    values: dict[str, str | None] = {
        "id": "report-1",
        "outlet": "روزنامه نمونه",
        "title": "حمله به پاسگاه",
        "url": "https://example.org/1",
        "published": "2026-07-25T11:18+03:30",
        **fields,
    }
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return ReportHeader(**values, sha256=digest, length=len(text))  # type: ignore[arg-type]


CODER = Coder("sanad", "0.1.0", "sanad-fa 0.1.0", "0123456789abcdef")


def raid() -> Event:
    """An attack with everything that an event can have."""
    return Event(
        id="v1",
        type=EventType.ASSAULT,
        mode="firearms",
        contexts=("military",),
        triggers=(quote("حمله کرد"), quote("کشته شدند")),
        actors=("e3",),
        recipients=("e4",),
        places=("e4",),
        from_places=(),
        to_places=(),
        time=EventTime("2013-03-21", "2014-03-20", 5, "jalali", quote("سال ۱۳۹۲")),
        status=Status.OCCURRED,
        sources=(("e1", "e2"),),
        denied_by=(),
        casualties=(Casualty(Harm.KILLED, 20, None, 99, None, quote("دهها نفر")),),
        why=(Why("assault/hamle-kardan", quote("حمله کرد")), Why("source/be-gofte", None)),
        confidence=0.87,
    )


def leaving() -> Event:
    """A future event that shares words with nothing and has many unknowns."""
    return Event(
        id="v2",
        type=EventType.MOVE,
        mode=None,
        contexts=(),
        triggers=(quote("خارج خواهد شد"),),
        actors=("e3",),
        recipients=(),
        places=(),
        from_places=("e4",),
        to_places=(),
        time=EventTime(None, None, None, "relative", quote("به زودی")),
        status=Status.EXPECTED,
        sources=(("e1",),),
        denied_by=("e2",),
        casualties=(),
        why=(Why("move/kharej-shodan", quote("خارج خواهد شد")),),
        confidence=0.5,
    )


def sample() -> ReportRecord:
    """A record of `TEXT` in which every field of the format is used."""
    entities = (
        Entity("e1", Kind.PERSON, "یک منبع آگاه", (quote("یک منبع آگاه"), quote("این منبع"))),
        Entity("e2", Kind.MEDIA, "خبرگزاری البرزکوه", (quote("خبرگزاری البرزکوه"),), "MED", "IRN"),
        Entity("e3", Kind.GROUP, "گروه سپیدار", (quote("گروه سپیدار"), quote("«سپیدار»")), "REB"),
        Entity(
            "e4",
            Kind.FACILITY,
            "پاسگاه دره‌سبز",
            (quote("پاسگاه دره‌سبز"),),
            place=Place("geonames", 1, "Darreh Sabz", "IRN", None, 31.5, 34.470001, 1),
        ),
    )
    relation = Relation(
        "r1", RelationType.BASED_IN, "e3", "e4", "former", (("e1", "e2"),), quote("سپیدار"), (Why("based/dar"),)
    )
    note = Note("time-unresolved", "«به زودی» names no day", quote("به زودی"))
    return ReportRecord(header(), CODER, entities, (raid(), leaving()), (relation,), (note,))

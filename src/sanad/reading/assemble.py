"""From claims to the record: ids in the order of the text, quotes beside offsets, reasons with words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sanad.events.relations import FoundRelation
from sanad.events.scene import Scene
from sanad.reading.book import EntityBook, Part, quote, whys
from sanad.reading.claims import Claim
from sanad.types.event import Harm
from sanad.types.mention import Place, Quantity, Reason, TimeExpression
from sanad.types.record import (
    Casualty,
    Coder,
    Event,
    EventTime,
    Note,
    Relation,
    ReportHeader,
    ReportRecord,
)
from sanad.types.text import Report, Span

_PARTIES = ("actor", "recipient")
_WHERE = ("place", "from", "to")


@dataclass(frozen=True)
class _Cast:
    """The parts that the entities of one claim play."""

    roles: Mapping[str, tuple[Part, ...]]
    chains: tuple[tuple[Part, ...], ...]
    denied: tuple[Part, ...]
    sufferers: Mapping[Quantity, Part]


def assemble(
    report: Report,
    scene: Scene,
    claims: Sequence[Claim],
    relations: Sequence[FoundRelation],
    *,
    coder: Coder,
    places: Mapping[str, Place],
) -> ReportRecord:
    """The record of a report.

    Args:
        report: the report.
        scene: what was found in it.
        claims: its events, by first trigger.
        relations: what holds between its entities.
        coder: who read it.
        places: points on the map, by entity id of the scene.
    """
    book = EntityBook(report, {e.id: e for e in scene.entities}, dict(places))
    casts = [_cast(book, scene, claim) for claim in claims]
    ends = [(book.use(r.subject), book.use(r.object)) for r in relations]
    ids = book.ids()
    return ReportRecord(
        _header(report),
        coder,
        book.entities(),
        tuple(
            _event(f"v{n}", report, scene, claim, cast, ids)
            for n, (claim, cast) in enumerate(zip(claims, casts, strict=True), 1)
        ),
        tuple(
            _relation(f"r{n}", report, r, ids[subject], ids[object])
            for n, (r, (subject, object)) in enumerate(zip(relations, ends, strict=True), 1)
        ),
        tuple(_notes(report, claims)),
    )


def _header(report: Report) -> ReportHeader:
    return ReportHeader(
        report.id, report.outlet, report.title, report.url, report.published, report.sha256, len(report.text)
    )


def _cast(book: EntityBook, scene: Scene, claim: Claim) -> _Cast:
    roles = {role: tuple(book.use(e) for e in claim.roles[role]) for role in (*_PARTIES, *_WHERE)}
    chains = tuple(tuple(book.use(e) for e in chain) for chain in claim.chains)
    denied = tuple(book.use(e) for e in claim.denied)
    sufferers = {}
    for count in claim.counts:
        who = _sufferer(scene, claim, count)
        if who is not None:
            sufferers[count] = book.use(who)
    return _Cast(roles, chains, denied, sufferers)


def _sufferer(scene: Scene, claim: Claim, count: Quantity) -> str | None:
    """The recipient whose words the count holds; the only recipient where none does."""
    recipients = claim.roles["recipient"]
    for id in recipients:
        if any(m.span.overlaps(count.span) for m in scene.entity(id).mentions):
            return id
    return recipients[0] if len(recipients) == 1 and len(claim.counts) == 1 else None


def _event(id: str, report: Report, scene: Scene, claim: Claim, cast: _Cast, ids: Mapping[Part, str]) -> Event:
    def named(role: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ids[part] for part in cast.roles[role]))

    return Event(
        id,
        claim.draft.type,
        claim.mode,
        tuple(sorted({c for t in claim.draft.triggers for c in t.match.entry.contexts})),
        tuple(quote(report.text, s) for s in trigger_spans(scene, claim)),
        named("actor"),
        named("recipient"),
        named("place"),
        named("from"),
        named("to"),
        None if claim.time is None else _time(report.text, claim.time),
        claim.status.status,
        tuple(dict.fromkeys(tuple(ids[part] for part in chain) for chain in cast.chains)),
        tuple(dict.fromkeys(ids[part] for part in cast.denied)),
        (
            *(_casualty(report.text, q, cast.sufferers.get(q), ids) for q in claim.counts),
            *(Casualty(s.harm, 1, 1, 1, ids[_part(cast, s.entity)], quote(report.text, s.span)) for s in claim.singles),
        ),
        whys(report.text, reasons(scene, claim)),
        round(claim.confidence, 2),
    )


def _part(cast: _Cast, entity: str) -> Part:
    """The part that an entity plays as recipient."""
    return next(part for part in cast.roles["recipient"] if part.cluster == entity)


def trigger_spans(scene: Scene, claim: Claim) -> tuple[Span, ...]:
    """The words that name the event: those of the surest trigger first, the others in order of the text."""
    main = claim.draft.main
    ordered = [main, *(t for t in claim.draft.triggers if t is not main)]
    return tuple(dict.fromkeys(t.match.spans(scene.parsed)[0] for t in ordered))


def reasons(scene: Scene, claim: Claim) -> Iterable[Reason]:
    """Lexicon entries with the words that they matched, then what decided the status."""
    for trigger in claim.draft.triggers:
        yield Reason(trigger.match.entry.id, trigger.match.spans(scene.parsed)[0])
    yield from claim.status.reasons


def _time(text: str, time: TimeExpression) -> EventTime:
    return EventTime(
        None if time.start is None else time.start.isoformat(),
        None if time.end is None else time.end.isoformat(),
        time.precision,
        time.calendar,
        quote(text, time.span),
    )


def _casualty(text: str, count: Quantity, who: Part | None, ids: Mapping[Part, str]) -> Casualty:
    return Casualty(
        Harm(count.kind), count.low, count.best, count.high, None if who is None else ids[who], quote(text, count.span)
    )


def _relation(id: str, report: Report, found: FoundRelation, subject: str, object: str) -> Relation:
    status = "former" if found.former else "current"
    why = whys(report.text, found.reasons)
    return Relation(id, found.type, subject, object, status, (), quote(report.text, found.span), why)


def _notes(report: Report, claims: Sequence[Claim]) -> Iterable[Note]:
    open_times = {c.time.span: c.time for c in claims if c.time is not None and c.time.start is None}
    for span in sorted(open_times):
        words = quote(report.text, span)
        yield Note("time-unresolved", f"«{words.quote}» names no day that the text fixes", words)

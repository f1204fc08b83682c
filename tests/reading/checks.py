"""What holds of every record, whatever the text and whatever the models learned."""

from __future__ import annotations

from collections.abc import Iterator

from sanad.export.record_json import from_json, to_json
from sanad.types.event import MODES
from sanad.types.record import Quote, ReportRecord


def quotes(record: ReportRecord) -> Iterator[Quote]:
    """All quotes of a record."""
    for entity in record.entities:
        yield from entity.mentions
    for event in record.events:
        yield from event.triggers
        yield from (c.span for c in event.casualties)
        yield from (w.span for w in event.why if w.span is not None)
        if event.time is not None:
            yield event.time.span
    for relation in record.relations:
        yield relation.span
        yield from (w.span for w in relation.why if w.span is not None)
    yield from (n.span for n in record.notes if n.span is not None)


def check(record: ReportRecord, text: str) -> None:
    """Spans are exact, ids stand in the order of the text, nothing is named that is not there."""
    for quote in quotes(record):
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.quote
    for items, letter in ((record.entities, "e"), (record.events, "v"), (record.relations, "r")):
        assert [item.id for item in items] == [f"{letter}{n}" for n in range(1, len(items) + 1)]
    assert used(record) == {entity.id for entity in record.entities}
    for event in record.events:
        assert event.mode is None or event.mode in MODES[event.type]
        assert 0 <= event.confidence <= 1
        assert event.triggers
        assert event.why
    assert from_json(to_json(record), text=text) == record


def used(record: ReportRecord) -> set[str]:
    """The entities that take part in a claim."""
    ids: set[str] = set()
    for event in record.events:
        for role in (event.actors, event.recipients, event.places, event.from_places, event.to_places, event.denied_by):
            ids.update(role)
        ids.update(id for chain in event.sources for id in chain)
        ids.update(c.who for c in event.casualties if c.who is not None)
    for relation in record.relations:
        ids |= {relation.subject, relation.object} | {id for chain in relation.sources for id in chain}
    return ids

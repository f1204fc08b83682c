"""A part of a record that is a record itself."""

from __future__ import annotations

from dataclasses import replace

from sanad.types.record import Event, Relation, ReportRecord


def confident(record: ReportRecord, least: float) -> ReportRecord:
    """The record without events below a confidence and without entities that then nobody needs.

    Ids stay as they are, so that parts of one record can be compared.
    """
    events = tuple(event for event in record.events if event.confidence >= least)
    if events == record.events:
        return record
    needed = {id for event in events for id in _ids_of(event)} | {id for r in record.relations for id in _ends_of(r)}
    return replace(record, events=events, entities=tuple(e for e in record.entities if e.id in needed))


def _ids_of(event: Event) -> set[str]:
    return {
        *event.actors,
        *event.recipients,
        *event.places,
        *event.from_places,
        *event.to_places,
        *event.denied_by,
        *(id for chain in event.sources for id in chain),
        *(casualty.who for casualty in event.casualties if casualty.who is not None),
    }


def _ends_of(relation: Relation) -> set[str]:
    return {relation.subject, relation.object, *(id for chain in relation.sources for id in chain)}

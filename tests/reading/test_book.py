"""Ids in the order of the text, quotes beside offsets."""

from __future__ import annotations

from sanad.mentions.entity import EntityCluster
from sanad.reading.book import EntityBook, quote, whys
from sanad.types.mention import Kind, Mention, Place, Reason
from sanad.types.record import Quote, Why
from sanad.types.text import Report, Span

TEXT = "سپیده و آبرستان و کوه"
SPANS = {"e1": Span(0, 5), "e2": Span(8, 15), "e3": Span(18, 21)}
HERE = Place("geonames", 1, "Kuh", None, None, 1.0, 2.0, 1)


def cluster(id: str, kind: Kind, *, form: str = "name", sector: str | None = "REB") -> EntityCluster:
    span = SPANS[id]
    mention = Mention(span, 0, kind, span.of(TEXT), form=form)
    return EntityCluster(id, kind, span.of(TEXT), (mention, mention), sector, "AAA")


def book() -> EntityBook:
    clusters = (cluster("e1", Kind.GROUP), cluster("e2", Kind.STATE), cluster("e3", Kind.PLACE))
    return EntityBook(Report("r", TEXT), {c.id: c for c in clusters}, {"e2": HERE, "e3": HERE})


def test_a_quote_is_cut_from_the_text() -> None:
    assert quote(TEXT, Span(0, 5)) == Quote(0, 5, "سپیده")


def test_reasons_stand_once() -> None:
    some = [Reason("a", Span(0, 5)), Reason("b"), Reason("a", Span(0, 5))]
    assert whys(TEXT, some) == (Why("a", Quote(0, 5, "سپیده")), Why("b", None))


def test_ids_follow_the_text_and_not_the_order_of_use() -> None:
    made = book()
    late, early = made.use("e3"), made.use("e1")
    assert made.ids() == {early: "e1", late: "e2"}
    assert [e.name for e in made.entities()] == ["سپیده", "کوه"]


def test_what_takes_no_part_is_not_written() -> None:
    made = book()
    made.use("e1")
    made.use("e1")
    assert [e.id for e in made.entities()] == ["e1"]
    assert book().entities() == ()


def test_a_country_that_acts_and_lies_there_is_two_entities() -> None:
    made = book()
    state, place = made.use("e2"), made.use("e2", Kind.PLACE)
    assert state != place
    kinds = {e.kind: e for e in made.entities()}
    assert set(kinds) == {Kind.STATE, Kind.PLACE}
    assert kinds[Kind.STATE].sector == "REB"
    assert kinds[Kind.STATE].place is None
    assert kinds[Kind.PLACE].sector is None
    assert kinds[Kind.PLACE].place == HERE


def test_mentions_are_written_once_and_exactly() -> None:
    made = book()
    made.use("e1")
    [entity] = made.entities()
    assert entity.mentions == (Quote(0, 5, "سپیده"),)

"""`nlp.add_pipe("sanad")`: a record on every document, in any pipeline that gives what reading needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import sanad
from sanad.errors import InputError, ModelError
from sanad.export.record_json import to_json
from sanad.reading.reader import Reader
from sanad.types.text import Report
from tests.training.annotated import learned

ATTACK = "گروه سپیده دیروز به پاسگاه دره حمله کرد و ۱۲ نفر کشته شدند."
MEETING = "وزیر کار با سفیر دیدار کرد."


@pytest.fixture(autouse=True)
def small_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights of the tests in place of the shipped ones."""
    monkeypatch.setattr("sanad.reading.reader.load_weights", lambda path: learned())


@pytest.fixture
def nlp() -> Iterator[Language]:
    """The shipped pipeline with the component; it is shared, so the component is taken out again."""
    pipeline = sanad.load_pipeline()
    pipeline.add_pipe("sanad")
    yield pipeline
    pipeline.remove_pipe("sanad")


def test_the_record_is_that_of_the_reader(nlp: Language) -> None:
    record = nlp(ATTACK)._.sanad
    assert isinstance(record, sanad.ReportRecord)
    assert to_json(record) == to_json(Reader(weights=learned()).read(Report("report", ATTACK)))
    assert "ASSAULT" in {event.type for event in record.events}


def test_it_says_what_it_assigns_and_needs(nlp: Language) -> None:
    meta = nlp.get_pipe_meta("sanad")
    assert meta.assigns == ["doc._.sanad"]
    assert nlp.analyze_pipes()["problems"]["sanad"] == []


def test_streams(nlp: Language) -> None:
    docs = list(nlp.pipe([ATTACK, "", MEETING]))
    assert [doc._.sanad.report.length for doc in docs] == [len(ATTACK), 0, len(MEETING)]
    assert all(e.quote in MEETING for event in docs[2]._.sanad.events for e in event.triggers)


def test_settings_of_a_document(nlp: Language) -> None:
    doc = nlp.make_doc(ATTACK)
    doc._.sanad_id, doc._.sanad_outlet, doc._.sanad_published = "r7", "روزنامه نیلوفر", "2026-11-18"
    doc._.sanad_title, doc._.sanad_url = "خبر", "https://example.org/7"
    head = nlp(doc)._.sanad.report
    assert (head.id, head.outlet, head.published) == ("r7", "روزنامه نیلوفر", "2026-11-18")
    assert (head.title, head.url) == ("خبر", "https://example.org/7")


def test_settings_of_the_component_stand_where_a_document_says_nothing() -> None:
    nlp = sanad.load_pipeline()
    nlp.add_pipe("sanad", config={"outlet": "روزنامه نیلوفر", "published": "2026-11-18"})
    try:
        own = nlp.make_doc(ATTACK)
        own._.sanad_published = "2020-01-01"
        assert nlp(ATTACK)._.sanad.report.published == "2026-11-18"
        assert nlp(own)._.sanad.report.published == "2020-01-01"
        assert nlp(own)._.sanad.report.outlet == "روزنامه نیلوفر"
    finally:
        nlp.remove_pipe("sanad")


def test_a_wrong_date_is_refused(nlp: Language) -> None:
    doc = nlp.make_doc(ATTACK)
    doc._.sanad_published = "دیروز"
    with pytest.raises(InputError, match="ISO 8601"):
        nlp(doc)


def test_one_bad_document_need_not_stop_a_stream(nlp: Language) -> None:
    bad = nlp.make_doc(ATTACK)
    bad._.sanad_published = "دیروز"
    nlp.set_error_handler(lambda name, proc, docs, error: None)
    try:
        texts = [doc.text for doc in nlp.pipe([nlp.make_doc(ATTACK), bad, nlp.make_doc(MEETING)])]
    finally:
        nlp.set_error_handler(spacy.util.raise_error)
    assert texts == [ATTACK, MEETING]


def test_records_travel_with_their_documents(nlp: Language) -> None:
    doc = nlp(ATTACK)
    bytes_of = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [back] = DocBin().from_bytes(bytes_of).get_docs(nlp.vocab)
    assert to_json(back._.sanad) == to_json(doc._.sanad)


def test_a_document_that_was_not_read_has_no_record(nlp: Language) -> None:
    assert nlp.make_doc(ATTACK)._.sanad is None


def test_a_pipeline_that_gives_no_tree_is_refused() -> None:
    nlp = spacy.blank("fa")
    nlp.add_pipe("sanad")
    with pytest.raises(ModelError, match="no parts of speech and no dependency tree"):
        nlp(ATTACK)


def test_another_pipeline_is_read_by_its_own_analysis() -> None:
    """A pipeline of somebody else: here one that knows a single sentence by heart."""
    nlp = spacy.blank("fa")

    @Language.component("by_heart")
    def by_heart(doc: Doc) -> Doc:
        for token in doc:
            token.pos_, token.dep_ = "NOUN", "dep"
            token.head = doc[len(doc) - 1]
        doc[len(doc) - 1].dep_ = "ROOT"
        doc[len(doc) - 1].pos_ = "VERB"
        return doc

    nlp.add_pipe("by_heart")
    nlp.add_pipe("sanad")
    record = nlp("گروه به پاسگاه حمله کرد")._.sanad
    assert record.coder.model == f"{nlp.meta['name']} {nlp.meta['version']}"
    assert record.report.length == len("گروه به پاسگاه حمله کرد")


def test_lexicons_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "kind: predicates\nentries:\n"
        "  - {id: own/barchidan, type: RETREAT, phrases: [چادر … برچیدن], source: own, example: چادر را برچیدند.}\n",
        encoding="utf-8",
    )
    nlp = sanad.load_pipeline()
    nlp.add_pipe("sanad", config={"lexicons": [str(tmp_path)]})
    try:
        record = nlp(ATTACK)._.sanad
    finally:
        nlp.remove_pipe("sanad")
    assert record.coder.lexicons != Reader(weights=learned()).lexicons.digest


def test_a_pipeline_with_the_component_can_be_saved(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    back = spacy.load(tmp_path / "saved")
    assert back.pipe_names == nlp.pipe_names
    assert to_json(back(ATTACK)._.sanad) == to_json(nlp(ATTACK)._.sanad)

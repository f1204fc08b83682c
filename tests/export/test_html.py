"""The page: the article unchanged, everything escaped, nothing from outside."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from sanad.export.html import page
from sanad.types.mention import Kind
from sanad.types.record import Entity, Quote, ReportRecord
from tests.export.records import CODER, TEXT, header, sample

HOSTILE = "<script>alert(1)</script> & \"'> {{ 7*7 }} <img src=x onerror=alert(2)>"


class Page(HTMLParser):
    """What a browser would see: the article's text, its segments, and all tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.article = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.script = ""
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "img", "br"}:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self._inside:
            self.article += data
        if "script" in self._inside:
            self.script += data


def hostile() -> tuple[ReportRecord, str]:
    """A record in which every free text tries to break out of its place."""
    text = HOSTILE
    entity = Entity(HOSTILE, Kind.GROUP, HOSTILE, (Quote(0, len(text), text), Quote(3, 9, text[3:9])))
    return ReportRecord(
        header(text, id=HOSTILE, title=HOSTILE, outlet=HOSTILE, url=HOSTILE), CODER, (entity,), (), ()
    ), text


def test_article_is_the_text_to_the_letter() -> None:
    assert Page(page(sample(), TEXT)).article == TEXT


def test_triggers_are_links_to_their_events() -> None:
    tags = Page(page(sample(), TEXT)).tags
    links = [attrs["href"] for tag, attrs in tags if tag == "a" and "data-k" in attrs]
    assert links == ["#v0", "#v0", "#v1"]
    assert {"v0", "v1", "r0"} <= {attrs.get("id") for tag, attrs in tags if tag == "details"}


def test_every_word_that_a_card_lights_is_in_the_article() -> None:
    tags = Page(page(sample(), TEXT)).tags
    lit = {pair.split(":")[1] for _, attrs in tags for pair in (attrs.get("data-words") or "").split()}
    there = {key for _, attrs in tags for key in (attrs.get("data-k") or "").split()}
    assert lit - there == {"v1.harm"}, "the second event has no casualties"


def test_hostile_words_stay_words() -> None:
    record, text = hostile()
    seen = Page(page(record, text))
    assert seen.article == text
    assert [tag for tag, _ in seen.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in seen.tags}
    assert not [name for _, attrs in seen.tags for name in attrs if name.startswith("on")]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://x", "t.me/x/1"])
def test_only_web_addresses_become_links(url: str) -> None:
    record = replace(sample(), report=header(url=url))
    assert url.strip() not in {attrs.get("href") for tag, attrs in Page(page(record, TEXT)).tags if tag == "a"}


def test_nothing_is_asked_from_outside() -> None:
    html = page(sample(), TEXT)
    assert not re.search(r"\bsrc=|url\(|@import|<link", html)


def test_policy_lets_only_the_own_script_run() -> None:
    html = page(sample(), TEXT)
    digest = base64.b64encode(hashlib.sha256(Page(html).script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html
    assert "default-src 'none'" in html


def test_control_characters_and_lone_surrogates_can_be_written() -> None:
    text = "الف\x00ب\x1bج\ud83dد"
    written = page(ReportRecord(header(text, title=text), CODER, (), (), ()), text)
    assert "\ufffd" in written.encode("utf-8").decode("utf-8")


def test_highlights_never_break_joined_letters() -> None:
    rules = re.findall(r"^(?:a)?\.(?:w|lit)\b[^{]*\{([^}]*)\}", page(sample(), TEXT), re.M)
    assert rules
    assert not [rule for rule in rules if re.search(r"padding|margin|border|display", rule)]

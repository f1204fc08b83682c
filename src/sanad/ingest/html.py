"""The article of a web page: its text with every ZWNJ, and what the page says about it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from sanad.errors import InputError
from sanad.ingest.dates import iso_published
from sanad.ingest.options import Found, IngestOptions
from sanad.text import decode

_MIN_WORDS = 8  # a page whose main part has fewer is a menu, a picture or an error message
_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_HEAD = 4096  # bytes in which HTML wants the encoding to be declared

_TITLES = ("meta[property='og:title']", "meta[name='twitter:title']")
_OUTLETS = ("meta[property='og:site_name']", "meta[name='application-name']")
_URLS = ("link[rel='canonical']", "meta[property='og:url']")
_DATES = (
    "meta[property='article:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='article:published_time']",
    "meta[name='pubdate']",
    "meta[name='publishdate']",
    "meta[name='DC.date.issued']",
    "meta[name='dc.date.issued']",
    "meta[name='DC.date']",
    "meta[name='dc.date']",
    "meta[name='date']",
)
_TIMES = ("[itemprop='datePublished']", "article time", "main time", "time")


def found_in_html(data: bytes, *, where: str, name: str | None, options: IngestOptions) -> Found:
    """The report in a page. Its text is the page's main part in plain letters; offsets count there.

    Raises:
        InputError: the page cannot be decoded or has no article.
    """
    page = _decode_page(data, options)
    tree = HTMLTree.parse(page)
    linked = list(_linked_data(tree))
    text = extract_plain_text(tree, main_content=True, alt_texts=False, list_bullets=False)
    words = len(text.split())
    if words < _MIN_WORDS:
        raise InputError(
            f"no article in this page (its main part has {words} words, expected at least {_MIN_WORDS}); "
            "save the article's own page, or give its text as .txt"
        )
    return Found(
        where=where,
        name=name,
        text=text,
        title=_first(_values(tree, _TITLES, "content"), _linked(linked, "headline"), _values(tree, ("title", "h1"))),
        outlet=_first(_linked_names(linked, "publisher"), _values(tree, _OUTLETS, "content")),
        url=_first(_values(tree, _URLS, "content", "href")),
        published=_first_date(
            _linked(linked, "datePublished"),
            _values(tree, _DATES, "content"),
            _values(tree, _TIMES, "datetime", "content"),
        ),
    )


def _decode_page(data: bytes, options: IngestOptions) -> str:
    """By the bytes themselves; only if they do not tell, by what the page declares (often wrong)."""
    try:
        return decode(data, encoding=options.encoding, max_bytes=options.max_bytes).text
    except InputError:
        declared = _CHARSET.search(data[:_HEAD])
        if options.encoding or not declared or len(data) > options.max_bytes:
            raise
        return decode(data, encoding=declared[1].decode("ascii"), max_bytes=options.max_bytes).text


def _first(*sources: Iterator[str]) -> str | None:
    return next((value for source in sources for value in source), None)


def _first_date(*sources: Iterator[str]) -> str | None:
    """The first date that is understood; pages hold many that are not."""
    for source in sources:
        for value in source:
            try:
                return iso_published(value)
            except InputError:
                continue
    return None


def _values(tree: HTMLTree, selectors: tuple[str, ...], *attributes: str) -> Iterator[str]:
    """For each node the first of these attributes, or else its text, where there is any; on one line."""
    for selector in selectors:
        for node in tree.document.query_selector_all(selector) if tree.document else ():
            value = next((found for name in attributes if (found := node.getattr(name))), node.text)
            if cleaned := " ".join((value or "").split()):
                yield cleaned


def _linked_data(tree: HTMLTree) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those that are well-formed."""
    for script in _values(tree, ("script[type='application/ld+json']",)):
        try:
            value = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(value)


def _objects(value: object) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _linked(objects: list[dict[str, Any]], key: str) -> Iterator[str]:
    return (value for item in objects if isinstance(value := item.get(key), str) and value.strip())


def _linked_names(objects: list[dict[str, Any]], key: str) -> Iterator[str]:
    owners = [item[key] for item in objects if isinstance(item.get(key), dict)]
    return _linked(owners, "name")

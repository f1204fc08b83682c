"""Pages: the article without what surrounds it, with every ZWNJ, and what the page says about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sanad.ingest import IngestOptions, Refusal, reports_from
from sanad.types.text import Report

FIRST = "شهردار گفت که پل تازه\u200cی شهر پس از دو سال کار باز شده است و رفت\u200cوآمد از امروز آغاز می\u200cشود."
SECOND = "به گفتهٔ او، ساخت این پل ۱۲ میلیارد تومان هزینه داشته است."
BODY = f"""<nav><ul><li><a href="/">خانه</a></li><li><a href="/p">سیاست</a></li></ul></nav>
<main><article><h1>پل تازه باز شد</h1><p>{FIRST}</p><p>{SECOND}</p></article></main>
<footer>همهٔ حقوق محفوظ است.</footer><script>var x = "فریب";</script>"""


def page(head: str = "", body: str = BODY) -> str:
    return f'<!doctype html><html lang="fa"><head><title>پل | نمونه</title>{head}</head><body>{body}</body></html>'


def read(path: Path, content: str | bytes, **options: Any) -> Report | Refusal:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (item,) = reports_from([path], IngestOptions(**options))
    return item


def report(path: Path, content: str | bytes, **options: Any) -> Report:
    item = read(path, content, **options)
    assert isinstance(item, Report), item
    return item


def test_the_article_keeps_zwnj_and_loses_the_rest(tmp_path: Path) -> None:
    text = report(tmp_path / "a.html", page()).text
    assert FIRST in text
    assert SECOND in text
    for other in ("سیاست", "حقوق", "فریب"):
        assert other not in text
    assert "\n\n" in text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2026-07-25T11:18:00+03:30">', "2026-07-25T11:18:00+03:30"),
        ('<meta name="pubdate" content="۱۴۰۵/۰۵/۰۳ ۱۱:۱۸">', "2026-07-25T11:18"),
        ('<script type="application/ld+json">{"datePublished": "2026-07-25"}</script>', "2026-07-25"),
        ('<script type="application/ld+json">{"@graph": [{}, {"datePublished": "2026-07-25"}]}</script>', "2026-07-25"),
        ('<script type="application/ld+json">[3, {"datePublished": "2026-07-25"}]</script>', "2026-07-25"),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2026-07-25">', "2026-07-25"),
        ('<meta name="date" content="soon"><meta name="dc.date" content="2026-07-25">', "2026-07-25"),
        ('<script type="application/ld+json">{"datePublished": 5, "publisher": [1]}</script>', None),
        ("", None),
    ],
)
def test_the_date(tmp_path: Path, head: str, published: str | None) -> None:
    assert report(tmp_path / "a.html", page(head)).published == published


@pytest.mark.parametrize(
    "time", ['<time datetime="2026-07-25">شنبه</time>', "<time>۱۴۰۵/۰۵/۰۳</time>"], ids=["attribute", "text"]
)
def test_the_date_of_a_time_tag(tmp_path: Path, time: str) -> None:
    body = BODY.replace("<p>", time + "<p>", 1) + '<time datetime="2020-01-01">'
    assert report(tmp_path / "a.html", page(body=body)).published == "2026-07-25"


def test_title_outlet_and_address(tmp_path: Path) -> None:
    head = """<meta property="og:site_name" content="خبر نمونه"><meta property="og:title" content=" پل تازه ">
    <link rel="canonical" href="https://example.org/1">"""
    found = report(tmp_path / "a.html", page(head), outlet="other")
    assert (found.id, found.title, found.outlet, found.url) == ("a", "پل تازه", "خبر نمونه", "https://example.org/1")


def test_without_metadata_title_tag_and_options(tmp_path: Path) -> None:
    found = report(tmp_path / "a.html", page(), outlet="الف", published="2026-07-25")
    assert (found.title, found.outlet, found.url, found.published) == ("پل | نمونه", "الف", None, "2026-07-25")


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8"])
def test_old_encoding_whatever_is_declared(tmp_path: Path, declared: str) -> None:
    old = page(f'<meta charset="{declared}">', BODY.replace("ی", "ي").replace("ٔ", "").replace("۱۲", "12"))
    assert "مي\u200cشود" in report(tmp_path / "a.html", old.encode("cp1256")).text


def test_the_declared_encoding_helps_where_the_bytes_do_not_tell(tmp_path: Path) -> None:
    body = BODY.replace("ی", "ي").replace("ک", "ك").replace("گ", "ك").replace("پ", "ب").replace("ٔ", "")
    body = body.replace("ژ", "ز").replace("\u200c", "").replace("۱۲", "12")
    data = page('<meta charset="iso-8859-6">', body).replace("پ", "ب").replace("ی", "ي").encode("iso-8859-6")
    assert "شهردار" in report(tmp_path / "a.html", data).text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (page(body=""), "no article in this page"),
        (page(body='<nav><a href="/">خانه</a></nav><img src="a.png">'), "no article in this page"),
        (page(body="<p>صفحه پیدا نشد</p>"), "its main part has 3 words"),
        ("<p>", "no article"),
        ("", "empty"),
        (page(body="<article><p>" + "The mayor opened the bridge. " * 9 + "</p></article>"), "perhaps it is English"),
        (page() + "x" * 5_000_001, "raise the limit"),
    ],
    ids=["empty body", "menu", "error page", "one tag", "empty", "English", "too large"],
)
def test_refused(tmp_path: Path, content: str, message: str) -> None:
    item = read(tmp_path / "a.html", content)
    assert isinstance(item, Refusal)
    assert message in item.reason


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 5000 + BODY,
        BODY.replace("</p>", ""),
        BODY.replace("<article>", '<article class="« \'">'),
        BODY + "<!--",
    ],
    ids=["deep", "never closed", "odd attribute", "open comment"],
)
def test_broken_markup_is_read(tmp_path: Path, body: str) -> None:
    assert FIRST in report(tmp_path / "a.html", page(body=body)).text

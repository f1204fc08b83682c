"""Bytes to text: encodings found and named, and hostile bytes refused with a message that helps."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import InputError
from sanad.text import MAX_BYTES, Decoded, check_visible, decode, without_surrogates

TEXT = "شهردار گفت: «پل تازه»\r\nدر ۱۲ روز ساخته می\u200cشود؟\n"
TEXT_1256 = "شهردار گفت: «پل تازه»\r\nدر 12 روز ساخته مي\u200cشود؟ گچ ژاله\n"  # no ی and no Persian digits there


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "utf-32"],
)
def test_unicode_is_found_and_line_ends_stay(data: bytes, encoding: str) -> None:
    assert decode(data) == Decoded(TEXT, encoding)


def test_windows_1256_is_found() -> None:
    assert decode(TEXT_1256.encode("cp1256")) == Decoded(TEXT_1256, "cp1256")


def test_windows_1256_is_found_in_mostly_ascii_bytes() -> None:
    markup = "<html><head><title>" + "x" * 500 + "</title></head><body>خبر امروز</body></html>"
    assert decode(markup.encode("cp1256")).text == markup


@pytest.mark.parametrize("name", ["cp1256", "windows-1256", "CP1256"])
def test_a_given_encoding_is_used_and_named(name: str) -> None:
    assert decode(TEXT_1256.encode("cp1256"), encoding=name) == Decoded(TEXT_1256, name)


def test_a_given_utf_8_drops_the_mark_too() -> None:
    assert decode(b"\xef\xbb\xbf" + TEXT.encode(), encoding="UTF8").text == TEXT


def test_utf_16_without_mark_by_name() -> None:
    assert decode(TEXT.encode("utf-16-le"), encoding="utf-16-le").text == TEXT


REFUSED = {
    "empty": (b"", "empty"),
    "only a mark": (b"\xef\xbb\xbf", "empty"),
    "spaces": (b" \r\n\t ", "spaces or control"),
    "control characters": (b"\x01\x02\x07\x1b" * 9, "control characters"),
    "invisible characters": ("\u200c\u200f\ufeff".encode() * 9, "control characters"),
    "NUL inside": ("سلام\0دنیا".encode(), "binary data"),
    "UTF-16 without mark": (TEXT.encode("utf-16-le"), "not UTF-8|utf-16-le"),
    "cut UTF-8": (TEXT.encode()[:-30] + b"\xd8", "not UTF-8 .at byte"),
    "one broken byte in UTF-8": (TEXT.encode()[:20] + b"\xff" + TEXT.encode()[20:], "not UTF-8 .at byte 20"),
    "Latin-1": ("Les élèves été très déçus où ça à naïf".encode("latin-1"), "not Windows-1256"),
    "Windows-1251": ("Мэр заявил, что новая дорога готова".encode("cp1251"), "not Windows-1256"),
    "PDF": (b"%PDF-1.7\n...", "PDF"),
    "Word": (b"PK\x03\x04....", "Word"),
    "gzip": (b"\x1f\x8b\x08\0", "gzip"),
    "PNG": (b"\x89PNG\r\n\x1a\n", "PNG"),
    "all bytes": (bytes(range(256)) * 4, "no text that can be recognised"),
    "UTF-16 with half a character": (b"\xff\xfe\x33\x06\x44", "not utf-16"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode(data)


def test_wrong_encoding_is_refused() -> None:
    with pytest.raises(InputError, match="not ascii"):
        decode(TEXT.encode(), encoding="ascii")


@pytest.mark.parametrize("name", ["klingon", "base64", ""])
def test_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="unknown encoding"):
        decode(TEXT.encode(), encoding=name)


def test_the_limit_itself_is_accepted() -> None:
    text = "خبر " * (MAX_BYTES // 7)
    padded = text.encode().ljust(MAX_BYTES, b".")
    assert len(decode(padded).text) > 2_000_000
    with pytest.raises(InputError, match=r"limit of 5,000,000 bytes.*max_bytes"):
        decode(padded + b".")
    assert decode(padded + b".", max_bytes=MAX_BYTES + 1)


def test_a_few_control_characters_pass() -> None:
    assert decode(("خبر " * 30 + "\x1b").encode()).text.endswith("\x1b")


def test_a_mark_inside_stays() -> None:
    assert decode("خبر\ufeffتازه".encode()).text == "خبر\ufeffتازه"


def test_surrogates_are_replaced_one_for_one() -> None:
    assert without_surrogates("آ\ud83dب\udc00") == "آ\ufffdب\ufffd"
    assert without_surrogates("😀") == "😀"


def test_visible() -> None:
    check_visible(" . ")
    with pytest.raises(InputError, match="3 characters"):
        check_visible(" \n\u200f")


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    with suppress(InputError):
        decoded = decode(data)
        decoded.text.encode("utf-8")


@given(st.text(st.characters(exclude_characters="\ufeff\0", exclude_categories=["Cs", "Cc"])).filter(str.strip))
def test_utf_8_text_comes_back(text: str) -> None:
    with suppress(InputError):
        assert decode(text.encode()).text == text

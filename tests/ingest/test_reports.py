"""Files, folders and standard input become reports; hostile ones become refusals that say what to do."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sanad.errors import InputError
from sanad.ingest import IngestOptions, Refusal, reports_from
from sanad.types.text import Report

NEWS = "شهردار گفت که پل تازه\u200cی شهر از امروز باز است.\r\nخط دوم این خبر.\n"


def read(*paths: Path | str, stdin: bytes | None = None, **options: Any) -> list[Report | Refusal]:
    source = None if stdin is None else io.BytesIO(stdin)
    return list(reports_from(paths, IngestOptions(**options), stdin=source))


def only(items: list[Report | Refusal]) -> Report:
    assert len(items) == 1
    assert isinstance(items[0], Report), items[0]
    return items[0]


def refused(items: list[Report | Refusal]) -> str:
    assert len(items) == 1
    assert isinstance(items[0], Refusal)
    return str(items[0])


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def line(**fields: Any) -> str:
    return json.dumps({"id": "1", "text": NEWS} | fields, ensure_ascii=False) + "\n"


class TestText:
    def test_a_file_comes_in_untouched(self, tmp_path: Path) -> None:
        report = only(read(put(tmp_path / "pol.txt", NEWS), outlet="خبر نمونه", published="1405-05-03"))
        assert report == Report(id="pol", text=NEWS, outlet="خبر نمونه", published="2026-07-25")

    def test_encodings(self, tmp_path: Path) -> None:
        old = NEWS.replace("ی", "ي")
        assert only(read(put(tmp_path / "a.txt", old.encode("cp1256")))).text == old
        assert only(read(put(tmp_path / "b.txt", NEWS.encode("utf-16")))).text == NEWS
        assert "not ascii" in refused(read(put(tmp_path / "c.txt", NEWS), encoding="ascii"))

    def test_five_megabytes_are_the_limit(self, tmp_path: Path) -> None:
        whole = (NEWS * (5_000_000 // len(NEWS.encode()) + 1)).encode()[:4_999_000].decode(errors="ignore")
        whole += "." * (5_000_000 - len(whole.encode()))
        assert len(only(read(put(tmp_path / "a.txt", whole))).text.encode()) == 5_000_000
        larger = put(tmp_path / "b.txt", whole + ".")
        message = refused(read(larger))
        assert "limit of 5,000,000 bytes" in message
        assert "raise the limit with max_bytes" in message
        assert only(read(larger, max_bytes=6_000_000)).id == "b"

    def test_a_line_of_a_megabyte_without_spaces(self, tmp_path: Path) -> None:
        assert len(only(read(put(tmp_path / "a.txt", "سلامت" * 100_000))).text) == 500_000

    def test_quotes_that_never_close(self, tmp_path: Path) -> None:
        text = "او گفت: " + "«" * 5000 + " این است" + '"' * 4999
        assert only(read(put(tmp_path / "a.txt", text))).text == text

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("", "is empty"),
            (" \n\t", "spaces or control"),
            (b"\x01\x02\x03" * 50, "spaces or control"),
            (b"\x00\xff\x13\x37" * 50, "no text that can be recognised"),
            ("😀🔥" * 20, "no words"),
            ("The mayor opened a new bridge today in the city.", "perhaps it is English"),
        ],
        ids=["empty", "spaces", "control", "binary", "emoji", "English"],
    )
    def test_refused(self, tmp_path: Path, content: str | bytes, message: str) -> None:
        assert message in refused(read(put(tmp_path / "a.txt", content)))

    def test_force_takes_other_languages_but_not_nothing(self, tmp_path: Path) -> None:
        assert only(read(put(tmp_path / "a.txt", "The mayor opened a new bridge."), force=True)).id == "a"
        assert "is empty" in refused(read(put(tmp_path / "b.txt", ""), force=True))


class TestFolders:
    def test_files_in_order_hidden_ones_and_other_kinds_passed_over(self, tmp_path: Path) -> None:
        for name in ["b.txt", "a.txt", "sub/a.txt", ".hidden.txt", ".git/c.txt", "picture.png"]:
            put(tmp_path / name, NEWS)
        put(tmp_path / "c.jsonl", line(id="x") + line(id="y"))
        ids = [item.id for item in read(tmp_path) if isinstance(item, Report)]
        assert ids == ["a", "b", "x", "y", "sub-a"]

    def test_a_bad_file_does_not_stop_the_rest(self, tmp_path: Path) -> None:
        put(tmp_path / "a.txt", NEWS)
        put(tmp_path / "b.txt", "")
        put(tmp_path / "c.html", "<p>")
        put(tmp_path / "d.json", "{")
        put(tmp_path / "e.txt", NEWS)
        items = read(tmp_path)
        assert [type(item) for item in items] == [Report, Refusal, Refusal, Refusal, Report]
        assert [Path(item.where).name for item in items if isinstance(item, Refusal)] == ["b.txt", "c.html", "d.json"]

    def test_an_empty_folder_is_said(self, tmp_path: Path) -> None:
        assert "no report in this folder" in refused(read(tmp_path))

    def test_links_in_a_circle_and_to_nowhere(self, tmp_path: Path) -> None:
        put(tmp_path / "a.txt", NEWS)
        (tmp_path / "again").symlink_to(tmp_path)
        (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
        assert only(read(tmp_path)).id == "a"

    def test_a_pipe_in_a_folder_does_not_block(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        assert "no report" in refused(read(tmp_path))

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_no_permission(self, tmp_path: Path) -> None:
        put(tmp_path / "a.txt", NEWS).chmod(0)
        assert "no permission" in refused(read(tmp_path / "a.txt"))

    def test_a_name_that_is_not_utf_8(self, tmp_path: Path) -> None:
        path = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
        with open(path, "wb") as file:
            file.write(NEWS.encode())
        only(read(tmp_path)).id.encode("utf-8")


@pytest.mark.parametrize(
    ("path", "message"),
    [("/nowhere/a.txt", "no such file"), ("a\0b.txt", "no path"), ("\ud800.txt", "no path"), ("", "cannot be read")],
    ids=["missing", "NUL", "surrogate", "empty"],
)
def test_bad_paths(path: str, message: str) -> None:
    text = refused(read(path))
    assert message in text
    text.encode("utf-8")


class TestJson:
    def test_one_report(self, tmp_path: Path) -> None:
        fields = {"outlet": "الف", "title": " تیتر ", "published": "2026-07-25T11:18+03:30", "url": "https://e.org/1"}
        report = only(read(put(tmp_path / "a.json", line(id=17, extra=[], **fields)), outlet="other"))
        assert report == Report(id="17", text=NEWS, **(fields | {"title": "تیتر"}))

    def test_missing_fields_come_from_options_and_the_file(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.json", json.dumps({"text": NEWS, "outlet": None, "title": ""}))
        report = only(read(path, outlet="الف", published="2026-07-25"))
        assert report == Report(id="a", text=NEWS, outlet="الف", published="2026-07-25")

    def test_a_list(self, tmp_path: Path) -> None:
        items = read(put(tmp_path / "a.json", f'[{line(id="x")}, 7, {line(id="y")}, {{"id": "z"}}]'))
        assert [item.id for item in items if isinstance(item, Report)] == ["x", "y"]
        messages = [str(item) for item in items if isinstance(item, Refusal)]
        assert "a.json[2]: this is a number, expected a report like" in messages[0]
        assert "a.json[4]: no key 'text'" in messages[1]

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("{", "this is no JSON"),
            ("[]", "the list is empty"),
            ('"متن"', "this is a string"),
            ("null", "this is null"),
            ('{"متن": 1}', "no key 'text' with the report's text (keys: 'متن')"),
            ('{"text": null}', "'text' is null"),
            ('{"text": ["a"]}', "'text' is a list, expected a string"),
            ('{"text": "a", "title": {}}', "'title' is an object, expected a string"),
            ('{"text": "a", "id": true}', "'id' is true or false, expected a string"),
            ('{"text": ""}', "is empty"),
            ('{"text": "\\u0001"}', "control characters"),
            (line(published="soon"), "'soon' is not understood"),
            ("[" * 100_000, "cannot be read"),
            ('{"text": ' + "9" * 5000 + "}", "cannot be read"),
        ],
        ids=ascii,
    )
    def test_refused(self, tmp_path: Path, content: str, message: str) -> None:
        assert message in refused(read(put(tmp_path / "a.json", content)))

    def test_lone_surrogates_keep_their_place(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.json", '{"id": "\\udc00", "text": "این خبر \\ud83d تمام", "title": "\\ud83d\\ude00"}')
        report = only(read(path))
        assert report.text == "این خبر \ufffd تمام"
        assert report.title == "😀"
        report.id.encode("utf-8")

    def test_the_text_has_the_same_limit(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.json", line(text="خبر این است " * 100))
        assert "limit of 1,000 bytes" in refused(read(path, max_bytes=1000))

    def test_other_keys_by_mapping(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.jsonl", line(id=5, channel="کانال", jalali="1405-05-03", text=None, body=NEWS))
        fields = {"outlet": "channel", "published": "jalali", "text": "body"}
        assert only(read(path, fields=fields)) == Report("5", NEWS, outlet="کانال", published="2026-07-25")


class TestLines:
    def test_a_broken_line_is_named_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        content = "\ufeff" + line(id="1") + "\n" + '{"id": "2", "text": \n' + "[]\n" + "\xff\n" + line(id="6").rstrip()
        items = read(put(tmp_path / "a.jsonl", content))
        assert [item.id for item in items if isinstance(item, Report)] == ["1", "6"]
        assert [item.where.rsplit(":")[-1] for item in items if isinstance(item, Refusal)] == ["3", "4", "5"]

    def test_lines_are_counted_from_the_first_even_if_blank(self) -> None:
        items = read("-", stdin=("\n\n" + line() + "{\n").encode())
        assert str(items[1]).startswith("standard input:4: this is no JSON")

    def test_bytes_that_are_no_utf_8(self, tmp_path: Path) -> None:
        items = read(put(tmp_path / "a.jsonl", b'{"text": "\xff\xfe\x80"}\n' + line().encode()))
        assert [type(item) for item in items] == [Refusal, Report]

    def test_a_line_beyond_all_limits_is_passed_over(self, tmp_path: Path) -> None:
        huge = '{"text": "' + "آ" * 200_000 + '"}\n'
        items = read(put(tmp_path / "a.jsonl", huge + line(id="2")), max_bytes=1000)
        assert "longer than" in str(items[0])
        assert isinstance(items[1], Report)

    def test_the_same_id_twice(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.jsonl", line() + line())
        assert "a.jsonl:2: the id '1' was taken by" in str(read(path)[1])

    def test_without_ids_the_text_names_the_report(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.jsonl", json.dumps({"text": NEWS}))
        report = only(read(path))
        assert report.id == report.sha256[:16]

    def test_utf_16_is_refused_once(self, tmp_path: Path) -> None:
        assert "save the file as UTF-8" in refused(read(put(tmp_path / "a.jsonl", (line() * 9).encode("utf-16"))))

    def test_lines_are_read_one_at_a_time(self) -> None:
        class Endless(io.RawIOBase):
            count = 0

            def readable(self) -> bool:
                return True

            def readinto(self, buffer: Any) -> int:
                self.count += 1
                data = line(id=self.count).encode()
                buffer[: len(data)] = data
                return len(data)

        source = Endless()
        items: Iterator[Report | Refusal] = reports_from(["-"], stdin=io.BufferedReader(source, 512))
        assert [item.id for item in (next(items), next(items)) if isinstance(item, Report)] == ["1", "2"]
        assert source.count < 10


class TestStandardInput:
    @pytest.mark.parametrize(
        ("data", "ids"),
        [
            (line(id="1") + line(id="2"), ["1", "2"]),
            ("\n\n" + line(id="1"), ["1"]),
            (json.dumps({"id": "1", "text": NEWS}, indent=2), ["1"]),
            (f"[{line(id='1')},{line(id='2')}]", ["1", "2"]),
            ("[\n" + line(id="1") + "]", ["1"]),
        ],
        ids=["lines", "blank lines first", "indented object", "list", "indented list"],
    )
    def test_json_is_seen(self, data: str, ids: list[str]) -> None:
        assert [item.id for item in read("-", stdin=data.encode()) if isinstance(item, Report)] == ids

    @pytest.mark.parametrize("text", [NEWS, "\n\n" + NEWS, "[فوری] " + NEWS, "{نقل} " + NEWS, "\ufeff" + NEWS])
    def test_text_is_text(self, text: str) -> None:
        items = read("-", stdin=text.encode(), format="text" if text.startswith("{") else "auto")
        assert only(items).text == text.removeprefix("\ufeff")
        assert len(only(items).id) == 16

    def test_a_page_is_seen(self) -> None:
        page = f"<!DOCTYPE html><html><body><article><p>{NEWS * 3}</p></article></body></html>"
        assert "<" not in only(read("-", stdin=page.encode())).text

    def test_the_format_can_be_said(self) -> None:
        assert only(read("-", stdin=line().encode(), format="text")).text == line()

    def test_nothing(self) -> None:
        assert "is empty" in refused(read("-", stdin=b""))

    def test_it_is_not_closed(self) -> None:
        source = io.BytesIO(NEWS.encode())
        list(reports_from(["-"], stdin=source))
        assert not source.closed


def test_a_file_without_a_telling_name_is_looked_at(tmp_path: Path) -> None:
    assert only(read(put(tmp_path / "reports", line(id="x")))).id == "x"
    assert only(read(put(tmp_path / "note.v1", NEWS))).id == "note"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"published": "soon"}, "not understood"),
        ({"encoding": "klingon"}, "unknown encoding"),
        ({"encoding": "a\0b"}, "unknown encoding"),
        ({"max_bytes": 0}, "at least 1"),
        ({"format": "pdf"}, "unknown format 'pdf'; use auto"),
        ({"fields": {"body": "text"}}, "no field of a report is called 'body'"),
    ],
)
def test_wrong_options(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        IngestOptions(**options)

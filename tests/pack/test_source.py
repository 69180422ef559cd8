"""The strict reader: what an author types is what he gets, or a line that says why not."""

from __future__ import annotations

import contextlib
import re
import sys
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import category

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tpsupport.pack import MAX_BYTES, fold, source
from tpsupport.pack.flaw import FlawedPackError, Place
from tpsupport.pack.source import decoded, parse, places, read, text_of
from tpsupport.text import clean

from .dumper import Dumper
from .small import DATA, SHIPPED, SMALL

SCALARS = {
    "0": 0,
    "7": 7,
    "-5": -5,
    "999999999999999999": 999999999999999999,
    "9999999999999999999": "9999999999999999999",
    "true": True,
    "false": False,
    "null": None,
    "": "",
    "~": "~",
    "True": "True",
    "FALSE": "FALSE",
    "Null": "Null",
    "yes": "yes",
    "No": "No",
    "on": "on",
    "off": "off",
    "y": "y",
    "0x00ab": "0x00ab",
    "0xAB": "0xAB",
    "012": "012",
    "0o17": "0o17",
    "0b1": "0b1",
    "-0": "-0",
    "+1": "+1",
    "1_000": "1_000",
    "1.10": "1.10",
    "1.0": "1.0",
    "1e3": "1e3",
    ".5": ".5",
    ".inf": ".inf",
    ".nan": ".nan",
    "12:30": "12:30",
    "1:30:59": "1:30:59",
    "2026-01-31": "2026-01-31",
    "2026-01-31T12:00:00Z": "2026-01-31T12:00:00Z",
    "2026-01-31 12:00": "2026-01-31 12:00",
    "=": "=",
    "<<": "<<",
    "a b  c": "a b  c",
    "a#b": "a#b",
    "a # b": "a",
    "灯": "灯",
    '"true"': "true",
    "'null'": "null",
    '"5"': "5",
    "'it''s'": "it's",
    r'"a\tb\nc\"d\\"': 'a\tb\nc"d\\',
    r'"\x41\u706f"': "A灯",
    "|\n  5": "5",
    "|\n  true\n  false": "true\nfalse",
    ">-\n  a\n  b": "a b",
}


@pytest.mark.parametrize(("written", "meant"), SCALARS.items())
def test_a_scalar_is_what_was_typed(written: str, meant: Any) -> None:
    for text, path in ((f"key: {written}\n", "key"), (f"- {written}\n", 0)):
        data = parse(text, "file")
        found = data[path].removesuffix("\n") if written.startswith("|") else data[path]
        assert (found, type(found)) == (meant, type(meant))


@pytest.mark.parametrize("key", ["true", "null", "5", "yes", "no", "on", "1.10", "0x1f", "~", "灯"])
def test_a_key_is_always_text(key: str) -> None:
    assert parse(f"{key}: 1\n", "file") == {key: 1}
    assert parse(f"{{{key}: 1}}\n", "file") == {key: 1}


SAFE = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")).filter(
    lambda each: clean(each) == each and each not in "\ufffe\uffff" and ord(each) < 0x1FFFE
)
WORDS = st.text(st.one_of(SAFE, st.sampled_from("{}[]:#,&*!|>'\"%@`-? \n\t")), max_size=12)
KEYS = st.text(SAFE, max_size=12)
PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**17), 10**17), WORDS),
    lambda inside: st.one_of(
        st.lists(inside, max_size=4), st.dictionaries(KEYS, inside, max_size=4)
    ),
    max_leaves=12,
)


@given(PLAIN, st.integers(0, 10**6), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=250, deadline=None)
@example({"a": [[{}], {"b": []}], "": None}, 1, "\n")
def test_what_is_written_is_read_and_placed(data: Any, seed: int, newline: str) -> None:
    dumped = Dumper(data, Random(seed))
    text = dumped.text.replace("\n", newline)
    assert parse(text, "file") == data
    assert places(text, "file") == dumped.places


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
@example("\ud800")
@example("a: b: c")
@example("%YAML 9.9\n---\n")
@example("? a\n: ? b\n")
@example("- !<> a")
def test_any_text_is_read_or_refused_inside_itself(text: str) -> None:
    try:
        parse(text, "file")
    except FlawedPackError as error:
        [flaw] = error.flaws
        assert flaw.place.file == "file"
        assert 1 <= flaw.place.line <= len(re.split("[\r\n\x85\u2028\u2029]", text)) + 1
        assert flaw.place.column >= 1


@given(st.binary(max_size=60))
@settings(max_examples=200, deadline=None)
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfea\x00")
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with contextlib.suppress(FlawedPackError):
        text = decoded(raw, "file").replace("\r", "\n")
        assert clean(text) == text


BYTES = {
    b"a: b\xff": (1, 5, "not_utf8"),
    b"\xef\xbb\xbfa: \xff": (1, 4, "not_utf8"),
    "灯: 灯\n灯".encode() + b"\xe7\x81": (2, 2, "not_utf8"),
    b"a: b\r\nc: \x00": (2, 4, "control_character"),
    b"a: b\rc: \x00": (2, 4, "control_character"),
    b"a: b\n\nc:\x1b": (3, 3, "control_character"),
    "a: 灯\u202e".encode(): (1, 5, "control_character"),
    "\ufeff\ufeffa: b".encode(): (1, 1, "control_character"),
}


@pytest.mark.parametrize(("raw", "flaw"), BYTES.items())
def test_bytes_are_refused_at_their_place(raw: bytes, flaw: tuple[int, int, str]) -> None:
    with pytest.raises(FlawedPackError) as caught:
        decoded(raw, "file")
    [found] = caught.value.flaws
    assert (found.place.line, found.place.column, found.code) == flaw


def test_every_character_that_is_read_can_be_shown() -> None:
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    refused = set(re.findall(source._FORBIDDEN, everything))
    unseen = {each for each in everything if clean(each) != each} - {"\r"}
    assert unseen <= refused
    private = {each for each in everything if category(each) == "Co"}
    assert private <= refused
    assert {"\ufffc", "\ufffd", "\ufffe", "\uffff"} <= refused
    assert all(
        each >= "\U000ffffe" or each in "\ufffc\ufffd\ufffe\uffff"
        for each in refused - unseen - private
    )


def test_a_file_is_read_no_further_than_it_may_be_long() -> None:
    with pytest.raises(FlawedPackError) as caught:
        text_of(Path("/dev/zero"))
    assert caught.value.flaws[0].code == "too_large"
    assert caught.value.flaws[0].details == {"limit": MAX_BYTES}


def test_reading_says_which_file(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: [1\n", "utf-8")
    with pytest.raises(FlawedPackError) as caught:
        read(file)
    assert caught.value.flaws[0].place == Place(str(file), 1, 4)
    assert str(caught.value).startswith(f"{file}:1:4 not_yaml")


def test_the_author_s_words_are_shortened_where_they_are_wrong() -> None:
    key = "k" * 900
    with pytest.raises(FlawedPackError) as caught:
        parse(f"{key}: 1\n{key}: 2\n", "file")
    assert len(str(caught.value.flaws[0].details["key"])) < 300


FILES = sorted(
    [*SHIPPED.rglob("*.yaml"), *SMALL.rglob("*.yaml"), *(DATA / "broken").glob("*.yaml")]
)


def outcome(text: str) -> Any:
    try:
        return parse(text, "file")
    except FlawedPackError:
        return "refused"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_without_libyaml_the_same_is_read_and_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML may come without its C parser, which alone takes ``?`` in braces for text."""
    try:
        text = text_of(file)
    except FlawedPackError:
        return
    fast = outcome(text)
    monkeypatch.setattr(fold, "_LOADER", yaml.SafeLoader)
    slow = outcome(text)
    assert slow == fast or (slow == "refused" and re.search(r"[{\[].*\?", text))

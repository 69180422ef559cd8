"""Streams: the same as the whole text at once, in bounded memory, wherever the pieces end."""

from __future__ import annotations

import io
import json
import tracemalloc
from random import Random

import pytest

from tpsupport.errors import UsageError
from tpsupport.privacy import finder, stream
from tpsupport.privacy.guard import GateClosedError
from tpsupport.privacy.mask import scrub
from tpsupport.privacy.stream import MOST_PLACES, scrub_lines, scrub_stream

from . import fresh, wallets

PROSE = "The transfer is pending for three hours and nothing has changed since then.\n"


def through(text: str) -> tuple[str, stream.Report]:
    target = io.StringIO()
    report = scrub_stream(io.StringIO(text), target)
    return target.getvalue(), report


@pytest.mark.parametrize("case", [*fresh.keys(Random(41))][::9], ids=lambda case: case.style)
def test_short_texts_are_as_at_once(case: fresh.Fresh) -> None:
    text, report = through(case.text)
    whole = scrub(case.text)
    assert text == whole.text
    assert report.places == [(match.kind, match.start, match.end) for match in whole.removed]


def test_no_secret_is_cut_wherever_a_piece_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_STEP", 5_000)
    random = Random(42)
    parts, spans, where = [], [], 0
    cases = [*fresh.mnemonics(random), *fresh.keys(random)]
    for case in random.sample(cases, 400):
        before = PROSE * random.randrange(1, 30) + "\n"
        parts += [before, case.text, "\n\n"]
        spans.append((where + len(before) + case.start, case))
        where += len(before) + len(case.text) + 2
    text, report = through("".join(parts))
    hidden = {place for _, start, end in report.places for place in range(start, end)}
    for start, case in spans:
        moved = {
            place - start + case.start for place in range(start, start + 4000) if place in hidden
        }
        assert fresh.readable(case, moved) == [], case.style
    assert len(report.places) == sum(report.counts.values())
    assert PROSE in text


def test_a_secret_without_end_is_masked_once() -> None:
    words = wallets.originals("english")
    text, report = through(f"phrase: {' '.join(words * 40)}\n")
    assert text == "phrase: [mnemonic]\n"
    assert report.counts == {"mnemonic": 1}


def test_memory_is_bounded() -> None:
    class Endless(io.StringIO):
        left = 6_000_000

        def read(self, size: int | None = -1, /) -> str:
            wanted = min(size or 0, self.left)
            self.left -= wanted
            return (PROSE * (wanted // len(PROSE) + 1))[:wanted]

    scrub_stream(Endless(), None)
    tracemalloc.start()
    try:
        scrub_stream(Endless(), None)
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


def test_a_report_counts_all_and_keeps_some_places() -> None:
    _, report = through("write to someone@mail.example now\n" * (MOST_PLACES + 50))
    assert report.found
    assert report.counts == {"email": MOST_PLACES + 50}
    assert len(report.places) == MOST_PLACES
    assert not through(PROSE)[1].found


def test_only_looking_writes_nothing() -> None:
    assert scrub_stream(io.StringIO("密码：Abc12345"), None).counts == {"password": 1}


def test_lines_of_json() -> None:
    texts = ["密码：Abc12345", "nothing here", "a\u200bb 13800138000 😀"]
    source = io.StringIO("\n".join(json.dumps({"text": text, "id": 7}) for text in texts) + "\n\n")
    target = io.StringIO()
    report = scrub_lines(source, target)
    rows = [json.loads(line) for line in target.getvalue().splitlines()]
    assert rows == [
        {"text": "密码：[password]", "removed": [{"kind": "password", "start": 3, "end": 11}]},
        {"text": "nothing here", "removed": []},
        {
            "text": "a\u200bb 138****8000 😀",
            "removed": [{"kind": "phone", "start": 4, "end": 15}],
        },
    ]
    assert report.counts == {"password": 1, "phone": 1}


@pytest.mark.parametrize("line", ["no json", "[1]", '{"text": 1}', '{"other": "x"}', "[" * 100_000])
def test_a_line_that_is_none(line: str) -> None:
    with pytest.raises(UsageError) as wrong:
        scrub_lines(io.StringIO('{"text": "x"}\n' + line + "\n"), None)
    assert wrong.value.details == {"line": 2}


def test_a_line_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "LONGEST_LINE", 20)
    with pytest.raises(GateClosedError, match="too_long"):
        scrub_lines(io.StringIO(json.dumps({"text": "x" * 50})), None)


def test_a_lone_surrogate_comes_out_as_it_went_in() -> None:
    target = io.StringIO()
    scrub_lines(io.StringIO('{"text": "\\ud800 x"}'), target)
    assert json.loads(target.getvalue())["text"] == "\ud800 x"


def test_nothing_of_a_piece_that_cannot_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr("tpsupport.privacy.window.find", broken)
    monkeypatch.setattr(finder, "find", broken)
    target = io.StringIO()
    with pytest.raises(GateClosedError):
        scrub_stream(io.StringIO("a secret"), target)
    with pytest.raises(GateClosedError):
        scrub_lines(io.StringIO('{"text": "a secret"}'), target)
    assert target.getvalue() == ""

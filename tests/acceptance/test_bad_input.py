"""What nobody should type: a clear error or a clean value, in both languages, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import Ran, sound, tpsupport

HOSTILE = "a\x1b[31mred\x1b]52;c;aGk=\x07\x00\x9b2J\u202egnp.exe\u200b\ud83db"
"""Colours, the clipboard, NUL, a C1 control, a turned name, an invisible space, half a letter."""
HUGE = "很长 long " * 700_000
TARGETS = [
    *("", ":", ":443", "a:b", "a:0", "a:99999", "a b", "http://", "-x", "[::1", "xn--\u202e"),
    *(HOSTILE, "x" * 70_000),
]
TEXTS = ["", " ", "\x00", "http://[", "@", "+", "a" * 64 + "." * 64, HOSTILE, "x" * 30_000]
TREES = [
    *(b"", b"\xff", b"[", b"nodes: 3", b"tree: x\n", b"\x1b[31m: a"),
    *(b"a: " + b"x" * 2_000_000, b"- " * 900),
]
PACKS = [b"", b"\xff", b"pack: 1", b"languages: [zh]", b"languages: {a: b}", b"- a"]
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
START = ("diagnose", "payment-failure", "--no-input", "--offline")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(language: str, *arguments: str, stdin: str | bytes = b"") -> Ran:
    return sound(tpsupport("--lang", language, *arguments, stdin=stdin))


def refused(ran: Ran, *words: str) -> None:
    """It was wrong usage, nothing was given as a result, and the error names what is wrong."""
    assert (ran.code, ran.out) == (2, ""), ran.said
    assert len(ran.err) < 2_500
    for word in words:
        assert word in ran.err


WRONG_ANSWERS = [
    ("netwrok", "tron", ("netwrok", "network")),
    ("network", "nonsense chain", ("nonsense chain",)),
    ("wallet_address", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", ()),
    ("wallet_address", "TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD4", ()),
    ("wallet_address", "hello", ()),
    ("tx_hash", "0x1234", ()),
    ("tx_hash", "https://example.org/nothing", ()),
    ("happened_at", "2999-01-01 10:00", ("2999-01-01",)),
    ("happened_at", "2026-02-30", ("2026-02-30",)),
    ("happened_at", "soon", ("soon",)),
    ("amount", "-5", ()),
    ("amount", "a lot", ("a lot",)),
    ("attachments", "not-there.png", ("not-there.png",)),
    ("contact", "someone", ("someone",)),
    ("contact", "13812345678", ()),
    ("app_version", "newest", ("newest",)),
    ("suspect_link", "two words", ()),
    ("suspect_link", "javascript:alert(1)", ()),
    ("platform", "windows phone", ("windows phone", "android")),
    ("platform", "", ("android",)),
    ("seen", "whatever", ("whatever", "pending")),
    ("other_node", "maybe", ("maybe", "not_fixed")),
    ("what_happened", "x" * 20_001, ()),
    ("seen", HOSTILE, ()),
    ("network", HOSTILE, ()),
    ("tx_hash", HOSTILE, ()),
    ("happened_at", HOSTILE, ()),
    ("attachments", HOSTILE, ()),
    ("contact", HOSTILE, ()),
    (HOSTILE, "x", ()),
    ("x" * 100_000, "x", ()),
]
wrong_answers = pytest.mark.parametrize(
    ("name", "value", "words"), WRONG_ANSWERS, ids=[repr(each[:2])[:60] for each in WRONG_ANSWERS]
)


@LANGUAGES
@wrong_answers
def test_an_answer_that_cannot_be_used(
    name: str, value: str, words: tuple[str, ...], language: str
) -> None:
    refused(run(language, *START, "--set", f"{name}={value}"), *words, "--set")


@LANGUAGES
@wrong_answers
def test_the_same_in_a_file_names_its_place(
    name: str, value: str, words: tuple[str, ...], language: str
) -> None:
    sheet = json.dumps({"answers": {"error_text": "x", name: value}}, indent=1)
    ran = run(language, *START, "--answers", "-", stdin=sheet)
    refused(ran, *words)
    assert "stdin:" in ran.err


CLEANED = ["error_text", "what_happened", "exchange", "memo", "suspect_contact"]


@LANGUAGES
@pytest.mark.parametrize("name", CLEANED)
def test_free_text_is_cleaned(name: str, language: str) -> None:
    given = ("--set", "seen=short", "--set", "what_is_short=energy", "--set", f"{name}={HOSTILE}")
    ran = run(language, *START, *given)
    assert ran.code == 1
    shown = "ared" if name in ("error_text", "what_happened") else ""
    assert shown in ran.out
    for form in ("json", "markdown"):
        assert run(language, *START, *given, "--format", form).code == 1


@LANGUAGES
@pytest.mark.parametrize("name", ["error_text", "tx_hash", "network", "seen", "contact", "nothing"])
def test_five_megabytes(name: str, language: str) -> None:
    assert len(HUGE.encode()) > 5_000_000
    refused(run(language, *START, "--set", f"{name}={HUGE}"))
    refused(run(language, *START, "--answers", "-", stdin=f"{name}: {json.dumps(HUGE)}"))
    file = Path("huge.yaml")
    file.write_text(f"{name}: {json.dumps(HUGE)}", encoding="utf-8")
    refused(run(language, *START, "--answers", str(file)), "huge.yaml")


BAD_FILES = {
    "empty": b"",
    "null": b"null",
    "a word": b"hello",
    "a list": b"- a\n- b",
    "a number": b"12",
    "not yaml": b"seen: [short",
    "tabs": b"answers:\n\tseen: short",
    "two answers": b"seen: short\nseen: failed",
    "an alias": b"seen: &a short\nnetwork: *a",
    "a tag": b"seen: !!python/object/apply:os.system [id]",
    "bytes": b"seen: \xff\xfe",
    "nul": b"seen: a\x00b",
    "an escape": b"seen: \x1b[31mred",
    "a hidden escape": b'seen: "\\e[31mred"',
    "a turned name": "seen: a\u202eb".encode(),
    "half a character": b'seen: "\\ud83d"',
    "deep": b"[" * 5000,
    "deep braces": b"{a: " * 5000,
    "a mapping for an answer": b"seen: {a: b}",
    "a mapping for text": b"error_text: {a: b}",
    "true for text": b"error_text: true",
    "a list of lists": b"error_text: [[a], {b: c}]",
    "a list of hashes": b"tx_hash: [a, b]",
    "answers are a list": b"answers: [a]",
    "answers are text": b"answers: hello",
    "found is a list": b"answers: {}\nfound: [network]",
    "an unknown finding": b"answers: {}\nfound: {network: fail.gone}",
    "an unknown check": b"answers: {}\nfound: {netwrok: ok}",
    "a finding that is a list": b"answers: {}\nfound: {network: [ok]}",
    "a finding that is null": b"answers: {}\nfound: {network: null}",
    "another tree": b"tree: security\nanswers: {}",
    "a tree that is a list": b"tree: [security]\nanswers: {}",
    "a tree that is a number": b"tree: 7\nanswers: {}",
    "an unknown key": b"answers: {}\nanswer: {}",
    "a key that is a list": b"? [a, b]\n: c",
    "a key that is a number": b"7: c",
}


@LANGUAGES
@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_answers_file(name: str, language: str) -> None:
    file = Path("answers.yaml")
    file.write_bytes(BAD_FILES[name])
    missing = name in ("empty", "null")
    from_file = run(language, *START, "--answers", str(file))
    from_stdin = run(language, *START, "--answers", "-", stdin=BAD_FILES[name])
    alone = run(language, "diagnose", "--no-input", "--answers", str(file))
    for ran in (from_file, from_stdin, alone):
        refused(ran)
    assert missing or from_file.err.replace("answers.yaml", "stdin") == from_stdin.err


@LANGUAGES
@pytest.mark.parametrize(
    "path", ["not-there.yaml", ".", "a\x00b", "x" * 5000, HOSTILE, "/dev/null/x", ""]
)
def test_a_file_that_is_not_there(path: str, language: str) -> None:
    refused(run(language, *START, "--answers", path))
    assert run(language, "tree", "lint", path).code in (0, 2, 3)
    assert run(language, "--pack", path or "no", "tree", "list").code in (2, 3)
    assert run(language, "check", "link", "tokenpocket.pro", "--official", path).code in (
        0,
        1,
        2,
        4,
    )


@LANGUAGES
@pytest.mark.parametrize(
    "path", ["not/there/request.txt", ".", "a\x00b", "x" * 5000, HOSTILE, "/dev/full"]
)
def test_a_request_that_cannot_be_written_is_shown_all_the_same(path: str, language: str) -> None:
    given = ("--set", "seen=short", "--set", "what_is_short=energy", "--output", path)
    ran = run(language, *START, *given)
    assert ran.code == 2
    assert "payment-failure/tron_energy" in ran.out


@LANGUAGES
@pytest.mark.parametrize("target", TARGETS)
def test_a_target_that_is_none(target: str, language: str) -> None:
    ran = run(language, "check", "network", "--offline", "--target", target)
    assert ran.code in (2, 4)
    assert len(ran.said) < 5_000


@LANGUAGES
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_to_judge_that_is_none(text: str, language: str) -> None:
    for more in ((), ("--json",), ("--strict",)):
        assert run(language, "check", "link", text, *more).code in (1, 2, 4)
    assert run(language, "check", "link", "-", stdin=f"{text}\n{text}").code in (0, 1, 2, 4)
    assert run(language, "check", "link", "a.example", "--official", text or "x").code in (
        0,
        1,
        2,
        4,
    )


@LANGUAGES
def test_five_megabytes_to_judge(language: str) -> None:
    assert run(language, "check", "link", "-", stdin=HUGE).code in (1, 2, 4)


@LANGUAGES
@pytest.mark.parametrize("content", TREES, ids=lambda content: repr(content[:20]))
def test_a_tree_that_is_none(content: bytes, language: str) -> None:
    file = Path("x.yaml")
    file.write_bytes(content)
    ran = run(language, "tree", "lint", str(file))
    assert ran.code == 3
    assert "x.yaml:" in ran.out + ran.err


@LANGUAGES
@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"pack: 1", b"languages: [zh]", b"languages: {a: b}", b"- a"]
)
def test_a_pack_that_is_none(content: bytes, language: str) -> None:
    Path("pack.yaml").write_bytes(content)
    for arguments in (("tree", "list"), ("check", "list"), ("contact",), START, ("--help",)):
        ran = run(language, "--pack", ".", *arguments)
        assert ran.code in (2, 3), (arguments, ran)


@pytest.mark.parametrize("language", ["xx", "", " ", "zh zh", HOSTILE, "x" * 100_000, "z", "-h"])
def test_a_language_that_is_none(language: str) -> None:
    ran = sound(tpsupport("--lang", language, "check", "list"))
    refused(ran)


@LANGUAGES
@pytest.mark.parametrize("option", ["--timeout", "--format", "--color", "--network"])
@pytest.mark.parametrize("value", [HOSTILE, "x" * 100_000, " ", "1e9"])
def test_an_option_that_cannot_be_used(option: str, value: str, language: str) -> None:
    command = ("check", "network", "--offline") if option == "--network" else START
    refused(run(language, *command, f"{option}={value}"))


@LANGUAGES
def test_words_that_are_no_command(language: str) -> None:
    for words in ([HOSTILE], ["x" * 100_000], ["check", HOSTILE], ["diagnose", HOSTILE], [""]):
        refused(run(language, *words))
    refused(run(language, f"--{HOSTILE}"))
    refused(run(language, "diagnose", f"--{HOSTILE}=1"))

"""Letters, envelopes and squeezed texts: what goes in comes out, and nothing else ever does."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tpsupport.desk import paste
from tpsupport.desk.paste import envelope
from tpsupport.desk.paste.alphabet import LETTERS, decode, encode, length_of, letters, number
from tpsupport.desk.paste.envelope import LONGEST, WIDTH, Broken, Sealed, seal, unseal
from tpsupport.desk.paste.squeeze import LARGEST, squeeze, unsqueeze

WORDS = {1: "c79739af6a999726"}
"""The hash of each version's words: tokens of it can be read as long as they stay the same."""
bodies = st.binary(max_size=400)
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n"))
values = st.sampled_from(
    [
        *("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3"),
        *("2026-11-22T14:05+08:00", "9999-99-99T99:99", "000000", "123456789012345678901", "0.35"),
        *("5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060", "decade", "0x"),
        *("我转了 50 USDT", "a" * 300, "1" * 256, "deadbeefdeadbeef0", "🙏", " ", "x5aAeb605"),
    ]
)


@given(bodies)
def test_bytes_come_back_from_their_letters(raw: bytes) -> None:
    text = encode(raw)
    assert set(text) <= set(LETTERS)
    assert len(text) == length_of(len(raw))
    assert decode(text, len(raw)) == raw


def test_letters_that_look_alike_are_the_same() -> None:
    assert number("o0") == number("00") == 0
    assert number("il1") == number("111")
    assert letters(number("tpsr"), 4) == "tpsr"
    for sign in ("u", "-", "é", "U", "٣"):
        with pytest.raises(ValueError, match=sign):
            number(f"a{sign}")


@given(bodies)
def test_a_body_comes_back_from_its_token(raw: bytes) -> None:
    token = seal(raw)
    assert unseal(token) == Sealed(raw, len(token))
    assert unseal(token + "0abc") == Sealed(raw, len(token))


@given(st.binary(min_size=1, max_size=60), st.data())
def test_a_token_with_one_letter_changed_never_comes_back(raw: bytes, data: st.DataObject) -> None:
    token = seal(raw)
    at = data.draw(st.integers(5, len(token) - 1))
    other = data.draw(st.sampled_from(LETTERS))
    assume(token[at] != other)
    assert unseal(token[:at] + other + token[at + 1 :]) == Broken("damaged")


@given(st.binary(min_size=2, max_size=200), st.data())
def test_a_token_in_another_order_never_comes_back(raw: bytes, data: st.DataObject) -> None:
    token = seal(raw)
    lines = [token[:17], *(token[at : at + 7] for at in range(17, len(token), 7))]
    other = "".join(lines[:1] + data.draw(st.permutations(lines[1:])))
    assert unseal(other) == (Sealed(raw, len(token)) if other == token else Broken("damaged"))


@given(st.binary(min_size=1, max_size=100), st.integers(0, 100))
def test_a_token_that_is_cut_off_says_how_much_is_there(raw: bytes, missing: int) -> None:
    token = seal(raw)
    have = max(9, len(token) - 1 - missing)
    assert unseal(token[:have]) == Broken("cut_off", have, len(token))


def test_a_token_of_a_later_version_is_told_apart() -> None:
    assert unseal("tpsr2" + seal(b"abc")[5:]) == Broken("newer")
    assert unseal("tpsr0" + seal(b"abc")[5:]) == Broken("damaged")
    assert unseal("tpsr") == unseal("tpsr1") == unseal("tpsru") == Broken("damaged")


def test_a_body_has_its_limit() -> None:
    assert isinstance(unseal(seal(bytes(LONGEST))), Sealed)
    with pytest.raises(ValueError, match=str(LONGEST + 1)):
        seal(bytes(LONGEST + 1))


def test_lines_are_even() -> None:
    token = seal(bytes(range(200)))
    parts = envelope.lines(token)
    assert "".join(parts) == token
    assert {len(part) for part in parts[:-1]} == {WIDTH}


@given(st.lists(texts | values).map("\n".join))
def test_a_text_comes_back_squeezed(text: str) -> None:
    assert unsqueeze(squeeze(text)) == text


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060", 37),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", 29),
        ("TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3", 30),
        ("2026-11-22T14:05+08:00", 12),
        ("what_happened\terror_text\thappened_at\tsteps_taken\ttried\tnetwork\ttoken", 10),
    ],
)
def test_what_cases_are_made_of_takes_little(text: str, most: int) -> None:
    assert len(squeeze(text)) <= most


@given(st.binary(max_size=300))
def test_what_nobody_squeezed_is_refused_or_a_text(raw: bytes) -> None:
    try:
        text = unsqueeze(raw)
    except ValueError:
        return
    assert len(text) <= LARGEST + 255 * len(raw)


def test_a_bomb_is_refused() -> None:
    for bomb in (squeeze("a" * 10_000_000), squeeze("\n" * (LARGEST + 1))):
        assert len(bomb) < 20_000
        with pytest.raises(ValueError, match="unfinished"):
            unsqueeze(bomb)
    assert unsqueeze(squeeze("a" * (LARGEST - 300))) == "a" * (LARGEST - 300)


@pytest.mark.parametrize("version", WORDS)
def test_the_words_of_a_version_never_change(version: int) -> None:
    file = Path(paste.__file__).with_name(f"words-{version}.txt")
    raw = file.read_bytes()
    assert len(raw) < 32_768 - 262
    assert blake2b(raw, digest_size=8).hexdigest() == WORDS[version]


def test_every_version_has_its_words() -> None:
    assert list(WORDS) == list(range(1, envelope.VERSION + 1))

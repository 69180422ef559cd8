"""Tokens with something between their pieces, and texts that would take long to read."""

from __future__ import annotations

from base64 import encodebytes
from time import perf_counter

import pytest

from tpsupport.desk import read
from tpsupport.desk.paste.envelope import Broken, Sealed, lines, seal, unseal
from tpsupport.desk.paste.mail import parts
from tpsupport.desk.paste.pieces import gathered

from .conftest import SHIPPED

BODY = bytes(range(7, 178, 3)) * 2
TOKEN = seal(BODY)


def held(text: str) -> bool:
    return Sealed(BODY, len(TOKEN)) in map(unseal, gathered(text))


@pytest.mark.parametrize(
    "between",
    [
        "\n",
        "\nPage 1 of 9\n",
        "\nDelivered\n\nAnna\n21:40\n",
        "\n[20.11.2026 21:40] Kim: ",
        "\n- 1 -\n\f",
    ],
)
@pytest.mark.parametrize("at", [17, 60, 95, 120, len(TOKEN) - 2])
def test_what_stands_between_pieces_is_left_out(between: str, at: int) -> None:
    assert held(TOKEN[:at] + between + TOKEN[at:])
    assert held(TOKEN[:at] + between + TOKEN[at:] + "\nthanks\n12 34")


def test_it_stands_between_all_lines() -> None:
    assert held("\nSupport, page 4\n".join(lines(TOKEN)))


def test_a_letter_more_is_no_token() -> None:
    assert not held(TOKEN[:30] + "7" + TOKEN[30:])


def test_only_a_token_is_of_a_newer_version() -> None:
    assert unseal("abcd9" + TOKEN[5:]) == Broken("damaged")
    assert unseal("tpsr9" + TOKEN[5:]) == Broken("newer")


def test_a_body_in_base_64_is_unpacked() -> None:
    text = "a line for people\n" * 12 + TOKEN
    assert text in parts(encodebytes(text.encode()).decode())


@pytest.mark.timing
@pytest.mark.parametrize("text", ["Network: ", "Network: x\n", "Verdict: a/", "网络：波场\n"])
def test_many_labels_are_read_in_time(text: str) -> None:
    began = perf_counter()
    read(text * (500_000 // len(text)), SHIPPED)
    assert perf_counter() - began < 8

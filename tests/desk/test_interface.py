"""What other programs import from the desk."""

from __future__ import annotations

from typing import Any, cast

import pytest

from tpsupport import desk
from tpsupport.desk.reply.letter import Letter
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library

LIBRARY = Library.open()
FACTS = {"network": "tron", "amount": "120.5", "token": "USDT"}
LETTER = Letter("payment-failure", "tron_energy", FACTS, "en")


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_a_reply_in_each_language(language: str) -> None:
    made = desk.write(LETTER._replace(language=language, names={"agent": "Lin"}), LIBRARY)
    assert "120.5" in made.text
    assert "Lin" in made.text
    assert made.length <= (made.channel.limit or made.length)


def test_what_comes_out_is_guarded() -> None:
    phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    made = desk.write(LETTER._replace(names={"agent": phrase}), LIBRARY)
    assert "sausage" not in made.text
    seen: list[str] = []

    def look(text: str) -> str:
        seen.append(text)
        return text

    desk.write(LETTER._replace(names={"agent": "Lin Mei"}), LIBRARY, look)
    assert any("Lin Mei" in text for text in seen)


@pytest.mark.parametrize(
    "wish",
    [
        {"end": "nowhere"},
        {"tree": "nowhere"},
        {"channel": "fax"},
        {"tone": "rude"},
        {"language": "tlh"},
    ],
)
def test_what_there_is_not(wish: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        desk.write(LETTER._replace(**cast("Any", wish)), LIBRARY)


def test_text_that_is_no_request() -> None:
    reading = desk.read("hello", LIBRARY)
    assert reading.case is None
    assert [each.code for each in reading.problems] == ["no_request"]

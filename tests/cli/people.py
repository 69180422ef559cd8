"""What tests of speaking need: words in a language, a screen to read, questions to ask."""

from __future__ import annotations

from io import StringIO
from typing import Any

from tpsupport.cli.prompt.protocol import Option, Question
from tpsupport.cli.screen import Screen
from tpsupport.cli.session import Session
from tpsupport.cli.settings import Settings
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library

LIBRARY = Library.open()
HASH = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060"


def session(language: str = "en", **settings: Any) -> Session:
    """The shipped words in ``language``."""
    return Session(Settings(**settings), LIBRARY, language)


class Page(StringIO):
    """A stream that is read back, and may claim to be a terminal."""

    def __init__(self, text: str = "", *, terminal: bool = False) -> None:
        super().__init__(text)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def screen(page: Page | None = None) -> Screen:
    """A screen of 80 columns without colour."""
    return Screen(page if page is not None else Page())


def shouted(answer: str) -> str:
    """Accepts words without digits, in capitals."""
    if any(character.isdigit() for character in answer):
        raise UsageError("bad_answer", fact="name", reason="digits")
    return answer.upper()


CHOICE = Question(
    "seen",
    "What did it say?",
    (Option("low", "Too little"), Option("sent", "It was sent"), Option("unsure", "Not sure")),
)
WRITTEN = Question("name", "Which coin is it?", example="USDT", accept=shouted, accepts="a name")
OPEN = WRITTEN._replace(skip="Not sure", help="Any name will do.", can_go_back=True, at=3, most=7)
NETWORKS = (
    Option("tron", "波场", ("TRON", "TRC20")),
    Option("bsc", "币安智能链", ("BNB Smart Chain", "BEP20")),
    Option("bitcoin", "比特币", ("BTC",)),
    *(Option(f"other{at}", f"网络 {at}") for at in range(1, 9)),
)
LONG = Question("network", "哪条网络？", NETWORKS, skip="不确定", can_go_back=True)

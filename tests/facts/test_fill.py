from __future__ import annotations

from tpsupport.facts.fill import fill

from .conftest import Clerk


def test_placeholders_become_words(clerk: Clerk) -> None:
    library = clerk.rules.library
    facts = {"network": "tron", "amount": None, "token": "\x1b[31mUSDT"}

    def filled(text: str) -> str:
        return fill(text, facts, library.facts.get, "zh", library)

    assert filled("{network}上的 {token}") == "波场上的 USDT"
    assert filled("{amount}、{tx_hash}") == "不方便说 / 记不清、没有 / 找不到"
    assert filled("no {fact} here") == "no {fact} here"
    assert filled("{network.__class__} {} {0}") == "{network.__class__} {} {0}"
    assert filled("plain") == "plain"

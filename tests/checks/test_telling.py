"""Parts of sentences about chains, in both languages."""

from __future__ import annotations

import pytest

from tests.chains.scripted import network
from tpsupport.chains.report import Transfer, TxReport
from tpsupport.checks.context import Context
from tpsupport.checks.telling import asides, joined, listed, sums
from tpsupport.pack.library import Library

TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3"
ETH = Transfer("ETH", "x", 15 * 10**17, native=True)
OLD_EOS = Transfer("EOS@eosio.token", "bob", 12, native=True)


def context(language: str) -> Context:
    return Context(library=Library.open(), language=language, environ={})


@pytest.mark.parametrize(
    ("names", "zh", "en"),
    [
        ([], "", ""),
        (["", "a", "a"], "a", "a"),
        (["a", "b", "c"], "a、b、c", "a, b, c"),
        (["a", "b", "c", "d"], "a、b、c 等", "a, b, c and others"),
    ],
)
def test_lists(names: list[str], zh: str, en: str) -> None:
    assert (listed(context("zh"), names), listed(context("en"), names)) == (zh, en)


@pytest.mark.parametrize(
    ("sentences", "text"),
    [
        ([], ""),
        (["One.", "Two."], "One. Two."),
        (["一。", "二。"], "一。二。"),
        (["写作 T", "二。"], "写作 T 二。"),
    ],
)
def test_sentences(sentences: list[str], text: str) -> None:
    assert joined(sentences) == text


def test_sums() -> None:
    moved = (ETH, Transfer(TOKEN, "x", 7))
    assert sums(context("zh"), moved, network("ethereum")) == f"1.5 ETH、代币（合约 {TOKEN}）"
    assert sums(context("en"), (OLD_EOS,), network("eos")) == "0.0012 EOS"
    assert sums(context("en"), (), None) == ""


def test_asides_are_left_out_where_nothing_is_known() -> None:
    report = TxReport(network="ethereum", tx="0x", state="failed")
    assert set(asides(context("zh"), report).values()) == {""}
    known = TxReport(
        network="ethereum", tx="0x", state="failed", reason_text="Too few", confirmations=3
    )
    told = asides(context("en"), known)
    assert "Too few" in told["because"]
    assert "3" in told["depth"]

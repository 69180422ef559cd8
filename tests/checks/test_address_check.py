"""The address check: what it says of good addresses and of slips."""

from __future__ import annotations

import pytest

from tpsupport.checks.address import CHECK
from tpsupport.checks.context import Context
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library

EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
TRON = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"


def context(language: str = "en") -> Context:
    return Context(library=Library.open(), language=language, environ={}, offline=True)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"address": EVM}, "ok.valid"),
        ({"address": EVM, "network": "BEP20"}, "ok.valid"),
        ({"address": EVM.lower(), "network": "eth"}, "ok.valid"),
        ({"address": TRON, "network": "trc20"}, "ok.valid"),
        ({"address": EVM, "network": "okc"}, "warn.stopped_network"),
        ({"address": "0x" + "0" * 40}, "warn.nobody"),
        ({"address": "415cbdd86a2fa8dc4bddd8a8f69dba48572eec07fb"}, "warn.other_form"),
        ({"address": EVM[2:]}, "fail.mistyped"),
        ({"address": EVM.replace("A", "\u0410", 1)}, "fail.lookalike_letters"),
        ({"address": "\u200b" + EVM.replace("A", "\u0410", 1)}, "fail.lookalike_letters"),
        ({"address": TRON[:-1]}, "fail.broken"),
        ({"address": EVM, "network": "tron"}, "fail.other_network"),
        ({"address": "mzBc4XEFSdzCDcTxAgf6EZXgsZWpztRhef"}, "fail.test_network"),
        ({"address": "vitalik.eth"}, "fail.name_service"),
        ({"address": "ab" * 32, "network": "tron"}, "fail.tx_hash"),
        ({"address": "abandon " * 11 + "about"}, "fail.secret"),
        ({"address": "0x5aaeb" + "0" * 30 + "beaed", "known": EVM}, "fail.imitates"),
        ({"address": "什么"}, "fail.not_an_address"),
        ({"address": ""}, "fail.not_an_address"),
    ],
)
def test_codes(facts: dict[str, str], code: str) -> None:
    library = Library.open()
    for language in library.languages:
        finding = CHECK.run(context(language), **facts)
        assert finding.code == code
        assert finding.cause in CHECK.causes[finding.status]
        assert finding.hosts == ()
        phrase = f"chain_checks.address.{finding.code.replace('.', '_')}"
        assert library.phrase(phrase, language, **finding.evidence).strip()


def test_the_network_is_learned_where_it_is_certain() -> None:
    assert CHECK.run(context(), address=TRON).facts == {"network": "tron"}
    assert CHECK.run(context(), address=EVM).facts == {}
    assert CHECK.run(context(), address=EVM, network="bsc").facts == {"network": "bsc"}


def test_what_was_probably_meant() -> None:
    finding = CHECK.run(context(), address=EVM[2:], network="ethereum")
    assert finding.evidence["suggestion"] == EVM
    assert finding.evidence["problems"] == ["missing_0x"]


def test_a_secret_is_not_kept() -> None:
    finding = CHECK.run(context(), address="legal winner thank year wave sausage " * 2)
    assert "winner" not in repr(finding)


def test_a_network_that_is_none() -> None:
    with pytest.raises(UsageError) as caught:
        CHECK.run(context(), address=EVM, network="etherum")
    assert caught.value.details["nearest"].split(", ")[0] == "ethereum"  # type: ignore[attr-defined]


def test_nobody_is_contacted() -> None:
    assert CHECK.contacts(context(), address=EVM) == ()

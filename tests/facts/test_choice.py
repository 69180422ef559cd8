from __future__ import annotations

import pytest

from .conftest import Clerk


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("android", "android"),
        ("Android", "android"),
        ("安卓手机", "android"),
        ("  ａｎｄｒｏｉｄ phone ", "android"),
        ("iPhone or iPad", "ios"),
        ("不确定", "unsure"),
    ],
)
def test_options_by_id_or_label(clerk: Clerk, typed: str, option: str) -> None:
    assert clerk.take("platform", typed) == option


def test_what_is_no_option_is_told_with_the_nearest(clerk: Clerk) -> None:
    details = clerk.refuse("platform", "androd").details
    assert details["nearest"] == "android"
    assert "extension" in str(details["allowed"])
    assert clerk.code("platform", "🙂") == "choice_unknown"


@pytest.mark.parametrize(
    ("typed", "network"),
    [
        ("tron", "tron"),
        ("TRX", "tron"),
        ("Trc-20", "tron"),
        ("ＢＳＣ", "bsc"),
        ("bnb  chain", "bsc"),
        ("56", "bsc"),
        ("eip155:56", "bsc"),
        ("波场", "tron"),
        ("马蹄(Polygon)", "polygon"),
    ],
)
def test_networks_by_any_name(clerk: Clerk, typed: str, network: str) -> None:
    assert clerk.take("network", typed) == network


def test_every_network_by_everything_it_is_called(clerk: Clerk) -> None:
    networks = clerk.rules.library.document("networks")["networks"]
    for key, fields in networks.items():
        assert clerk.take("network", key) == key
        for name in fields["name"].values():
            assert clerk.take("network", name) == key
    assert len(networks) > 20


def test_what_is_no_network_is_told_with_the_nearest_name(clerk: Clerk) -> None:
    assert clerk.refuse("network", "etherium").details["nearest"] == "ethereum"
    assert clerk.refuse("network", "zzz").details["nearest"] == ""


def test_whoever_finds_networks_better_is_asked(clerk: Clerk) -> None:
    helped = Clerk(clerk.rules._replace(find_network={"0x38": "bsc"}.get))
    assert helped.take("network", "0x38") == "bsc"
    assert helped.take("network", "TRX") == "tron"


def test_values_in_words(clerk: Clerk) -> None:
    assert clerk.show("platform", "android", "zh") == "安卓手机"
    assert clerk.show("platform", "gone\x1b[31m\n") == "gone"
    assert clerk.show("network", "tron", "zh") == "波场"
    assert clerk.show("network", "gone") == "gone"
    assert clerk.show("happened_at", "2026-11-22T14:05+08:00", "zh") == (
        "2026-11-22 14:05（UTC+08:00）"
    )
    assert clerk.show("happened_at", "some day") == "some day"
    assert clerk.show("tx_hash", None) == "None, or I cannot find it"
    assert clerk.show("what_happened", "a\nb\u202ec") == "a bc"


def test_a_skipped_fact_without_words_of_its_own_is_not_given(clerk: Clerk) -> None:
    assert clerk.show("platform", None) == "not given"

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import Clerk


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12.5", "12.5"),
        ("0012.500", "12.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("+5", "5"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1'234.5", "1234.5"),
        ("1,234", "1234"),
        ("0,234", "0.234"),
        ("1234,567", "1234.567"),
        ("12,50", "12.5"),
        ("1.234", "1.234"),
        ("1.234.567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("1 2345", "12345"),
        ("１２．５", "12.5"),
        ("１，２３４．５", "1234.5"),
        ("12.5 USDT", "12.5"),
        ("12.5usdt", "12.5"),
        ("USDT 12.5", "12.5"),
        ("USDT：12.5", "12.5"),
        ("12.5 枚", "12.5"),
        ("100个", "100"),
        ("1.2万", "12000"),
        ("3千", "3000"),
        ("2亿 枚", "200000000"),
        ("2 thousand", "2000"),
        ("约100", "100"),
        ("100 左右", "100"),
        ("about 100", "100"),
        ("~100", "100"),
        ("1e3", "1000"),
        ("1.5E-7", "0.00000015"),
        ("٣", "3"),
        ("1" * 30, "1" * 30),
        ("0." + "0" * 29 + "1", "0." + "0" * 29 + "1"),
    ],
)
def test_reads(clerk: Clerk, typed: str, amount: str) -> None:
    assert clerk.take("amount", typed, {"token": "USDT"}) == amount
    assert clerk.take("amount", amount) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0", "amount_zero"),
        ("0.000", "amount_zero"),
        ("0e9", "amount_zero"),
        ("-5", "amount_negative"),
        ("−5", "amount_negative"),
        ("-.5", "amount_negative"),
        ("NaN", "amount_shape"),
        ("inf", "amount_shape"),
        ("lots", "amount_shape"),
        ("万", "amount_shape"),
        ("0x10", "amount_shape"),
        ("100-200", "amount_shape"),
        ("50 USDT 和 3 TRX", "amount_shape"),
        ("1,2,3", "amount_separators"),
        ("1.2.3", "amount_separators"),
        ("1,23.4", "amount_separators"),
        ("1.234,5.6", "amount_separators"),
        ("1''000", "amount_separators"),
        ("$100", "amount_money"),
        ("100元", "amount_money"),
        ("100 dollars", "amount_money"),
        ("1.5k", "amount_abbreviated"),
        ("3m", "amount_abbreviated"),
        ("1w", "amount_abbreviated"),
        ("100 TRX", "amount_other_unit"),
        ("1e999", "amount_too_big"),
        ("1" * 31, "amount_too_big"),
        ("1e-40", "amount_too_big"),
    ],
)
def test_refuses(clerk: Clerk, typed: str, code: str) -> None:
    assert clerk.code("amount", typed, {"token": "USDT"}) == code


def test_any_unit_where_the_coin_is_not_known_by_name(clerk: Clerk) -> None:
    assert clerk.take("amount", "100 TRX") == "100"
    assert clerk.take("amount", "100 TRX", {"token": None}) == "100"
    assert clerk.take("amount", "7 usdt.e", {"token": "0x" + "a" * 40}) == "7"


@settings(max_examples=150, deadline=None)
@given(st.decimals(min_value="1e-20", max_value="1e29", allow_nan=False, places=20))
def test_reads_every_number_with_and_without_separators(clerk: Clerk, number: Decimal) -> None:
    plain = f"{number:f}"
    whole, _, rest = f"{number:,f}".partition(".")
    canonical = clerk.take("amount", plain)
    assert Decimal(canonical) == number
    assert clerk.take("amount", f"{whole}.{rest}") == canonical
    assert clerk.take("amount", f"{whole.replace(',', '.')},{rest}") == canonical
    assert clerk.take("amount", f"{whole.replace(',', ' ')},{rest}") == canonical

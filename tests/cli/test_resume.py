"""The answers so far, as a file."""

from __future__ import annotations

import pytest

from tpsupport.case import Value
from tpsupport.cli.diagnose.resume import answers_file
from tpsupport.pack.source import parse

from .people import HASH


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"seen": "short"},
        {"tx_hash": None, "network": "tron"},
        {"memo": "0123", "error_text": "null", "exchange": "no: yes # x", "amount": "1.10"},
        {"what_happened": '他说“好”，然后 "failed" \\ {x} [y] & *z !w', "tx_hash": HASH},
    ],
)
def test_it_is_read_as_it_was_written(answers: dict[str, Value]) -> None:
    text = answers_file("payment-failure", "012e4567", answers, {})
    assert parse(text, "x") == {"tree": "payment-failure", "digest": "012e4567", "answers": answers}


def test_findings_are_there_only_if_they_were_brought_along() -> None:
    text = answers_file("security", "0", {"seen": "x"}, {"reconnect:network": "fail.dns_broken"})
    assert parse(text, "x")["found"] == {"reconnect:network": "fail.dns_broken"}
    assert "found" not in answers_file("security", "0", {"seen": "x"}, {})

"""A secret that somebody put into a request is gone before anybody sees it."""

from __future__ import annotations

import pytest

from tpsupport.desk import read
from tpsupport.desk.paste.envelope import seal
from tpsupport.desk.paste.find import find
from tpsupport.desk.paste.record import Seen, written
from tpsupport.desk.paste.squeeze import squeeze
from tpsupport.desk.request import render
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest

from .conftest import TOLD, WAYS, walked

MNEMONIC = "legal winner thank year wave sausage worth useful legal winner thank yellow"
KEY = "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"
SECRETS = {"a mnemonic": MNEMONIC, "a key": f"my private key is {KEY}", "both": f"{KEY} {MNEMONIC}"}


def request_with(acorn: Library, nuts: Forest, told: str) -> str:
    """A request by somebody whose program hides nothing."""
    return render(
        walked(nuts, WAYS["stolen"], {**TOLD, "what_happened": told}), nuts, acorn, "text"
    )


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_removed(acorn: Library, nuts: Forest, secret: str) -> None:
    text = request_with(acorn, nuts, SECRETS[secret])
    for pasted, source in ((text, "token"), (text[: text.index("tpsr1")], "lines")):
        reading = read(pasted, acorn)
        assert reading.source == source
        assert reading.case
        shown = str(reading)
        assert MNEMONIC not in shown
        assert KEY not in shown
        assert "secret" in [each.code for each in reading.problems]
        assert reading.case.facts["tx_hash"] == TOLD["tx_hash"]
        assert reading.case.facts["contact"] == TOLD["contact"]


def test_a_secret_in_the_evidence_is_removed(acorn: Library, stolen: str) -> None:
    record = find(stolen).tokens[0].record
    seen = Seen("network", "fail.service_down", evidence={"targets": MNEMONIC})
    token = seal(squeeze(written(record._replace(seen=(seen,)))))
    reading = read(token, acorn)
    assert reading.verified
    assert "secret" in [each.code for each in reading.problems]
    assert "legal winner" not in str(reading)


def test_a_secret_in_the_json_form_is_removed(acorn: Library, nuts: Forest) -> None:
    case = walked(nuts, WAYS["stolen"], {**TOLD, "what_happened": MNEMONIC})
    reading = read(render(case, nuts, acorn, "json"), acorn)
    assert reading.source == "json"
    assert MNEMONIC not in str(reading)


def test_public_data_stays(acorn: Library, nuts: Forest, stolen: str) -> None:
    reading = read(stolen, acorn)
    assert reading.case
    assert reading.case.facts == read(stolen[stolen.index("tpsr1") :], acorn).case.facts  # type: ignore[union-attr]
    assert "secret" not in [each.code for each in reading.problems]

"""A secret that somebody put into a request is gone before anybody sees it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tpsupport.desk import read
from tpsupport.desk.paste.envelope import seal
from tpsupport.desk.paste.find import find
from tpsupport.desk.paste.record import Record, Seen, written
from tpsupport.desk.paste.squeeze import squeeze
from tpsupport.desk.render import render
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest

from .conftest import REQUESTS, SHIPPED, TOLD, WAYS, walked

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


CRAFTED = MNEMONIC.split()
BARE = KEY.removeprefix("0x")
NAMES: dict[str, Callable[[Record], Record]] = {
    "facts": lambda record: record._replace(facts={**record.facts, **dict.fromkeys(CRAFTED, "x")}),
    "steps": lambda record: record._replace(steps=dict.fromkeys(CRAFTED, "fixed")),
    "checks": lambda record: record._replace(seen=tuple(Seen(word, "ok") for word in CRAFTED)),
    "causes": lambda record: record._replace(
        seen=tuple(Seen("network", f"ok.{word}") for word in CRAFTED)
    ),
    "evidence": lambda record: record._replace(
        seen=(Seen("network", "ok", evidence=dict.fromkeys(CRAFTED, "x")),)
    ),
    "a tree": lambda record: record._replace(tree=f"a{BARE[1:]}"),
    "an end": lambda record: record._replace(end=f"a{BARE[1:]}"),
    "a language": lambda record: record._replace(language=f"a{BARE[1:]}"),
    "a hash": lambda record: record._replace(digest=BARE),
    "words as a hash": lambda record: record._replace(digest=MNEMONIC),
    "two values": lambda record: record._replace(
        facts={**record.facts, "a": " ".join(CRAFTED[:6]), "b": " ".join(CRAFTED[6:])}
    ),
}


def crafted(record: Record) -> str:
    return seal(squeeze(written(record)))


@pytest.mark.parametrize("where", NAMES)
def test_a_secret_spelt_by_names_is_refused(acorn: Library, stolen: str, where: str) -> None:
    record = NAMES[where](find(stolen).tokens[0].record)
    reading = read(crafted(record), acorn)
    assert reading.case is None
    assert [each.code for each in reading.problems][-1] == "secret"
    shown = repr(reading)
    assert BARE[1:] not in shown
    assert "sausage" not in shown


@pytest.mark.parametrize("name", ["network", "contact", "how", "unheard_of"])
@pytest.mark.parametrize("secret", [BARE, KEY, MNEMONIC, "password: Tiger99x!"])
def test_a_secret_in_a_place_for_something_else_is_removed(
    acorn: Library, stolen: str, name: str, secret: str
) -> None:
    record = find(stolen).tokens[0].record
    reading = read(crafted(record._replace(facts={**record.facts, name: secret})), acorn)
    assert secret.removeprefix("password: ") not in repr(reading)
    assert BARE not in repr(reading)
    assert "secret" in [each.code for each in reading.problems]


def test_a_key_alone_as_what_happened_is_removed(acorn: Library, stolen: str) -> None:
    record = find(stolen).tokens[0].record
    reading = read(crafted(record._replace(facts={**record.facts, "what_happened": BARE})), acorn)
    assert BARE not in repr(reading)
    assert "secret" in [each.code for each in reading.problems]


@pytest.mark.parametrize("place", ["started", "finished", "path", "findings"])
@pytest.mark.parametrize("secret", [BARE, MNEMONIC])
def test_a_secret_beside_the_record_of_the_json_form(
    acorn: Library, nuts: Forest, place: str, secret: str
) -> None:
    data = json.loads(render(walked(nuts, WAYS["broken"], TOLD), nuts, acorn, "json"))
    if place == "path":
        data["path"][0]["node"] = secret
    elif place == "findings":
        finding = {"check": "network", "status": "ok", "cause": None, "brought": False}
        more = {"arguments": {"a": secret}, "facts": {}, "hosts": [secret]}
        data["findings"] = [{**finding, **more, "seconds": 1.0, "at": ""}]
    else:
        data[place] = secret
    reading = read(json.dumps(data), acorn)
    assert secret not in repr(reading)
    assert "secret" in [each.code for each in reading.problems]


@pytest.mark.parametrize("request_", REQUESTS)
def test_no_request_that_was_written_is_said_to_hold_a_secret(request_: str) -> None:
    assert "secret" not in [each.code for each in read(request_, SHIPPED).problems]

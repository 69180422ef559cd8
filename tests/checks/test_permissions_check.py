"""The permissions check: who controls the address."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.chains import test_antelope as antelope
from tests.chains import test_tron as tron
from tests.chains.scripted import plain
from tpsupport.chains.report import Permissions
from tpsupport.checks.permissions import CHECK, judged
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library

from .chainside import HTML, Lab, good, replaying, result

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chains.loopback import Speak

OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(CHECK, tmp_path / "pack")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0x", "ok.own"),
        ("0xef0100" + "ab" * 20, "fail.delegated_code"),
        ("0x6080", "warn.contract"),
    ],
)
def test_evm(lab: Lab, code: str, expected: str) -> None:
    node = good(eth_getCode=result(code))
    facts = {"address": OWNER, "network": "ethereum"}
    assert lab.run(facts, ethereum=(node, node)).code == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("doc_getaccount_0", "ok.own"),
        ("account_permission_owner_replaced", "fail.locked_out"),
        ("account_permission_user_multisig_ok", "warn.multisig"),
    ],
)
def test_tron(lab: Lab, name: str, expected: str) -> None:
    node = replaying(tron.account(name))
    finding = lab.run({"address": tron.OWNER, "network": "TRC20"}, tron=(node, node))
    assert finding.code == expected
    assert finding.evidence["own_weight"] == (0 if name.endswith("replaced") else 1)


def test_what_cannot_be_told(lab: Lab) -> None:
    facts = {"address": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "network": "bitcoin"}
    assert lab.run(facts, bitcoin=(HTML,)).code == "unknown.no_permissions_here"
    own, taken = good(eth_getCode=result("0x")), good(eth_getCode=result("0xef0100" + "ab" * 20))
    evm = {"address": OWNER, "network": "ethereum"}
    assert lab.run(evm, ethereum=(own, taken)).code == "unknown.disagreement"
    assert lab.run(evm, ethereum=(HTML,)).code == "unknown.nodes_failing"


OWN = antelope.KEY
OWN_ANEW = "PUB_K1_6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5BoDq63"
FOREIGN = "EOS5EW6sYtK4BRuGmoNrcDGdj8gKQo2bMyvRyu3NXAdEh2G12xeE9"
EOS_NOW = datetime(2023, 8, 4, 18, 49, 43, tzinfo=UTC).timestamp()
PRIVATE = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"


def account(threshold: int = 1, **permissions: tuple[str, ...]) -> Speak:
    """A node that knows the account alice with these keys."""
    rows = [
        {
            "perm_name": name,
            "parent": "",
            "required_auth": {
                "threshold": threshold,
                "keys": [{"key": key, "weight": 1} for key in keys],
                "accounts": [],
                "waits": [],
            },
        }
        for name, keys in permissions.items()
    ]
    known = plain({"account_name": "alice", "permissions": rows})
    return replaying(antelope.node(get_account=known))


@pytest.mark.parametrize(
    ("node", "key", "expected"),
    [
        (account(owner=(OWN,), active=(OWN,)), "", "unknown.whose_key"),
        (account(owner=(FOREIGN,), active=(FOREIGN,)), "", "unknown.whose_key"),
        (account(owner=(FOREIGN,), active=(OWN,)), "", "unknown.whose_key"),
        (account(owner=(OWN, FOREIGN), threshold=2), "", "warn.multisig"),
        (account(owner=(OWN,), active=(OWN,)), OWN, "ok.own"),
        (account(owner=(OWN,), active=(OWN,)), OWN_ANEW, "ok.own"),
        (account(owner=(OWN_ANEW,), active=(OWN_ANEW,)), OWN, "ok.own"),
        (account(owner=(FOREIGN,), active=(FOREIGN,)), OWN, "fail.locked_out"),
        (account(owner=(FOREIGN,), active=(OWN,)), OWN, "fail.foreign_signer"),
        (account(owner=(FOREIGN,), active=(OWN,)), f"{OWN}, {FOREIGN}", "ok.own"),
    ],
)
def test_a_name_says_nothing_of_its_keys(lab: Lab, node: Speak, key: str, expected: str) -> None:
    facts = {"address": "alice", "network": "eos"} | ({"key": key} if key else {})
    assert lab.run(facts, now=EOS_NOW, eos=(node, node)).code == expected


@pytest.mark.parametrize(
    ("network", "address", "key", "code"),
    [
        ("eos", "alice", PRIVATE, "no_public_key"),
        ("eos", "alice", OWN[:-1] + "W", "no_public_key"),
        ("eos", "alice", "my key", "no_public_key"),
        ("ethereum", OWNER, OWN, "key_not_needed"),
    ],
)
def test_a_key_that_helps_nothing(
    lab: Lab, network: str, address: str, key: str, code: str
) -> None:
    with lab.context(eos=(), ethereum=()) as context, pytest.raises(UsageError) as caught:
        CHECK.run(context, address=address, network=network, key=key)
    assert caught.value.code == f"chain_checks.errors.{code}"
    assert key not in repr(caught.value.details)
    assert Library.open().phrase(caught.value.code, "zh", **caught.value.details)


@pytest.mark.parametrize("kind", ["own", "multisig", "contract", "locked_out", "key_rotated"])
def test_every_kind_is_a_cause(kind: str) -> None:
    found = Permissions(network="x", address="y", kind=kind)  # type: ignore[arg-type]
    status, cause = judged(found)
    assert cause in CHECK.causes[status]
    missing = Permissions(network="x", address="y", kind="own", exists=False)
    assert judged(missing) == ("warn", "not_activated")

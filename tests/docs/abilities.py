"""What can be checked on each network, as the pack and the families of chains have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tpsupport.chains.families import can
from tpsupport.chains.network import Network, Networks
from tpsupport.pack.library import Library

COLUMNS = ("address", "transaction", "arrival", "balance", "approvals", "permissions", "node")
FIRST, LAST = "<!-- networks -->", "<!-- /networks -->"
Why = Literal["stopped", "gone", "blocks", "payments", "approvals", "permissions"] | None
"""Why a check cannot work there, or not wholly."""

HEADS = {"en": "network", "zh": "网络"}
WORKS, NOT = "✓", "—"
NOTES: Mapping[Why, Mapping[str, str]] = {
    "stopped": {
        "en": "The chain is being shut down. Its nodes are asked as long as there are any; where "
        "they are silent, the check says that this is to be expected.",
        "zh": "这条链正在关停：还有节点时照样去查；查不到会说明这属于正常现象。",
    },
    "gone": {
        "en": "The chain has stopped and has no public node left.",
        "zh": "这条链已经停止，没有公共节点可查。",
    },
    "blocks": {
        "en": "By its place (such as `12345678-2`), or by its hash in the newest blocks: no node "
        "finds an older one by its hash. `--indexer` asks an indexer, too.",
        "zh": "按位置（例如 `12345678-2`）查，或在最新的区块里按哈希查：更早的，节点没法按哈希找。"
        "加 `--indexer` 会再问第三方索引服务。",
    },
    "payments": {
        "en": "Payments of the network's own coin, where the recipient's balance shows them too; "
        "any other movement stays unknown and leads to the explorer.",
        "zh": "只看原生币的付款，并且要和收款方的余额变化对得上；别的转移结果是“不确定”，"
        "并给出区块浏览器的链接。",
    },
    "approvals": {
        "en": "There are no token approvals here that a node could list.",
        "zh": "这里没有节点能列出的代币授权。",
    },
    "permissions": {
        "en": "Not looked at here: plain addresses have no list of signers, and proxies are beyond "
        "this check.",
        "zh": "这里不查：普通地址没有签名人名单，代理（proxy）不在检查范围内。",
    },
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether a check works on a network, and what is to be said about it."""

    works: bool
    why: Why


def networks() -> Networks:
    """The networks of the shipped pack."""
    return Networks.of(Library.open().document("networks"))


def cell(network: Network, check: str) -> Cell:
    """What becomes of ``check`` on ``network``."""
    limits: tuple[tuple[bool, Why, bool], ...] = (
        (check == "address", None, True),
        (not network.endpoints, "gone", False),
        (check == "approvals" and lacks(network, "approvals"), "approvals", False),
        (check == "permissions" and lacks(network, "permissions"), "permissions", False),
        (network.state == "stopped", "stopped", True),
        (check == "transaction" and not lacks(network, "indexed"), "blocks", True),
        (check == "arrival" and network.family == "substrate", "payments", True),
        (True, None, True),
    )
    return next(Cell(works, why) for holds, why, works in limits if holds)


def lacks(network: Network, what: str) -> bool:
    """Whether the family of ``network`` cannot be asked for ``what``."""
    return can(network.family, what) is None


def table(language: str) -> str:
    """The table of the README, with its notes, from marker to marker."""
    found = networks()
    cells = {key: [cell(each, check) for check in COLUMNS] for key, each in found.items()}
    used = dict.fromkeys(one.why for row in cells.values() for one in row if one.why)
    numbers: dict[Why, int] = {why: at for at, why in enumerate(used, 1)}
    head = [HEADS[language], *COLUMNS]
    rows = [head, ["---"] * len(head)]
    for key, row in cells.items():
        shown = [(WORKS if one.works else NOT) + _mark(numbers, one.why) for one in row]
        rows.append([found[key].name[language], *shown])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([FIRST, *lines, "", *_notes(numbers, language), LAST])


def _mark(numbers: Mapping[Why, int], why: Why) -> str:
    return "⁰¹²³⁴⁵⁶⁷⁸⁹"[numbers[why]] if why else ""


def _notes(numbers: Mapping[Why, int], language: str) -> Iterator[str]:
    for why, at in numbers.items():
        yield f"{at}. {NOTES[why][language]}"

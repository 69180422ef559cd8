"""Loopback nodes for whole commands: dated as their recorded answers are, and counted."""

from __future__ import annotations

import json
from email.utils import formatdate
from typing import TYPE_CHECKING, Any, cast

from tests.chains.loopback import Speak, http, replaying, saying, serving
from tests.chains.scripted import answer, folder, result
from tests.chains.test_evm import asked_hash
from tests.chains.test_evm import node as evm_node
from tpsupport.pack.library import Library

if TYPE_CHECKING:
    import socket
    from contextlib import ExitStack
    from pathlib import Path

    from tests.chains.scripted import Node
    from tpsupport.chains.call import Answer, Call

__all__ = ["HTML", "Counted", "answer", "asked_hash", "folder", "good", "pack", "result"]

NOW = 1795353980
"""When the answers were recorded; a node's own clock counts, so they stay fresh."""
ABOUT = {"pack": "wallet", "languages": ["zh", "en"], "product": {"zh": "某钱包", "en": "Wallet"}}
HTML = saying(http("<html></html>", content_type="text/html"))


class Counted:
    """A node of recorded answers that keeps the names of what it was asked."""

    def __init__(self, node: Node) -> None:
        self.asked: list[str] = []
        self._node = node
        self._speak = replaying(self._answer)

    def __call__(self, connection: socket.socket, request: bytes) -> None:
        self._speak(cast("socket.socket", _Dated(connection)), request)

    def _answer(self, call: Call) -> Answer | None:
        self.asked.append(call.name)
        return self._node(call)


class _Dated:
    """A connection whose answers carry the date at which they were recorded."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def sendall(self, data: bytes) -> None:
        date = f"\r\nDate: {formatdate(NOW, usegmt=True)}\r\n".encode()
        self._connection.sendall(data.replace(b"\r\n", date, 1))


def good(case: str = "success_transfer", where: str = "ethereum", **special: Any) -> Counted:
    """A node that knows one recorded case."""
    return Counted(evm_node(where, case, **special))


def pack(folder_: Path, stack: ExitStack, indexer: str = "", **nodes: tuple[Speak, ...]) -> str:
    """A pack in which each named network has these nodes, and no other network exists."""
    shipped = Library.open().document("networks")["networks"]
    networks = {}
    for key, speaks in nodes.items():
        urls = [stack.enter_context(serving(speak)) for speak in speaks]
        urls[1:] = [each.replace("127.0.0.1", "localhost") for each in urls[1:]]
        rows = [{"url": url, "source": "test"} for url in urls]
        networks[key] = {
            **shipped[key],
            "endpoints": rows,
            "history": [],
            "relay": "",
            "indexer": indexer,
        }
    folder_.mkdir(exist_ok=True)
    for name, document in {"pack": ABOUT, "networks": {"networks": networks}}.items():
        text = json.dumps(document, ensure_ascii=False)
        (folder_ / f"{name}.yaml").write_text(text, encoding="utf-8")
    return str(folder_)

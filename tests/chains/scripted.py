"""Recorded answers, and nodes made of them that talk without a network."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from tpsupport.chains.call import Answer, AnswerError, Call, Conversation
from tpsupport.chains.network import Network, Networks
from tpsupport.pack.library import Library

T = TypeVar("T")
Node = Callable[[Call], Answer | None]
"""A node of a test: no answer where it would give none."""

SAMPLES = Path(__file__).parent.parent / "data/chains/samples"
FOLDERS = tuple(sorted(file.stem for file in SAMPLES.glob("*.json")))


@cache
def folder(name: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    return found


def answer(where: str, name: str) -> Answer:
    """A recorded answer as it came over the line."""
    sample = folder(where)[name]
    body = sample["body"]
    plain = isinstance(body, str) and "json" not in sample["type"]
    return Answer(sample["status"], body if plain else json.dumps(body), sample["type"])


def plain(value: Any, status: int = 200) -> Answer:
    """An answer of a node with this JSON value, or this text."""
    return Answer(status, value if isinstance(value, str) else json.dumps(value))


def result(value: Any) -> Answer:
    """A JSON-RPC answer with this result."""
    return plain({"jsonrpc": "2.0", "id": 1, "result": value})


def failure(code: int, message: str, **more: Any) -> Answer:
    """A JSON-RPC error."""
    return plain({"jsonrpc": "2.0", "id": 1, "error": {"code": code, "message": message, **more}})


def talk(conversation: Conversation[T], node: Node) -> T:
    """What a conversation comes to with ``node``."""
    try:
        call = next(conversation)
        while True:
            said = node(call)
            if said is None:
                call = conversation.throw(AnswerError("unreachable", call.name))
            else:
                call = conversation.send(said)
    except StopIteration as stop:
        value: T = stop.value
        return value


@cache
def all_networks() -> Networks:
    return Networks.of(Library.open().document("networks"))


def network(key: str) -> Network:
    return all_networks()[key]

"""A small pack whose targets are loopback servers, and the context that reaches them."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tpsupport.checks.context import Context, Family
from tpsupport.pack.library import Library

from . import servers
from .looking import CONTROL, Make


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TPSUPPORT_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def control(stack: ExitStack) -> dict[str, Any]:
    """A control that works."""
    talk = servers.secure("good", servers.answering())
    server = stack.enter_context(servers.serving(talk))
    return {"url": f"https://{CONTROL}:{server.port}/", "region": "world"}


@dataclass
class Names:
    """A resolver: names of ``.loop.test`` lead to loopback, others do not exist."""

    known: Mapping[tuple[str, Family], tuple[str, ...]] = field(default_factory=dict)

    def __call__(self, host: str, family: Family) -> tuple[str, ...]:
        if (host, family) in self.known:
            return self.known[host, family]
        if host.endswith(".loop.test") and family == "ipv4":
            return ("127.0.0.1",)
        raise socket.gaierror(socket.EAI_NONAME, "not said in words that matter")


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A context whose pack has the given targets, and in which whatever is named is replaced."""

    def context(
        services: list[dict[str, Any]],
        controls: list[dict[str, Any]] | None = None,
        portals: list[dict[str, Any]] | None = None,
        *,
        networks: Any = None,
        challenges: list[dict[str, str]] | None = None,
        slow_ms: int = 3000,
        **replaced: Any,
    ) -> Context:
        pack = tmp_path / "pack"
        pack.mkdir(exist_ok=True)
        about = {
            "pack": "wallet",
            "languages": ["zh", "en"],
            "product": {"zh": "某钱包", "en": "Wallet"},
        }
        targets = {
            "services": services,
            "controls": controls or [],
            "portals": portals or [],
            "challenges": challenges or [],
            "slow_ms": slow_ms,
        }
        written = {"pack": about, "targets": targets, "networks": {"networks": networks or {}}}
        for name, document in written.items():
            (pack / f"{name}.yaml").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
        given = {
            "resolve": Names(),
            "trust": servers.trust,
            "environ": {},
            "timeout": 2.0,
            **replaced,
        }
        return Context(library=Library.open(pack), **given)

    return context

"""Loopback nodes of recorded answers, and the context in which checks ask them."""

from __future__ import annotations

import json
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from tests.chains.loopback import Speak, http, replaying, saying, serving
from tests.chains.scripted import answer, folder, result
from tests.chains.test_evm import asked_hash
from tests.chains.test_evm import node as evm_node
from tpsupport.checks import runner
from tpsupport.checks.context import Context
from tpsupport.pack.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tpsupport.case import Finding
    from tpsupport.checks.check import Check

__all__ = ["HTML", "Lab", "answer", "asked_hash", "folder", "good", "replaying", "result"]

NOW = 1795353980
HTML = saying(http("<html></html>", content_type="text/html"))
ABOUT = {"pack": "wallet", "languages": ["zh", "en"], "product": {"zh": "某钱包", "en": "Wallet"}}


def good(case: str = "success_transfer", where: str = "ethereum", **special: Any) -> Speak:
    """A node that knows one recorded case."""
    return replaying(evm_node(where, case, **special))


class Lab:
    """A pack whose networks are asked at loopback servers, and one check run in it."""

    def __init__(self, check: Check, folder_: Path) -> None:
        self.check = check
        self._folder = folder_

    @contextmanager
    def context(self, now: float = NOW, **nodes: tuple[Speak, ...]) -> Iterator[Context]:
        """A context in which each named network has these nodes, and no other network exists."""
        shipped = Library.open().document("networks")["networks"]
        with ExitStack() as stack:
            networks = {}
            for key, speaks in nodes.items():
                urls = [stack.enter_context(serving(speak)) for speak in speaks]
                named = [each.replace("127.0.0.1", f"n{at}.test") for at, each in enumerate(urls)]
                rows = [{"url": url, "source": "test"} for url in named]
                networks[key] = {**shipped[key], "endpoints": rows}
            yield Context(
                library=self._library(networks),
                timeout=3.0,
                environ={},
                clock=lambda: now,
                resolve=lambda host, family: ("127.0.0.1",) if family == "ipv4" else (),
            )

    def run(self, facts: dict[str, str], now: float = NOW, **nodes: tuple[Speak, ...]) -> Finding:
        """What the check finds about ``facts``."""
        with self.context(now, **nodes) as context:
            found = runner.run([(self.check.name, facts)], context, load=lambda name: self.check)
        [finding] = found.values()
        assert finding.cause in self.check.causes[finding.status]
        assert json.loads(json.dumps(finding.evidence)) == finding.evidence
        for language in ("zh", "en"):
            told = sentence(finding, language)
            assert told
            assert not any(gap in told for gap in ("None", "  ", "：。", ": ."))
        return finding

    def _library(self, networks: dict[str, Any]) -> Library:
        self._folder.mkdir(exist_ok=True)
        written = {"pack": ABOUT, "networks": {"networks": networks}}
        for name, document in written.items():
            text = json.dumps(document, ensure_ascii=False)
            (self._folder / f"{name}.yaml").write_text(text, "utf-8")
        return Library.open(self._folder)


def sentence(finding: Finding, language: str) -> str:
    """The phrase of the finding, filled."""
    if finding.cause in {"offline", "timeout", "crashed"}:
        return str(finding.cause)
    name = f"chain_checks.{finding.check}.{finding.status}_{finding.cause}"
    return Library.open().phrase(name, language, **finding.evidence)

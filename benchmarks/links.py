"""Look-alikes caught, official names accused, and speed; beside dnstwist and edit distance.

Run it as ``python -m benchmarks.links [CORPUS.jsonl]``. A line of the corpus has ``url_or_handle``,
``official`` (a list) and ``verdict`` (official, lookalike, unrelated). dnstwist takes part if it
is installed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tpsupport.official import edits
from tpsupport.official.address import read
from tpsupport.official.allow import Allow, from_list
from tpsupport.official.judge import judge
from tpsupport.official.lore import Lore, lore
from tpsupport.pack.library import Library

CORPUS = Path(__file__).parent.parent / "tests" / "data" / "official" / "links.jsonl"
ROUNDS = 20

Judge = Callable[[str, str], str]
"""From a text and a comma list to official, lookalike or not_known."""


@dataclass(frozen=True)
class Row:
    """One case and what it is."""

    text: str
    official: str
    verdict: str


def rows(file: Path) -> list[Row]:
    """Every line of a corpus."""
    found: Iterable[dict[str, Any]] = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [
        Row(each["url_or_handle"], ",".join(each["official"]), each["verdict"]) for each in found
    ]


def ours(knowledge: Lore) -> Judge:
    """This project."""

    @cache
    def names(official: str) -> Allow:
        return from_list(official, knowledge)

    return lambda text, official: judge(text, names(official)).kind


def listed(text: str, official: str) -> tuple[bool, str, list[str]]:
    """Whether ``text`` stands on the list as it is; its host; and the official domains."""
    entries = official.lower().split(",")
    domains = [each for each in entries if "@" not in each]
    host = read(text.rpartition("@")[2]).host
    plain = text.lower() in entries or f"@{text.rpartition('/')[2].lower()}" in entries
    under = any(host == each or host.endswith("." + each) for each in domains)
    return plain or under, host.removeprefix("www."), domains


def distance_alone(limit: int) -> Judge:
    """Edit distance of the host without its ending, as lists of known wallets are used."""

    def judged(text: str, official: str) -> str:
        known, host, domains = listed(text, official)
        if known:
            return "official"
        name = host.rpartition(".")[0]
        near = (edits.distance(name, each.rpartition(".")[0], limit) <= limit for each in domains)
        return "lookalike" if any(near) else "not_known"

    return judged


def substring() -> Judge:
    """The brand somewhere in the text."""

    def judged(text: str, official: str) -> str:
        known, _, domains = listed(text, official)
        if known:
            return "official"
        found = any(each.partition(".")[0] in text.lower() for each in domains)
        return "lookalike" if found else "not_known"

    return judged


def permutations() -> Judge | None:
    """Membership in what dnstwist makes of the official domains."""
    try:
        import dnstwist  # type: ignore[import-not-found, unused-ignore] # an optional guest
    except ImportError:
        return None

    @cache
    def made(domain: str) -> frozenset[str]:
        fuzzer = dnstwist.Fuzzer(domain)
        fuzzer.generate()
        return frozenset(str(each["domain"]) for each in fuzzer.domains)

    def judged(text: str, official: str) -> str:
        known, host, domains = listed(text, official)
        if known:
            return "official"
        names = {host, ".".join(map(coded, host.split(".")))}
        return "lookalike" if any(names & made(each) for each in domains) else "not_known"

    return judged


def coded(label: str) -> str:
    """A label as it stands in the DNS."""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"


def score(judged: Judge, cases: list[Row]) -> str:
    """One line of the table."""
    found = [(row, judged(row.text, row.official)) for row in cases]
    totals = {
        kind: sum(row.verdict == kind for row in cases)
        for kind in ("lookalike", "official", "unrelated")
    }
    caught = sum(row.verdict == kind == "lookalike" for row, kind in found)
    accused = sum(row.verdict == "official" and kind == "lookalike" for row, kind in found)
    trusted = sum(row.verdict == "lookalike" and kind == "official" for row, kind in found)
    flagged = sum(row.verdict == "unrelated" and kind == "lookalike" for row, kind in found)
    return (
        f"caught {caught}/{totals['lookalike']}  official accused {accused}/{totals['official']}  "
        f"others flagged {flagged}/{totals['unrelated']}  look-alikes called official {trusted}"
    )


def speed(judged: Judge, cases: list[Row]) -> float:
    """Cases a second."""
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for row in cases:
            judged(row.text, row.official)
    return ROUNDS * len(cases) / (time.perf_counter() - started)


def main() -> None:
    """Print the table."""
    cases = rows(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
    contenders: dict[str, Judge | None] = {
        "tpsupport": ours(lore(Library.open())),
        "edit distance 1": distance_alone(1),
        "edit distance 2": distance_alone(2),
        "edit distance 3": distance_alone(3),
        "brand substring": substring(),
        "dnstwist": permutations(),
    }
    for name, judged in contenders.items():
        if judged is None:
            print(f"{name:16} not installed")
        else:
            print(f"{name:16} {score(judged, cases)}  {speed(judged, cases):8.0f}/s")


if __name__ == "__main__":
    main()

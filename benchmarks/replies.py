"""Replies in a batch: time and memory for 1,000, 10,000 and 100,000 requests.

Run it as ``python -m benchmarks.replies [--most LINES] [--strict]``. The goals are ratios of the
program to itself: 100 times the lines in at most 110 times the time, and at most 1.2 times the
memory, that of all its processes together.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tpsupport.desk.reply.desk import Desk
from tpsupport.pack.library import Library

SIZES = (1_000, 10_000, 100_000)
TIME, MEMORY = 1.1, 1.2
"""The most that a line may cost in the longest batch, and that its processes may hold."""
_BEAT = 0.02
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Run(NamedTuple):
    """One batch."""

    lines: int
    seconds: float
    largest: float
    """MiB of the largest process."""
    together: float
    """MiB of all its processes, at the same time."""


def requests(count: int) -> Iterator[str]:
    """Lines for ends of every tree, with some facts each; the same ones every time."""
    chance = random.Random(20261122)
    desk = Desk(Library.open())
    places = [f"{tree}/{end}" for tree in desk.trees for end in desk.ends(tree)]
    for number in range(count):
        facts = {
            "network": "tron",
            "token": "USDT",
            "amount": f"{chance.uniform(1, 900):.2f}",
            "tx_hash": f"{chance.getrandbits(256):064x}",
        }
        kept = chance.sample(sorted(facts), chance.randint(0, len(facts)))
        yield json.dumps(
            {
                "id": f"T-{number}",
                "end": chance.choice(places),
                "facts": {name: facts[name] for name in kept},
                "language": chance.choice(("zh", "en")),
            }
        )


def measured(file: Path, lines: int) -> Run:
    """The batch over the first ``lines`` of ``file``."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told:
        with file.open("rb") as source:
            given.writelines(line for line, _ in zip(source, range(lines), strict=False))
        given.seek(0)
        begin = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "tpsupport", "reply", "--batch"], stdin=given, stdout=told
        )
        largest = together = 0.0
        while process.poll() is None:
            sizes = [_resident(each) for each in (process.pid, *_children(process.pid))]
            largest, together = max(largest, *sizes), max(together, sum(sizes))
            time.sleep(_BEAT)
        seconds = time.perf_counter() - begin
        told.seek(0)
        if process.returncode or sum(1 for _ in told) != lines:
            raise SystemExit(f"the batch ended with {process.returncode}")
    return Run(lines, seconds, largest, together)


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(each) for each in text.split()]


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * _PAGE / 2**20


def main() -> int:
    """Measure and print; 1 if ``--strict`` and a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requests.jsonl"
        sizes = [size for size in SIZES if size <= options.most]
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in requests(sizes[-1]))
        measured(file, sizes[0])
        runs = [measured(file, size) for size in sizes]
    print("lines    seconds  a second  largest MiB  together MiB")
    for run in runs:
        speed = run.lines / run.seconds
        print(
            f"{run.lines:<8} {run.seconds:>7.2f} {speed:>9.0f}"
            f" {run.largest:>12.1f} {run.together:>13.1f}"
        )
    first, last = runs[0], runs[-1]
    slower = last.seconds / first.seconds / (last.lines / first.lines)
    heavier = last.together / first.together
    print(f"a line costs {slower:.2f} times as much (goal {TIME}); memory {heavier:.2f} ({MEMORY})")
    return int(options.strict and (slower > TIME or heavier > MEMORY))


if __name__ == "__main__":
    sys.exit(main())

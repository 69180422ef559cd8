"""Secrets caught, public data kept, and speed of scrubbing; beside other scanners.

Run it as ``python -m benchmarks.scrub [PROSE …] [--corpus CORPUS.jsonl]``. ``PROSE`` are text files
of prose (by default the documentation on this machine). A line of the corpus has ``text``,
``spans`` (start, end, kind) and ``must_keep``. detect-secrets is installed into a throw-away
environment; gitleaks takes part if it is on the path. Times are CPU seconds of one core.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tpsupport.privacy.finder import find
from tpsupport.privacy.stream import scrub_stream

CORPUS = Path(__file__).parent.parent / "tests" / "data" / "privacy" / "corpus.jsonl"
DOCUMENTS = Path("/usr/share/doc")
MEGABYTE = 1_000_000
Scanner = Callable[[Path], None]


def prose(files: list[Path]) -> str:
    """One megabyte of prose, from the given files or the documentation on this machine."""
    found, size = [], 0
    for path in files or sorted(DOCUMENTS.glob("*/copyright")):
        if size >= MEGABYTE:
            break
        text = path.read_text(encoding="utf-8", errors="ignore")
        found.append(text)
        size += len(text.encode())
    text = "\n".join(found)
    return (
        (text * (MEGABYTE // max(len(text.encode()), 1) + 1))
        .encode()[:MEGABYTE]
        .decode(errors="ignore")
    )


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The best of some rounds, in CPU seconds of this process and of those it started."""
    best = float("inf")
    for _ in range(rounds):
        begun = _used()
        work()
        best = min(best, _used() - begun)
    return best


def _used() -> float:
    children = os.times()
    return time.process_time() + children.children_user + children.children_system


def ours(path: Path) -> None:
    """Scrub a file as the command does."""
    with path.open(encoding="utf-8") as source:
        scrub_stream(source, io.StringIO())


def scanners(folder: Path) -> Iterator[tuple[str, Scanner | None]]:
    """Other scanners, or nothing where one is not to be had."""
    yield "detect-secrets", _detect_secrets(folder)
    gitleaks = shutil.which("gitleaks")
    yield (
        "gitleaks",
        _runner(gitleaks, "detect", "--no-git", "--exit-code", "0", "-s") if gitleaks else None,
    )


def _detect_secrets(folder: Path) -> Scanner | None:
    home = folder / "venv"
    try:
        venv.create(home, with_pip=True)
        pip = (str(home / "bin" / "pip"), "install", "--quiet", "detect-secrets")
        subprocess.run(pip, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return _runner(str(home / "bin" / "detect-secrets"), "-c", "1", "scan", "--all-files")


def _runner(*command: str) -> Scanner:
    def run(path: Path) -> None:
        subprocess.run((*command, path.name), check=True, capture_output=True, cwd=path.parent)

    return run


def speed(folder: Path, text: str) -> None:
    """Print megabytes a second, and how ten megabytes compare with one."""
    one, ten = folder / "one.txt", folder / "ten.txt"
    one.write_text(text, encoding="utf-8")
    ten.write_text(text * 10, encoding="utf-8")
    print(f"{'':16} {'1 MB':>9} {'10 MB':>9} {'ratio':>6} {'MB/s':>6}")
    for name, scanner in (("tpsupport", ours), *scanners(folder)):
        if scanner is None:
            print(f"{name:16} not to be had here")
            continue
        first, second = (seconds(partial(scanner, path)) for path in (one, ten))
        ratio, rate = second / first, ten.stat().st_size / MEGABYTE / second
        print(f"{name:16} {first:8.2f}s {second:8.2f}s {ratio:6.1f} {rate:6.1f}")


def quality(corpus: Path) -> None:
    """Print what is hidden of each kind, and what is touched that should stay."""
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    hidden: dict[str, list[int]] = {}
    clean = touched = kept = altered = 0
    for row in rows:
        places = {at for match in find(row["text"]) for at in range(match.start, match.end)}
        for span in row["spans"]:
            count = hidden.setdefault(span["kind"], [0, 0])
            count[0] += _whole(row["text"], span, places)
            count[1] += 1
        for value in row["must_keep"]:
            start = row["text"].index(value)
            kept += 1
            altered += bool(places & set(range(start, start + len(value))))
        if not row["spans"] and not row.get("ambiguous"):
            clean += 1
            touched += bool(places)
    for kind, (done, all_of_them) in hidden.items():
        print(f"{kind:16} hidden {done} of {all_of_them}")
    print(f"{'clean messages':16} touched {touched} of {clean}")
    print(f"{'public values':16} altered {altered} of {kept}")


def _whole(text: str, span: dict[str, Any], places: set[int]) -> bool:
    return all(at in places or not text[at].isalnum() for at in range(span["start"], span["end"]))


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prose", nargs="*", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    arguments = parser.parse_args()
    quality(arguments.corpus)
    print()
    with tempfile.TemporaryDirectory() as folder:
        speed(Path(folder), prose(arguments.prose))
    return 0


if __name__ == "__main__":
    sys.exit(main())

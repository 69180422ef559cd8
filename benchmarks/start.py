"""Start-up and whole diagnoses, beside the bare imports that they cannot do without.

Run it as ``python -m benchmarks.start [--rounds 20] [--fresh] [--others] [--strict]``. All commands
take turns in every round, so that a busy machine is busy for all. A ratio is that of the
minima, the medians stand beside it. ``--fresh`` measures the wheel, installed by a current pip
into an environment of its own; ``--others`` puts four other programs beside it, as far as they
install; ``--strict`` ends with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "tests/data/answers/payment-failure/tron_energy.yaml"
ADDRESS = "TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3"
OTHERS = {"httpie": "http", "copier": "copier", "sqlite-utils": "sqlite-utils", "commitizen": "cz"}
PATIENCE = 30.0

Run = Callable[[], float]
"""Does it once; the seconds that it took."""


@dataclass(frozen=True, slots=True)
class Contest:
    """One of our runs, what it stands beside, and the most that it may cost of that."""

    name: str
    ours: str
    beside: str
    goal: float


@dataclass(slots=True)
class Bench:
    """The programs to run, where they live, and how long each took."""

    bin: Path
    folder: Path
    times: dict[str, list[float]] = field(default_factory=dict)

    @property
    def environ(self) -> Mapping[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        home = {"HOME": str(self.folder), "TPSUPPORT_CACHE_DIR": str(self.folder / "cache")}
        return {**kept, **home, "LANG": "C.UTF-8", "TERM": "xterm-256color"}

    def program(self, *arguments: str, cold: bool = False) -> Run:
        """Our console script; ``cold`` empties the cache before each run."""
        command = [str(self.bin / "tpsupport"), *arguments]
        cache = self.folder / "cold"

        def run() -> float:
            rmtree(cache, ignore_errors=True)
            return timed(command, {**self.environ, "TPSUPPORT_CACHE_DIR": str(cache)})

        return run if cold else lambda: timed(command, self.environ)

    def python(self, code: str) -> Run:
        """The interpreter of the same environment."""
        return lambda: timed([str(self.bin / "python"), "-c", code], self.environ)

    def measure(self, runs: Mapping[str, Run], rounds: int) -> None:
        """Let all of ``runs`` take turns; the first round warms the caches and does not count."""
        for number in range(rounds + 1):
            for name, run in runs.items():
                seconds = run()
                if number:
                    self.times.setdefault(name, []).append(seconds)

    def first_question(self, command: Sequence[str], wanted: bytes) -> float:
        """Until ``wanted`` is on a terminal; then the program is ended."""
        started = time.perf_counter()
        child, terminal = pty.fork()
        if not child:
            os.execve(command[0], list(command), dict(self.environ))
        seen = b""
        while wanted not in seen and time.perf_counter() < started + PATIENCE:
            if select.select([terminal], [], [], 1.0)[0]:
                seen += _read(terminal)
        took = time.perf_counter() - started
        os.close(terminal)
        os.waitpid(child, 0)
        return took


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def timed(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """The wall time of one run, its output thrown away."""
    started = time.perf_counter()
    subprocess.run(
        command,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - started


def install(folder: Path, packages: Sequence[str]) -> Path:
    """A new environment with ``packages`` in it; the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin/python"), "-m", "pip", "install", "-q"]
    subprocess.run([*pip, "-U", "pip"], check=True)
    subprocess.run([*pip, *packages], check=True)
    subprocess.run([str(folder / "bin/python"), "-m", "compileall", "-q", str(folder)], check=False)
    return folder / "bin"


def runs_of(bench: Bench) -> dict[str, Run]:
    """Everything that is measured, by name."""
    script, python = str(bench.bin / "tpsupport"), str(bench.bin / "python")
    short = bench.folder / "answers.yaml"
    short.write_text("seen: short\nwhat_is_short: energy\n", encoding="utf-8")
    few = ("diagnose", "payment-failure", "--no-input", "--offline", "--answers", str(short))
    whole = ("diagnose", "--no-input", "--offline", "--answers", str(ANSWERS))
    address = ("check", "address", ADDRESS, "--offline", "--json")
    question = [script, "--lang", "en", "diagnose", "payment-failure"]
    imports = [python, "-c", "import typer, questionary; print('ready')"]
    menu = [python, "-c", "import questionary; questionary.select('ready?', ['yes']).ask()"]
    return {
        "python -c pass": bench.python("pass"),
        "import typer": bench.python("import typer"),
        "--version": bench.program("--version"),
        "--help": bench.program("--help"),
        "check address": bench.program(*address),
        "find": bench.program("--lang", "en", "find", "my transfer has been pending for hours"),
        "diagnose, two answers": bench.program(*few),
        "diagnose": bench.program(*whole),
        "diagnose, cold cache": bench.program(*whole, cold=True),
        "--help, cold cache": bench.program("--help", cold=True),
        "import typer, questionary": lambda: bench.first_question(imports, b"ready"),
        "a bare menu of questionary": lambda: bench.first_question(menu, b"yes"),
        "first question": lambda: bench.first_question(question, b"when you tried to pay"),
    }


CONTESTS = (
    Contest("cold start of --version", "--version", "python -c pass", 1.2),
    Contest("check address, offline, JSON", "check address", "import typer", 1.25),
    Contest("find, in one's own words", "find", "import typer", 1.4),
    Contest("a diagnosis of two answers", "diagnose, two answers", "import typer", 2.0),
    Contest("one with a full request", "diagnose", "import typer", 2.0),
    Contest("--help", "--help", "import typer", 1.25),
    Contest("first question on the screen", "first question", "import typer, questionary", 1.3),
)


def others(folder: Path) -> dict[str, Run]:
    """``--version`` of other programs, each in an environment of its own, if it installs."""
    found: dict[str, Run] = {}
    for package, name in OTHERS.items():
        command = "version" if name == "cz" else "--version"
        try:
            program = install(folder / package, [package]) / name
        except subprocess.CalledProcessError:
            print(f"{package} does not install here")
            continue
        line = [str(program), command]
        found[f"{name} {command}"] = lambda line=line: timed(line, os.environ)  # type: ignore[misc]
    return found


def report(bench: Bench, beside: Sequence[str]) -> bool:
    """Print every time and every ratio; whether all goals were met."""
    print(f"{'':32}{'min ms':>9}{'median ms':>11}")
    for name, times in bench.times.items():
        print(f"{name:32}{min(times) * 1000:9.1f}{statistics.median(times) * 1000:11.1f}")
    print(f"\n{'':32}{'by min':>9}{'by median':>11}{'goal':>8}")
    met = True
    contests = [*CONTESTS, *(Contest(f"--help / {each}", "--help", each, 1.0) for each in beside)]
    for contest in contests:
        ours, theirs = bench.times[contest.ours], bench.times[contest.beside]
        ratio = min(ours) / min(theirs)
        middle = statistics.median(ours) / statistics.median(theirs)
        met &= ratio <= contest.goal
        verdict = "" if ratio <= contest.goal else "  missed"
        print(f"{contest.name:32}{ratio:9.2f}{middle:11.2f}{contest.goal:8.2f}{verdict}")
    return met


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--fresh", action="store_true", help="build and install the wheel first")
    parser.add_argument("--others", action="store_true", help="also measure other programs")
    parser.add_argument("--strict", action="store_true", help="end with 1 if a goal is missed")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = Path(sys.executable).parent
        if wanted.fresh:
            programs = install(folder / "fresh", [str(ROOT)])
        bench = Bench(programs, folder)
        rivals = others(folder) if wanted.others else {}
        bench.measure({**runs_of(bench), **rivals}, wanted.rounds)
        met = report(bench, tuple(rivals))
    return 0 if met or not wanted.strict else 1


if __name__ == "__main__":
    sys.exit(main())

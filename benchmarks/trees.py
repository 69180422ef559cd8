"""Large trees: do lint, counting and walking stay linear? And what does lint cost beside parsing?

Run it as ``python -m benchmarks.trees [--rounds 3] [--nodes 10000 100000] [--strict]``.

Three shapes are grown, all of them right:

wide   one tree: menus of at most ten options, and behind each last option a small problem with
       every kind of node, examples and all. A file may have 1 MiB and this tree would not fit, so
       its data is handed to the strict reader and the proofs directly.
deep   one tree: a ladder of questions, each with two answers and a route on them. No author would
       write it; it is the worst that a walk and the proof of known facts can meet.
pack   the wide tree cut into files of about 2,000 nodes, and one tree whose menus jump to them:
       written to a folder, read, and proved by ``lint``, from files not seen before (cold) and
       again (warm).

Each number comes from a process of its own: the least time of the processor in all rounds, and the
most memory that the process ever held, growing the tree and the interpreter included. A ratio is
the larger tree beside the smaller: ten times the nodes may cost twelve times as much. The larger
one no longer fits into the processor's cache; that alone can cost a quarter.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests/data/packs/small"
SHIPPED = ROOT / "decision_trees"
GOAL, GOAL_BESIDE_PARSING = 12.0, 1.5
IN_ONE_FILE = 2000

Data = dict[str, Any]
Example = tuple[dict[str, str], dict[str, str], str]
"""What is answered, what is found, and the end."""
Measure = Callable[[int], Callable[[], object]]


def text(words: str) -> Data:
    return {"zh": words, "en": words}


def end(outcome: str, **more: object) -> Data:
    said = {key: text("so it is") for key in ("title", "because", "cannot_tell")}
    sources = ["manual/power", "manual/fuse"]
    return {"end": outcome, **said, "advice": [text("look")], "sources": sources, **more}


def question(options: list[str], ways: Mapping[str, str]) -> Data:
    return {"ask": text("which"), "options": {each: text(each) for each in options}, "next": ways}


def problem(at: str) -> tuple[Data, list[Example]]:
    """Nine nodes of every kind, and the examples that cross their edges."""
    q, c, s, k, r = (f"{kind}{at}" for kind in ("q", "c", "s", "k", "r"))
    fine, doubt, yes, no = (f"{kind}{at}" for kind in ("fine", "doubt", "yes", "no"))
    route = {"route": [{"when": {q: "yes"}, "to": yes}], "else": no}
    step = {"step": text("try"), "next": {"fixed": fine, "not_fixed": r, "cannot": r}}
    nodes = {
        q: question(["yes", "no", "unsure"], {"yes": c, "no": k, "unsure": k}),
        c: {"check": "network", "next": {"ok": r, "warn": r, "fail": s, "unknown": s}},
        s: step,
        k: {"ask": "colour", "next": {"red": r, "blue": r, "unsure": doubt}},
        r: route,
        fine: end("resolved"),
        doubt: end("self_help"),
        yes: end("escalate", needs=[q, "since"]),
        no: end("self_help"),
    }
    examples: list[Example] = [
        ({q: "yes"}, {"network": "ok"}, yes),
        ({q: "yes"}, {"network": "warn"}, yes),
        ({q: "yes", s: "fixed"}, {"network": "fail"}, fine),
        ({q: "yes", s: "not_fixed"}, {"network": "fail"}, yes),
        ({q: "yes", s: "cannot"}, {"network": "unknown"}, yes),
        ({q: "no", "colour": "red"}, {}, no),
        ({q: "unsure", "colour": "blue"}, {}, no),
        ({q: "no", "colour": "unsure"}, {}, doubt),
    ]
    return nodes, examples


def menus(name: str, targets: list[str]) -> tuple[Data, str, list[tuple[dict[str, str], str]]]:
    """Menus of at most ten options down to ``targets``.

    The nodes, the first of them, and for each edge answers that cross it, with their target.
    """
    nodes: Data = {}
    answers: dict[str, dict[str, str]] = {target: {} for target in targets}
    behind = {target: [target] for target in targets}
    level = 0
    while level == 0 or len(behind) > 1:
        here = list(behind.items())
        behind = {}
        for at in range(0, len(here), 9):
            menu = f"{name}{level}_{at}"
            ways = {f"o{each}": target for each, (target, _) in enumerate(here[at : at + 9])}
            nodes[menu] = question([*ways, "unsure"], {**ways, "unsure": here[at][0]})
            for option, (_, leaves) in zip(ways, here[at : at + 9], strict=True):
                for leaf in leaves:
                    answers[leaf][menu] = option
            behind[menu] = [leaf for _, leaves in here[at : at + 9] for leaf in leaves]
        level += 1
    crossing = [(given, target) for target, given in answers.items()]
    for menu in nodes:
        target = next(target for target, given in answers.items() if given.get(menu) == "o0")
        crossing.append(({**answers[target], menu: "unsure"}, target))
    return nodes, next(iter(behind)), crossing


def tree(name: str, nodes: Data, start: str, examples: list[Example]) -> Data:
    listed = [
        {"name": f"e{at}", "given": given, "found": found, "reaches": reaches}
        for at, (given, found, reaches) in enumerate(examples)
    ]
    top = {"tree": name, "title": text(name), "summary": text(name), "start": start}
    words = {"keywords": {"zh": ["a"], "en": ["a"]}}
    return {**top, **words, "nodes": nodes, "examples": listed}


def wide(count: int, name: str = "wide", mark: str = "") -> Data:
    """A tree of about ``count`` nodes."""
    problems = {f"q{mark}{at}": problem(f"{mark}{at}") for at in range(max(count // 9, 2))}
    nodes, start, crossing = menus(f"m{mark}", list(problems))
    examples: list[Example] = []
    seen: set[str] = set()
    for given, first in crossing:
        inside, crossed = problems[first]
        nodes |= inside
        for answers, found, reaches in crossed if first not in seen else crossed[:1]:
            examples.append(({**given, **answers}, found, reaches))
        seen.add(first)
    return tree(name, nodes, start, examples)


def deep(count: int) -> Data:
    """A ladder: every second node a question, every second a route on its answer."""
    steps = count // 2
    nodes: Data = {}
    for at in range(steps):
        following = f"q{at + 1}" if at + 1 < steps else "done"
        options = dict.fromkeys(("yes", "unsure"), f"r{at}")
        nodes[f"q{at}"] = question(["yes", "unsure"], options)
        branch = {"when": {f"q{at}": "yes"}, "to": following}
        nodes[f"r{at}"] = {"route": [branch], "else": following}
    nodes["done"] = end("self_help")
    examples: list[Example] = [
        ({f"q{at}": answer for at in range(steps)}, {}, "done") for answer in ("yes", "unsure")
    ]
    return tree("deep", nodes, "q0", examples)


def write_pack(folder: Path, count: int) -> None:
    """The small pack's documents, and trees of about ``count`` nodes in all."""
    for file in SMALL.glob("*.yaml"):
        if file.stem not in ("dark", "endings", "fuse"):
            text = file.read_text("utf-8").replace("trees: [dark]", "trees: []")
            (folder / file.name).write_text(text, "utf-8")
    names = [f"part{at}" for at in range(max(count // IN_ONE_FILE, 2))]
    trees = {name: wide(IN_ONE_FILE, name, f"{name}_") for name in names}
    nodes, start, crossing = menus("top", [f"tree:{name}" for name in names])
    examples: list[Example] = []
    for given, target in crossing:
        name = target.removeprefix("tree:")
        first = trees[name]["examples"][0]
        row = {**given, **first["given"]}
        examples.append((row, first["found"], f"{name}/{first['reaches']}"))
    trees["top"] = tree("top", nodes, start, examples)
    for name, data in trees.items():
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (folder / f"{name}.yaml").write_text(text, "utf-8")


def read(data: Data) -> Any:
    """The forest of one tree, and what its proofs are given."""
    from tests.pack.small import CHECKS
    from tpsupport.pack.library import Library
    from tpsupport.pack.shape import Shape
    from tpsupport.pack.tree_reader import read_tree
    from tpsupport.trees.lint.subject import Ground, Subject

    library = Library.open(SMALL)
    shape = Shape(library.languages)
    model = read_tree(shape, data, Path(f"{data['tree']}.yaml"), "", library.endings)
    assert not shape.noted, shape.noted[:3]
    ground = Ground(
        trees={model.id: model},
        jumps={model.id: model.jumps},
        tree_ids=(model.id,),
        facts=library.facts,
        networks=library.networks,
        checks=CHECKS,
        sources=library.sources,
        safety=library.safety,
    )
    return Subject(model, ground)


def forest(data: Data) -> Any:
    from tpsupport.trees.forest import Forest

    subject = read(data)
    return Forest(subject.tree.id, subject.ground.trees, subject.ground.facts)


def lint_one(grow: Callable[[int], Data]) -> Measure:
    """Reading the data strictly, and every proof."""

    def prepare(count: int) -> Callable[[], object]:
        from tpsupport.pack.pause import uncollected
        from tpsupport.trees.lint.examples import examples
        from tpsupport.trees.lint.proofs import prove_alone
        from tpsupport.trees.lint.words import words

        data = grow(count)

        def run() -> None:
            with uncollected():
                subject = read(data)
                prove_alone(subject)
                examples(subject)
                words(subject)
            assert not subject.noted, subject.noted[:3]

        return run

    return prepare


def lint_pack(*, cold: bool) -> Measure:
    def prepare(count: int) -> Callable[[], object]:
        from tests.pack.small import CHECKS
        from tpsupport.pack.library import Library
        from tpsupport.trees.lint import lint

        folder = Path(tempfile.mkdtemp())
        write_pack(folder, count)

        def run() -> None:
            if cold:
                os.environ["TPSUPPORT_CACHE_DIR"] = tempfile.mkdtemp()
            assert not lint(Library.open(folder), CHECKS)

        if not cold:
            run()
        return run

    return prepare


def count_paths(grow: Callable[[int], Data]) -> Measure:
    def prepare(count: int) -> Callable[[], object]:
        from tpsupport.trees.graph import graph
        from tpsupport.trees.paths import count as ways_counted
        from tpsupport.trees.ways import ways

        grown = forest(grow(count))
        return lambda: ways_counted(ways(graph(grown)))

    return prepare


def walk_examples(count: int) -> Callable[[], object]:
    from tpsupport.trees.lint.examples import play

    grown = forest(wide(count))
    return lambda: [play(grown, example)[0].node for example in grown.tree.examples]


def walk_down(count: int) -> Callable[[], object]:
    from tpsupport.trees.walk import walk

    grown = forest(deep(count))
    answers = grown.tree.examples[0].given
    return lambda: walk(grown, answers, {})


MEASURES: Mapping[str, Measure] = {
    "lint, one wide tree": lint_one(wide),
    "lint, one deep tree": lint_one(deep),
    "lint, a pack of files, cold": lint_pack(cold=True),
    "lint, a pack of files, warm": lint_pack(cold=False),
    "paths counted, wide": count_paths(wide),
    "paths counted, deep": count_paths(deep),
    "walk, every example": walk_examples,
    "walk, down the ladder": walk_down,
}


def peak() -> int:
    """Bytes that the process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (
        1 if sys.platform == "darwin" else 1024
    )


def one(name: str, count: int, rounds: int) -> dict[str, float]:
    """The least time of the rounds, and the most memory of all."""
    run = MEASURES[name](count)
    gc.collect()
    times = []
    for _ in range(rounds):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return {"seconds": min(times), "mebibytes": peak() / (1 << 20)}


def apart(*arguments: str) -> dict[str, float]:
    """``one`` in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "TPSUPPORT_CACHE_DIR": folder, "TMPDIR": folder}
        command = [sys.executable, "-m", "benchmarks.trees", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True
        )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def beside_parsing(rounds: int) -> dict[str, float]:
    """Lint and load of the shipped pack, warm and cold, and the events of its files alone.

    All that lint looks at is every document and phrase; loading then gives each tree with all that
    it leads to. Cold, nothing was parsed before, and what is parsed is kept for the next time.
    """
    import yaml

    from tpsupport.checks.registry import declarations
    from tpsupport.pack.library import Library
    from tpsupport.trees.forest import read as read_forest
    from tpsupport.trees.lint import lint

    checks = declarations()
    texts = [file.read_text("utf-8") for file in sorted(SHIPPED.rglob("*.yaml"))]

    def events() -> None:
        for each in texts:
            for _ in yaml.parse(each, Loader=yaml.CSafeLoader):
                pass

    def whole() -> None:
        library = Library.open()
        assert not lint(library, checks)
        for name in library.tree_ids:
            read_forest(library, name)

    def cold() -> None:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["TPSUPPORT_CACHE_DIR"] = folder
            whole()

    least = {"events": 1e9, "cold": 1e9, "warm": 1e9}
    warm_folder = tempfile.mkdtemp()
    for _ in range(rounds * 5):
        for name, run in (("events", events), ("cold", cold), ("warm", whole)):
            if name == "warm":
                os.environ["TPSUPPORT_CACHE_DIR"] = warm_folder
            started = time.process_time()
            run()
            least[name] = min(least[name], time.process_time() - started)
    return least


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--nodes", type=int, nargs=2, default=(10_000, 100_000))
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(one(options.one[0], int(options.one[1]), options.rounds)))
        return 0
    if options.beside:
        print(json.dumps(beside_parsing(options.rounds)))
        return 0
    missed = report_growth(options.nodes, options.rounds) + report_beside(options.rounds)
    return int(options.strict and missed > 0)


def report_growth(nodes: Sequence[int], rounds: int) -> int:
    few, many = nodes
    print(f"{'':28} {few:>9,} nodes {many:>9,} nodes     time   memory   (goal {GOAL:.0f} x)")
    missed = 0
    for name in MEASURES:
        less, more = (apart("--one", name, str(count), "--rounds", str(rounds)) for count in nodes)
        slower = more["seconds"] / less["seconds"]
        larger = more["mebibytes"] / less["mebibytes"]
        missed += max(slower, larger) > GOAL
        times = f"{less['seconds'] * 1000:>12.1f} ms {more['seconds'] * 1000:>12.1f} ms"
        memory = f"{less['mebibytes']:.0f} -> {more['mebibytes']:.0f} MiB"
        print(f"{name:28} {times}  {slower:>5.1f} x  {larger:>5.1f} x   {memory}", flush=True)
    return missed


def report_beside(rounds: int) -> int:
    found = apart("--beside", "--rounds", str(rounds))
    events = found["events"]
    print("\nlint and load of the shipped pack, beside the events of its files alone:")
    print(f"{'events':28} {events * 1000:>12.1f} ms")
    missed = 0
    for name in ("warm", "cold"):
        ratio = found[name] / events
        missed += ratio > GOAL_BESIDE_PARSING
        figures = f"{found[name] * 1000:>12.1f} ms  {ratio:>5.2f} x"
        print(f"{name:28} {figures}   (goal {GOAL_BESIDE_PARSING} x)")
    return missed


if __name__ == "__main__":
    sys.exit(main())

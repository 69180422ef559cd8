"""The JSON Schema of a tree says what the reader says, as far as a schema can."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from benchmarks.trees import deep, wide
from tests.cli.program import sound, tpsupport
from tests.docs.test_tree_of_the_guide import TREE
from tests.pack.small import CHECKS, SHIPPED, SMALL
from tpsupport.checks.registry import declarations
from tpsupport.pack.library import Library
from tpsupport.pack.source import parse, read
from tpsupport.trees.schema import tree_schema
from tpsupport.trees.schema.parts import Vocabulary

from .mutate import OPERATORS, Source
from .test_broken import TREES, expected

ALWAYS = {
    *("ask_in_one_language", "else_inside", "list_brackets", "no_comparison", "one_of_several"),
    *("too_far_in", "too_far_out"),
    *("bad_identifier", "empty_condition", "empty_list", "empty_text", "missing_argument"),
    *("missing_key", "needs_nothing", "no_kind", "no_nodes", "no_unsure", "not_a_list"),
    *("not_a_mapping", "not_an_integer", "not_comparable", "not_one_of", "not_text"),
    *("not_true_or_false", "one_comparison", "text_without_language", "too_few_options"),
    *("missing_needs", "two_kinds", "unknown_argument"),
    *("unknown_check", "unknown_ending", "unknown_key", "unknown_source", "unknown_tree"),
    *("with_without_retest", "wrong_fact_type"),
}
"""Flaws that a schema sees wherever they are."""
SOMETIMES = {
    *(
        "jump_loop",
        "missing_outcome",
        "tree_name",
        "unknown_fact",
        "unknown_node",
        "unknown_option",
    ),
    *("argument_no_fact", "file_name", "no_outcome_fits", "unknown_outcome"),
    *("unreviewed_sentence",),
}
"""Not where a question of the tree's own, or another node, would have to be known."""


def validator(library: Library, checks: Any) -> Draft202012Validator:
    known = Vocabulary(
        languages=library.languages,
        checks=checks,
        facts=library.facts,
        networks=library.networks,
        sources=[*library.sources],
        endings=[*library.endings],
        trees=library.tree_ids,
    )
    schema = tree_schema(known, lambda name: name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def shipped() -> Draft202012Validator:
    return validator(Library.open(SHIPPED), declarations())


@pytest.fixture(scope="module")
def small() -> Draft202012Validator:
    return validator(Library.open(SMALL), CHECKS)


def wrong(schema: Draft202012Validator, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in schema.iter_errors(data)]


@pytest.mark.parametrize("name", Library.open(SHIPPED).tree_ids)
def test_every_shipped_tree_is_as_it_says(name: str, shipped: Draft202012Validator) -> None:
    assert wrong(shipped, read(SHIPPED / f"{name}.yaml")) == []


def test_trees_of_every_shape_are_as_it_says(small: Draft202012Validator) -> None:
    trees = [read(SMALL / "dark.yaml"), read(SMALL / "fuse.yaml"), wide(60), deep(40)]
    assert [wrong(small, tree) for tree in trees] == [[]] * 4


def test_the_tree_of_the_guide_is_as_it_says(shipped: Draft202012Validator) -> None:
    assert wrong(shipped, parse(TREE, "guide")) == []


def readable() -> Iterator[tuple[Path, Any]]:
    from tpsupport.errors import PackError

    for file in TREES:
        try:
            yield file, read(file)
        except PackError:
            continue


@pytest.mark.parametrize(
    ("file", "data"), [*readable()], ids=lambda value: getattr(value, "stem", "")
)
def test_a_broken_tree(file: Path, data: Any, small: Draft202012Validator) -> None:
    codes = {code for *_, code in expected(file)}
    if codes & ALWAYS:
        assert wrong(small, data)
    elif not codes & SOMETIMES:
        assert wrong(small, data) == []


def test_each_flaw_that_it_sees_has_a_broken_file() -> None:
    shown = {code for file, _ in readable() for *_, code in expected(file)}
    assert shown >= ALWAYS


@pytest.mark.parametrize("kind", [kind for kind in OPERATORS if not kind.startswith("damage")])
def test_a_fault_in_a_shipped_tree(kind: str, shipped: Draft202012Validator) -> None:
    """What lint calls by a code that the schema always sees is seen."""
    text = (SHIPPED / "top-up-delay.yaml").read_text("utf-8")
    faults = list(OPERATORS[kind](Source(text, saving=("转",))))
    for fault in Random(kind).sample(faults, min(2, len(faults))):
        if fault.codes and fault.codes <= ALWAYS:
            assert wrong(shipped, parse(fault.text(text), "fault")), fault.what


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_command(language: str) -> None:
    ran = sound(tpsupport("tree", "schema", "--lang", language))
    assert (ran.code, ran.err) == (0, "")
    schema = json.loads(ran.out)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    names = schema["$defs"]["fact"]["properties"]["ask"]["enum"]
    assert names == [*Library.open(SHIPPED).facts]
    assert all(each["description"] for each in schema["properties"].values())
    target = Draft202012Validator({**schema["$defs"]["target"], "$defs": schema["$defs"]})
    assert target.is_valid("end:contract_address")
    assert not target.is_valid("end:contract_adress")


def test_a_pack_that_cannot_be_read_has_a_schema_nevertheless(tmp_path: Path) -> None:
    pack = Path(shutil.copytree(SMALL, tmp_path / "pack"))
    for name in ("facts", "sources", "endings"):
        (pack / f"{name}.yaml").write_text(f"{name}: [\n", "utf-8")
    ran = sound(tpsupport("--pack", str(pack), "tree", "schema"))
    assert (ran.code, ran.err) == (0, "")
    schema = Draft202012Validator(json.loads(ran.out))
    assert wrong(schema, read(SMALL / "fuse.yaml")) == []
    data = read(SMALL / "fuse.yaml")
    data["nodes"]["change"]["sources"] = []
    assert wrong(schema, data)

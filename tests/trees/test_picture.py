"""Drawings of trees: nothing overlaps, every arrow joins two boxes, and words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise, permutations
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pack.small import SHIPPED
from tpsupport.pack.library import Library
from tpsupport.pack.models import End
from tpsupport.trees.forest import Forest, read
from tpsupport.trees.picture.colours import OF
from tpsupport.trees.picture.dot import dot
from tpsupport.trees.picture.dot import quoted as in_dot
from tpsupport.trees.picture.labels import Labels, condition_text
from tpsupport.trees.picture.layers import crossings, layers
from tpsupport.trees.picture.lettering import ems, lines
from tpsupport.trees.picture.mermaid import mermaid
from tpsupport.trees.picture.mermaid import quoted as in_mermaid
from tpsupport.trees.picture.places import GAP, Size, places
from tpsupport.trees.picture.plan import Plan, plan
from tpsupport.trees.picture.scene import KINDS, Arrow, Box, Scene, scene
from tpsupport.trees.picture.shapes import Frame, number, path
from tpsupport.trees.picture.svg import frame_of, svg

from .grow import CONDITIONS, Gardener

LIBRARY = Library.open()
NAMES = [file.stem for file in sorted(SHIPPED.glob("*.yaml")) if file.stem in LIBRARY.tree_ids]
SVG = "{http://www.w3.org/2000/svg}"


def labelled(forest: Forest, language: str = "en") -> Labels:
    return Labels(forest, language, lambda word: f"({word})", lambda check: check.upper())


@cache
def shipped(name: str, language: str = "en") -> Scene:
    forest = read(LIBRARY, name)
    return scene(forest.tree, labelled(forest, language))


def scenes(count: int) -> Iterator[Scene]:
    """The scenes of random trees."""
    for seed in range(count):
        forest = Gardener(Random(seed), size=14).forest(2)
        yield scene(forest.tree, labelled(forest))


def touch(one: Frame, other: Frame) -> bool:
    apart = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (apart or one.y + one.height <= other.y or other.y + other.height <= one.y)


def sound(made: Plan) -> None:
    """No box or word touches another, and arrows lead from box to box without crossing one."""
    frames = [frame_of(spot) for _, spot in made.boxes]
    solid = [*frames, *(frame_of(way.spots[1]) for way in made.ways)]
    assert not any(touch(one, other) for one, other in combinations(solid, 2))
    for frame in solid:
        assert frame.x >= 0
        assert -1e-6 <= frame.y <= made.size.height - frame.height + 1e-6
        assert frame.x + frame.width <= made.size.width
    for way, arrow in zip(made.ways, made.scene.arrows, strict=True):
        assert way.spots[0] == made.boxes[arrow.source][1]
        assert way.spots[-1] == made.boxes[arrow.target][1]
        assert all(one.right < other.x for one, other in pairwise(way.spots))
        for bend in way.spots[2:-1]:
            level = Frame(bend.x, bend.y, bend.right - bend.x, 0.5)
            assert not any(touch(level, frame) for frame in solid)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LIBRARY.languages)
def test_nothing_overlaps_in_the_shipped_trees(name: str, language: str) -> None:
    made = plan(shipped(name, language))
    sound(made)
    columns = {spot.x: spot.right for way in made.ways for spot in way.spots}
    assert all(columns[one] < other for one, other in pairwise(sorted(columns)))


def test_nothing_overlaps_in_any_tree() -> None:
    for each in scenes(60):
        sound(plan(each))


@pytest.mark.parametrize("name", NAMES)
def test_a_scene_has_every_node_and_every_way(name: str) -> None:
    tree = LIBRARY.tree(name)
    drawn = shipped(name)
    jumps = {f"tree:{jump}" for jump in tree.jumps}
    assert {box.name.removeprefix("end:") for box in drawn.boxes} == {*tree.nodes, *jumps}
    assert drawn.boxes[0].name == tree.start
    joined = {
        (drawn.boxes[arrow.source].name, drawn.boxes[arrow.target].name.removeprefix("end:"))
        for arrow in drawn.arrows
    }
    assert joined == {
        (name, target) for name, node in tree.nodes.items() for target in node.next.values()
    }
    assert len(joined) == len(drawn.arrows)
    assert all(arrow.source < arrow.target for arrow in drawn.arrows)
    ends = {node.outcome for node in tree.nodes.values() if isinstance(node, End)}
    assert ends <= set(drawn.legend) <= set(KINDS)


def numbers(data: str) -> list[float]:
    return [float(each) for each in re.findall(r"-?[0-9.]+", data)]


@pytest.mark.parametrize("name", ["payment-failure", "security"])
def test_an_svg_is_sound(name: str) -> None:
    drawn = shipped(name, "zh")
    root = ElementTree.fromstring(svg(drawn))
    assert root.tag == f"{SVG}svg"
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {
        "svg",
        "title",
        "rect",
        "text",
        "path",
        "g",
    }
    assert not any(
        "href" in key or key.startswith("on") for each in root.iter() for key in each.attrib
    )
    assert root.findtext(f"{SVG}title") == drawn.title
    titles = [each.findtext(f"{SVG}title") for each in root.iter(f"{SVG}g")][1:]
    assert titles == [f"{box.name}: {box.words}" for box in drawn.boxes]
    fills = [each.get("fill") for each in root.findall(f"{SVG}path")]
    assert fills == [OF[kind].inside for kind in drawn.legend]


@pytest.mark.parametrize("name", ["payment-failure", "security"])
def test_every_line_of_an_svg_ends_at_boxes(name: str) -> None:
    drawn = shipped(name)
    made = plan(drawn)
    root = ElementTree.fromstring(svg(drawn))
    group = root.find(f"{SVG}g")
    assert group is not None
    drawn_lines = [
        each.get("d", "") for each in group.findall(f"{SVG}path") if each.get("fill") == "none"
    ]
    tips = [each.get("d", "") for each in group.findall(f"{SVG}path") if each.get("fill") != "none"]
    assert len(tips) == len(drawn.arrows)
    assert len(drawn_lines) == 2 * len(drawn.arrows)
    for at, way in enumerate(made.ways):
        source, words, *_, target = way.spots
        first, second = (numbers(line) for line in drawn_lines[2 * at : 2 * at + 2])
        assert first[:2] == pytest.approx([source.x + source.size.width, source.y], abs=0.1)
        assert first[-2:] == pytest.approx([words.x, words.y], abs=0.1)
        assert second[:2] == pytest.approx([words.x + words.size.width, words.y], abs=0.1)
        assert second[-2:] == pytest.approx([target.x - 7, target.y], abs=0.1)
        assert numbers(tips[at])[:2] == pytest.approx([target.x, target.y], abs=0.1)


def test_each_kind_has_its_own_look() -> None:
    ends = KINDS[4:8]
    assert len({OF[kind].inside for kind in ends}) == len(ends)
    shapes = [path(kind, Frame(0, 0, 100, 40)) for kind in KINDS if kind not in ends]
    assert len({*shapes, path("danger", Frame(0, 0, 100, 40))}) == len(shapes) + 1
    for kind in KINDS:
        xs = numbers(path(kind, Frame(10, 10, 100, 40)))
        assert max(xs) <= 110


NASTY = st.text(st.sampled_from('ab 1.-+#"&<>:;%`\\*$_(){}[]|\n中，“”'), max_size=30)


@given(NASTY)
def test_words_in_mermaid_are_only_words(words: str) -> None:
    found = in_mermaid(words)
    assert not re.search(r'["<>&`*$%:\\]', found)
    assert re.sub(r"#(\d+);", lambda each: chr(int(each[1])), found) == words
    assert not re.match(r"\s*([-+]|\d+[.)])", found)


@given(NASTY)
def test_words_in_dot_are_only_words(words: str) -> None:
    found = in_dot(words)
    assert re.fullmatch(r'(?:[^"\\]|\\["\\])*', found)
    assert re.sub(r"\\(.)", r"\1", found).replace("&amp;", "&") == words


def a_scene(words: str) -> Scene:
    boxes = [Box("ask", "one", words), Box("danger", "end:two", words)]
    return Scene(words, boxes, [Arrow(0, 1, words)], {"ask": words, "danger": words})


@given(NASTY)
@settings(max_examples=50)
def test_words_in_svg_are_only_words(words: str) -> None:
    root = ElementTree.fromstring(svg(a_scene(words)))
    assert root.findtext(f"{SVG}title", "") == words
    assert len(list(root.iter(f"{SVG}path"))) == 2 + 3 + 2


@given(NASTY)
def test_each_statement_is_a_line(words: str) -> None:
    shown = " ".join(words.split())
    assert mermaid(a_scene(shown)).count("\n") == mermaid(a_scene("a")).count("\n")
    assert dot(a_scene(shown)).count("\n") == dot(a_scene("a")).count("\n")


def test_mermaid_and_dot_hold_every_box_and_arrow() -> None:
    drawn = shipped("payment-failure")
    in_mermaid_, in_dot_ = mermaid(drawn), dot(drawn)
    assert in_mermaid_.count(" -->|") == in_dot_.count(" -> ") == len(drawn.arrows)
    for at, box in enumerate(drawn.boxes):
        assert re.search(rf"^  n{at}\W.*:::{box.kind}$", in_mermaid_, re.MULTILINE)
        assert re.search(rf'^  n{at} \[.*fillcolor="{OF[box.kind].inside}"', in_dot_, re.MULTILINE)


@given(
    st.text(st.sampled_from("abcdefghij mW.,_-中文，。“”"), max_size=120),
    st.integers(6, 30),
    st.integers(1, 5),
)
def test_lines_fit_and_lose_nothing_unseen(text: str, width: int, most: int) -> None:
    found = lines(text, width, most)
    assert len(found) <= most
    assert all(ems(line) <= width for line in found)
    whole = "".join("".join(found).split())
    if whole.endswith("…"):
        assert "".join(text.split()).startswith(whole[:-1])
    else:
        assert whole == "".join(text.split())


@given(st.data())
@settings(max_examples=60)
def test_layers_are_columns_of_slots(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 9))
    chosen = {(data.draw(st.integers(0, at - 1)), at) for at in range(1, count)}
    pairs = list(combinations(range(count), 2))
    arrows = sorted(chosen | set(data.draw(st.lists(st.sampled_from(pairs), max_size=8))))
    found = layers(count, arrows)
    slots = [slot for column in found.columns for slot in column]
    assert sorted(slots) == list(range(len(slots)))
    column = {slot: at for at, each in enumerate(found.columns) for slot in each}
    for route, (source, target) in zip(found.routes, arrows, strict=True):
        assert (route[0], route[-1]) == (source, target)
        assert [column[slot] for slot in route] == list(range(column[source], column[target] + 1))
    assert len({route[1] for route in found.routes}) == len(arrows)


def brute(columns: Sequence[Sequence[int]], after: dict[int, list[int]]) -> int:
    total = 0
    for one, other in pairwise(columns):
        edges = [(one.index(a), other.index(b)) for a in one for b in after.get(a, ())]
        total += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(edges, 2))
    return total


def test_crossings_are_counted() -> None:
    for seed in range(100):
        random = Random(seed)
        columns = [[*range(10 * at, 10 * at + random.randint(1, 5))] for at in range(3)]
        after = {
            slot: random.sample(beside, random.randint(0, len(beside)))
            for column, beside in pairwise(columns)
            for slot in column
        }
        for column in columns:
            random.shuffle(column)
        assert crossings(columns, after) == brute(columns, after)


def test_the_order_of_a_column_is_worth_something() -> None:
    arrows = [(0, 3), (0, 4), (1, 3), (2, 4), (1, 5), (2, 5)]
    starts = [(0, 1), (0, 2)]
    found = layers(6, [*starts, *((a, b) for a, b in arrows if a)])
    least = min(
        crossings([*found.columns[:2], list(order), *found.columns[3:]], found.after)
        for order in permutations(found.columns[2])
    )
    assert crossings(found.columns, found.after) <= least


def test_slots_of_a_column_keep_their_distance() -> None:
    for seed in range(40):
        random = Random(seed)
        count = random.randint(2, 12)
        arrows = sorted({(random.randrange(at), at) for at in range(1, count)} | {(0, count - 1)})
        found = layers(count, arrows)
        sizes = [Size(random.randint(1, 90), random.randint(1, 60)) for _ in range(99)]
        spots, whole = places(found, sizes.__getitem__)
        assert whole.width > 0
        for column in found.columns:
            for one, other in pairwise(column):
                gap = frame_of(spots[other]).y - frame_of(spots[one]).y - spots[one].size.height
                assert gap >= GAP - 1e-6


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        (CONDITIONS[0], "colour = red"),
        (CONDITIONS[1], "bulbs < 5"),
        (CONDITIONS[2], "bulbs >= 2 & colour = red"),
        (CONDITIONS[3], "(colour = unsure) | (not (bulbs > 1))"),
        (CONDITIONS[4], "(where = alpha) & (not (colour = red))"),
    ],
)
def test_a_condition_in_one_line(condition: dict[str, object], shown: str) -> None:
    assert condition_text(condition) == shown


def test_a_number_is_short() -> None:
    assert [number(each) for each in (1.0, 2.25, -0.5, 10)] == ["1", "2.2", "-0.5", "10"]

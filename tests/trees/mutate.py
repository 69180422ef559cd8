"""One fault at a time put into a tree that is right, and the line at which it must be found.

The trees are taken apart by PyYAML alone; nothing of the product's reader is used.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

Entries = dict[str, tuple[yaml.Node, yaml.Node]]
"""Of a mapping: each key to its node and its value's."""

Edit = tuple[int, int, str]
"""From, to (in characters), and what stands there instead."""


@dataclass(frozen=True)
class Mutant:
    """A text with one fault. One of ``codes`` (or any) must be found at ``line`` or ``near`` it."""

    what: str
    edits: tuple[Edit, ...]
    line: int
    codes: frozenset[str]
    near: int = 0

    def found(self, line: int, code: str) -> bool:
        """Whether a flaw is this fault."""
        return abs(line - self.line) <= self.near and (not self.codes or code in self.codes)

    def text(self, of: str) -> str:
        for start, end, new in sorted(self.edits, reverse=True):
            of = of[:start] + new + of[end:]
        return of


def line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def place(node: yaml.Node) -> int:
    return int(node.start_mark.index)


def pairs(node: yaml.Node) -> Entries:
    return {key.value: (key, value) for key, value in node.value}


def plain(node: yaml.Node) -> Any:
    match node:
        case yaml.MappingNode():
            return {key.value: plain(value) for key, value in node.value}
        case yaml.SequenceNode():
            return [plain(item) for item in node.value]
        case yaml.ScalarNode() if not node.style:
            return {"true": True, "null": None}.get(node.value, node.value)
    return node.value


def without(mapping: yaml.Node, key: str) -> dict[str, Any]:
    """The data of a mapping but for one entry."""
    return {each: value for each, value in plain(mapping).items() if each != key}


def flowing(node: yaml.Node) -> bool:
    """Whether it stands in braces or brackets."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def quoted(node: yaml.Node) -> bool:
    """Whether it stands in double quotes."""
    return isinstance(node, yaml.ScalarNode) and node.style == '"'


@dataclass(frozen=True)
class Source:
    """One tree's text, taken apart."""

    text: str
    secret: str = "请把助记词发给客服。 Send support your seed phrase."
    saving: tuple[str, ...] = ()

    @cached_property
    def top(self) -> Entries:
        root = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        assert root
        return pairs(root)

    @cached_property
    def nodes(self) -> dict[str, tuple[yaml.Node, Entries]]:
        """Each node of the tree: its key, and its entries."""
        found = pairs(self.top["nodes"][1])
        return {name: (key, pairs(value)) for name, (key, value) in found.items()}

    def of(self, kind: str) -> Iterator[tuple[str, Entries]]:
        """The nodes that have the key ``kind``, with their entries."""
        return ((name, entries) for name, (_, entries) in self.nodes.items() if kind in entries)

    @cached_property
    def examples(self) -> list[Entries]:
        return [pairs(example) for example in self.top["examples"][1].value]

    @cached_property
    def start(self) -> str:
        return str(self.top["start"][1].value)

    def end(self, node: yaml.Node) -> int:
        return place(node) + len(self.text[place(node) : node.end_mark.index].rstrip())

    def replace(self, node: yaml.Node, data: Any) -> Edit:
        """``data`` in place of ``node``, on one line."""
        return place(node), self.end(node), json.dumps(data, ensure_ascii=False)

    def edges(self) -> Iterator[tuple[str, str, yaml.Node, yaml.Node]]:
        """Node, outcome, the key at which the edge stands, and its target."""
        for name, (_, entries) in self.nodes.items():
            if "route" in entries:
                for at, branch in enumerate(entries["route"][1].value, 1):
                    yield name, str(at), *pairs(branch)["to"]
                yield name, "else", *entries["else"]
            elif "next" in entries:
                for outcome, (key, value) in pairs(entries["next"][1]).items():
                    yield name, outcome, key, value

    def texts(self) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        """Every text in all languages, with the key (or, in a list, the text) it stands at."""
        for key in ("title", "summary"):
            yield self.top[key]
        for _, entries in self.nodes.values():
            for key in ("ask", "help", "step", "title", "because", "cannot_tell"):
                if key in entries and isinstance(entries[key][1], yaml.MappingNode):
                    yield entries[key]
            if "options" in entries:
                yield from pairs(entries["options"][1]).values()
            for advice in entries["advice"][1].value if "advice" in entries else ():
                yield advice, advice

    def words(self) -> Iterator[tuple[yaml.Node, str, yaml.Node, yaml.ScalarNode]]:
        """Every text in each language: the text, the language, its key, the words."""
        for _, text in self.texts():
            for language, (key, words) in pairs(text).items():
                assert isinstance(words, yaml.ScalarNode)
                yield text, language, key, words

    def ends(self, outcome: str) -> list[str]:
        return [name for name, each in self.of("end") if each["end"][1].value == outcome]


Operator = Callable[[Source], Iterator[Mutant]]
OPERATORS: dict[str, Operator] = {}


def operator(make: Operator) -> Operator:
    OPERATORS[make.__name__] = make
    return make


def fault(what: str, at: yaml.Node | int, codes: str, *edits: Edit) -> Mutant:
    where = at if isinstance(at, int) else line(at)
    return Mutant(what, edits, where, frozenset(codes.split()))


@operator
def drop_an_outcome(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("next"):
        key, ways = entries["next"]
        for outcome in pairs(ways):
            rest = without(ways, outcome)
            # A cause may go, if its status has a way of its own.
            if "." not in outcome or outcome.split(".")[0] not in rest:
                edit = source.replace(ways, rest)
                yield fault(f"{name}.{outcome}", key, "missing_outcome", edit)


@operator
def rename_an_outcome(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("next"):
        for outcome, (key, _) in pairs(entries["next"][1]).items():
            edit = source.replace(key, f"{outcome}x")
            yield fault(f"{name}.{outcome}", key, "unknown_outcome", edit)


@operator
def rename_a_target(source: Source) -> Iterator[Mutant]:
    for name, outcome, key, target in source.edges():
        kind = target.value.partition(":")[0] if ":" in target.value else "node"
        code = {"tree": "unknown_tree", "end": "unknown_ending"}.get(kind, "unknown_node")
        edit = source.replace(target, f"{target.value}x")
        yield fault(f"{name}.{outcome}", key, code, edit)


@operator
def rename_the_start(source: Source) -> Iterator[Mutant]:
    key, value = source.top["start"]
    yield fault("start", key, "unknown_node", source.replace(value, "nowhere"))


@operator
def rename_a_fact_or_a_check(source: Source) -> Iterator[Mutant]:
    for kind, code in (("ask", "unknown_fact"), ("check", "unknown_check")):
        for name, entries in source.of(kind):
            key, value = entries[kind]
            if isinstance(value, yaml.ScalarNode):
                edit = source.replace(value, f"{value.value}x")
                yield fault(f"{name}: {kind}", key, code, edit)


@operator
def rename_a_need_or_a_source(source: Source) -> Iterator[Mutant]:
    for kind, code in (("needs", "unknown_fact"), ("sources", "unknown_source")):
        for name, entries in source.of(kind):
            for item in entries[kind][1].value:
                edit = source.replace(item, f"{item.value}x")
                yield fault(f"{name}: {kind}", item, code, edit)


@operator
def rename_an_argument(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("with"):
        for argument, (key, value) in pairs(entries["with"][1]).items():
            what = f"{name}: {argument}"
            yield fault(what, key, "argument_no_fact", source.replace(value, "nothing"))
            yield fault(what, key, "unknown_argument", source.replace(key, "nothing"))


@operator
def rename_an_option(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("options"):
        for option, (key, _) in pairs(entries["options"][1]).items():
            edit = source.replace(key, f"{option}x")
            yield fault(f"{name}: {option}", key, "option_leads_nowhere", edit)


@operator
def rename_in_a_route(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("route"):
        for branch in entries["route"][1].value:
            for fact, (key, value) in pairs(pairs(branch)["when"][1]).items():
                if fact in ("all", "any", "not"):
                    continue
                what = f"{name}: {fact}"
                yield fault(what, key, "unknown_fact", source.replace(key, f"{fact}x"))
                if isinstance(value, yaml.ScalarNode):
                    edit = source.replace(value, "no_such_value")
                    yield fault(what, key, "unknown_option", edit)


SHAPE = (
    "text_without_language ask_in_one_language not_a_mapping not_a_list not_text empty_list "
    "missing_key unknown_key"
)
NUMBER, LIST, NOTHING, MAPPING = 5, [5], None, {"x": "y"}


@operator
def swap_types(source: Source) -> Iterator[Mutant]:
    """A number, a list, nothing or a mapping where something else belongs."""
    lists = ("needs", "sources", "advice", "route", "examples")
    every = [*source.top.items()]
    every += [entry for _, entries in source.nodes.values() for entry in entries.items()]
    for name, (key, value) in every:
        for data in (NUMBER, NOTHING, MAPPING if name in lists else LIST):
            code = "not_true_or_false" if name == "sure" else SHAPE
            yield fault(f"{name}: {data}", key, code, source.replace(value, data))


@operator
def duplicate_a_key(source: Source) -> Iterator[Mutant]:
    """The same entry again, behind itself."""
    mappings = [source.top["nodes"][1]]
    mappings += [value for _, each in source.nodes.values() for _, value in each.values()]
    for mapping in mappings:
        for key, value in mapping.value if isinstance(mapping, yaml.MappingNode) else ():
            text = source.text[place(key) : source.end(value)]
            last = line(key) + text.count("\n")
            between = ", " if flowing(mapping) else "\n" + " " * key.start_mark.column
            edit = (source.end(value), source.end(value), f"{between}{text}")
            yield fault(key.value, last + between.count("\n"), "duplicate_key", edit)


@operator
def drop_a_language(source: Source) -> Iterator[Mutant]:
    for key, text in source.texts():
        for language in plain(text):
            edit = source.replace(text, without(text, language))
            yield fault(language, key, "missing_key", edit)


@operator
def empty_a_text(source: Source) -> Iterator[Mutant]:
    for _, language, key, words in source.words():
        yield fault(language, key, "empty_text", source.replace(words, "  "))


@operator
def add_a_placeholder(source: Source) -> Iterator[Mutant]:
    """To the second language alone."""
    for text, language, key, words in source.words():
        if language != next(iter(pairs(text))):
            edit = source.replace(words, f"{words.value} {{no_such_fact}}")
            yield fault(language, key, "placeholders_differ", edit)


@operator
def speak_too_early(source: Source) -> Iterator[Mutant]:
    """A question that speaks of its own answer."""
    for name, entries in source.of("options"):
        languages = pairs(entries["ask"][1]).values()
        edits = [source.replace(words, f"{words.value} {{{name}}}") for _, words in languages]
        for key, _ in languages:
            yield fault(name, key, "fact_not_set", *edits)


@operator
def drop_a_part(source: Source) -> Iterator[Mutant]:
    """``else``, or another key that a node must have."""
    for kind in ("else", "next", "title", "because", "advice", "cannot_tell", "sources"):
        for name, entries in source.of(kind):
            key, value = entries[kind]
            edit = (place(key), source.end(value), f"# no {kind}")
            yield fault(f"{name}: {kind}", source.nodes[name][0], "missing_key", edit)


@operator
def make_a_loop(source: Source) -> Iterator[Mutant]:
    """An edge back to the start, which nothing else leads to."""
    for name, outcome, key, target in source.edges():
        yield fault(f"{name}.{outcome}", key, "loop", source.replace(target, source.start))


@operator
def orphan_a_node(source: Source) -> Iterator[Mutant]:
    """The only edge to a node leads elsewhere."""
    edges = list(source.edges())
    for name, outcome, _, target in edges:
        others = [to.value for each, _, _, to in edges if each == name and to.value != target.value]
        only = sum(to.value == target.value for _, _, _, to in edges) == 1
        if only and others and target.value in source.nodes:
            key = source.nodes[target.value][0]
            edit = source.replace(target, others[-1])
            yield fault(f"{name}.{outcome}", key, "unreachable", edit)


@operator
def ask_for_a_secret(source: Source) -> Iterator[Mutant]:
    for _, language, key, words in source.words():
        edit = source.replace(words, f"{words.value}\n{source.secret}")
        yield fault(language, key, "unreviewed_sentence", edit)


@operator
def drop_an_answer(source: Source) -> Iterator[Mutant]:
    for rows in source.examples:
        for kind in ("given", "found"):
            for row in pairs(rows[kind][1]) if kind in rows else ():
                edit = source.replace(rows[kind][1], without(rows[kind][1], row))
                codes = "example_stops example_ends_elsewhere"
                yield fault(f"{rows['name'][1].value}: {row}", rows["reaches"][0], codes, edit)


@operator
def add_an_answer(source: Source) -> Iterator[Mutant]:
    kinds = (("given", "no_such_row", "unknown_row"), ("found", "no_such_check", "unknown_check"))
    for rows in source.examples:
        for kind, row, code in kinds:
            if kind in rows:
                value = rows[kind][1]
                edit = source.replace(value, {**plain(value), row: "ok"})
                yield fault(f"{rows['name'][1].value}: {kind}", value, code, edit)


@operator
def change_where_an_example_ends(source: Source) -> Iterator[Mutant]:
    for rows in source.examples:
        key, value = rows["reaches"]
        for elsewhere in ("no_such_end", source.start):
            codes = "unknown_end reaches_no_end"
            yield fault(elsewhere, key, codes, source.replace(value, elsewhere))


@operator
def change_an_answer(source: Source) -> Iterator[Mutant]:
    """To one that the question, or the check, does not have."""
    own = {name for name, _ in source.of("options")}
    for rows in source.examples:
        for row, (key, value) in pairs(rows["given"][1]).items() if "given" in rows else ():
            if row in own:
                yield fault(row, key, "unknown_option", source.replace(value, "no_such_option"))
        for row, (key, value) in pairs(rows["found"][1]).items() if "found" in rows else ():
            yield fault(row, key, "unknown_outcome", source.replace(value, "fail.no_such_cause"))


@operator
def move_the_saving_down(source: Source) -> Iterator[Mutant]:
    for name in source.ends("danger"):
        advice = source.nodes[name][1]["advice"][1]
        for at, later in enumerate(plain(advice)):
            said = "".join(later.values()).casefold()
            if at and not any(word in said for word in source.saving):
                one, other = advice.value[0], advice.value[at]
                edits = (source.replace(one, later), source.replace(other, plain(one)))
                yield fault(name, one, "saving_not_first", *edits)


@operator
def ask_before_a_danger_end(source: Source) -> Iterator[Mutant]:
    """A step on the way to an end that must not wait."""
    nodes = source.top["nodes"][1]
    indent = " " * nodes.start_mark.column
    for name, outcome, _, target in source.edges():
        if target.value in source.ends("danger"):
            ways = dict.fromkeys(("fixed", "not_fixed", "cannot"), target.value)
            node = {"step": {"zh": "等一下。", "en": "Wait."}, "next": ways}
            inserted = f"wait_first: {json.dumps(node, ensure_ascii=False)}\n{indent}"
            edits = ((place(nodes), place(nodes), inserted), source.replace(target, "wait_first"))
            yield fault(f"{name}.{outcome}", nodes, "question_in_danger", *edits)


@operator
def forget_unsure(source: Source) -> Iterator[Mutant]:
    """A question of the tree's own that does not let the user be unsure."""
    for name, entries in source.of("options"):
        (key, options), (_, ways) = entries["options"], entries["next"]
        if "unsure" in pairs(options):
            less = [source.replace(each, without(each, "unsure")) for each in (options, ways)]
            yield fault(name, key, "no_unsure", *less)


@operator
def call_doubt_solved(source: Source) -> Iterator[Mutant]:
    """What nobody knows, or nothing has mended, is said to be solved."""
    for name, outcome, key, target in source.edges():
        if outcome.split(".")[0] in ("unknown", "unsure", "skipped", "not_fixed", "cannot"):
            for end in source.ends("resolved")[:1]:
                edit = source.replace(target, end)
                yield fault(f"{name}.{outcome}", key, "doubt_is_no_answer", edit)


@operator
def damage_a_text(source: Source) -> Iterator[Mutant]:
    """A mark too few or too many."""
    for text, _, key, words in source.words():
        at, last = place(words), source.end(words) - 1
        yield fault("anchor", key, "alias", (at, at, "&a "))
        yield fault("alias", key, "alias not_yaml", (at, at, "*a "))
        yield fault("tag", key, "tag", (at, at, "!!str "))
        yield fault("nul", key, "control_character", (last, last, "\0"))
        yield fault("unseen", key, "control_character", (last, last, "\u200b"))
        if quoted(words) and "\n" not in source.text[at:last]:
            opened = line(text) if flowing(text) else line(key)
            yield fault("quote", opened, "not_yaml", (last, last + 1, ""))


@operator
def damage_a_node(source: Source) -> Iterator[Mutant]:
    for name, (_, entries) in source.nodes.items():
        for kind, (key, value) in entries.items():
            yield fault(f"{name}: tab", key, "not_yaml", (place(key), place(key), "\t"))
            if flowing(value):
                end = source.end(value)
                yield fault(f"{name}: {kind}: bracket", value, "not_yaml", (end - 1, end, ""))

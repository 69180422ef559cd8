"""More faults: what an author mixes up, moves or repeats, though every word by itself is right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import yaml

from .mutate import Mutant, Source, line, operator, pairs, place, plain, without

IN_THE_FILE = 10**6
SECRETS = {
    "zh": ("请输入你的助记词", "把 12 个单词发给我", "请提供私钥以便核实", "告诉我们验证码"),
    "en": ("Enter your seed phrase", "Send us your 12 words", "Give us your private key"),
}


def slip(what: str, at: yaml.Node, *edits: tuple[int, int, str], near: int = 1) -> Mutant:
    return Mutant(what, edits, line(at), frozenset(), near)


def gone(source: Source, key: yaml.Node, value: yaml.Node) -> tuple[int, int, str]:
    return place(key), source.end(value), "# gone"


@operator
def lead_to_another_node(source: Source) -> Iterator[Mutant]:
    """A target that there is, and is not meant. The examples know."""
    names = list(source.nodes)
    for name, outcome, key, target in source.edges():
        others = [each for each in names if each not in (target.value, name)]
        to = Random(name + outcome).choice(others)
        what = f"{name}.{outcome}: {target.value} -> {to}"
        if to not in {each.value for at, _, _, each in source.edges() if at == name}:
            yield slip(what, key, source.replace(target, to), near=IN_THE_FILE)


@operator
def swap_two_targets(source: Source) -> Iterator[Mutant]:
    every = list(source.edges())
    for (one, way, key, target), (two, _, _, other) in pairwise(every):
        if one == two and target.value != other.value:
            edits = source.replace(target, other.value), source.replace(other, target.value)
            yield slip(f"{one}.{way}", key, *edits, near=IN_THE_FILE)


@operator
def begin_elsewhere(source: Source) -> Iterator[Mutant]:
    key, value = source.top["start"]
    for name in source.nodes:
        if name != source.start:
            yield slip(name, key, source.replace(value, name))


@operator
def ask_for_another_fact(source: Source) -> Iterator[Mutant]:
    asks = [each["ask"] for _, each in source.of("ask")]
    shared = [(key, value) for key, value in asks if isinstance(value, yaml.ScalarNode)]
    for key, value in shared:
        other = next((each.value for _, each in shared if each.value != value.value), None)
        if other:
            what = f"{value.value} -> {other}"
            yield slip(what, key, source.replace(value, other), near=IN_THE_FILE)


@operator
def run_another_check(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("check"):
        key, value = entries["check"]
        other = "network" if value.value != "network" else "transaction"
        yield slip(f"{name}: {other}", key, source.replace(value, other), near=5)


@operator
def give_another_fact(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("with"):
        for argument, (key, value) in pairs(entries["with"][1]).items():
            other = "amount" if value.value != "amount" else "contact"
            yield slip(f"{name}: {argument}", key, source.replace(value, other))


@operator
def end_in_another_way(source: Source) -> Iterator[Mutant]:
    """A request without its needs, or needs without a request."""
    grave = ("escalate", "danger")
    for name, entries in source.of("end"):
        key, value = entries["end"]
        for other in ("self_help", "escalate"):
            if (other in grave) != (value.value in grave):
                yield slip(f"{name}: {other}", key, source.replace(value, other))


@operator
def misspell_a_key(source: Source) -> Iterator[Mutant]:
    every = [*source.top.items()]
    every += [each for _, entries in source.nodes.values() for each in entries.items()]
    every += [each for rows in source.examples for each in rows.items()]
    for name, (key, _) in every:
        yield slip(name, key, (place(key), place(key) + len(name), name[:-1] + "_"))


@operator
def drop_a_key(source: Source) -> Iterator[Mutant]:
    """One that must be there; it is missed where its node begins."""
    for name, (node, entries) in source.nodes.items():
        for kind in ("ask", "options", "check", "step", "route", "end", "needs"):
            if kind in entries:
                yield slip(f"{name}.{kind}", node, gone(source, *entries[kind]))


@operator
def drop_a_node(source: Source) -> Iterator[Mutant]:
    """It is missed where something leads to it."""
    for name, (key, entries) in source.nodes.items():
        edges = [each for at, _, each, to in source.edges() if to.value == name and at != name]
        last = list(entries.values())[-1][1]
        if edges and name != source.start:
            yield slip(name, edges[0], gone(source, key, last))


@operator
def repeat_an_item(source: Source) -> Iterator[Mutant]:
    for name, (_, entries) in source.nodes.items():
        for kind in ("needs", "sources", "advice", "route"):
            if kind in entries:
                key, value = entries[kind]
                first, *others = plain(value)
                edit = source.replace(value, [first, *others, first])
                yield slip(f"{name}.{kind}", key, edit)


@operator
def repeat_the_name_of_an_example(source: Source) -> Iterator[Mutant]:
    for one, two in pairwise(source.examples):
        key, value = two["name"]
        yield slip(str(value.value), key, source.replace(value, one["name"][1].value))


@operator
def swap_the_languages(source: Source) -> Iterator[Mutant]:
    for key, text in source.texts():
        zh, en = plain(text)["zh"], plain(text)["en"]
        if not zh.isascii():
            yield slip(en, key, source.replace(text, {"zh": en, "en": zh}))


@operator
def rename_a_language(source: Source) -> Iterator[Mutant]:
    for key, text in source.texts():
        yield slip("cn", key, source.replace(pairs(text)["zh"][0], "cn"))


@operator
def add_an_option(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("options"):
        key, value = entries["options"]
        edit = source.replace(
            value, {**plain(value), "one_more": {"zh": "再一个", "en": "One more"}}
        )
        yield slip(name, key, edit)


@operator
def add_an_outcome(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("next"):
        key, value = entries["next"]
        target = next(iter(plain(value).values()))
        yield slip(name, key, source.replace(value, {**plain(value), "one_more": target}))


@operator
def be_sure_and_unsure(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("options"):
        key, _ = entries["ask"]
        if "unsure" in pairs(entries["options"][1]) and "sure" not in entries:
            blank = " " * key.start_mark.column
            edit = place(key), place(key), f"sure: true\n{blank}"
            yield Mutant(name, (edit,), line(key), frozenset({"sure_and_unsure"}))


@operator
def offer_the_same_twice(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("options"):
        first, *others = pairs(entries["options"][1]).items()
        for option, (key, text) in others:
            edit = source.replace(text, plain(first[1][1]))
            yield slip(f"{name}: {option}", key, edit)


@operator
def look_at_a_fact_too_early(source: Source) -> Iterator[Mutant]:
    """In a route, one that nobody asked for."""
    for name, entries in source.of("route"):
        for branch in entries["route"][1].value:
            for fact, (key, value) in pairs(pairs(branch)["when"][1]).items():
                if fact not in ("all", "any", "not") and isinstance(value, yaml.ScalarNode):
                    edits = source.replace(key, "contact"), source.replace(value, "somebody")
                    yield slip(f"{name}: {fact}", key, *edits)


@operator
def drop_a_retest(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("retest"):
        node = source.nodes[name][0]
        yield slip(name, node, gone(source, *entries["retest"]), near=6)


@operator
def show_a_placeholder(source: Source) -> Iterator[Mutant]:
    """In one language; or in both, of a fact that cannot be known there."""
    for key in ("title", "summary"):
        words = pairs(source.top[key][1])
        edits = [source.replace(each, f"{each.value} {{network}}") for _, each in words.values()]
        yield slip(key, source.top[key][0], *edits, near=2)


@operator
def open_a_placeholder(source: Source) -> Iterator[Mutant]:
    for _, language, key, words in source.words():
        yield slip(language, key, source.replace(words, f"{words.value} {{network"))


@operator
def move_a_key(source: Source) -> Iterator[Mutant]:
    """One or two blanks too many, or one too few, before a key of a node."""
    for name, (_, entries) in source.nodes.items():
        for kind, (key, _) in entries.items():
            start = source.text.rfind("\n", 0, place(key)) + 1
            for what, edit in (
                ("+1", (start, start, " ")),
                ("-1", (start, start + 1, "")),
                ("+2", (start, start, "  ")),
            ):
                yield slip(f"{name}.{kind} {what}", key, edit)


@operator
def move_a_node(source: Source) -> Iterator[Mutant]:
    _, *others = source.nodes.items()
    for name, (key, _) in others:
        start = source.text.rfind("\n", 0, place(key)) + 1
        for what, edit in (("-2", (start, start + 2, "")), ("+2", (start, start, "  "))):
            yield slip(f"{name} {what}", key, edit)


@operator
def forget_a_colon(source: Source) -> Iterator[Mutant]:
    for name, (key, entries) in source.nodes.items():
        every = {name: key} | {kind: each for kind, (each, _) in entries.items()}
        for word, each in every.items():
            end = place(each) + len(word)
            yield slip(f"{name}: {word}", each, (end, end + 1, ""))


@operator
def write_a_wide_colon(source: Source) -> Iterator[Mutant]:
    for name, (_, entries) in source.nodes.items():
        for kind, (key, _) in entries.items():
            end = place(key) + len(kind)
            yield slip(f"{name}: {kind}", key, (end, end + 1, "："))


@operator
def ask_outright(source: Source) -> Iterator[Mutant]:
    """For a secret, in place of all that was said."""
    for at, (_, language, key, words) in enumerate(source.words()):
        asked = SECRETS[language][at % len(SECRETS[language])]
        yield slip(asked, key, source.replace(words, asked))


@operator
def forget_a_language_of_the_words(source: Source) -> Iterator[Mutant]:
    key, value = source.top["keywords"]
    for language in pairs(value):
        yield slip(language, key, source.replace(value, without(value, language)))

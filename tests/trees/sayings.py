"""More faults: what an author says that nobody may, and words that are lost or not translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import yaml

from .mutate import Mutant, Source, operator, pairs, place
from .slips import slip

INDIRECT = {
    "zh": ("把备份发给客服。", "把那十二个词发给我们。", "把短信里的六位数字告诉客服。"),
    "en": ("Send us your backup.", "Type your PIN here.", "Tell us the code you received."),
}
PROMISES = {
    "zh": ("客服会帮你追回来。", "我们保证全额退款。", "官方可以冻结对方的地址。"),
    "en": ("Support will recover your coins.", "We guarantee a refund.", "We can freeze them."),
}
CHANNELS = {
    "zh": ("加客服微信 tp_kefu。", "拨打客服电话 400-123-4567。", "加我们的 QQ 群。"),
    "en": ("Add us on WeChat.", "Our hotline is +1 800 555 0100.", "Write to us on WhatsApp."),
}


def _added(source: Source, said: Mapping[str, Sequence[str]]) -> Iterator[Mutant]:
    for at, (_, language, key, words) in enumerate(source.words()):
        more = said[language][at % len(said[language])]
        whole = words.value.rstrip(".。?？!！")
        joint = "。" if language == "zh" else ". "
        yield slip(more, key, source.replace(words, f"{whole}{joint}{more}"))


@operator
def ask_in_other_words(source: Source) -> Iterator[Mutant]:
    yield from _added(source, INDIRECT)


@operator
def promise_what_nobody_can_keep(source: Source) -> Iterator[Mutant]:
    yield from _added(source, PROMISES)


@operator
def send_to_support_that_is_none(source: Source) -> Iterator[Mutant]:
    yield from _added(source, CHANNELS)


@operator
def leave_untranslated(source: Source) -> Iterator[Mutant]:
    for _, text in source.texts():
        words = pairs(text)
        key, chinese = words["zh"]
        english = words["en"][1].value
        if english[:1].isupper() and english.count(" ") > 3 and not chinese.value.isascii():
            yield slip(english, key, source.replace(chinese, english))


@operator
def say_nothing(source: Source) -> Iterator[Mutant]:
    for _, language, key, words in source.words():
        yield slip(language, key, source.replace(words, "……"))


@operator
def cut_off_by_a_note(source: Source) -> Iterator[Mutant]:
    for _, language, key, words in source.words():
        if not words.style and " " in words.value and words.start_mark.line == words.end_mark.line:
            at = words.end_mark.index - len(words.value.rpartition(" ")[2])
            yield slip(f"{language}: {words.value[:30]}", key, (at, at, "#"))


@operator
def leave_a_quote_open(source: Source) -> Iterator[Mutant]:
    for _, language, key, words in source.words():
        end = words.end_mark.index
        if words.style == '"' and source.text[end : end + 1] == "\n":
            yield slip(f"{language}: {words.value[:30]}", key, (end - 1, end, ""))


@operator
def write_two_words_as_one(source: Source) -> Iterator[Mutant]:
    for _, listed in pairs(source.top["keywords"][1]).values():
        one, two, *_ = listed.value
        edit = (place(one), two.end_mark.index, f'"{one.value}、{two.value}"')
        yield slip(one.value, one, edit)


@operator
def give_no_answer(source: Source) -> Iterator[Mutant]:
    for example in source.examples:
        given = pairs(example["given"][1]) if "given" in example else {}
        for fact in ("tx_hash", "wallet_address"):
            if fact in given and given[fact][1].value != "null":
                yield slip(fact, given[fact][0], source.replace(given[fact][1], "not this"))


@operator
def forget_all_examples(source: Source) -> Iterator[Mutant]:
    key, value = source.top["examples"]
    yield slip(
        "examples", key, (place(value) - value.start_mark.column, source.end(value), " []\n")
    )


@operator
def compare_without_quotes(source: Source) -> Iterator[Mutant]:
    for name, entries in source.of("route"):
        for branch in entries["route"][1].value:
            key, when = pairs(branch)["when"]
            if isinstance(when, yaml.MappingNode):
                start = when.start_mark.index
                yield slip(name, key, (start, when.end_mark.index, "{network: <3}"))

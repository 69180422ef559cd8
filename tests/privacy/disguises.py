"""Every way of writing a phrase down, whole or damaged."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from random import Random

Words = list[str]
Writer = Callable[[Random, Words], str]

_SEPARATORS = {
    "spaces": " ",
    "two spaces": "  ",
    "tabs": "\t",
    "lines": "\n",
    "blank lines": "\n\n",
    "crlf": "\r\n",
    "commas": ", ",
    "tight commas": ",",
    "wide commas": "，",
    "enumeration commas": "、",
    "semicolons": "; ",
    "bars": " | ",
    "slashes": "/",
    "hyphens": "-",
    "underscores": "_",
    "plus": " + ",
    "dots": ". ",
    "middle dots": " · ",
    "arrows": " → ",
    "ellipses": "...",
    "no-break spaces": "\u00a0",
    "wide spaces": "\u3000",
    "thin spaces": "\u2009",
    "escaped newlines": "\\n",
    "percent": "%20",
    "entities": "&nbsp;",
    "breaks": "<br>",
    "stars": " * ",
    "emoji": " 🔑 ",
    "and": " and ",
    "tildes": "~",
    "equals": " = ",
    "quote marks": "\n> ",
}
_NUMBERS = {
    "1.": ("{n}. {w}", "\n"),
    "1. inline": ("{n}. {w}", " "),
    "1) inline": ("{n}) {w}", "  "),
    "(1)": ("({n}) {w}", ", "),
    "1:": ("{n}: {w}", "\n"),
    "#1": ("#{n} {w}", " "),
    "01": ("{n:02} {w}", "\n"),
    "1、": ("{n}、{w}", "\n"),
    "1-": ("{n}-{w}", " "),
    "[1]": ("[{n}] {w}", "\n"),
    "1=": ("{n}={w}", "&"),
    "w1": ("word{n}={w}", "&"),
    "word 1": ("word {n}: {w}", "\n"),
    "Word #1": ("Word #{n} - {w}", ", "),
    "第1个": ("第{n}个 {w}", "，"),
    "第1个是": ("第{n}个是{w}", "，"),
    "circled": ("{c}{w}", ""),
    "keycap": ("{n}\ufe0f\u20e3 {w}", " "),
    "bullets": ("- {w}", "\n"),
    "boxes": ("[x] {w}", "\n"),
    "table": ("| {n} | {w} |", "\n"),
    "csv": ("{n},{w}", "\n"),
    "li": ("<li>{w}</li>", "\n"),
    "json object": ('"{n}": "{w}"', ", "),
    "quotes": ('"{w}"', " "),
    "single quotes": ("'{w}'", ", "),
    "curly": ("“{w}”", "、"),
    "backticks": ("`{w}`", " "),
    "brackets": ("[{w}]", " "),
    "after": ("{w}{n}", " "),
    "after in brackets": ("{w} ({n})", " "),
    "chat": ("[12:{n:02}] me: {w}", "\n"),
    "chat named": ("2025-06-03 10:{n:02} Anna Berg: {w}", "\n"),
    "ordinal": ("{o}: {w}", "\n"),
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔"
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth 21st 22nd 23rd 24th
""".split()  # noqa: SIM905 - shorter than a list
_CYRILLIC = str.maketrans("aeocpxyis", "аеосрхуіѕ")


def _numbered(shape: str, gap: str) -> Writer:
    def write(_random: Random, words: Words) -> str:
        return gap.join(
            shape.format(n=number, w=word, c=_CIRCLED[number - 1], o=_ORDINALS[number - 1])
            for number, word in enumerate(words, 1)
        )

    return write


def _joined(separator: str) -> Writer:
    return lambda _random, words: separator.join(words)


def _each(change: Callable[[Random, str], str]) -> Writer:
    return lambda random, words: " ".join(change(random, word) for word in words)


def _zero_width(random: Random, word: str) -> str:
    at = random.randrange(1, len(word)) if len(word) > 1 else 1
    return word[:at] + random.choice("\u200b\u200c\u200d\u2060\ufeff\u00ad") + word[at:]


def _grid(_random: Random, words: Words) -> str:
    rows = [words[at : at + 3] for at in range(0, len(words), 3)]
    return "\n".join(
        "   ".join(f"{3 * line + column + 1}. {word}" for column, word in enumerate(row))
        for line, row in enumerate(rows)
    )


def _columns(_random: Random, words: Words) -> str:
    half = (len(words) + 1) // 2
    lines = []
    for at in range(half):
        right = f"        {at + half + 1}. {words[at + half]}" if at + half < len(words) else ""
        lines.append(f"{at + 1}. {words[at]}{right}")
    return "\n".join(lines)


def _halves(_random: Random, words: Words) -> str:
    half = len(words) // 2
    return f"{' '.join(words[:half])} (first half)\nand {' '.join(words[half:])}"


SEPARATED: dict[str, Writer] = {name: _joined(text) for name, text in _SEPARATORS.items()}
NUMBERED: dict[str, Writer] = {name: _numbered(*shape) for name, shape in _NUMBERS.items()}
SHAPED: dict[str, Writer] = {
    "json": lambda _random, words: json.dumps(words, ensure_ascii=False),
    "python": lambda _random, words: str(words),
    "yaml": lambda _random, words: "\n" + "\n".join(f"  - {word}" for word in words),
    "grid": _grid,
    "columns": _columns,
    "halves": _halves,
    "groups of four": lambda _random, words: "  ".join(
        " ".join(words[at : at + 4]) for at in range(0, len(words), 4)
    ),
    "zero width": _each(_zero_width),
    "full width": lambda _random, words: " ".join(
        "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in word)
        for word in words
    ),
    "decomposed": lambda _random, words: unicodedata.normalize("NFD", " ".join(words)),
}
LATIN: dict[str, Writer] = {
    "upper": lambda _random, words: " ".join(words).upper(),
    "title": lambda _random, words: " ".join(map(str.capitalize, words)),
    "random case": _each(
        lambda random, word: "".join(random.choice((char, char.upper())) for char in word)
    ),
    "camel": lambda _random, words: "".join(map(str.capitalize, words)),
    "glued": lambda _random, words: "".join(words),
    "letters apart": lambda _random, words: "  ".join(" ".join(word) for word in words),
    "cyrillic": lambda _random, words: " ".join(words).translate(_CYRILLIC),
    "bold": lambda _random, words: "".join(
        chr(0x1D41A + ord(char) - 97) if "a" <= char <= "z" else char for char in " ".join(words)
    ),
    "numbers glued": lambda _random, words: " ".join(
        f"{number}{word}" for number, word in enumerate(words, 1)
    ),
}
KANA: dict[str, Writer] = {
    "katakana": lambda _random, words: " ".join(
        "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in word)
        for word in words
    ),
    "glued": lambda _random, words: "".join(words),
}
HANGUL: dict[str, Writer] = {"glued": lambda _random, words: "".join(words)}
HAN: dict[str, Writer] = {
    "unspaced": lambda _random, words: "".join(words),
    "in fours": lambda _random, words: " ".join(
        "".join(words[at : at + 4]) for at in range(0, len(words), 4)
    ),
    "zero width unspaced": lambda _random, words: "\u200b".join(words),
    "in lines of six": lambda _random, words: "\n".join(
        "".join(words[at : at + 6]) for at in range(0, len(words), 6)
    ),
}


def missing(random: Random, words: Words) -> Words:
    gone = random.randrange(len(words))
    return words[:gone] + words[gone + 1 :]


def misspelt(random: Random, words: Words) -> Words:
    at = random.randrange(len(words))
    word = words[at]
    place = random.randrange(len(word))
    letters = "abcdefghijklmnopqrstuvwxyz" if word.isascii() else "".join(words)
    changed = random.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + random.choice(letters) + word[place:],
            word[:place] + random.choice(letters) + word[place + 1 :],
            word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
        )
    )
    return [*words[:at], changed or word, *words[at + 1 :]]


def misspelt_twice(random: Random, words: Words) -> Words:
    return misspelt(random, misspelt(random, words))


def shuffled(random: Random, words: Words) -> Words:
    return random.sample(words, len(words))


def cut(_random: Random, words: Words) -> Words:
    return [word[:4] for word in words]


def half(_random: Random, words: Words) -> Words:
    return words[: len(words) * 2 // 3]


DAMAGE: dict[str, Callable[[Random, Words], Words]] = {
    "missing": missing,
    "misspelt": misspelt,
    "misspelt twice": misspelt_twice,
    "shuffled": shuffled,
}

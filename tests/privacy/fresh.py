"""Fresh cases of every kind, from a seed: texts, what must be hidden in them, what must stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tpsupport.privacy.plain import plain

from . import disguises, wallets

DATA = Path(__file__).parents[1] / "data" / "privacy"
SENTENCES: dict[str, dict[str, list[str]]] = json.loads(
    (DATA / "sentences.json").read_text(encoding="utf-8")
)
CLEAN: dict[str, list[str]] = json.loads((DATA / "clean.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Fresh:
    """``text[start:end]`` is a secret or personal of ``kind``; without one, nothing is."""

    style: str
    text: str
    kind: str = ""
    start: int = 0
    end: int = 0
    keep: tuple[str, ...] = ()
    valid: bool = False
    words: tuple[str, ...] = ()


def _in(template: str, style: str, value: str, kind: str, **more: Any) -> Fresh:
    start = template.index("{}")
    text = template.replace("{}", value, 1)
    return Fresh(style, text, kind, start, start + len(value), **more)


def readable(case: Fresh, covered: set[int]) -> list[str]:
    """The words of a phrase, or the pieces of another secret, that can still be read."""
    places = range(case.start, case.end)
    left = "".join(case.text[at] if at not in covered else "\ufffc" for at in places)
    if not case.words:
        return [piece for piece in re.findall(r"[^\W_]+", left) if piece]
    low = plain(left).low
    squeezed = re.sub(r"[^\w\uFFFC]", "", low)
    words = [plain(word).low for word in case.words]
    return [word for word in words if re.search(_alone(word), low) or _glued(word, squeezed)]


def _glued(word: str, squeezed: str) -> bool:
    return word in squeezed and (len(word) > 3 or not word.isascii())


def _alone(word: str) -> str:
    return rf"(?<![a-z]){word}(?![a-z])" if len(word) < 4 and word.isascii() else word


def _template(random: Random, kind: str, language: str) -> str:
    known = SENTENCES[kind]
    if language in ("es", "fr", "it", "pt", "cs", "ja", "ko") and random.random() < 0.2:
        language = "en"
    if language == "en" and random.random() < 0.3:
        language = "zh"
    language = {"zht": "zh"}.get(language, language)
    return random.choice(known.get(language) or known["en"])


def writers(language: str) -> dict[str, disguises.Writer]:
    """Every disguise that suits a language."""
    own: dict[str, dict[str, disguises.Writer]] = {
        "ja": disguises.KANA,
        "ko": disguises.HANGUL,
        "zh": disguises.HAN,
        "zht": disguises.HAN,
    }
    return {
        **disguises.SEPARATED,
        **disguises.NUMBERED,
        **disguises.SHAPED,
        **own.get(language, disguises.LATIN),
    }


def mnemonics(random: Random, rounds: int = 1) -> Iterator[Fresh]:
    """Phrases with a right checksum, in every language and disguise."""
    for _ in range(rounds):
        for language in wallets.LANGUAGES:
            for name, write in writers(language).items():
                words = wallets.phrase(
                    random, language, random.choice((12, 12, 12, 15, 18, 21, 24))
                )
                template = _template(random, "mnemonic", language)
                value = write(random, words)
                style = f"{language} {name}"
                yield _in(template, style, value, "mnemonic", valid=True, words=tuple(words))


def damaged(random: Random, rounds: int = 1) -> Iterator[Fresh]:
    """Phrases with a word missing, misspelt, out of order, or cut to four letters."""
    plain = ["spaces", "lines", "commas", "1.", "1. inline", "grid", "json", "enumeration commas"]
    for _ in range(rounds):
        for language in wallets.LANGUAGES:
            damage = dict(disguises.DAMAGE)
            if language == "en":
                damage |= {"cut": disguises.cut, "half": disguises.half}
            for name, harm in damage.items():
                words = harm(
                    random, wallets.phrase(random, language, random.choice((12, 12, 15, 24)))
                )
                if language.startswith("zh") and "misspelt" in name:
                    continue
                how = random.choice([*plain, "unspaced"] if language.startswith("zh") else plain)
                value = writers(language)[how](random, words)
                template = _template(random, "mnemonic", language)
                yield _in(
                    template, f"{language} {name} {how}", value, "mnemonic", words=tuple(words)
                )


def keys(random: Random, rounds: int = 1) -> Iterator[Fresh]:
    """Private keys of every family, and keystore files."""
    for _ in range(rounds):
        for language in SENTENCES["private_key"]:
            for name, value in wallets.labelled_keys(random).items():
                template = random.choice(SENTENCES["private_key"][language])
                yield _in(template, f"key {name}", value, "private_key", valid=True)
        for name, value in wallets.plain_keys(random).items():
            for template in ("{}", "看看 {} 这个", random.choice(SENTENCES["private_key"]["en"])):
                yield _in(template, f"key {name}", value, "private_key", valid=True)
        for name, value in wallets.keystores(random).items():
            for template in ("{}", "keystore 内容 {}", "My file:\n{}\nis this enough?"):
                yield _in(template, f"keystore {name}", value, "keystore", valid=True)


def public(random: Random, rounds: int = 1) -> Iterator[Fresh]:
    """Addresses and hashes that must stay."""
    for _ in range(rounds):
        for kind, values in (("hash", wallets.hashes), ("address", wallets.addresses)):
            for templates in SENTENCES[kind].values():
                for template in templates:
                    for name, value in values(random).items():
                        text = template.replace("{}", value)
                        yield Fresh(f"{kind} {name}", text, keep=(value,))


def clean() -> Iterator[Fresh]:
    """Messages with nothing to hide."""
    for language, texts in CLEAN.items():
        for text in texts:
            yield Fresh(f"clean {language}", text)


def _digits(random: Random, size: int) -> str:
    return "".join(random.choices("0123456789", k=size))


def _password(random: Random) -> str:
    word = random.choice(("Summer", "dragon", "wallet", "Li.Wei", "qwerty", "mY-pass", "Köln"))
    return random.choice(
        (
            f"{word}{_digits(random, 4)}",
            f"{word}@{_digits(random, 3)}!",
            f"{_digits(random, 3)}{word}#",
            "".join(random.choices("abcdefghABCDEFG23456789!@#$%", k=11)) + "7x",
        )
    )


def _card(random: Random) -> str:
    body = random.choice(("622202", "621661", "4392", "5264", "622588")) + _digits(random, 14)
    body = body[: 18 if body.startswith("62") else 15]
    total = sum(
        value - 9 * (value > 9)
        for value in (int(d) * (1 + place % 2) for place, d in enumerate(reversed(body), 1))
    )
    return body + str(-total % 10)


def _identity(random: Random) -> str:
    body = f"{random.choice((110105, 440305, 320102))}{random.randrange(1950, 2006)}"
    body += f"{random.randrange(1, 13):02}{random.randrange(1, 29):02}{_digits(random, 3)}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def _phone(random: Random) -> str:
    body = f"1{random.choice('35789')}{_digits(random, 9)}"
    return random.choice(
        (
            body,
            f"{body[:3]} {body[3:7]} {body[7:]}",
            f"{body[:3]}-{body[3:7]}-{body[7:]}",
            f"+86 {body}",
            f"+44 7{_digits(random, 3)} {_digits(random, 6)}",
            f"+1 (415) {_digits(random, 3)}-{_digits(random, 4)}",
            f"+65 9{_digits(random, 3)} {_digits(random, 4)}",
            f"+84 9{_digits(random, 8)}",
        )
    )


def announced(random: Random, rounds: int = 1) -> Iterator[Fresh]:
    """Passwords, one-time codes and personal data."""
    makers = {
        "password": _password,
        "otp": lambda random: _digits(random, 6),
        "phone": _phone,
        "email": lambda random: f"user.{_digits(random, 3)}@mail.example.com",
        "id_card": _identity,
        "bank_card": _card,
    }
    for _ in range(rounds):
        for kind, make in makers.items():
            for language, templates in SENTENCES[kind].items():
                for template in templates:
                    yield _in(template, f"{kind} {language}", make(random), kind)

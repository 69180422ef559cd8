"""What becomes of a text on its way: in mails, chats, pages, programs, and under fingers."""

from __future__ import annotations

import html
import json
import quopri
import re
import textwrap
import unicodedata
from collections.abc import Callable
from urllib.parse import quote, quote_plus

Mangle = Callable[[str], str]


def each_line(ahead: str, behind: str = "") -> Mangle:
    return lambda text: "\n".join(f"{ahead}{line}{behind}" for line in text.splitlines())


def numbered(form: str) -> Mangle:
    return lambda text: "\n".join(
        form.format(at) + line for at, line in enumerate(text.splitlines(), 1)
    )


def broken(width: int) -> Mangle:
    return lambda text: "\n".join(
        line[at : at + width]
        for line in text.splitlines()
        for at in range(0, max(len(line), 1), width)
    )


def wide(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


def bold(text: str) -> str:
    return "".join(chr(0x1D41A + ord(each) - 97) if "a" <= each <= "z" else each for each in text)


def after_each(sign: str, step: int = 1) -> Mangle:
    return lambda text: re.sub(f"(.{{{step}}})", rf"\g<1>{sign}", text)


def paragraphs(tag: str) -> Mangle:
    return lambda text: "".join(
        f'<{tag} dir="ltr">{html.escape(line)}</{tag}>' for line in text.splitlines()
    )


def in_two(between: str) -> Mangle:
    """Parted in the middle of the token's third line."""

    def parted(text: str) -> str:
        at = text.index("tpsr1") + 150
        return text[:at] + between + text[at:]

    return parted


def printable(text: str) -> str:
    return quopri.encodestring(text.encode(), quotetabs=True).decode()


def headed(text: str) -> str:
    """As a chat copies messages: over each who wrote it, and when."""
    return "\n".join(
        f"Maria K., [22.11.2026 10:{at:02}]\n{line}" for at, line in enumerate(text.splitlines())
    )


def in_pairs(text: str) -> str:
    """Every second line joined to the one before it."""
    lines = [*text.splitlines(), ""]
    return "\n".join(f"{one} {two}" for one, two in zip(lines[::2], lines[1::2], strict=False))


def wrapped(width: int, ahead: str = "> ") -> Mangle:
    """As mail wraps: at spaces, each line with a mark."""

    def wrap(text: str) -> str:
        return "\n".join(
            f"{ahead}{piece}"
            for line in text.splitlines()
            for piece in textwrap.wrap(line, width, break_on_hyphens=False) or [""]
        )

    return wrap


MANGLES: dict[str, Mangle] = {
    "nothing": str,
    "quoted": each_line("> "),
    "quoted twice": each_line(">> "),
    "quoted and broken": lambda text: each_line("> ")(broken(33)(text)),
    "broken after 7": broken(7),
    "broken after 20": broken(20),
    "broken after 59": broken(59),
    "in capitals": str.upper,
    "as titles": str.title,
    "cases swapped": str.swapcase,
    "on one line": lambda text: " ".join(text.split()),
    "without spaces": lambda text: "".join(text.split()),
    "Windows lines": lambda text: text.replace("\n", "\r\n"),
    "old Mac lines": lambda text: text.replace("\n", "\r"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "numbered": numbered("{} "),
    "numbered with dots": numbered("{}. "),
    "numbered and broken": lambda text: numbered("{:>3}: ")(broken(41)(text)),
    "chat export": numbered("[10:{:02}, 11/22/2026] Maria K.: "),
    "log": lambda text: numbered("2026-11-22 10:05:{:02} Maria: ")(broken(50)(text)),
    "bullets": each_line("• "),
    "table": each_line("| ", " |"),
    "indented": each_line("\t"),
    "diff": each_line("+"),
    "trailing spaces": each_line("", "   "),
    "fenced": lambda text: f"```\n{text}```\n",
    "bold Markdown": each_line("**", "**"),
    "escaped Markdown": lambda text: re.sub(r"([_*.#:\-])", r"\\\1", text),
    "full width": wide,
    "styled letters": bold,
    "decomposed": lambda text: unicodedata.normalize("NFKD", text),
    "zero width spaces": after_each("\u200b"),
    "joiners": after_each("\u200d", 5),
    "soft hyphens": after_each("\u00ad", 9),
    "byte order mark": lambda text: "\ufeff" + text,
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "right to left": lambda text: f"\u202b{text}\u202c",
    "smart quotes": lambda text: text.replace("'", "’").replace("-", "–"),
    "entities": lambda text: html.escape(text).replace(" ", "&nbsp;").replace("\n", "&#8203;\n"),
    "breaks": lambda text: html.escape(text).replace("\n", "<br>\n"),
    "breaks escaped": lambda text: html.escape(text.replace("\n", "<br/>")),
    "paragraphs": paragraphs("p"),
    "divisions": lambda text: paragraphs("div")(broken(30)(text)),
    "JSON string": json.dumps,
    "JSON string in Unicode": lambda text: json.dumps(text, ensure_ascii=False),
    "Python": repr,
    "CSV": lambda text: '"' + text.replace('"', '""') + '"',
    "link": quote,
    "form": quote_plus,
    "quoted-printable": printable,
    "quoted-printable, quoted": lambda text: each_line("> ")(printable(text)),
    "quoted-printable, wide": lambda text: printable(wide(text)),
    "o for 0, l for 1": lambda text: text.replace("0", "O").replace("1", "l"),
    "a blank line within": in_two("\n\n"),
    "two messages": in_two("\nMaria K, 10:32\n"),
    "a greeting and a signature": lambda text: (
        f"Hi,\nsee https://r1.example/tpsr1x\n{text}\nSent from my iPhone\nRegards, Ulla\n"
    ),
    "a signature": lambda text: f"{text}-- \nM. Kowalska | +48 000 000 000\n",
    "the token alone": lambda text: text[text.index("tpsr1") :],
    "glued to the title": lambda text: text.replace("\ntpsr1", "tpsr1"),
    "chat with heads": headed,
    "lines joined in pairs": in_pairs,
    "quoted and wrapped at 72": wrapped(72),
    "quoted twice and wrapped at 60": wrapped(60, ">> "),
    "emoji": lambda text: f"🙏 {text.rstrip()} 🙏🙏",
}
"""What leaves the token whole. Whatever is done, no other case may come back."""

LINES: tuple[str, ...] = (
    *("nothing", "quoted", "quoted twice", "in capitals", "Windows lines", "blank lines"),
    *("numbered", "numbered with dots", "chat export", "bullets", "indented", "trailing spaces"),
    *("fenced", "bold Markdown", "full width", "zero width spaces", "no-break spaces"),
    *("chat with heads", "table", "escaped Markdown", "quoted and wrapped at 72"),
    *("smart quotes", "breaks", "paragraphs", "entities", "quoted-printable"),
)
"""What the lines for people come through as well, but for case, width and breaks."""

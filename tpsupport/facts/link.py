"""A web address. It is written down, and never opened."""

from __future__ import annotations

import re

from tpsupport.facts.rules import Answer, excerpt, refusal
from tpsupport.text import clean

_DOTS = str.maketrans("。．｡：／？＃＠", "...:/?#@")
_DISARMED = (
    (re.compile(r"^hxxp", re.IGNORECASE), "http"),
    (re.compile(r"\[(?:\.|dot)\]|\(\.\)", re.IGNORECASE), "."),
    (re.compile(r"\[:\]"), ":"),
)
_LABEL = r"[^\s/?#@:\\<>\"'`{}|^\[\].]+"
_NUMBERS = r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]"
_NUMBER = re.compile(r"\.\d+$")
_LINK = re.compile(
    rf"(?:(?P<scheme>[a-z][a-z0-9+.-]{{1,20}})://)?(?:[^\s/?#@]*@)?"
    rf"(?:(?P<name>{_LABEL}(?:\.{_LABEL})+)\.?|{_NUMBERS})(?::\d{{1,5}})?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_AROUND = "<>\"'“”‘’「」《》 "
_LONGEST_HOST = 253


def read(answer: Answer) -> str:
    """The link as it was written: a strange letter in it may be just what matters."""
    typed = clean(answer.text).translate(_DOTS)
    while (link := _bare(typed)) != typed:
        typed = link
    if len(link.split()) > 1:
        raise refusal("link_several", found=excerpt(link))
    match = _LINK.fullmatch(link)
    if match is None:
        raise refusal("link_shape", found=excerpt(link))
    if match["scheme"] and match["scheme"].lower() not in ("http", "https"):
        raise refusal("link_scheme", scheme=match["scheme"])
    name = match["name"] or ""
    if len(name) > _LONGEST_HOST or (_NUMBER.search(name) and not re.fullmatch(_NUMBERS, name)):
        raise refusal("link_shape", found=excerpt(link))
    return link


def _bare(text: str) -> str:
    """``text`` a little freed from what stands around a link, or keeps it from being clicked."""
    for disarmed, armed in _DISARMED:
        text = disarmed.sub(armed, text)
    return text.strip().strip(_AROUND).rstrip(".,")

"""What tests of the tools for authors start from: a small tree in a file of its own."""

from __future__ import annotations

from pathlib import Path

NAME = "lamp"


def end(kind: str, zh: str, en: str) -> str:
    """An end in flow style."""
    said = f"{{zh: {zh}, en: {en}}}"
    texts = f"title: {said}, because: {said}, advice: [{said}], cannot_tell: {said}"
    needs = ", needs: [network]" if kind in ("escalate", "danger") else ""
    return f"{{end: {kind}, {texts}, sources: [official/contact]{needs}}}"


TREE = f"""\
tree: lamp
title: {{zh: 灯不亮, en: The lamp is dark}}
summary: {{zh: 没有光。, en: There is no light.}}
keywords: {{zh: [灯], en: [lamp]}}
start: plug   # the first question
nodes:
  plug:
    ask: {{zh: 插好了吗？, en: "Is it plugged in?"}}
    options:
      no: {{zh: 没有, en: It is not}}
      "yes": {{zh: 插好了, en: It is}}
      unsure: {{zh: 不确定, en: Not sure}}
    next: {{no: plug_in, "yes": reach, unsure: reach}}
  reach:
    check: network
    next: {{ok: by_plug, warn: by_plug, fail.dns_broken: press, fail: press, unknown: press}}
  by_plug:
    route:
      - {{when: {{plug: unsure}}, to: look}}
    else: write
  press:
    step: {{zh: 按一下开关。, en: Press the switch.}}
    next: {{fixed: fine, not_fixed: which, cannot: which}}
  which:
    ask: network
    next: {{given: write, skipped: look}}
  plug_in: {end("self_help", "插上", "Plug it in")}
  look: {end("self_help", "看一看", "Look at it")}
  fine: {end("resolved", "亮了", "It is lit")}
  write: {end("escalate", "请人来", "Call somebody")}
examples:
  - name: not plugged in
    given: {{plug: no}}
    reaches: plug_in
  - name: plugged in
    given: {{plug: "yes"}}
    found: {{network: ok}}
    reaches: write
  - name: not sure
    given: {{plug: unsure}}
    found: {{network: warn}}
    reaches: look
  - name: pressed
    given: {{plug: "yes", press: fixed}}
    found: {{network: fail}}
    reaches: fine
  - name: pressed in vain
    given: {{plug: "yes", press: not_fixed, network: tron}}
    found: {{network: fail.dns_broken}}
    reaches: write
  - name: nobody can press
    given: {{plug: "yes", press: cannot, network: null}}
    found: {{network: unknown}}
    reaches: look
"""


def write(folder: Path, text: str = TREE, name: str = NAME) -> str:
    """The path of a file with the tree ``text``."""
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def changed(*edits: tuple[str, str]) -> str:
    """The tree with each ``old`` in it, which stands there once, put as ``new``."""
    text = TREE
    for old, new in edits:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def line_of(text: str, words: str) -> int:
    """The line, from 1, that holds ``words``."""
    return next(at for at, line in enumerate(text.splitlines(), 1) if words in line)

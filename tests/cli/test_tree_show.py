"""``tpsupport tree show``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .authors import changed, write
from .people import LIBRARY
from .program import sound, tpsupport

SHOWN = """\
lamp: The lamp is dark
There is no light.

question plug: Is it plugged in?
  - no: It is not
    END (help yourself) plug_in: Plug it in
  - yes, unsure: It is / Not sure
    check reach: Network connection
      - ok, warn
        route by_plug
          - 1: plug = unsure
            END (help yourself) look: Look at it
          - else: otherwise
            END (support needed) write: Call somebody
      - fail.dns_broken, fail, unknown
        step press: Press the switch.
          - fixed: it helped
            END (solved) fine: It is lit
          - not_fixed, cannot: it did not help / cannot do it
            question which: Which network is this about?
              - given: answered
                → write (above): Call somebody
              - skipped: Not sure which
                → look (above): Look at it
"""


def test_a_tree_as_text(tmp_path: Path) -> None:
    ran = sound(tpsupport("--lang", "en", "tree", "show", write(tmp_path)))
    assert (ran.code, ran.out, ran.err) == (0, SHOWN, "")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", LIBRARY.tree_ids)
def test_each_node_is_shown_once(name: str, language: str) -> None:
    ran = sound(tpsupport("--lang", language, "tree", "show", name))
    tree = LIBRARY.tree(name)
    heads = {
        "zh": "问题|检查|操作|分路|结局（.+?）",
        "en": r"question|check|step|route|END \(.+?\)",
    }
    found = re.findall(rf"^ *(?:{heads[language]}) ?(?:end:)?([a-z0-9_]+)", ran.out, re.MULTILINE)
    assert sorted(found) == sorted(tree.nodes)
    assert f"tree:{name}" not in ran.out
    assert all(f"tree:{jump}" in ran.out for jump in tree.jumps)
    assert max(len(line) - len(line.lstrip()) for line in ran.out.splitlines()) < 50


def test_what_would_stand_too_deep_begins_anew(tmp_path: Path) -> None:
    rungs = [
        f'  q{at}: {{ask: {{zh: 问, en: Rung {at}}}, options: {{"yes": {{zh: 是, en: Y}}, '
        f'unsure: {{zh: 不确定, en: U}}}}, next: {{"yes": q{at + 1}, unsure: look}}}}\n'
        for at in range(30)
    ]
    text = changed(("start: plug", "start: q0"), ("nodes:\n", "nodes:\n" + "".join(rungs)))
    text = text.replace("q30", "plug")
    ran = sound(tpsupport("--lang", "en", "tree", "show", write(tmp_path, text)))
    assert "→ q8 (below): Rung 8" in ran.out
    assert "\n\nquestion q8: Rung 8\n" in ran.out
    assert ran.out.count("question q") == 30


def test_words_of_a_file_stay_words(tmp_path: Path) -> None:
    words = "[bold]Press[/] {network} :smile:"
    text = changed(
        ("{zh: 按一下开关。, en: Press the switch.}", f'{{zh: "{words}", en: "{words}"}}')
    )
    ran = tpsupport("--lang", "en", "tree", "show", write(tmp_path, text))
    assert f"step press: {words}\n" in ran.out, ran.said

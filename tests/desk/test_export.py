"""The whole catalogue for each help desk, by the rules that its makers publish."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from typing import Any

import pytest
import yaml

from tpsupport.cli.reply.export import SYSTEMS
from tpsupport.desk.export.catalogue import Catalogue, catalogue
from tpsupport.desk.export.markup import html
from tpsupport.desk.export.table import harmless, table
from tpsupport.desk.reply.desk import Desk
from tpsupport.desk.reply.letter import Letter
from tpsupport.pack.library import Library

LIBRARY = Library.open()
DESK = Desk(LIBRARY)
ENDS = [(tree, end) for tree in DESK.trees for end in DESK.ends(tree)]
LIQUID = re.compile(r"\{\{|\{%")


@cache
def made(system: str) -> tuple[Catalogue, dict[str, str]]:
    module: Any = import_module(f"tpsupport.desk.export.{SYSTEMS[system]}")
    sample = Letter("", "", {}, "", module.CHANNEL, "full", module.NAMES)
    found = catalogue(DESK, sample, folder=12)
    return found, module.files(found)


def only(system: str) -> str:
    _, files = made(system)
    assert len(files) == 1
    return next(iter(files.values()))


systems = pytest.mark.parametrize("system", SYSTEMS)


@systems
def test_everything_is_there_in_every_language(system: str) -> None:
    found, _ = made(system)
    assert [(each.tree, each.end, each.language) for each in found.entries] == [
        (tree, end, language) for tree, end in ENDS for language in LIBRARY.languages
    ]


@systems
def test_codes_are_unique_and_the_same_next_time(system: str) -> None:
    found, files = made(system)
    codes = [each.code for each in found.entries]
    assert len(set(codes)) == len(codes)
    assert codes[0] == f"tp-{ENDS[0][0]}-{ENDS[0][1]}-{LIBRARY.languages[0]}"
    module: Any = import_module(f"tpsupport.desk.export.{SYSTEMS[system]}")
    assert module.files(found) == files


def test_chatwoot() -> None:
    rows = json.loads(only("chatwoot"))
    assert len({row["short_code"] for row in rows}) == len(rows) == 2 * len(ENDS)
    for row in rows:
        assert set(row) == {"short_code", "content"}
        assert re.fullmatch(r"[a-z0-9_-]{1,255}", row["short_code"])
        assert row["content"].strip()
        assert len(row["content"]) <= 10_000
        assert set(LIQUID.findall(row["content"])) <= {"{{"}
        assert row["content"].count("{{agent.name}}") == row["content"].count("{{")
        assert "<" not in row["content"]


def test_zammad() -> None:
    text = only("zammad")
    assert not text.startswith("\ufeff")
    header, *rows = csv.reader(io.StringIO(text))
    assert header == ["name", "keywords", "content", "note", "active"]
    assert len({row[0] for row in rows}) == len(rows) == 2 * len(ENDS)
    for name, keywords, content, note, active in rows:
        assert all((name, keywords, content, note))
        assert active == "true"
        assert "~~~" not in content
        assert re.search(r"<.+?>", content)
        assert balanced(content)
        assert content.count("#{user.firstname} #{user.lastname}") == 1
        assert all(harmless(cell) == cell for cell in (name, keywords, content, note))
        assert all(cell == cell.strip() for cell in (name, keywords, content, note))


def test_zendesk() -> None:
    _, files = made("zendesk")
    items = json.loads(files["dynamic_content.json"])["items"]
    macros = json.loads(files["macros.json"])["macros"]
    names = [each["item"]["name"] for each in items]
    assert len(set(names)) == len(names) == len(macros) == len(ENDS)
    for each in items:
        item = each["item"]
        assert set(item) == {"name", "default_locale_id", "variants"}
        locales = [variant["locale_id"] for variant in item["variants"]]
        assert sorted(locales) == [1, 10]
        assert [variant["default"] for variant in item["variants"]].count(True) == 1
        default = next(one for one in item["variants"] if one["default"])
        assert default["locale_id"] == item["default_locale_id"] == 1
        for variant in item["variants"]:
            assert set(variant) == {"locale_id", "content", "default", "active"}
            fields = re.findall(r"\{\{([\w.]+)\}\}", variant["content"])
            assert sorted(fields) == ["current_user.name", "ticket.requester.first_name"]
            assert "{%" not in variant["content"]
    for name, each in zip(names, macros, strict=True):
        macro = each["macro"]
        assert re.fullmatch(r"[a-z0-9_]+", name)
        assert set(macro) == {"title", "description", "active", "actions"}
        assert macro["title"].count("::") == 2
        assert macro["actions"] == [{"field": "comment_value", "value": f"{{{{dc.{name}}}}}"}]


def test_freshdesk() -> None:
    rows = json.loads(only("freshdesk"))["canned_responses"]
    assert len({row["title"] for row in rows}) == len(rows) == 2 * len(ENDS)
    for row in rows:
        assert set(row) == {"title", "content_html", "folder_id", "visibility"}
        assert (row["folder_id"], row["visibility"]) == (12, 0)
        assert 0 < len(row["title"]) <= 255
        assert balanced(row["content_html"])
        assert "{{ticket.agent.name}}" in row["content_html"]


def test_osticket() -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows = yaml.load(only("osticket"), loader)
    assert len({row["title"] for row in rows}) == len(rows) == 2 * len(ENDS)
    for row in rows:
        assert set(row) == {"isenabled", "title", "response", "notes"}
        assert row["isenabled"] == 1
        assert 3 <= len(row["title"]) <= 255
        assert "<" not in row["title"]
        assert balanced(row["response"])
        assert re.findall(r"%\{[\w.]+\}", row["response"]) == ["%{ticket.name.first}"]
        assert row["notes"].strip()


def test_json() -> None:
    document = json.loads(only("json"))
    assert document["schema_version"] == 1
    assert len(document["replies"]) == 2 * len(ENDS)
    assert all(not LIQUID.search(row["text"]) for row in document["replies"])


def test_csv() -> None:
    text = only("csv")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 2 * len(ENDS)
    for row in rows:
        assert all(harmless(cell) == cell for cell in row.values())


class Tags(HTMLParser):
    """Which tags are open; none may be of another kind."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag in ("p", "br", "ol", "ul", "li")
        assert attrs == []
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def balanced(text: str) -> bool:
    tags = Tags()
    tags.feed(text)
    tags.close()
    return not tags.open


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a", "<p>a</p>"),
        ("a\nb", "<p>a<br>b</p>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("Do:\n1. x\n2. y\n(z)", "<p>Do:</p>\n<ol><li>x</li><li>y</li></ol>\n<p>(z)</p>"),
        ("- x\n- y", "<ul><li>x</li><li>y</li></ul>"),
        ("1.5 TRX", "<p>1.5 TRX</p>"),
        ("<b> & \"q\" 'r'", "<p>&lt;b&gt; &amp; &quot;q&quot; &#x27;r&#x27;</p>"),
        ("<address>", "<p>&lt;address&gt;</p>"),
        ("{{x}} #{y}", "<p>{{x}} #{y}</p>"),
    ],
)
def test_plain_text_as_html(text: str, said: str) -> None:
    assert html(text) == said


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"]
)
def test_no_cell_is_computed(cell: str) -> None:
    assert next(csv.reader(io.StringIO(table(["a"], [[cell]]).partition("\r\n")[2]))) == [
        f"'{cell}"
    ]


@pytest.mark.parametrize("cell", ["", "a", 'say "x", y', "two\nlines", "您好", "1+1"])
def test_other_cells_come_back(cell: str) -> None:
    rows = list(csv.reader(io.StringIO(table(["a", "b"], [[cell, "z"]]))))
    assert rows == [["a", "b"], [cell, "z"]]

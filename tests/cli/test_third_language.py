"""A third language is a matter of YAML alone: a table is filled in, and the program speaks it."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.sheets import ANSWERS
from tpsupport.cli.app import ENTRIES
from tpsupport.pack.library import Library
from tpsupport.pack.source import read
from tpsupport.trees.translation.texts import files

from .program import ROOT, Ran, sound, tpsupport
from .test_help import paths

ACCENTED = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
HAN = re.compile("[\u3400-\u9fff]")
ADDRESS = "TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3"
OUT_OF_GAS = str(ANSWERS / "payment-failure/out_of_gas.yaml")


def accented(words: str) -> str:
    """English in accents, which nobody speaks; what stands in braces is left alone."""
    parts = re.findall(r"\{[^{}]*\}|[^{}]+|[{}]", words)
    return "".join(part if part[0] == "{" else part.translate(ACCENTED) for part in parts)


def deeply(data: Any, *, keys: bool = False) -> Any:
    """The same for a structure; its first keys are names."""
    match data:
        case dict():
            return {
                accented(key) if keys else key: deeply(value, keys=True)
                for key, value in data.items()
            }
        case list():
            return [deeply(value, keys=True) for value in data]
        case str():
            return accented(data)
    return data


def fill(table: Path) -> int:
    """Do a translator's work; how many rows there were."""
    with table.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert header == ["id", "place", "form", "zh", "en", "xx"]
    for row in rows:
        assert row[-1] == ""
        row[-1] = accented(row[-2])
        if row[2] == "json":
            row[-1] = json.dumps(deeply(json.loads(row[-2])), ensure_ascii=False)
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return len(rows)


def translate(pack: Path, *arguments: str) -> Ran:
    return sound(tpsupport("--lang", "en", "--pack", str(pack), "tree", "translate", *arguments))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped pack in three languages, by a table."""
    folder = tmp_path_factory.mktemp("third")
    pack = Path(shutil.copytree(ROOT / "decision_trees", folder / "pack"))
    table = folder / "table.csv"
    assert translate(pack, "--to", "xx", "-o", str(table), "--bom").code == 0
    count = fill(table)
    ran = translate(pack, "--from", str(table))
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert f"{count} texts in “xx” were put into" in ran.err
    return pack


@pytest.fixture
def pack(whole: Path, tmp_path: Path) -> Path:
    """A copy of it that may be changed."""
    return Path(shutil.copytree(whole, tmp_path / "pack"))


def spoken(pack: Path, *arguments: str, stdin: str = "") -> Ran:
    return sound(tpsupport("--lang", "xx", "--pack", str(pack), *arguments, stdin=stdin))


def texts(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict) and data and set(data) <= {"zh", "en", "xx"}:
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from texts(each)


@cache
def english() -> frozenset[str]:
    """What the pack says in English, as far as another language would say it otherwise."""
    library = Library.open()
    said = (text.get("en") for file in files(library) for text in texts(read(file)))
    return frozenset(
        " ".join(words.split())
        for words in said
        if isinstance(words, str)
        and len(words) > 14
        and words.count(" ") > 1
        and "{" not in words
        and not words.startswith("tpsupport ")
    )


def wholly(ran: Ran, *, but: str = "") -> None:
    """It was said in the third language: nothing in Chinese, and no English sentence."""
    said = " ".join(ran.said.split())
    assert not HAN.search(said), said
    assert [words for words in english() if words in said and words not in but] == []
    assert any(letter in said for letter in "áéíóú")


def test_the_files_are_as_they_were_but_for_the_new_words(whole: Path) -> None:
    for file in files(Library.open()):
        before = file.read_text("utf-8").splitlines()
        after = (whole / file.relative_to(ROOT / "decision_trees")).read_text("utf-8").splitlines()
        waiting = iter(after)
        for line in before:
            start = line.rstrip("}] ").partition("  #")[0].rstrip("}] ")
            assert any(each.startswith(start) for each in waiting), f"{file.name}: {line}"
        comments = [line for line in before if line.lstrip().startswith("#")]
        assert [line for line in after if line.lstrip().startswith("#")] == comments


def test_the_pack_is_right(whole: Path) -> None:
    assert Library.open(whole).languages == ("zh", "en", "xx")
    ran = spoken(whole, "tree", "lint")
    assert ran.code == 0
    wholly(ran)
    assert spoken(whole, "tree", "test").code == 0


@pytest.mark.parametrize("words", list(paths(ENTRIES)), ids=" ".join)
def test_help(whole: Path, words: tuple[str, ...]) -> None:
    ran = spoken(whole, *words, "--help")
    assert ran.code == 0
    wholly(ran)


def test_help_names_every_language(whole: Path) -> None:
    assert "zh, en, xx" in spoken(whole, "--help").out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize(
    "answers", [OUT_OF_GAS, str(next(iter(sorted((ANSWERS / "security").glob("*.yaml")))))]
)
def test_a_diagnosis_and_its_request(whole: Path, answers: str, form: str) -> None:
    tree = Path(answers).parent.name
    given = ("--no-input", "--offline", "--answers", answers, "--format", form)
    ran = spoken(whole, "diagnose", tree, *given)
    assert ran.code == 1, ran.err
    told = Path(answers).read_text("utf-8")
    own = "".join(HAN.findall(told))
    said = Ran(ran.code, "".join(each for each in ran.out if each not in own), ran.err)
    wholly(said, but=told)
    if form == "json":
        assert json.loads(ran.out)["language"] == "xx"


def test_a_conversation(whole: Path) -> None:
    library = Library.open(whole)
    ran = spoken(whole, "--plain", "diagnose", "payment-failure", "--offline", stdin="2\n3\n4\n")
    assert ran.code == 1
    wholly(ran)
    asked = getattr(library.tree("payment-failure").nodes["seen"], "own", None)
    assert asked
    assert accented(asked.prompt["en"]) in ran.err


@pytest.mark.parametrize(
    "command",
    [
        "check network --offline",
        f"check address {ADDRESS} --offline",
        "check address 0x12 --offline",
        "check link tokenp0cket.pro",
        "check node tron --offline",
        "check list",
        "contact",
        "config",
        "tree list",
        "tree show security",
        "tree paths security",
        "tree draw dapp --format mermaid",
        "tree diff dapp dapp",
        "tree play security --no-input --set concern=stolen",
        "find stuck",
        "diagnos",
        "diagnose securty --no-input",
        "diagnose payment-failure --no-input",
        "check address",
        "check network --timeout x",
        "tree paths nothing",
        "tree lint nowhere.yaml",
    ],
)
def test_every_command_speaks_it(whole: Path, command: str) -> None:
    wholly(spoken(whole, *command.split()))


def test_what_was_said_is_found_and_read_back(whole: Path, tmp_path: Path) -> None:
    found = spoken(whole, "find", accented("payment failed"))
    assert accented("Payment failed") in found.out.splitlines()[0]
    given = ("--no-input", "--offline", "--answers", OUT_OF_GAS)
    request = tmp_path / "request.txt"
    request.write_text(spoken(whole, "diagnose", "payment-failure", *given).out, "utf-8")
    answered = spoken(whole, "reply", str(request))
    assert answered.code == 0, answered.err
    wholly(answered, but=request.read_text("utf-8"))
    assert accented("The gas ran out") in answered.out


@pytest.mark.parametrize(
    "environment", [{"TPSUPPORT_LANG": "xx"}, {"LANG": "xx_XX.UTF-8"}, {"LANGUAGE": "fr:xx:en"}]
)
def test_the_environment_chooses_it(
    whole: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ran = sound(tpsupport("--pack", str(whole), "contact"))
    wholly(ran)


# The table


def test_there_is_nothing_more_to_translate(whole: Path) -> None:
    ran = translate(whole, "--to", "xx")
    assert (ran.code, ran.out) == (0, "")
    assert "No text lacks “xx”" in ran.err


def holed(pack: Path) -> None:
    """Take one translation out of the pack."""
    file = pack / "dapp.yaml"
    text = file.read_text("utf-8")
    hole = re.search(r"^(title: .*), xx: [^}]*}", text, re.MULTILINE)
    assert hole
    file.write_text(text.replace(hole[0], f"{hole[1]}}}"), "utf-8")


def test_only_what_is_missing_is_handed_out(pack: Path, tmp_path: Path) -> None:
    holed(pack)
    table = tmp_path / "table.tsv"
    assert translate(pack, "--to", "xx", "-o", str(table)).code == 0
    header, row = table.read_text("utf-8").splitlines()
    assert header == "id\tplace\tform\tzh\ten\txx"
    assert row.startswith("dapp.yaml#/title\tdapp.yaml:2\ttext\t")
    table.write_text(f"{header}\n{row}='ÓNÉ\n", "utf-8")
    before = (pack / "pack.yaml").read_text("utf-8")
    assert translate(pack, "--from", str(table)).code == 0
    assert Library.open(pack).tree("dapp").title["xx"] == "='ÓNÉ"
    assert (pack / "pack.yaml").read_text("utf-8") == before


def test_an_earlier_table_is_taken_along(pack: Path, tmp_path: Path) -> None:
    holed(pack)
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    translate(pack, "--to", "xx", "-o", str(old))
    old.write_text(old.read_text("utf-8").rstrip() + "ÓNÉ\n", "utf-8")
    ran = translate(pack, "--from", str(old), "-o", str(new))
    assert "1 of them were taken" in ran.err
    assert new.read_text("utf-8").rstrip().endswith(",ÓNÉ")


@pytest.mark.parametrize(
    ("edit", "code", "said"),
    [
        ((",,", ",x,"), 1, "the text was changed since"),
        (("dapp.yaml#/title", "dapp.yaml#/titel"), 1, "the pack has no such text"),
        (("ÓNÉ", "{nobody}"), 3, "dapp.yaml:2:"),
    ],
)
def test_where_anything_is_wrong_nothing_is_written(
    pack: Path, tmp_path: Path, edit: tuple[str, str], code: int, said: str
) -> None:
    holed(pack)
    table = tmp_path / "table.csv"
    translate(pack, "--to", "xx", "-o", str(table))
    header, row = table.read_text("utf-8").splitlines()
    zh = row.split(",")[3]
    text = f"{header}\n{row}ÓNÉ\n".replace(*((zh, "x") if edit[0] == ",," else edit))
    table.write_text(text, "utf-8")
    before = {file: file.read_bytes() for file in pack.rglob("*.yaml")}
    ran = translate(pack, "--from", str(table))
    assert ran.code == code
    assert said in ran.err
    assert "Nothing was written" in ran.err
    assert {file: file.read_bytes() for file in pack.rglob("*.yaml")} == before
    if code == 3:
        assert translate(pack, "--from", str(table), "--anyway").code == 3
        assert "{nobody}" in (pack / "dapp.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Into which language?"),
        (("--to", "xx_XX"), "--to takes"),
        (("--from", "nowhere.csv"), "nowhere.csv"),
        (("--from", "README.md"), "is no table"),
        (("--to", "yy", "--from", "table.csv"), "--to takes"),
    ],
)
def test_what_cannot_be_done_is_said(
    whole: Path,
    tmp_path: Path,
    arguments: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text("# words\n", "utf-8")
    Path("table.csv").write_text("id,place,form,en,xx\n", "utf-8")
    ran = translate(whole, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err

"""``tpsupport tree play``, and watching files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.docs.test_schemas import valid
from tpsupport.cli.prompt.recording import Recording
from tpsupport.cli.tree import watching
from tpsupport.cli.tree.playing import Play
from tpsupport.cli.tree.stage import Stage
from tpsupport.cli.tree.vigil import look
from tpsupport.cli.tree.watching import again, stamps

from .authors import TREE, changed, line_of, write
from .people import session
from .program import sound, tpsupport

HASH = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060"


def play(*arguments: str, language: str = "en") -> Any:
    return sound(tpsupport("--lang", language, "tree", "play", *arguments, "--no-input"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_way_and_the_end(tmp_path: Path, language: str) -> None:
    given = ("--set", "plug=yes", "--set", "press=not_fixed", "--set", "network=")
    ran = play(write(tmp_path), *given, "--found", "network=fail", language=language)
    assert ran.code == 0
    first, *rest = ran.out.splitlines()
    assert first.endswith("plug=yes → reach=fail → press=not_fixed → which=skipped → look")
    assert any({"zh": "看一看", "en": "Look at it"}[language] in line for line in rest)


def test_from_the_middle_with_what_is_known(tmp_path: Path) -> None:
    ran = play(write(tmp_path), "--at", "by_plug", "--set", "plug=unsure")
    assert ran.out.splitlines()[0] == "It went: by_plug=1 → look"
    ran = play(write(tmp_path), "--at", "by_plug", "--set", "plug=yes", "--json")
    found = valid(ran.out, "tree-play")
    assert (found["end"], found["outcome"]) == ("lamp/write", "escalate")
    assert found["path"] == [{"tree": "lamp", "node": "by_plug", "outcome": "else"}]


def test_a_tree_of_the_pack_with_a_stubbed_check() -> None:
    given = ("--set", "seen=failed", "--set", f"tx_hash={HASH}")
    found = ("--found", "transaction=fail.out_of_gas")
    ran = play("payment-failure", "--at", "look_up", *given, *found, "--json")
    document = valid(ran.out, "tree-play")
    assert document["end"] == "payment-failure/out_of_gas"
    assert document["findings"] == [{"check": "transaction", "found": "fail.out_of_gas"}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "plug"),
        (("--set", "plug=yes"), "--found network=RESULT"),
        (("--set", "plug=maybe"), "maybe"),
        (("--set", "plg=yes"), "plug"),
        (("--found", "network"), "--found takes"),
        (("--found", "netwrk=ok"), "network"),
        (("--found", "network=fail.dns"), "dns_broken"),
        (("--at", "pres"), "press"),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = play(write(tmp_path), *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_somebody_is_asked_what_a_check_finds(tmp_path: Path) -> None:
    ran = sound(
        tpsupport("--plain", "--lang", "en", "tree", "play", write(tmp_path), stdin="2\n3\n2\ns\n")
    )
    assert ran.code == 0
    assert "Suppose the check “Network connection” finds:" in ran.err
    assert ran.out.startswith("It went: plug=yes → reach=fail.dns_broken → press=not_fixed")


def acted(
    stage: Stage, replies: list[Any], monkeypatch: pytest.MonkeyPatch
) -> tuple[Play, Recording]:
    prompter = Recording(replies)
    monkeypatch.setattr("tpsupport.cli.prompt.choose.prompter_for", lambda *_, **__: prompter)
    talk, _ = stage.perform()
    return talk, prompter


def test_no_check_looks_at_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpsupport.checks.runner.run", None)
    stage = Stage(session(), write(tmp_path), None, {}, {})
    talk, prompter = acted(stage, ["unsure", "ok"], monkeypatch)
    assert [question.id for question in prompter.questions] == ["plug", "network"]
    [options] = [each.options for each in prompter.questions if each.id == "network"]
    assert [option.id for option in options] == ["ok", "warn", "fail.dns_broken", "fail", "unknown"]
    assert talk.walk().node.id == "look"


def test_what_was_said_holds_for_the_next_play(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(session(), write(tmp_path), None, {}, {"network": "warn"})
    acted(stage, ["unsure"], monkeypatch)
    write(
        tmp_path, changed(("{when: {plug: unsure}, to: look}", "{when: {plug: unsure}, to: press}"))
    )
    talk, prompter = acted(stage, ["fixed"], monkeypatch)
    assert [question.id for question in prompter.questions] == ["press"]
    assert talk.walk().node.id == "fine"


def test_a_live_play_really_looks(tmp_path: Path) -> None:
    ran = play(write(tmp_path), "--live", "--set", "plug=no")
    assert ran.out.startswith("It went: plug=no → plug_in")


# Watching


class Interrupted(Exception):  # noqa: N818
    """Somebody pressed Ctrl-C."""


def watch(files: Callable[[], list[Path]], saves: list[Callable[[], None]]) -> int:
    """How often something was done, while ``saves`` happen one after the other."""
    done: list[int] = []
    waiting = iter(saves)

    def pause(seconds: float) -> None:
        assert seconds == watching.PAUSE
        save = next(waiting, None)
        if save is None:
            raise Interrupted
        save()

    with pytest.raises(Interrupted):
        again(files, lambda: done.append(1), pause)
    return len(done)


def test_every_save_is_seen(tmp_path: Path) -> None:
    file, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_text("a", encoding="utf-8")
    saves: list[Callable[[], None]] = [
        lambda: None,
        lambda: os.utime(file, ns=(1, 1)),
        other.touch,
        lambda: None,
        file.unlink,
    ]
    assert watch(lambda: [file, other], saves) == 4
    assert stamps([file]) == {}


def test_a_look_lints_and_tests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path)
    look(session(), [file])
    said = capsys.readouterr().out
    assert "lint: 0 flaws" in said
    assert "lamp: all 6 examples pass" in said
    assert "[OK]" not in said
    text = changed(("{when: {plug: unsure}, to: look}", "{when: {plug: unsure}, to: plug_in}"))
    look(session(), [write(tmp_path, text)])
    said = capsys.readouterr().out
    assert f"lamp.yaml:{line_of(text, 'reaches: look')}:" in said
    assert "ended in lamp/plug_in" in said


def test_a_look_survives_whatever_is_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ("", "tree: [", TREE.replace("fixed: fine", "fixed: fien"), "- a"):
        look(session(), [write(tmp_path, text)])
        said = capsys.readouterr().out
        assert "lamp.yaml:" in said
    look(session(), [write(tmp_path)])
    assert "lint: 0 flaws" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["test", "play"])
def test_an_interruption_ends_it(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", interrupt)
    monkeypatch.setattr(again, "__defaults__", (interrupt,))
    more = ["--no-input", "--set", "plug=no"] if command == "play" else []
    ran = sound(tpsupport("--lang", "en", "tree", command, write(tmp_path), "--watch", *more))
    assert ran.code == 130
    assert "Waiting for the next save" in ran.err
    assert "plug_in" in ran.out or "examples pass" in ran.out

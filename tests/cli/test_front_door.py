"""The front door: words lead to the tree or the end that is meant, confirmed by one choice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from tpsupport.checks.registry import declarations
from tpsupport.cli.arrival import Arrival
from tpsupport.cli.diagnose.consultation import Consultation, Wish
from tpsupport.cli.diagnose.front_door import FrontDoor
from tpsupport.cli.prompt.protocol import BACK, Reply
from tpsupport.cli.prompt.recording import Recording
from tpsupport.cli.surroundings import rules_for
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library
from tpsupport.privacy.guard import SecretFound
from tpsupport.trees.proof import load

from .people import LIBRARY, session
from .program import Ran, sound, tpsupport

NOW = datetime.fromisoformat("2026-11-22T12:00:00+08:00")
STUCK = "转账一直打包，两天了还没动"
MNEMONIC = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def enter(
    words: str | None, replies: Sequence[Reply] = (), *, somebody: bool = True, language: str = "zh"
) -> tuple[Arrival, Recording]:
    ours, person = session(language), Recording(replies)
    door = FrontDoor(ours, person, rules_for(ours, NOW), somebody)
    return door.enter(words), person


def diagnose(*arguments: str, language: str = "en", stdin: str = "") -> Ran:
    return sound(tpsupport("--lang", language, "diagnose", "--offline", *arguments, stdin=stdin))


@pytest.mark.parametrize("title", ["支付失败", "Payment failed"])
def test_a_tree_is_named_by_its_title(title: str) -> None:
    arrival, person = enter(title)
    assert arrival == Arrival("payment-failure")
    assert person.questions == []


def test_words_are_confirmed_by_one_choice_among_the_nearest() -> None:
    arrival, person = enter(STUCK, ["stuck-transaction/pending_wait"])
    assert arrival == Arrival("stuck-transaction", "pending_wait", STUCK)
    [question] = person.questions
    assert 2 <= len(question.options) <= 4
    assert question.options[0].id.startswith("stuck-transaction")
    assert question.options[-1].id == "none"


def test_without_words_a_person_is_asked_for_them_once() -> None:
    arrival, person = enter(None, [STUCK, "stuck-transaction/pending_wait"])
    assert arrival == Arrival("stuck-transaction", "pending_wait", STUCK)
    assert [question.id for question in person.questions] == ["what_happened", "tree"]


def test_who_does_not_want_to_write_gets_the_menu() -> None:
    groups = LIBRARY.document("pack")["groups"]
    arrival, person = enter(None, [None, "2", BACK, "1", groups[0]["trees"][0]])
    assert arrival == Arrival(groups[0]["trees"][0])
    ids = [question.id for question in person.questions]
    assert ids == ["what_happened", "group", "tree", "group", "tree"]


def test_none_of_these_leads_to_the_menu_and_keeps_the_words() -> None:
    tree = LIBRARY.document("pack")["groups"][0]["trees"][0]
    arrival, _ = enter(STUCK, ["none", "1", tree])
    assert arrival == Arrival(tree, said=STUCK)


def test_words_that_nothing_comes_near_lead_to_the_menu() -> None:
    tree = LIBRARY.document("pack")["groups"][0]["trees"][0]
    arrival, person = enter("qqq zzz", ["1", tree])
    assert arrival.tree == tree
    assert person.said == [LIBRARY.phrase("find.nothing_near", "zh")]


def test_every_problem_stands_in_the_menu() -> None:
    listed = [tree for group in LIBRARY.document("pack")["groups"] for tree in group["trees"]]
    assert set(LIBRARY.tree_ids) <= set(listed)
    assert len(listed) == len(set(listed))
    assert all(len(group["trees"]) <= 9 for group in LIBRARY.document("pack")["groups"])


def test_danger_comes_first() -> None:
    _, person = enter("助记词给别人看了", ["none", "1", BACK, "1", "security"])
    first = person.questions[0].options[0]
    assert first.id.startswith("mnemonic-leaked")
    assert "危险" in first.label


def test_a_mistyped_name_is_the_first_choice_of_a_person() -> None:
    arrival, person = enter("payment-failur", ["payment-failure"])
    assert arrival == Arrival("payment-failure")
    assert person.questions[0].options[0].id == "payment-failure"


def test_a_mistyped_name_is_an_error_where_nobody_can_be_asked() -> None:
    with pytest.raises(UsageError) as caught:
        enter("payment-failur", somebody=False)
    assert caught.value.code == "unknown_tree"
    assert caught.value.details["nearest"] == "payment-failure"


@pytest.mark.parametrize("words", [MNEMONIC, f"help {MNEMONIC}"])
@pytest.mark.parametrize("somebody", [True, False])
def test_a_secret_is_refused(words: str, *, somebody: bool) -> None:
    with pytest.raises(SecretFound):
        enter(words, somebody=somebody)


def test_without_a_person_words_go_on_only_if_they_are_clear() -> None:
    ran = diagnose("--no-input", "my", "wallet", "password", "is", "forgotten")
    assert ran.code == 2
    assert "--set" in ran.err
    unclear = diagnose("--no-input", "error", "usdt")
    assert (unclear.code, unclear.out) == (2, "")
    assert "payment-failure (" in unclear.err


def test_what_was_said_at_the_door_is_not_asked_again() -> None:
    wish = Wish(problem="payment-failure", no_input=True, pairs={"seen": "short"})
    held = Consultation(session("zh"), wish, NOW)
    forest = load(LIBRARY, "payment-failure", declarations())
    assert held.conversation(forest, Recording(), STUCK).answers["what_happened"] == STUCK
    told = Wish(problem="x", pairs={"what_happened": "别的"})
    other = Consultation(session("zh"), told, NOW).conversation(forest, Recording(), STUCK)
    assert other.answers["what_happened"] == "别的"


def hold(person: Recording, monkeypatch: pytest.MonkeyPatch, words: str) -> int:
    """A whole consultation with a person who says ``words`` and then replies as recorded."""
    monkeypatch.setattr("tpsupport.cli.diagnose.consultation.prompter_for", lambda *_, **__: person)
    return Consultation(session("zh"), Wish(problem=words, offline=True), NOW).hold()


def test_an_end_answers_at_once_and_the_tree_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "观察钱包不支持转账"
    _, looking = enter(words, ["none", "1", BACK, "1", "security"])
    end = next(each.id for each in looking.questions[0].options if "/" in each.id)
    tree, _, node = end.partition("/")
    advice = LIBRARY.tree(tree).nodes[node].advice[0]["zh"]  # type: ignore[union-attr]
    person = Recording([end, "solved"])
    assert hold(person, monkeypatch, words) in (0, 1)
    assert advice in "\n".join(person.said)
    assert [question.id for question in person.questions] == ["tree", "next"]
    through = Recording([end, "run"])
    with pytest.raises(UsageError):
        hold(through, monkeypatch, words)
    assert len(through.questions) > 2


def test_a_pack_of_one_tree_needs_no_words_of_its_own(tmp_path: Path) -> None:
    for name in (
        "facts",
        "networks",
        "sources",
        "safety",
        "payment-failure",
        "security",
        "endings",
    ):
        (tmp_path / f"{name}.yaml").write_bytes(LIBRARY.file(name).read_bytes())
    about = "pack: small\nproduct: {zh: 小, en: Small}\nlanguages: [zh, en]\n"
    (tmp_path / "pack.yaml").write_text(about, encoding="utf-8")
    library = Library.open(tmp_path)
    assert set(library.tree_ids) == {"payment-failure", "security"}
    ran = sound(
        tpsupport("--pack", str(tmp_path), "--lang", "en", "find", "stuck pending", "--json")
    )
    assert ran.code == 0
    assert "payment-failure" in ran.out

"""A conversation: every answer, way back, check and step leads where the tree says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from tpsupport.case import Finding
from tpsupport.checks.context import Context
from tpsupport.checks.registry import declarations
from tpsupport.cli.answers import Sheet
from tpsupport.cli.diagnose.consultation import Consultation, Wish
from tpsupport.cli.diagnose.conversation import RETESTS, Conversation
from tpsupport.cli.prompt.protocol import BACK, Reply
from tpsupport.cli.prompt.recording import Recording
from tpsupport.cli.surroundings import rules_for
from tpsupport.errors import UsageError
from tpsupport.trees.proof import load
from tpsupport.trees.stub import stub

from .people import HASH, LIBRARY, session

NOW = datetime.fromisoformat("2026-11-22T12:00:00+08:00")


def conversation(
    replies: Sequence[Reply], tree: str = "payment-failure", **more: Any
) -> Conversation:
    """A conversation with somebody who gives ``replies``; nothing is looked up."""
    ours = session("zh")
    return Conversation(
        session=ours,
        forest=load(LIBRARY, tree, declarations()),
        prompter=Recording(replies),
        context=lambda progress: Context(
            library=LIBRARY, language="zh", offline=True, progress=progress
        ),
        rules=rules_for(ours, NOW),
        **more,
    )


def asked(talk: Conversation) -> list[str]:
    assert isinstance(talk.prompter, Recording)
    return [question.id for question in talk.prompter.questions]


def test_it_asks_until_an_end_is_reached() -> None:
    talk = conversation(["short", "energy"])
    done = talk.talk()
    assert done.end is not None
    assert done.end.id == "tron_energy"
    assert asked(talk) == ["seen", "what_is_short"]
    assert talk.answers == {"seen": "short", "what_is_short": "energy"}


def test_what_is_known_is_not_asked() -> None:
    talk = conversation(["energy"], answers={"seen": "short"})
    talk.talk()
    assert asked(talk) == ["what_is_short"]


def test_each_question_says_where_it_stands() -> None:
    talk = conversation(["short", "energy"])
    talk.talk()
    assert isinstance(talk.prompter, Recording)
    first, second = talk.prompter.questions
    assert (first.at, first.can_go_back) == (1, False)
    assert (second.at, second.can_go_back) == (2, True)
    assert first.most >= second.most >= second.at
    assert first.prompt == "付款的时候，你看到了什么？"


def test_back_drops_the_answer_before_and_offers_it_again() -> None:
    talk = conversation(["short", BACK, "password", BACK, "short", "token"])
    done = talk.talk()
    assert done.end is not None
    assert done.end.id == "low_balance"
    assert asked(talk) == [
        "seen",
        "what_is_short",
        "seen",
        "password_backup",
        "seen",
        "what_is_short",
    ]
    assert isinstance(talk.prompter, Recording)
    assert [each.prefill for each in talk.prompter.questions] == [
        *(None, None, "short", None, "password", None),
    ]


def test_an_answer_that_is_off_the_path_is_not_in_the_case() -> None:
    talk = conversation([], answers={"seen": "short", "what_is_short": "energy", "network": "tron"})
    assert set(talk.talk().facts) == {"seen", "what_is_short"}


def test_a_written_answer_is_kept_in_its_canonical_form() -> None:
    talk = conversation(
        [f"hash: {HASH.upper()}"], tree="top-up-delay", answers={"which_way": "person_in"}
    )
    with pytest.raises(UsageError):
        talk.talk()
    assert talk.answers["tx_hash"] == HASH


def test_an_answer_is_changed_at_the_end() -> None:
    talk = conversation(["short", "energy", "what_is_short", "token"])
    done = talk.talk()
    options = list(talk.given(done))
    assert [option.id for option in options] == ["seen", "what_is_short"]
    assert options[1].label == "提示缺的是什么？（TRON 能量（Energy））"
    talk.change(done)
    again = talk.talk()
    assert again.end is not None
    assert again.end.id == "low_balance"
    assert isinstance(talk.prompter, Recording)
    assert talk.prompter.questions[-1].prefill == "energy"


def test_who_changes_nothing_keeps_every_answer() -> None:
    talk = conversation(["short", "energy", BACK])
    done = talk.talk()
    talk.change(done)
    assert talk.walk() == done


def test_a_step_can_be_changed_too() -> None:
    given = {"seen": "connection", "network": "tron", "other_node": "not_fixed"}
    talk = conversation(
        ["other_node", "fixed"], answers=given, found={"network": "ok", "node": "ok"}
    )
    done = talk.talk()
    assert done.end is not None
    assert done.end.outcome == "escalate"
    talk.change(done)
    again = talk.talk()
    assert again.end is not None
    assert again.end.id == "node_fixed"


def test_findings_that_were_brought_along_are_marked_and_not_looked_at_again() -> None:
    given = {"seen": "connection", "network": None}
    talk = conversation([], answers=given, found={"network": "fail.captive_portal"})
    done = talk.talk()
    assert done.end is not None
    assert done.end.id == "login_page"
    [finding] = done.findings
    assert (finding.status, finding.cause) == ("fail", "captive_portal")
    assert finding.evidence == {"brought": True}
    assert isinstance(talk.prompter, Recording)
    assert talk.prompter.events == []


def test_a_check_that_may_not_look_does_not_stop_it() -> None:
    talk = conversation(["not_fixed"], answers={"seen": "connection", "network": None})
    done = talk.talk()
    assert done.end is not None
    assert done.end.outcome == "escalate"
    assert [finding.code for finding in done.findings] == ["unknown.offline"]
    assert isinstance(talk.prompter, Recording)
    assert ("network", "shown") in talk.prompter.events
    assert any("网络连接" in each for each in talk.prompter.said)


class Looking(Conversation):
    """Sees what it is told to see, one finding after the other."""

    seen: list[str]

    def look(self, name: str, *_: Any) -> Finding:
        return stub(name, self.seen.pop(0))


def looking(replies: Sequence[Reply], seen: list[str]) -> Looking:
    talk = conversation(replies, answers={"seen": "connection", "network": None})
    fields = ("session", "forest", "prompter", "context", "rules", "answers")
    made = Looking(**{name: getattr(talk, name) for name in fields})
    made.seen = seen
    return made


def test_a_retest_that_works_is_the_end_of_it() -> None:
    talk = looking(["retest"], ["fail.device_offline", "ok"])
    done = talk.talk()
    assert done.end is not None
    assert done.end.id == "network_back"


def test_a_retest_is_run_twice_at_most() -> None:
    talk = looking(["retest"] * RETESTS, ["fail.device_offline"] * (1 + RETESTS))
    done = talk.talk()
    assert done.end is not None
    assert done.end.id == "no_network"
    assert talk.seen == []
    assert isinstance(talk.prompter, Recording)
    first, second = talk.prompter.questions
    assert [option.id for option in first.options] == ["retest", "cannot"]
    assert [option.id for option in second.options] == ["retest", "not_fixed", "cannot"]


def test_a_step_that_cannot_be_done_needs_no_retest() -> None:
    talk = looking(["cannot"], ["fail.device_offline"])
    done = talk.talk()
    assert done.end is not None
    assert done.end.id == "no_network"


def consultation(replies: Sequence[Reply], **wish: Any) -> tuple[Consultation, Conversation]:
    ours = session("zh")
    held = Consultation(ours, Wish(offline=True, **wish), NOW)
    forest = load(ours.library, held.arrive(Recording()).tree, declarations())
    return held, held.conversation(forest, Recording(replies))


@pytest.mark.parametrize(("choice", "code"), [("solved", 0), ("quit", 1)])
def test_self_help_that_helps(choice: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    held, talk = consultation(["short", "energy", choice], problem="payment-failure")
    assert held.conclude(talk) == code
    assert capsys.readouterr().out == ""


def test_after_a_change_that_was_none_the_end_is_offered_again() -> None:
    replies: list[Reply] = [
        "short",
        "energy",
        "change",
        BACK,
        "change",
        "what_is_short",
        "token",
        "solved",
    ]
    held, talk = consultation(replies, problem="payment-failure")
    assert held.conclude(talk) == 0
    assert isinstance(talk.prompter, Recording)
    said = "\n".join(talk.prompter.said)
    assert said.index("TRON 能量不够") < said.index("要转的币不够")


def test_what_was_told_for_the_request_is_kept_when_it_is_interrupted() -> None:
    replies = ["short", "energy", "request", "转账失败", None]
    held, talk = consultation(replies, problem="payment-failure")
    with pytest.raises(UsageError):
        held.conclude(talk)
    assert talk.answers["what_happened"] == "转账失败"
    assert talk.answers["error_text"] is None


def test_going_back_among_the_questions_for_the_request(capsys: pytest.CaptureFixture[str]) -> None:
    given = {"seen": "blocked", "how_blocked": "crash"}
    replies: list[Reply] = ["request", "一打开就闪退", BACK, "点开就退出了", "闪退"]
    known = dict.fromkeys(("steps_taken", "tried", "attachments", "contact"))
    told = {"happened_at": "2026-11-20 08:00", "platform": "ios", "app_version": "2.9.1"}
    more = {"download_source": "app_store"}
    sheet = Sheet(answers={**given, **known, **told, **more})
    held, talk = consultation(replies, problem="payment-failure", sheet=sheet)
    assert held.conclude(talk) == 1
    request = capsys.readouterr().out
    assert "点开就退出了" in request
    assert "一打开就闪退" not in request
    assert isinstance(talk.prompter, Recording)
    places = [(each.id, each.at, each.prefill) for each in talk.prompter.questions[1:]]
    assert places == [
        ("what_happened", 1, None),
        ("error_text", 2, None),
        ("what_happened", 1, "一打开就闪退"),
        ("error_text", 2, None),
    ]


def test_answers_for_another_tree_or_another_version() -> None:
    held = Consultation(session("zh"), Wish(problem="security"), NOW)
    forest = load(LIBRARY, "security", declarations())
    other = held.wish._replace(sheet=Sheet(name="x.yaml", tree="payment-failure"))
    with pytest.raises(UsageError) as caught:
        Consultation(session("zh"), other, NOW).conversation(forest, Recording())
    assert caught.value.code == "answers_wrong_tree"
    person = Recording()
    older = held.wish._replace(sheet=Sheet(digest="0" * 16))
    Consultation(session("zh"), older, NOW).conversation(forest, person)
    assert person.said == ["这份回答是用另一版资料做的，结果可能不同。"]

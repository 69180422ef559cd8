"""An end that answers at once: its advice, and the offer to go through the tree all the same."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tpsupport.case import Case
from tpsupport.cli.arrival import SAID, Arrival
from tpsupport.cli.prompt.protocol import Option, Prompter, Question
from tpsupport.pack.models import End

if TYPE_CHECKING:
    from tpsupport.cli.session import Session
    from tpsupport.trees.forest import Forest

_SOLVED, _PROBLEM = 0, 1


def advise(
    session: Session, prompter: Prompter, forest: Forest, arrival: Arrival, started: datetime
) -> Arrival | int:
    """Show the end of ``arrival``; where to go on then, or the exit code if that was all."""
    from tpsupport.cli.menu import pick
    from tpsupport.desk.result import result_lines

    end = forest.tree.nodes[arrival.end]
    assert isinstance(end, End)
    moment = started.isoformat(timespec="seconds")
    case = Case(
        tree=arrival.tree,
        digest=forest.digest,
        language=session.language,
        started=moment,
        finished=moment,
        facts={SAID: arrival.said},
        end_tree=arrival.tree,
        end=end.id,
        outcome=end.outcome,
    )
    lines = result_lines(case, forest, session.library, session.language)
    prompter.say("\n".join(lines))
    choices = tuple(
        Option(each, session.say(f"find.after.{each}")) for each in ("solved", "run", "menu")
    )
    chosen = prompter.choose(Question("next", session.say("find.after.prompt"), choices))
    if chosen == "run":
        return arrival._replace(end="")
    if chosen == "menu":
        return Arrival(pick(session, prompter, grouped=True), said=arrival.said)
    return _PROBLEM if end.outcome in ("escalate", "danger") else _SOLVED

"""``tpsupport reply --list``: every reply that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.desk.reply.document import ends
from tpsupport.errors import UsageError
from tpsupport.pack.shape import near

if TYPE_CHECKING:
    from tpsupport.cli.session import Session
    from tpsupport.desk.reply.desk import Desk


def show(session: Session, desk: Desk, tree: str | None, *, as_json: bool) -> int:
    """List the ends of the pack, or of one tree, each with its code and the facts it uses."""
    there = session.library.tree_ids
    if tree and tree not in there:
        raise UsageError("unknown_tree", tree=tree[:80], **near(tree, there))
    rows = list(ends(desk, tree))
    if as_json:
        from tpsupport.cli.finding import dump

        session.publish(dump({"schema_version": 1, "replies": rows}))
        return 0
    separator = session.say("reply.and")
    lines = []
    for row in rows:
        facts = separator.join(row["facts"]) or session.say("reply.no_facts")
        title = session.words(row["title"])
        lines.append(session.say("reply.row", place=f"{row['tree']}/{row['node']}", title=title))
        lines.append(session.say("reply.row_more", code=row["code"], facts=facts))
    session.publish("\n".join(lines))
    return 0

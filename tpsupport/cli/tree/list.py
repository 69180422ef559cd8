"""``tpsupport tree list``: the trees of the pack."""

from typing import Annotated, Any

import typer

from tpsupport.cli.session import Session


def listing(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """List the trees, in the order in which users are offered them."""
    from tpsupport.pack.models import End
    from tpsupport.trees.forest import read_one

    session: Session = ctx.obj
    rows: list[dict[str, Any]] = []
    for name in session.library.tree_ids:
        tree = read_one(session.library, name)
        ends = sum(isinstance(node, End) for node in tree.nodes.values())
        rows.append(
            {
                "id": name,
                "title": session.words(tree.title),
                "summary": session.words(tree.summary),
                "nodes": len(tree.nodes),
                "ends": ends,
                "examples": len(tree.examples),
                "digest": tree.digest,
            }
        )
    if as_json:
        import json

        document = {"schema_version": 1, "trees": rows}
        session.result(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        session.result("\n".join(session.say("cli.tree.row", **row) for row in rows))
    return 0

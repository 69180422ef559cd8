"""``tpsupport tree schema``: the JSON Schema of a tree file, for editors."""

from collections.abc import Callable
from typing import TypeVar

import typer

from tpsupport.cli.session import Session
from tpsupport.errors import PackError

Known = TypeVar("Known")


def schema(ctx: typer.Context) -> int:
    """Print the schema of a tree of this pack; what cannot be read there may have any name."""
    from tpsupport.checks.registry import declarations
    from tpsupport.cli.finding import dump
    from tpsupport.trees.schema import tree_schema
    from tpsupport.trees.schema.parts import Vocabulary

    session: Session = ctx.obj
    library = session.library
    vocabulary = Vocabulary(
        languages=library.languages,
        checks=declarations(),
        facts=_read(lambda: library.facts),
        networks=_read(lambda: library.networks),
        sources=_read(lambda: [*library.sources]),
        endings=_read(lambda: [*library.endings]),
        trees=_read(lambda: library.tree_ids),
    )
    session.publish(dump(tree_schema(vocabulary, lambda name: session.say(f"schema.{name}"))))
    return 0


def _read(read: Callable[[], Known]) -> Known | None:
    try:
        return read()
    except PackError:
        return None

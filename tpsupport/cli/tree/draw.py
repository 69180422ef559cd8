"""``tpsupport tree draw``: a tree as a drawing."""

from typing import Annotated

import typer

from tpsupport.cli.session import Session

FORMATS = ("svg", "mermaid", "dot")


def draw(
    ctx: typer.Context,
    tree: Annotated[str, typer.Argument(metavar="TREE", help="tree.tree")],
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="tree.form")] = "svg",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="tree.output")
    ] = None,
) -> int:
    """Draw every node and every way between them."""
    from importlib import import_module

    from tpsupport.cli.options import one_of, writable
    from tpsupport.cli.tree.authored import authored
    from tpsupport.cli.tree.show import labels
    from tpsupport.trees.picture.scene import scene

    session: Session = ctx.obj
    chosen = one_of("--format", form, FORMATS)
    file = writable(output)
    forest = authored(session, tree).forest()
    module = import_module(f"tpsupport.trees.picture.{chosen}")
    text = getattr(module, chosen)(scene(forest.tree, labels(session, forest)))
    if file:
        from tpsupport.cli.saving import save

        save(session, file, text)
    else:
        session.publish(text)
    return 0

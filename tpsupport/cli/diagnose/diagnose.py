"""``tpsupport diagnose``: from the first question to a request that can be pasted."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, cast

import typer

from tpsupport.cli.session import Session

if TYPE_CHECKING:
    from tpsupport.desk.render import Form

FORMATS = ("text", "markdown", "json")


def diagnose(
    ctx: typer.Context,
    problem: Annotated[
        list[str] | None, typer.Argument(metavar="PROBLEM", help="diagnose.problem")
    ] = None,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="diagnose.answers")
    ] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="diagnose.set")
    ] = None,
    *,
    no_input: Annotated[bool, typer.Option("--no-input", help="diagnose.no_input")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="offline")] = False,
    timeout: Annotated[str, typer.Option("--timeout", metavar="SECONDS", help="timeout")] = "8",
    request: Annotated[bool, typer.Option("--request", help="diagnose.request")] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="diagnose.format")
    ] = "text",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="diagnose.output")
    ] = None,
    copy: Annotated[bool, typer.Option("--copy", help="diagnose.copy")] = False,
) -> int:
    """Ask, check, and say what is wrong; then write the request."""
    from tpsupport.cli.answers import read_set, read_sheet
    from tpsupport.cli.diagnose.consultation import Consultation, Wish
    from tpsupport.cli.options import one_of, seconds, writable
    from tpsupport.facts.local import Local

    session: Session = ctx.obj
    wish = Wish(
        problem=" ".join(problem or ()).strip() or None,
        sheet=read_sheet(answers) if answers else None,
        pairs=read_set(set_ or ()),
        no_input=no_input,
        offline=offline,
        timeout=seconds("--timeout", timeout),
        request=request,
        form=cast("Form", one_of("--format", form, FORMATS)),
        output=writable(output),
        copy=copy,
    )
    return Consultation(session, wish, datetime.now(Local())).hold()

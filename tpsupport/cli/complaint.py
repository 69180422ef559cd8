"""What is wrong with a command line, in the language of the run."""

from __future__ import annotations

from typing import Any

from typer._click import exceptions as click

from tpsupport.cli.help import usage
from tpsupport.cli.lazy import ExtraError
from tpsupport.cli.session import Session
from tpsupport.cli.settings import EVERYWHERE
from tpsupport.errors import UsageError
from tpsupport.pack.shape import near


def complain(session: Session, error: click.ClickException) -> int:
    """Say what is wrong and how to get help; the exit code."""
    ctx: Any = getattr(error, "ctx", None)
    if isinstance(error, click.NoArgsIsHelpError):
        session.tell(error.format_message())
        return error.exit_code
    session.tell(session.explain(_meaning(error, ctx)))
    if ctx is not None:
        session.tell(usage(ctx.command, ctx))
        session.tell(session.say("errors.try_help", command=ctx.command_path))
    return error.exit_code


def _meaning(error: click.ClickException, ctx: Any) -> UsageError:
    match error:
        case click.MissingParameter(param=param) if param is not None:
            return UsageError("missing_parameter", name=_name(param))
        case click.BadParameter(param=param) if param is not None:
            return UsageError("bad_value", name=_name(param))
        case click.NoSuchOption():
            options = [*_options(ctx), *EVERYWHERE]
            return UsageError(
                "no_such_option", option=error.option_name, **near(error.option_name, options)
            )
        case click.BadOptionUsage():
            flag = getattr(_options(ctx).get(error.option_name), "is_flag", False)
            code = "option_takes_no_value" if flag else "option_needs_value"
            return UsageError(code, option=error.option_name)
        case ExtraError():
            return UsageError("unexpected_arguments", arguments=" ".join(error.extra)[:80])
    return UsageError("missing_command")


def _options(ctx: Any) -> dict[str, Any]:
    """The options of the command, each by all its names."""
    params = ctx.command.get_params(ctx) if ctx else ()
    named = [each for each in params if each.param_type_name == "option"]
    return {name: each for each in named for name in each.opts}


def _name(param: Any) -> str:
    argument = param.param_type_name == "argument"
    return str(param.metavar or param.name) if argument else str(param.opts[0])

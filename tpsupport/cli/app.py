"""The command line: from words to an exit code. Whatever goes wrong becomes one clear line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, TypeVar

from tpsupport.cli.config_file import location, read_config
from tpsupport.cli.output import forgive, quieten
from tpsupport.cli.session import Session, open_session
from tpsupport.cli.settings import Settings, settings, split, wanted_language
from tpsupport.errors import PackError, SupportError, UsageError

SupportErrorT = TypeVar("SupportErrorT", SupportError, None)

INTERRUPTED = 130
CRASHED = 4
UNDELIVERED = 4

ENTRIES: dict[str, str | dict[str, str]] = {
    "diagnose": "tpsupport.cli.diagnose.diagnose:diagnose",
    "find": "tpsupport.cli.find:find",
    "contact": "tpsupport.cli.contact:contact",
    "check": {
        "network": "tpsupport.cli.check.network:network",
        "link": "tpsupport.cli.check.link:link",
        "address": "tpsupport.cli.check.address:address",
        "transaction": "tpsupport.cli.check.transaction:transaction",
        "arrival": "tpsupport.cli.check.arrival:arrival",
        "balance": "tpsupport.cli.check.balance:balance",
        "approvals": "tpsupport.cli.check.approvals:approvals",
        "permissions": "tpsupport.cli.check.permissions:permissions",
        "node": "tpsupport.cli.check.node:node",
        "list": "tpsupport.cli.check.list:listing",
    },
    "case": {
        "read": "tpsupport.cli.case.read:read",
    },
    "reply": {
        "": "tpsupport.cli.reply.reply:reply",
        "export": "tpsupport.cli.reply.export:export",
    },
    "config": "tpsupport.cli.config:config",
    "scrub": "tpsupport.cli.scrub:scrub",
    "mcp": "tpsupport.cli.mcp:mcp",
    "tree": {
        "lint": "tpsupport.cli.tree.lint:lint",
        "schema": "tpsupport.cli.tree.schema:schema",
        "list": "tpsupport.cli.tree.list:listing",
        "new": "tpsupport.cli.tree.new:new",
        "show": "tpsupport.cli.tree.show:show",
        "draw": "tpsupport.cli.tree.draw:draw",
        "play": "tpsupport.cli.tree.play:play",
        "test": "tpsupport.cli.tree.examples:walk_examples",
        "coverage": "tpsupport.cli.tree.coverage:uncrossed",
        "paths": "tpsupport.cli.tree.paths:paths",
        "diff": "tpsupport.cli.tree.diff:diff",
        "translate": "tpsupport.cli.tree.translate:translate",
    },
}


def run(arguments: Sequence[str]) -> int:
    """Do what the command line says; the exit code is as the design lists them."""
    forgive(sys.stdout)
    forgive(sys.stderr)
    session = None
    try:
        found, rest = split(arguments)
        chosen = settings(found, os.environ, read_config(location(os.environ)))
        session = open_session(chosen, dict(os.environ))
        return _version(session) if rest[:1] == ["--version"] else _dispatch(session, rest)
    except SupportError as error:
        return _fail(session or _fallback(arguments), _instead(error, arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        quieten(sys.stdout)
        return UNDELIVERED
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _fail(session or _fallback(arguments), UsageError("system", reason=reason))
    except Exception as error:
        return _crashed(session or _fallback(arguments), error)


def _dispatch(session: Session, rest: list[str]) -> int:
    from typer._click.exceptions import ClickException

    from tpsupport.cli.lazy import group

    words = ["check", "list", *rest[2:]] if rest[:2] == ["check", "--list"] else rest
    try:
        code = group(None, ENTRIES).main(
            words,
            "tpsupport",
            standalone_mode=False,
            obj=session,
            help_option_names=["-h", "--help"],
        )
    except ClickException as error:
        from tpsupport.cli.complaint import complain

        secret = _instead(None, rest)
        return _fail(session, secret) if secret else complain(session, error)
    return code if isinstance(code, int) else 0


def _instead(error: SupportErrorT, arguments: Sequence[str]) -> SupportErrorT | SupportError:
    """What to say in place of ``error`` if the command line itself holds a secret: only that."""
    from tpsupport.privacy.guard import SecretFound, admit

    try:
        admit(" ".join(arguments))
    except SecretFound as secret:
        return secret
    except SupportError:
        pass
    return error


def _version(session: Session) -> int:
    from tpsupport import __version__

    session.publish(f"tpsupport {__version__}")
    return 0


def _fail(session: Session, error: SupportError) -> int:
    flaws = getattr(error, "flaws", ())
    try:
        if flaws:
            from tpsupport.cli.flaws import flaw_lines

            session.tell("\n".join(flaw_lines(session, flaws)))
        session.tell(session.explain(error))
    except (SupportError, KeyError) as unspeakable:
        broken = getattr(unspeakable, "flaws", ()) or flaws
        places = [f"{flaw.place}: {flaw.code}" for flaw in broken]
        session.tell("\n".join([*places, error.code]))
        return PackError.exit_code if broken else error.exit_code
    return error.exit_code


def _fallback(arguments: Sequence[str]) -> Session:
    """A session on the shipped pack, for what goes wrong before the right one is open."""
    environ = dict(os.environ)
    language = wanted_language(arguments) or environ.get("TPSUPPORT_LANG")
    with suppress(UsageError):
        language = language or read_config(location(environ)).get("lang")
    with suppress(UsageError):
        return open_session(Settings(language), environ)
    return open_session(Settings(), {**environ, "TPSUPPORT_LANG": ""})


def _crashed(session: Session, error: Exception) -> int:
    if os.environ.get("TPSUPPORT_DEBUG"):
        raise error
    place: Any = error.__traceback__
    while place.tb_next:
        place = place.tb_next
    where = f"{os.path.basename(place.tb_frame.f_code.co_filename)}:{place.tb_lineno}"  # noqa: PTH119
    from tpsupport import __version__

    session.tell(
        session.say("errors.crashed", kind=type(error).__name__, where=where, version=__version__)
    )
    return CRASHED

"""One self-check about an address, a transaction or a node, run by itself and shown."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.case import Finding
    from tpsupport.checks.check import Contact
    from tpsupport.checks.context import Context
    from tpsupport.cli.prompt.protocol import Progress

STDIN = "-"
LONGEST = 4096
"""Characters; no address, hash or link is longer."""


class Wish:
    """What the command line asked for; ``main`` is the argument that ``-`` reads from lines.

    ``judged`` are the arguments that must be right addresses before anybody is asked.
    """

    def __init__(
        self,
        check: str,
        main: str,
        given: Mapping[str, str | None],
        judged: tuple[str, ...] = (),
        *,
        endpoint: str | None,
        timeout: str,
        offline: bool,
        strict: bool,
        as_json: bool,
        indexer: bool = False,
    ) -> None:
        self.check, self.main, self.given, self.judged = check, main, given, judged
        self.endpoint, self.timeout, self.offline = endpoint, timeout, offline
        self.strict, self.as_json, self.indexer = strict, as_json, indexer


def perform(session: Session, wish: Wish) -> int:
    """Run the check, for one value or for each line of standard input; the exit code."""
    if wish.given[wish.main] == STDIN:
        from tpsupport.cli.check_many import many

        return many(session, wish)
    from tpsupport.cli.finding import exit_code

    arguments = admitted(session, wish, wish.given)
    context = context_of(session, wish, arguments.get("network", ""))
    finding = _look(session, wish.check, arguments, context)
    show(session, finding, as_json=wish.as_json)
    return exit_code(finding, strict=wish.strict)


def admitted(session: Session, wish: Wish, given: Mapping[str, str | None]) -> dict[str, str]:
    """What was typed, as the check may be asked it: no secret, networks by their keys.

    :raises SecretFound: if something is a secret.
    :raises UsageError: if something is far too long, or not what it must be.
    """
    from tpsupport.checks.registry import load

    types = load(wish.check).arguments
    arguments = {}
    for name, text in given.items():
        if text is None or (not text and types[name].endswith("?")):
            continue
        if len(text) > LONGEST:
            raise UsageError("too_much_input", most=LONGEST)
        kind = types[name].rstrip("?")
        if not _public(text, kind):
            from tpsupport.privacy.guard import admit

            admit(text, kind)
        arguments[name] = text if kind != "network" else _named(session, text)
    for name in wish.judged:
        if name in arguments:
            arguments[name] = _judged(session, arguments[name], arguments.get("network", ""))
    return arguments


def context_of(session: Session, wish: Wish, network: str) -> Context:
    """The world as this command's checks see it.

    :raises UsageError: if an option is wrong.
    """
    from tpsupport.checks.context import Context
    from tpsupport.cli.options import seconds

    own: Mapping[str, str] = {}
    if wish.endpoint is not None or session.settings.endpoints or wish.indexer:
        from tpsupport.cli.endpoint import endpoints

        own = endpoints(session, network, wish.endpoint, indexer=wish.indexer)
    return Context(
        library=session.library,
        language=session.language,
        timeout=seconds("--timeout", wish.timeout),
        offline=wish.offline or session.settings.offline,
        endpoints=own,
    )


def tell_hosts(session: Session, contacts: tuple[Contact, ...]) -> None:
    """Say who will see what is looked up, before anybody does."""
    from tpsupport.cli.consent import who_sees

    for line in who_sees(session, contacts):
        session.tell(line)


def show(session: Session, finding: Finding, *, as_json: bool) -> None:
    """The finding on standard output."""
    if as_json:
        session.publish(shown_json(session, finding))
    else:
        from tpsupport.cli.check_lines import lines

        session.result("\n".join(lines(session, finding)))


def shown_json(session: Session, finding: Finding, line: int | None = None) -> str:
    """The finding as JSON that may be shown; of one ``line`` among many, in one line."""
    from tpsupport.checks.registry import load
    from tpsupport.cli.finding import document, dump

    found = document(session, finding)
    if line is not None:
        found = {"schema_version": found.pop("schema_version"), "line": line, **found}
    indent = 2 if line is None else None
    text = dump(found, indent=indent)
    types = load(finding.check).arguments
    typed = [(each, types[name].rstrip("?")) for name, each in finding.arguments.items()]
    if not finding.hosts and all(kind == "network" or _public(each, kind) for each, kind in typed):
        return text
    if session.released(text) != text:
        found = _each("", found, session.released)
        text = dump(found, indent=indent)
    if session.released(text) != text:
        text = dump({**found, "evidence": {}}, indent=indent)
    return text


def found(check: str, arguments: Mapping[str, str], context: Context) -> Finding:
    """What the check sees; one that contacts nobody needs neither a thread nor a deadline."""
    from tpsupport.checks.registry import load

    declared = load(check)
    if declared.contacts(context, **arguments):
        from tpsupport.checks import runner

        [finding] = runner.run([(check, arguments)], context).values()
        return finding
    started = context.monotonic()
    finding = declared.run(context, **arguments)
    now = time.localtime(context.clock())
    zone = time.strftime("%z", now)
    return replace(
        finding,
        arguments=arguments,
        seconds=round(context.monotonic() - started, 3),
        at=f"{time.strftime('%Y-%m-%dT%H:%M:%S', now)}{zone[:3]}:{zone[3:5]}",
    )


def _look(session: Session, check: str, arguments: Mapping[str, str], context: Context) -> Finding:
    from tpsupport.checks.registry import load

    contacts = () if context.offline else load(check).contacts(context, **arguments)
    if not contacts:
        return found(check, arguments, context)
    tell_hosts(session, contacts)
    with _working(session, check) as progress:
        return found(check, arguments, replace(context, progress=progress))


@contextmanager
def _working(session: Session, check: str) -> Iterator[Progress]:
    """Show on standard error that something goes on: live on a terminal, in lines elsewhere."""
    from tpsupport.cli.prompt.choose import wants_lines
    from tpsupport.cli.prompt.tty import is_terminal
    from tpsupport.cli.screen import open_screen
    from tpsupport.cli.working import working_lines, working_live
    from tpsupport.desk.words import title

    screen = open_screen(session.settings.colour, os.environ, session.released)
    live = is_terminal(screen.stream) and not session.settings.plain and not wants_lines(os.environ)
    body = working_live if live else working_lines
    with body(screen, session, {check: title(check, session.library, session.language)}) as tell:
        yield tell


def _each(name: str, value: Any, release: Callable[[str], str]) -> Any:
    """JSON values, and what must be hidden is hidden in each of them; names say what they are."""
    if isinstance(value, dict):
        return {each: _each(each, inside, release) for each, inside in value.items()}
    if isinstance(value, list):
        return [_each(name, inside, release) for inside in value]
    if not isinstance(value, str) or release(f"{name}: {value}") == f"{name}: {value}":
        return value
    return release(value)


def _public(text: str, kind: str) -> bool:
    """Whether the guard has nothing to look for: a plain short value, or a proven address."""
    from tpsupport.privacy.harmless import harmless

    if harmless(text):
        return True
    from tpsupport.chains.form import forms

    return kind == "address" and any(form.checksum == "ok" for form in forms(text))


def _named(session: Session, network: str) -> str:
    from tpsupport.cli.options import network_key

    if not network.strip():
        raise UsageError("no_network")
    return network_key(session, network)


def _judged(session: Session, address: str, network: str) -> str:
    """The address in its normal form, on the network if that is known.

    :raises UsageError: if it is none.
    """
    from tpsupport.chains.address import judge
    from tpsupport.chains.network import Networks

    networks = Networks.of(session.library.document("networks"))
    verdict = judge(address, networks, networks.get(network))
    for problem in verdict.problems:
        raise UsageError(f"chains.address.{problem.code}", **problem.details)
    return verdict.normal_form

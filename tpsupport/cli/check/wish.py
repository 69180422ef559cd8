"""What somebody asked of a check: admitted or refused, then looked at."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tpsupport.cli.check.manner import Manner
from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.case import Finding
    from tpsupport.checks.context import Context

LONGEST = 4096
"""Characters; no address, hash or link is longer."""


class Wish(NamedTuple):
    """What the command line asked for."""

    check: str
    main: str
    """The argument that ``-`` reads from lines."""
    given: Mapping[str, str | None]
    judged: Sequence[str]
    """The arguments that must be right addresses before anybody is asked."""
    manner: Manner


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
        if not public(text, kind):
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
    if wish.manner.endpoint is not None or session.settings.endpoints or wish.manner.indexer:
        from tpsupport.cli.endpoint import endpoints

        own = endpoints(session, network, wish.manner.endpoint, indexer=wish.manner.indexer)
    return Context(
        library=session.library,
        language=session.language,
        timeout=seconds("--timeout", wish.manner.timeout),
        offline=wish.manner.offline or session.settings.offline,
        endpoints=own,
    )


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
    return finding._replace(
        arguments=arguments,
        seconds=round(context.monotonic() - started, 3),
        at=f"{time.strftime('%Y-%m-%dT%H:%M:%S', now)}{zone[:3]}:{zone[3:5]}",
    )


def public(text: str, kind: str) -> bool:
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

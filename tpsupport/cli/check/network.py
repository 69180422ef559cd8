"""``tpsupport check network``: can this device reach the services, and if not, who is to blame?"""

from typing import Annotated

import typer

from tpsupport.cli.check.manner import SECONDS, AsJson, Offline, Strict, Timeout
from tpsupport.cli.session import Session


def network(
    ctx: typer.Context,
    *,
    target: Annotated[
        list[str] | None, typer.Option("--target", metavar="HOST[:PORT]", help="check.target")
    ] = None,
    network: Annotated[
        str | None, typer.Option("--network", metavar="NETWORK", help="check.network")
    ] = None,
    timeout: Timeout = SECONDS,
    offline: Offline = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> int:
    """Look at every stage of the way to every target, all at once."""
    from tpsupport.checks import runner
    from tpsupport.checks.context import Context
    from tpsupport.checks.network.words import lines, verdict
    from tpsupport.cli.endpoint import configured
    from tpsupport.cli.finding import document, dump, exit_code, marked
    from tpsupport.cli.options import network_key, seconds
    from tpsupport.desk import words

    session: Session = ctx.obj
    arguments = {"target": ",".join(target or ()), "network": network_key(session, network)}
    context = Context(
        library=session.library,
        language=session.language,
        timeout=seconds("--timeout", timeout),
        offline=offline or session.settings.offline,
        endpoints=configured(session),
    )
    given = {name: value for name, value in arguments.items() if value}
    [finding] = runner.run([("network", given)], context).values()
    if as_json:
        session.result(dump(document(session, finding)))
        return exit_code(finding, strict=strict)
    library, language = session.library, session.language
    shown = [marked(session, line.status, line.text) for line in lines(finding, library, language)]
    whose = verdict(finding, library, language)
    shown += [whose] if whose else []
    session.result("\n".join([*shown, words.summary(finding, library, language)]))
    return exit_code(finding, strict=strict)

"""In which units a token is counted: asked of its own contract, and believed if nodes agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tpsupport.chains.consult import Dial, Manner, Said, consult, dial
from tpsupport.chains.families import can

if TYPE_CHECKING:
    from tpsupport.chains.line import Line
    from tpsupport.chains.network import Network
    from tpsupport.chains.report import Token, TxReport

_ASKED = 3
_SHARE = 0.5
"""The part of the time left that units may take: what happened is told without them as well."""


def counted(network: Network, report: TxReport, line: Line, dial: Dial = dial) -> TxReport:
    """``report`` with the units of the first few tokens that it moved, if known."""
    start = can(network.family, "tokens")
    known = [each for each in report.transfers if not each.native and each.token is None]
    contracts = tuple(dict.fromkeys(each.asset for each in known))[:_ASKED]
    if start is None or not contracts or line.left <= 0:
        return report
    limit = line.until(line.monotonic() + _SHARE * line.left)
    manner: Manner[tuple[Token | None, ...]] = Manner(tries=1, dial=dial)
    said: tuple[Said[tuple[Token | None, ...]], ...]
    said = consult(network.endpoints, lambda: start(network, contracts), limit, manner)
    told = [one.value for one in said if one.value is not None]
    if not told or any(value != told[0] for value in told):
        return report
    units = dict(zip(contracts, told[0], strict=True))
    transfers = tuple(
        replace(each, token=units.get(each.asset, each.token)) if not each.native else each
        for each in report.transfers
    )
    return replace(report, transfers=transfers)

"""Parts of sentences about chains: lists, amounts and reasons, as each language has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tpsupport.chains.network import Network
    from tpsupport.chains.report import Transfer, TxReport
    from tpsupport.checks.context import Context

_SHOWN = 3


def part(context: Context, phrase: str, /, **values: object) -> str:
    """The phrase ``chain_checks.part.<phrase>``."""
    return context.library.phrase(f"chain_checks.part.{phrase}", context.language, **values)


def listed(context: Context, names: Iterable[str], shown: int = _SHOWN) -> str:
    """``names`` in one row, each once; the first ``shown`` of more."""
    known = list(dict.fromkeys(name for name in names if name))
    if not known:
        return ""
    row = known[0]
    for name in known[1:shown]:
        row = part(context, "row", before=row, name=name)
    return part(context, "and_more", names=row) if len(known) > shown else row


def joined(sentences: Iterable[str]) -> str:
    """Sentences one after the other: with a space, except behind a full-width mark."""
    from unicodedata import east_asian_width

    text = ""
    for sentence in sentences:
        gap = " " if text and east_asian_width(text[-1]) not in "FW" else ""
        text += gap + sentence
    return text


def sums(context: Context, moved: Sequence[Transfer], network: Network | None) -> str:
    """What ``moved``, with amounts where the number of decimals is known; at most a few."""
    from tpsupport.chains.evidence import coins, decimals_of

    said = []
    for each in moved:
        decimals = decimals_of(each, network)
        if decimals is None:
            said.append(part(context, "token", contract=each.asset))
        elif each.native:
            said.append(f"{coins(each.amount, decimals)} {each.asset.partition('@')[0]}")
        else:
            amount = f"{coins(each.amount, decimals)} {each.token.symbol if each.token else ''}"
            said.append(part(context, "tokens", amount=amount.strip(), contract=each.asset))
    return listed(context, said)


def asides(context: Context, report: TxReport) -> dict[str, str]:
    """What the sentence of a transaction says only where it is known: a reason, a depth."""
    reason, depth = report.reason_text, report.confirmations
    return {
        "because": part(context, "because", reason=reason) if reason else "",
        "depth": part(context, "depth", confirmations=depth) if depth else "",
    }

"""Judging an address offline: whose it can be, whether it is intact, what went wrong with it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from tpsupport.chains.form import NAME_SERVICE, Form, forms
from tpsupport.chains.verdict import AddressVerdict, Remark, fitting_networks
from tpsupport.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tpsupport.chains.network import Network, Networks

_LONGEST = 512
_ALIKE = 4
_DEAD = bytes.fromhex("dead").rjust(20, b"\0")


def judge(
    text: str, networks: Networks, wanted: Network | None = None, known: Iterable[str] = ()
) -> AddressVerdict:
    """What ``text`` is as an address, on the network ``wanted`` if that is known.

    ``known`` are other addresses of the user's; one that only begins and ends like ``text`` is a
    problem. Never raises, takes well under 5 ms, asks nobody.
    """
    stripped = text[:_LONGEST].strip()
    found = [form for form in forms(stripped) if form.checksum != "bad"]
    fitting = [form for form in found if _fits(form, networks, wanted)]
    if not fitting or _is_name(stripped, wanted):
        from tpsupport.chains.mistake import explain

        return explain(stripped, found, networks, wanted)
    verdict = _accept(stripped, fitting, networks, wanted)
    imitated = next((other for other in known if alike(verdict.normal_form, other)), "")
    if not imitated:
        return verdict
    problem = Remark("imitates", {"other": clean(imitated)[:_LONGEST]})
    return verdict._replace(ok=False, problems=(problem,))


def alike(one: str, other: str) -> bool:
    """Whether two addresses differ, and yet begin and end with the same four characters."""
    first, second = _body(one), _body(other)
    if first == second or min(len(first), len(second)) < 3 * _ALIKE:
        return False
    return _same(first, second) >= _ALIKE and _same(first[::-1], second[::-1]) >= _ALIKE


def _fits(form: Form, networks: Networks, wanted: Network | None) -> bool:
    return form.fits(wanted) if wanted else bool(fitting_networks(form, networks))


def _is_name(text: str, wanted: Network | None) -> bool:
    return wanted is None and bool(NAME_SERVICE.fullmatch(text))


def _accept(
    text: str, fitting: list[Form], networks: Networks, wanted: Network | None
) -> AddressVerdict:
    keys = dict.fromkeys(key for form in fitting for key in fitting_networks(form, networks))
    form = fitting[0]
    return AddressVerdict(
        input=clean(text),
        ok=True,
        networks=tuple(keys),
        family=form.family,
        kind=form.kind,
        checksum=form.checksum,
        normal_form=form.normal,
        remarks=tuple(_remarks(form, wanted)),
    )


def _remarks(form: Form, wanted: Network | None) -> Iterable[Remark]:
    if form.kind == "public_key":
        yield Remark("public_key")
    elif form.checksum == "none" and form.family in {"evm", "solana"}:
        yield Remark("no_checksum")
    if form.kind in {"old_form", "hex_form"}:
        yield Remark("other_form", {"normal": form.normal})
    if form.raw and (not any(form.raw) or form.raw == _DEAD):
        yield Remark("nobody")
    if wanted is None and form.family == "aptos" and form.kind == "account":
        yield Remark("maybe_tx_hash")
    if wanted is None and form.family == "antelope" and form.kind == "account":
        yield Remark("account_name")


def _body(address: str) -> str:
    text = address.strip()
    return text[2:].lower() if text.lower().startswith("0x") else text


def _same(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))

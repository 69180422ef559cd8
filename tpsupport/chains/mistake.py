"""Why a text is no address, or not one of the network wanted; and what was probably meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tpsupport.chains.codec import base58
from tpsupport.chains.form import NAME_SERVICE, Form, forms
from tpsupport.chains.verdict import AddressVerdict, Remark, fitting_networks
from tpsupport.text import clean

if TYPE_CHECKING:
    from tpsupport.chains.network import Network, Networks

_HASH = re.compile(r"(0x)?[0-9a-fA-F]{64}|[1-9A-HJ-NP-Za-km-z]{86,88}")
_WORDS = re.compile(r"(?:[^\W\d_]+[\s,，、]+){10,}[^\W\d_]+")
_HANZI = re.compile(r"(?:[\u4e00-\u9fff]\s*){12,}")
_PRIVATE = re.compile(r"[xyzt]prv[1-9A-HJ-NP-Za-km-z]{20,}|PVT_[KR]1_[1-9A-HJ-NP-Za-km-z]{20,}")
_WIF_VERSIONS = {0x80, 0xEF}


def explain(
    text: str, found: list[Form], networks: Networks, wanted: Network | None
) -> AddressVerdict:
    """The verdict on ``text``, which is no address of ``wanted`` (None: of any network).

    ``found``: how it can be read all the same, intact.
    """
    if _secret(text):
        return AddressVerdict("", problems=(Remark("secret"),))
    shown = clean(text)
    if NAME_SERVICE.fullmatch(text):
        return AddressVerdict(shown, problems=(Remark("name_service", {"name": shown}),))
    if _HASH.fullmatch(text) and not (found and wanted is None):
        return AddressVerdict(shown, problems=(Remark("tx_hash"),))
    if found:
        return _elsewhere(shown, found[0], networks, wanted)
    return _repaired(text, shown, networks, wanted) or _hopeless(text, shown, wanted)


def _elsewhere(
    shown: str, form: Form, networks: Networks, wanted: Network | None
) -> AddressVerdict:
    keys = fitting_networks(form, networks)
    code, suggestion = _relation(form, wanted)
    details = {"networks": ", ".join(keys), "normal": suggestion or form.normal}
    if wanted:
        details["wanted"] = wanted.key
    return AddressVerdict(
        input=shown,
        networks=keys,
        family=form.family,
        kind=form.kind,
        checksum=form.checksum,
        net=form.net,
        normal_form=form.normal,
        problems=(Remark(code, details),),
        suggestion=suggestion,
    )


def _relation(form: Form, wanted: Network | None) -> tuple[str, str]:
    """(why ``form`` does not fit, how the same key is written on ``wanted``)."""
    if form.net == "test":
        return "test_network", ""
    if form.ss58 is not None and wanted is None:
        return "other_prefix", ""
    if form.ss58 is not None and wanted and wanted.ss58 is not None:
        from tpsupport.chains.codec.ss58 import encode

        return "other_prefix", encode(wanted.ss58, form.raw)
    if wanted and {form.family, wanted.family} == {"evm", "tron"}:
        return f"{form.family}_on_{wanted.family}", ""
    if wanted and form.family == wanted.family:
        return "old_form", form.normal
    return "other_network", ""


def _repaired(
    text: str, shown: str, networks: Networks, wanted: Network | None
) -> AddressVerdict | None:
    from tpsupport.chains.repair import repairs

    for codes, repaired in repairs(text):
        for form in forms(repaired):
            fits = form.fits(wanted) if wanted else fitting_networks(form, networks)
            if form.checksum != "bad" and fits:
                problems = tuple(Remark(code) for code in codes)
                return AddressVerdict(shown, problems=problems, suggestion=form.normal)
    return None


def _hopeless(text: str, shown: str, wanted: Network | None) -> AddressVerdict:
    if not text:
        return AddressVerdict(shown, problems=(Remark("empty"),))
    broken = next((form for form in forms(text) if form.checksum == "bad"), None)
    if broken:
        return AddressVerdict(
            shown,
            family=broken.family,
            kind=broken.kind,
            checksum="bad",
            net=broken.net,
            problems=(Remark("bad_checksum"),),
        )
    from tpsupport.chains.shape import misshapen

    code, details = misshapen(text, wanted.family if wanted else "")
    return AddressVerdict(shown, problems=(Remark(code, details),))


def _secret(text: str) -> bool:
    """Whether ``text`` may be words or a key that must never be shown again."""
    if _PRIVATE.match(text) or _WORDS.search(text) or _HANZI.search(text):
        return True
    decoded = base58.decode_check(text) if 50 <= len(text) <= 53 else None
    return bool(decoded and decoded[1] and decoded[0][0] in _WIF_VERSIONS)

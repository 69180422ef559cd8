"""Login pages in between: an answer that a known page never gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tpsupport.text import clean

if TYPE_CHECKING:
    from tpsupport.checks.network.answer import Head
    from tpsupport.checks.network.targets import Target

_PLACE = re.compile(r"(?:https?:)?//(?:[^/?#@\\]*@)?([^/?#@\\:]{1,253})", re.IGNORECASE)


def disturbed(target: Target, head: Head, content: bytes) -> bool:
    """Whether a login page answered in the place of a captive-portal probe.

    A redirect, RFC 6585's 511, or a success with another body than the known one. An empty success
    is no page at all, and an error page of the probe's own says nothing.
    """
    if head.status == 511 or 300 <= head.status < 400:
        return True
    if not 200 <= head.status < 300:
        return False
    text = content.decode("utf-8", "replace").strip()
    if head.status == target.status and text == (target.body or "").strip():
        return False
    return bool(text) or bool(target.body)


def elsewhere(location: str) -> str:
    """The host that a ``Location`` names, without what else the link carries; empty if none."""
    match = _PLACE.match(clean(location).strip())
    return match[1].lower() if match else ""

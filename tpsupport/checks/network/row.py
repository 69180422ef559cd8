"""A row: how far one way to one target went, and what stopped it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tpsupport.checks.network.address import Kind
from tpsupport.checks.network.causes import ANSWERED, ASIDE, REFUSED, Stage
from tpsupport.checks.network.targets import Target

Way = Literal["ipv4", "ipv6", "proxy"]
Level = Literal["ok", "fail", "aside"]


@dataclass(frozen=True, slots=True)
class Row:
    """What was seen of ``target`` by one family of addresses, or by a proxy."""

    target: Target
    way: Way
    stage: Stage
    """The furthest stage that was begun."""
    cause: str | None = None
    """What stopped it, or is remarkable about an answer; ``None`` if nothing."""
    ms: Mapping[str, int] = field(default_factory=dict)
    """Whole milliseconds by stage; the one that failed counts as well."""
    address: str = ""
    """The address that was connected to, of the proxy if there is one."""
    via: str = ""
    """The proxy's name without its password."""
    verified: bool = False
    """Whether the other side proved by its certificate to be the target."""
    status: int | None = None
    """Of the HTTP answer."""
    ahead: float | None = None
    """Seconds by which this device's clock is ahead of the answer's date."""
    location: str = ""
    """The host that a redirect leads to."""
    address_kind: Kind = "public"
    """What the lookup's answer is worth."""

    @property
    def level(self) -> Level:
        """Whether this way works; ``aside`` if it was not tried or not offered."""
        if self.cause is None or self.cause in ANSWERED:
            return "ok"
        if self.cause in ASIDE:
            return "aside"
        return "ok" if self._answers_enough() else "fail"

    def _answers_enough(self) -> bool:
        """A node or a control that answers at all can be reached, unless only its gateway does."""
        role = self.target.role
        if self.cause in REFUSED:
            return role in {"node", "control"}
        return self.cause == "http_5xx" and (
            role == "control" or (role == "node" and self.status in {500, 501})
        )

    @property
    def total(self) -> int:
        """Milliseconds from the first stage to the last."""
        return sum(self.ms.values())

    def as_json(self) -> dict[str, Any]:
        """The row in JSON values."""
        return {
            "target": self.target.label,
            "host": self.target.host,
            "role": self.target.role,
            "way": self.way,
            "via": self.via or None,
            "level": self.level,
            "stage": self.stage,
            "cause": self.cause,
            "http_status": self.status,
            "address": self.address or None,
            "address_kind": self.address_kind,
            "ms": dict(self.ms),
            "total_ms": self.total,
            "location": self.location or None,
        }

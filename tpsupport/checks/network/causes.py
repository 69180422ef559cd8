"""The closed vocabulary of the network check: stages, causes, and whom they point at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from tpsupport.case import Status
from tpsupport.checks.check import UNANSWERED

Stage = Literal["dns", "tcp", "proxy", "tls", "http"]
STAGES: tuple[Stage, ...] = get_args(Stage)

Blame = Literal["none", "device", "network", "portal", "clock", "between", "service", "not_known"]
"""The one verdict: nobody, your device, your network, a login page, your clock, something in
between, their service, or not known."""
BLAMES: tuple[Blame, ...] = get_args(Blame)

STOPS: Mapping[Stage, tuple[str, ...]] = {
    "dns": (
        "dns_nxdomain",
        "dns_no_address",
        "dns_failed",
        "dns_timeout",
        "dns_bogon",
    ),
    "tcp": (
        "tcp_refused",
        "tcp_timeout",
        "tcp_reset",
        "tcp_unreachable",
        "tcp_denied",
        "tcp_failed",
    ),
    "proxy": (
        "proxy_unreachable",
        "proxy_timeout",
        "proxy_auth",
        "proxy_refused",
        "proxy_unsupported",
    ),
    "tls": (
        "tls_unknown_ca",
        "tls_self_signed",
        "tls_hostname_mismatch",
        "tls_expired",
        "tls_not_yet_valid",
        "tls_untrusted",
        "tls_eof",
        "tls_reset",
        "tls_timeout",
        "tls_not_tls",
        "tls_alert",
        "tls_failed",
    ),
    "http": (
        "http_403",
        "http_429",
        "http_451",
        "http_4xx",
        "http_5xx",
        "http_redirect",
        "http_challenge",
        "http_timeout",
        "http_reset",
        "http_eof",
        "http_garbled",
        "http_body_too_long",
        "captive_portal",
    ),
}
"""Every cause that a row can have, by the stage at which it shows."""

CAUSES: Mapping[Status, tuple[str, ...]] = {
    "ok": (),
    "warn": (
        "captive_portal",
        "clock_skew",
        "node_down",
        "site_down",
        "proxy_failing",
        "proxy_only",
        "ipv6_broken",
        "slow",
    ),
    "fail": (
        "device_offline",
        "device_blocked",
        "your_network",
        "dns_broken",
        "proxy_failing",
        "captive_portal",
        "clock_skew",
        "intercepted",
        "service_down",
        "service_blocked",
    ),
    "unknown": (*UNANSWERED, "not_known"),
}
"""Every cause that the finding can have, by its status; warnings with the gravest first."""

NOTES = (*CAUSES["warn"], "border", "stand_in", "trust_missing")
"""Everything that may be remarked beside the cause, gravest first."""

UNRESOLVED = frozenset({"dns_nxdomain", "dns_failed", "dns_timeout", "dns_no_address"})
DATES = frozenset({"tls_expired", "tls_not_yet_valid"})
FORGED = frozenset(
    {
        "dns_bogon",
        "tls_unknown_ca",
        "tls_self_signed",
        "tls_hostname_mismatch",
        "tls_untrusted",
        "tls_not_tls",
    }
)
"""Somebody else than the service answered, or seems to have."""

THEIRS = frozenset(
    {
        *DATES,
        "tcp_refused",
        "tls_alert",
        "tls_failed",
        "http_429",
        "http_4xx",
        "http_5xx",
        "http_timeout",
        "http_reset",
        "http_eof",
        "http_garbled",
    }
)
"""With a working control beside it, this is the service's own; every other stop may be a block."""

ANSWERED = frozenset({"http_4xx", "http_redirect", "http_challenge", "http_body_too_long"})
"""An answer that is as good as any for knowing that the host can be reached."""

REFUSED = frozenset({"http_403", "http_429", "http_451"})
"""An answer that refuses: as good as any from a node or a control, but not from a website."""

ASIDE = frozenset({"dns_no_address", "proxy_auth", "proxy_unsupported"})
"""Not tried, or not offered: says neither that the host can be reached nor that it cannot."""

"""From what is seen to one verdict: the first rule that holds decides, and a service is blamed only
while something independent of it works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tpsupport.checks.network.causes import FORGED, NOTES, THEIRS, Blame
from tpsupport.checks.network.report import Verdict
from tpsupport.checks.network.scene import Scene

PATIENCE = 1.0
"""Seconds under which silence alone proves nothing."""
_OFFICIAL = frozenset({"site", "help", "node"})
_WARNED: Mapping[str, Blame] = {
    "captive_portal": "portal",
    "clock_skew": "clock",
    "proxy_failing": "device",
    "proxy_only": "between",
    "ipv6_broken": "network",
    "slow": "not_known",
}
"""Whom a warning points at while every service is reached."""


def judge(scene: Scene) -> Verdict:
    """The verdict; ``not_known`` where the rows do not carry any."""
    notes = _notes(scene)
    if not scene.services:
        return Verdict("unknown", "not_known", "not_known", notes=notes)
    if not scene.failing:
        return _fine(scene, notes)
    verdict = _before(scene) or _partly(scene) or _wholly(scene)
    forged = [row.target.host for row in scene.rows if row.cause in FORGED]
    failing = [reach.target.host for reach in scene.failing]
    hosts = forged if verdict.cause == "intercepted" else failing
    return replace(verdict, hosts=tuple(dict.fromkeys(hosts)), notes=notes)


def _notes(scene: Scene) -> tuple[str, ...]:
    """Every warning that holds, in the order of ``NOTES``."""
    partly = len(scene.failing) < len(scene.services)
    failing = {reach.target.role for reach in scene.failing if partly}
    holds = {
        "captive_portal": scene.login_page,
        "clock_skew": scene.clock.off,
        "node_down": "node" in failing,
        "site_down": bool(failing & {"site", "help"}),
        "proxy_failing": scene.proxy_at_fault,
        "proxy_only": scene.proxy_needed,
        "ipv6_broken": scene.ipv6_broken,
        "slow": scene.slow,
        "border": scene.border,
        "stand_in": any(row.address_kind == "stand_in" for row in scene.rows),
        "trust_missing": not scene.trust,
    }
    return tuple(note for note in NOTES if holds[note])


def _fine(scene: Scene, notes: tuple[str, ...]) -> Verdict:
    """Every service was reached: at most a warning."""
    hosts = tuple(dict.fromkeys(reach.target.host for reach in scene.services))
    warned = next((note for note in notes if note in _WARNED), None)
    if not warned:
        return Verdict("ok", hosts=hosts, notes=notes)
    blame = "network" if warned == "slow" and scene.all_slow else _WARNED[warned]
    return Verdict("warn", warned, blame, hosts, notes)


def _before(scene: Scene) -> Verdict | None:
    """What explains a failure whatever the service does, and is seen without a control."""
    causes = {reach.cause for reach in scene.failing}
    verified = any(row.verified for row in scene.rows)
    away = not scene.at_home
    hasty = scene.silent and scene.timeout < PATIENCE
    rules = (
        (scene.disconnected and away, Verdict("fail", "device_offline", "device")),
        (scene.login_page and away, Verdict("fail", "captive_portal", "portal")),
        (scene.clock_at_fault, Verdict("fail", "clock_skew", "clock")),
        (not scene.trust and not verified, Verdict("unknown", "not_known", "not_known")),
        (causes & FORGED, Verdict("fail", "intercepted", "between")),
        (causes == {"tcp_denied"}, Verdict("fail", "device_blocked", "device")),
        (hasty, Verdict("unknown", "timeout", "not_known")),
    )
    return next((verdict for holds, verdict in rules if holds), None)


def _partly(scene: Scene) -> Verdict | None:
    """Some of the product's own addresses work: a warning about the others."""
    roles = {reach.target.role for reach in scene.failing}
    if not roles <= _OFFICIAL or len(scene.failing) == len(scene.services):
        return None
    blame = _pointed(scene)[1] if scene.control_works else "not_known"
    return Verdict("warn", "node_down" if "node" in roles else "site_down", blame)


def _wholly(scene: Scene) -> Verdict:
    """The services fail: they, or what lies before them, or the network."""
    if scene.control_works:
        cause, blame = _pointed(scene)
        return Verdict("fail", cause, blame)
    answered = any(reach.best.status for reach in scene.failing)
    if answered or scene.at_home or not (scene.controls or scene.portals):
        return Verdict("unknown", "not_known", "not_known")
    if scene.replaced:
        return Verdict("fail", "intercepted", "between")
    if scene.proxy_at_fault:
        return Verdict("fail", "proxy_failing", "device")
    return Verdict("fail", "your_network", "network")


def _pointed(scene: Scene) -> tuple[str, Blame]:
    """What the failing services point at while a control works."""
    if scene.names_fail:
        return "dns_broken", "network"
    if all(reach.cause in THEIRS for reach in scene.failing):
        return "service_down", "service"
    refused = all(reach.cause in {"http_403", "http_451"} for reach in scene.failing)
    proved = all(reach.best.verified for reach in scene.failing)
    return "service_blocked", "service" if refused and proved else "between"

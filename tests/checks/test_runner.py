"""The runner: at once, in time, once each; what it cannot know is unknown."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from tpsupport.case import Finding, Status
from tpsupport.checks import registry, runner
from tpsupport.checks.check import UNANSWERED, Check, Contact
from tpsupport.checks.context import Context
from tpsupport.errors import UsageError

from .looking import Make


@dataclass
class Stub:
    """A check that does what it is told."""

    name: str
    act: Callable[[Context], Finding]
    hosts: tuple[str, ...] = ()
    arguments: Mapping[str, str] = field(default_factory=dict)
    causes: Mapping[Status, tuple[str, ...]] = field(default_factory=dict)

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        return tuple(Contact(host, "network.why.site") for host in self.hosts)

    def run(self, context: Context, **facts: str) -> Finding:
        return self.act(context)


def fine(name: str) -> Stub:
    return Stub(name, lambda _: Finding(name, "ok"))


def loading(*stubs: Stub) -> Callable[[str], Check]:
    return {stub.name: stub for stub in stubs}.__getitem__


def test_findings_say_what_was_asked_and_when(make: Make) -> None:
    found = runner.run([("a", {"hash": "0x1"})], make([]), load=loading(fine("a")))
    finding = found["a(hash=0x1)"]
    assert (finding.key, finding.status, finding.arguments) == (
        "a(hash=0x1)",
        "ok",
        {"hash": "0x1"},
    )
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", finding.at)
    assert 0 <= finding.seconds < 1


def test_all_at_once(make: Make) -> None:
    meet = threading.Barrier(5, timeout=2)

    def act(context: Context) -> Finding:
        meet.wait()
        return Finding("x", "ok")

    stubs = [Stub(f"c{n}", act) for n in range(5)]
    found = runner.run([(stub.name, {}) for stub in stubs], make([]), load=loading(*stubs))
    assert [finding.status for finding in found.values()] == ["ok"] * 5
    assert list(found) == [f"c{n}()" for n in range(5)]


def test_each_once_and_not_what_is_known(make: Make) -> None:
    ran: list[int] = []

    def act(context: Context) -> Finding:
        ran.append(1)
        return Finding("a", "ok")

    context, stub = make([]), Stub("a", act)
    found = runner.run([("a", {}), ("a", {})], context, load=loading(stub))
    again = runner.run([("a", {})], context, known=found, load=loading(stub))
    assert (again, len(ran)) == (found, 1)
    runner.run([("a", {})], context, load=loading(stub))
    assert len(ran) == 2


def test_a_crash_and_a_late_check_are_unknown(make: Make) -> None:
    def crash(context: Context) -> Finding:
        raise RuntimeError("words with /home/somebody in them")

    def late(context: Context) -> Finding:
        time.sleep(5)
        return Finding("late", "ok")

    stubs = fine("good"), Stub("crash", crash), Stub("late", late)
    wanted: list[runner.Wanted] = [(stub.name, {}) for stub in stubs]
    started = time.monotonic()
    found = runner.run(wanted, make([], timeout=1.5), load=loading(*stubs))
    assert time.monotonic() - started < 1.8
    assert [one.code for one in found.values()] == ["ok", "unknown.crashed", "unknown.timeout"]
    assert found["crash()"].evidence == {"error": "RuntimeError"}
    assert found["late()"].at


def test_offline_stops_only_what_would_go_out(make: Make) -> None:
    stubs = (
        fine("inside"),
        Stub("outside", lambda _: Finding("outside", "ok"), hosts=("x.example",)),
    )
    found = runner.run(
        [(stub.name, {}) for stub in stubs], make([], offline=True), load=loading(*stubs)
    )
    assert [one.code for one in found.values()] == ["ok", "unknown.offline"]


def test_wrong_arguments_are_told_to_the_caller(make: Make) -> None:
    def act(context: Context) -> Finding:
        raise UsageError("network.errors.target", detail="x")

    with pytest.raises(UsageError, match="target"):
        runner.run([("a", {})], make([]), load=loading(Stub("a", act)))


def test_progress_is_told_in_the_callers_thread(make: Make) -> None:
    told: list[tuple[str, str, bool]] = []

    def act(context: Context) -> Finding:
        context.progress("a host", "tls")
        return Finding("a", "warn")

    def progress(label: str, state: str) -> None:
        told.append((label, state, threading.current_thread() is threading.main_thread()))

    runner.run([("a", {})], make([], progress=progress), load=loading(Stub("a", act)))
    assert told == [("a", "started", True), ("a host", "tls", True), ("a", "warn", True)]


def test_nothing_wanted(make: Make) -> None:
    assert runner.run([], make([])) == {}


def test_registry() -> None:
    for name, declared in registry.declarations().items():
        check = registry.load(name)
        assert check.name == name
        assert declared == (check.arguments, check.causes)
        assert set(check.causes) == {"ok", "warn", "fail", "unknown"}
        assert set(UNANSWERED) <= set(check.causes["unknown"])
        for causes in check.causes.values():
            assert len(set(causes)) == len(causes)
    with pytest.raises(UsageError, match="unknown_check"):
        registry.load("netwrok")

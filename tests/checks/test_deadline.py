"""Everything happens at once, and nothing outlives the deadline."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tpsupport.checks.network import look, survey

from . import servers
from .looking import Make

pytestmark = pytest.mark.timing

ROOT = Path(__file__).parent.parent.parent


def test_a_hundred_targets_take_as_long_as_one(make: Make) -> None:
    with servers.serving(servers.answering(wait=0.2)) as server:
        target = " ".join(f"http://h{n}.loop.test:{server.port}" for n in range(100))
        context = make([])
        look(context, target="http://warm.loop.test:1")
        started = time.monotonic()
        report = look(context, target=target)
        took = time.monotonic() - started
    rows = [row for row in report.rows if row.way == "ipv4"]
    assert [row.level for row in rows] == ["ok"] * 100
    assert took <= 1.3 * max(row.total for row in rows) / 1000


def test_a_flood_of_events_does_not_move_the_deadline(make: Make) -> None:
    with servers.serving(servers.silent) as server:
        target = " ".join(f"http://h{n}.loop.test:{server.port}" for n in range(100))
        started = time.monotonic()
        report = look(make([], timeout=0.5), target=target)
        assert time.monotonic() - started < 0.6
    assert {row.cause for row in report.rows if row.way == "ipv4"} == {"http_timeout"}
    assert not [
        each for each in threading.enumerate() if not each.daemon and each.name != "MainThread"
    ]


def test_who_is_reached_need_not_wait_for_the_rest(
    make: Make, stack: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "SETTLE", 0.2)
    good = stack.enter_context(servers.serving(servers.answering())).port
    silent = stack.enter_context(servers.serving(servers.silent)).port
    controls = [{"url": f"http://control.loop.test:{silent}/"}]
    context = make([{"url": f"http://a.loop.test:{good}/", "role": "site"}], controls, timeout=5.0)
    started = time.monotonic()
    report = look(context)
    assert 0.2 <= time.monotonic() - started < 1
    assert [(row.cause, row.level) for row in report.rows if row.way == "ipv4"] == [
        (None, "ok"),
        ("http_timeout", "fail"),
    ]
    assert report.verdict.status == "ok"


def test_the_process_ends_though_a_resolver_hangs(tmp_path: Path) -> None:
    script = """
        import sys, time, pathlib
        from tpsupport.checks import runner
        from tpsupport.checks.context import Context
        from tpsupport.pack.library import Library

        def resolve(host, family):
            time.sleep(60)

        context = Context(library=Library.open(), resolve=resolve, timeout=1.0, environ={},
                          connect=lambda *a: time.sleep(60))
        started = time.monotonic()
        (finding,) = runner.run([("network", {})], context).values()
        print(finding.code, time.monotonic() - started < 1.2)
    """
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=ROOT,
        env={**os.environ, "TPSUPPORT_CACHE_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout == "fail.your_network True\n"
    assert done.stderr == ""
    assert time.monotonic() - started < 5

"""What every test starts from: a cache, a home, a language, a zone and a terminal of its own."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest

from tests.golden import Golden

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a background job: programs would too
    signal.signal(signal.SIGINT, signal.default_int_handler)

_FOREIGN = (
    *("LANGUAGE", "LC_ALL", "LC_MESSAGES", "COLUMNS", "LINES", "ACCESSIBLE"),
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"),
)
"""Variables that would change what the program says or where it writes."""
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the answers files and transcripts anew, to be read and committed",
    )
    parser.addoption(
        "--faults",
        type=int,
        metavar="N",
        help="try so many faults of each kind on the shipped pack, not just a few",
    )


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    """The recorded files."""
    return Golden(bool(request.config.getoption("--update-golden")))


def pytest_configure(config: pytest.Config) -> None:
    """Leave the user's files, language and proxies alone, before anything is imported."""
    folder = Path(tempfile.mkdtemp(prefix="tpsupport-tests-"))
    config.add_cleanup(partial(shutil.rmtree, folder, ignore_errors=True))
    for name in list(os.environ):
        if name in _FOREIGN or name.startswith("TPSUPPORT_") or name.lower() in _PROXIES:
            del os.environ[name]
    (folder / "home").mkdir()
    os.environ.update(
        TPSUPPORT_CACHE_DIR=str(folder / "cache"),
        HOME=str(folder / "home"),
        LANG="C.UTF-8",
        TERM="xterm-256color",
        TZ="CST-8",
    )
    if hasattr(time, "tzset"):
        time.tzset()

"""Declarations are cheap: naming a check or declaring it to the lint opens no heavy module."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "asyncio",
    "yaml",
    "rich",
    "questionary",
    "email",
    "idna",
)
LOOK = "import sys; {code}; print(*sorted(set(sys.modules) & set({heavy})))"


@pytest.mark.parametrize(
    "code",
    [
        "import tpsupport.checks.registry",
        "from tpsupport.checks import registry; registry.declarations()",
        "import tpsupport.checks.runner, tpsupport.checks.context",
    ],
)
def test_imports(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK.format(code=code, heavy=HEAVY)],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.split() == []

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pack.small import Pack, copy


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """A copy of the small pack."""
    return copy(tmp_path)

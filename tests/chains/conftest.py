from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tpsupport.pack.library import Library

from .scripted import all_networks

if TYPE_CHECKING:
    from tpsupport.chains.network import Networks


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.open()


@pytest.fixture(scope="session")
def networks() -> Networks:
    return all_networks()

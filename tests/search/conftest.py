"""The index of the shipped pack, made once."""

from __future__ import annotations

import pytest

from tpsupport.pack.library import Library
from tpsupport.search.index import Index
from tpsupport.search.kept import index_of

LIBRARY = Library.open()


@pytest.fixture(scope="session")
def index() -> Index:
    return index_of(LIBRARY)

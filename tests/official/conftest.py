"""What the tests of this room share: the shipped pack's lore and allow-list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tpsupport.official.allow import Allow
from tpsupport.official.channels import allow_list
from tpsupport.official.lore import Lore, lore
from tpsupport.pack.library import Library


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TPSUPPORT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.open()


@pytest.fixture(scope="session")
def knowledge(library: Library) -> Lore:
    return lore(library)


@pytest.fixture(scope="session")
def allow(library: Library) -> Allow:
    return allow_list(library)

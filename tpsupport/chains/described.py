"""The strict reading of networks.yaml: what is wrong with how a pack describes its networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.network import FAMILIES, STATES
from tpsupport.pack.form import link, number, pattern
from tpsupport.pack.shape import Shape

if TYPE_CHECKING:
    from tpsupport.pack.library import Library
    from tpsupport.pack.source import Path_

DOCUMENT = "networks"

_NAMED = ("name", "family", "state")
_ASKED = (
    *("caip2", "identity", "native", "endpoints", "explorers"),
    *("head", "confirmations", "address", "tx", "source"),
)
"""What a network has that can be asked; one that is only named has none of it."""
_MORE = (
    *("aliases", "chain_id", "legacy", "history", "indexer", "relay", "recognized"),
    *("ss58", "bech32", "existential_deposit", "note"),
)


def described(library: Library) -> None:
    """Nothing, if every network is described as it must be.

    :raises FlawedPackError: with every flaw of networks.yaml.
    """
    shape = Shape(library.languages)
    top = shape.mapping(library.document(DOCUMENT), (), (DOCUMENT,))
    listed = shape.mapping(top.get(DOCUMENT, {}), (DOCUMENT,), (), None)
    for key, data in listed.items():
        _network(shape, shape.identifier(key, (DOCUMENT, key)), data)
    library.refuse(DOCUMENT, shape.noted)


def _network(shape: Shape, key: str, data: Any) -> None:
    path: Path_ = (DOCUMENT, key)
    asked = isinstance(data, dict) and not data.keys().isdisjoint(_ASKED)
    required = (*_NAMED, *_ASKED) if asked else _NAMED
    found = shape.mapping(data, path, required, _MORE)
    for name, value in found.items():
        here = (*path, name)
        if name in ("name", "note"):
            shape.text(value, here)
        elif name in ("family", "state"):
            shape.one_of(value, here, FAMILIES if name == "family" else STATES)
        elif name in ("chain_id", "ss58", "existential_deposit"):
            number(shape, value, here)
        elif name in ("address", "tx"):
            pattern(shape, value, here)
        elif name in ("relay", "indexer"):
            link(shape, value, here)
        elif name in _PARTS:
            _PARTS[name](shape, value, here)
        elif name in ("caip2", "identity", "bech32", "source"):
            shape.string(value, here)
    _agreeing(shape, found, path)


def _agreeing(shape: Shape, found: dict[str, Any], path: Path_) -> None:
    """An EVM network is called after its chain id everywhere."""
    number_, family = found.get("chain_id"), found.get("family")
    for name, wanted in (("caip2", f"eip155:{number_}"), ("identity", str(number_))):
        if family == "evm" and number_ is not None and found.get(name, wanted) != wanted:
            shape.note((*path, name), "not_one_of", found=found[name], nearest=wanted)


def _aliases(shape: Shape, data: Any, path: Path_) -> None:
    shape.strings(data, path)


def _coin(shape: Shape, data: Any, path: Path_) -> None:
    required = ("symbol", "decimals") if path[-1] == "native" else ("symbol",)
    found = shape.mapping(data, path, required, ("contract",))
    for name, value in found.items():
        if name == "decimals":
            number(shape, value, (*path, name), most=36)
        else:
            shape.string(value, (*path, name))


def _endpoints(shape: Shape, data: Any, path: Path_) -> None:
    urls = []
    for at, each in enumerate(shape.sequence(data, path, empty=True)):
        here = (*path, at)
        found = shape.mapping(each, here, ("url", "source"))
        urls.append(link(shape, found.get("url", ""), (*here, "url")))
        shape.string(found.get("source", ""), (*here, "source"))
    shape.distinct(urls, path, "url")


def _explorers(shape: Shape, data: Any, path: Path_) -> None:
    for at, each in enumerate(shape.sequence(data, path, empty=True)):
        here = (*path, at)
        found = shape.mapping(each, here, ("name", "url", "tx", "address"))
        shape.string(found.get("name", ""), (*here, "name"))
        link(shape, found.get("url", ""), (*here, "url"))
        for name in ("tx", "address"):
            link(shape, found.get(name, ""), (*here, name), name)


def _recognized(shape: Shape, data: Any, path: Path_) -> None:
    for at, said in enumerate(shape.strings(data, path)):
        link(shape, said, (*path, at), "address" if "{address}" in said else "tx")


def _head(shape: Shape, data: Any, path: Path_) -> None:
    found = shape.mapping(data, path, ("warn", "bad"))
    late = number(shape, found.get("warn", 1), (*path, "warn"), 1)
    number(shape, found.get("bad", late + 1), (*path, "bad"), late + 1)


def _confirmations(shape: Shape, data: Any, path: Path_) -> None:
    found = shape.mapping(data, path, ("arrived", "final", "source"))
    number(shape, found.get("arrived", 1), (*path, "arrived"))
    if not isinstance(final := found.get("final", 1), str):
        number(shape, final, (*path, "final"))
    shape.string(found.get("source", ""), (*path, "source"))


_PARTS = {
    "aliases": _aliases,
    "native": _coin,
    "legacy": _coin,
    "endpoints": _endpoints,
    "history": _endpoints,
    "explorers": _explorers,
    "recognized": _recognized,
    "head": _head,
    "confirmations": _confirmations,
}

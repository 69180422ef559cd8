"""What this room takes from whoever asks: knowledge, limits, clocks, and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tpsupport.chains.network import Network, Networks
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Callable, Iterable, Mapping

    from tpsupport.chains.line import Line


T = TypeVar("T")


class Documents(Protocol):
    """Whatever holds a pack's documents."""

    def document(self, name: str) -> Any: ...


class World(Protocol):
    """The surroundings of one run of a check."""

    @property
    def library(self) -> Documents: ...
    @property
    def timeout(self) -> float: ...
    @property
    def environ(self) -> Mapping[str, str]: ...
    @property
    def endpoints(self) -> Mapping[str, str]: ...
    @property
    def clock(self) -> Callable[[], float]: ...
    @property
    def monotonic(self) -> Callable[[], float]: ...
    @property
    def resolve(self) -> Callable[[str, Any], tuple[str, ...]]: ...
    @property
    def connect(self) -> Callable[[str, int, float], socket.socket]: ...
    @property
    def trust(self) -> Callable[[], ssl.SSLContext]: ...
    @property
    def system_proxies(self) -> Callable[[], Mapping[str, str]]: ...


def networks_of(world: World) -> Networks:
    """The networks of the pack, each asked at the user's own node where one is named for it."""
    known = Networks.of(world.library.document("networks"))
    own = {
        network.key: network.asking(world.endpoints[network.key])
        for network in known.values()
        if world.endpoints.get(network.key)
    }
    return Networks({**known, **own}) if own else known


def network_of(networks: Networks, text: str) -> Network:
    """The network that ``text`` names.

    :raises UsageError: if there is none; the nearest are named.
    """
    found = networks.find(text)
    if found is None:
        nearest = ", ".join(network.key for network in networks.nearest(text))
        raise UsageError("chains.errors.unknown_network", text=text[:40], nearest=nearest)
    return found


def line_of(world: World) -> Line:
    """The way out of ``world``, until its time is over."""
    from tpsupport.chains.line import Line

    return Line(
        deadline=world.monotonic() + world.timeout,
        clock=world.clock,
        monotonic=world.monotonic,
        resolve=world.resolve,
        connect=world.connect,
        trust=_once(world.trust),
        environ=world.environ,
        system_proxies=world.system_proxies,
    )


def _once(make: Callable[[], T]) -> Callable[[], T]:
    """``make``, done when first needed, and only once, by whichever thread comes first."""
    from threading import Lock

    lock = Lock()
    made: list[T] = []

    def get() -> T:
        with lock:
            if not made:
                made.append(make())
            return made[0]

    return get


def hosts(networks: Iterable[Network]) -> tuple[str, ...]:
    """Every host that a question about ``networks`` may go to."""
    from tpsupport.chains.consult import host_of

    found = (host_of(url) for network in networks for url in (*network.history, *network.endpoints))
    return tuple(dict.fromkeys(found))

"""The networks of the pack, and finding one by whatever a person calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast, get_args

from tpsupport.errors import PackError

if TYPE_CHECKING:
    from tpsupport.text import Text

Family = Literal["bitcoin", "evm", "tron", "solana", "aptos", "substrate", "antelope"]
FAMILIES: tuple[Family, ...] = get_args(Family)

State = Literal["active", "renamed", "unserved", "stopped"]
STATES: tuple[State, ...] = get_args(State)

_JOINTS = re.compile(r"[\s\-_./()（）·]+")
_GENERIC = re.compile(r"(mainnet|network|blockchain|chain|公链|主网|网络|链)$")


class Explorer(NamedTuple):
    """A public website about transactions and addresses; links hold ``{tx}`` or ``{address}``."""

    name: str
    url: str
    tx: str
    address: str


class Coin(NamedTuple):
    """The coin that fees are paid in; ``contract`` where even that coin is kept in one."""

    symbol: str
    decimals: int
    contract: str = ""


class Network(NamedTuple):
    """One network, as ``networks.yaml`` describes it."""

    key: str
    name: Text
    aliases: tuple[str, ...]
    family: Family
    state: State
    caip2: str
    identity: str
    """What a node answers when asked who it is: a chain id in decimal, or a genesis hash."""
    native: Coin
    late: int
    """Age in seconds from which the newest block of a node is late."""
    useless: int
    """Age in seconds from which nothing that a node says can be relied on."""
    arrived: int
    """Confirmations after which a payment shows as received."""
    final: int | str
    """Confirmations after which nothing changes, or the node's own word for it."""
    address: str
    tx: str
    chain_id: int | None = None
    legacy: Coin | None = None
    """The coin's former name or contract, which people still hold or say."""
    endpoints: tuple[str, ...] = ()
    relay: str = ""
    indexer: str = ""
    history: tuple[str, ...] = ()
    explorers: tuple[Explorer, ...] = ()
    recognized: tuple[str, ...] = ()
    ss58: int | None = None
    bech32: str = ""
    existential_deposit: int = 0
    note: Text | None = None

    @property
    def alive(self) -> bool:
        """Whether nodes can be expected to answer."""
        return self.state != "stopped" and bool(self.endpoints)

    def asking(self, *endpoints: str) -> Network:
        """The same network, asked at other ``endpoints``."""
        return self._replace(endpoints=endpoints)

    def link(self, kind: Literal["tx", "address"], value: str) -> str:
        """The first explorer's page about ``value``, or an empty text."""
        if not self.explorers:
            return ""
        return str(getattr(self.explorers[0], kind)).replace("{" + kind + "}", value)


class Networks(Mapping[str, Network]):
    """Every network of the pack by its key, in the pack's order."""

    def __init__(self, networks: Mapping[str, Network]) -> None:
        self._networks = dict(networks)
        self._names: dict[str, str] = {}
        for network in self._networks.values():
            for name in _names(network):
                self._names.setdefault(name, network.key)

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Networks:
        """The networks of ``networks.yaml``. Raises PackError where a field is missing or wrong."""
        return cls({key: _network(key, fields) for key, fields in document["networks"].items()})

    def __getitem__(self, key: str) -> Network:
        return self._networks[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._networks)

    def __len__(self) -> int:
        return len(self._networks)

    def find(self, text: str) -> Network | None:
        """The network of this key, name, alias, chain id or CAIP-2, in any case or width."""
        folded = fold(text)
        for name in (folded, _GENERIC.sub("", folded), _decimal(folded)):
            if name and name in self._names:
                return self._networks[self._names[name]]
        return None

    def nearest(self, text: str, limit: int = 3) -> tuple[Network, ...]:
        """The networks whose names look most like ``text``, best first; none if none comes near."""
        from difflib import get_close_matches

        near = get_close_matches(fold(text)[:64], self._names, n=4 * limit, cutoff=0.6)
        keys = dict.fromkeys(self._names[name] for name in near)
        return tuple(self._networks[key] for key in keys)[:limit]

    def family(self, family: Family) -> tuple[Network, ...]:
        """The networks of one family."""
        return tuple(network for network in self._networks.values() if network.family == family)


def fold(text: str) -> str:
    """``text`` as names are compared: half width, no case, no spaces, dashes or brackets."""
    from unicodedata import normalize

    return _JOINTS.sub("", normalize("NFKC", text[:256]).casefold())


def _decimal(folded: str) -> str:
    try:
        return str(int(folded, 16)) if folded.startswith("0x") else ""
    except ValueError:
        return ""


def _names(network: Network) -> Iterator[str]:
    yield fold(network.key)
    yield from (fold(name) for name in network.name.values())
    yield from (fold(alias) for alias in network.aliases)
    yield fold(network.caip2)
    if network.chain_id is not None:
        yield str(network.chain_id)


def _network(key: str, fields: Mapping[str, Any]) -> Network:
    try:
        if fields["family"] not in FAMILIES or fields["state"] not in STATES:
            raise ValueError(f"{fields['family']}, {fields['state']}")
        return _build(key, fields)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackError("chains.errors.network", network=key, detail=str(error)) from error


def _coin(coin: Mapping[str, Any], native: Mapping[str, Any]) -> Coin:
    return Coin(coin["symbol"], int(native["decimals"]), coin.get("contract", ""))


def _build(key: str, fields: Mapping[str, Any]) -> Network:
    native, head, confirmations = fields["native"], fields["head"], fields["confirmations"]
    return Network(
        key=key,
        name=dict(fields["name"]),
        aliases=tuple(fields["aliases"]),
        family=cast("Family", fields["family"]),
        state=cast("State", fields["state"]),
        caip2=fields["caip2"],
        identity=fields["identity"],
        native=_coin(native, native),
        late=int(head["warn"]),
        useless=int(head["bad"]),
        arrived=int(confirmations["arrived"]),
        final=confirmations["final"],
        address=fields["address"],
        tx=fields["tx"],
        chain_id=fields.get("chain_id"),
        legacy=_coin(fields["legacy"], native) if fields.get("legacy") else None,
        endpoints=tuple(endpoint["url"] for endpoint in fields["endpoints"]),
        relay=fields.get("relay", ""),
        indexer=fields.get("indexer", ""),
        history=tuple(endpoint["url"] for endpoint in fields.get("history", ())),
        explorers=tuple(Explorer(**explorer) for explorer in fields["explorers"]),
        recognized=tuple(fields.get("recognized", ())),
        ss58=fields.get("ss58"),
        bech32=fields.get("bech32", ""),
        existential_deposit=fields.get("existential_deposit", 0),
        note=fields.get("note"),
    )

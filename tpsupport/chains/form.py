"""What an address is by its form alone: one reader for each family."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from tpsupport.chains.codec import base58, bech32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tpsupport.chains.network import Family, Network

Checksum = Literal["ok", "none", "bad"]

NAME_SERVICE = re.compile(
    r"[^\s/@:]{1,200}\.(eth|bnb|arb|sol|apt|trx|tron|dot|crypto|nft|wallet|bitcoin|blockchain|lens)",
    re.IGNORECASE,
)
"""A name that stands for an address in some service, and is none itself."""
_HEX_ADDRESS = re.compile(r"0x([0-9a-fA-F]{40})")
_TRON_HEX = re.compile(r"41[0-9a-fA-F]{40}")
_APTOS = re.compile(r"0x(?:[0-9a-fA-F]{64}|[0-9a-fA-F])")
_ACCOUNT_NAME = re.compile(r"[a-z1-5]+(?:\.[a-z1-5]+)*")
_ANTELOPE_KEY = re.compile(r"(EOS|PUB_K1_|PUB_R1_)([1-9A-HJ-NP-Za-km-z]{40,60})")

_BITCOIN_VERSIONS = {
    0x00: ("p2pkh", "main"),
    0x05: ("p2sh", "main"),
    0x6F: ("p2pkh", "test"),
    0xC4: ("p2sh", "test"),
}
_WITNESS_PREFIXES = {"bc": "main", "tb": "test", "bcrt": "test"}
_WITNESS_KINDS = {(0, 20): "p2wpkh", (0, 32): "p2wsh", (1, 32): "p2tr", (1, 2): "p2a"}
_TRON_VERSION = 0x41


class Form(NamedTuple):
    """A text with the shape of an address of ``family``; ``checksum``: whether it is intact."""

    family: Family
    kind: str
    checksum: Checksum
    normal: str
    """The one way to write this address; the text itself where the checksum is bad."""
    net: Literal["main", "test"] = "main"
    ss58: int | None = None
    """The SS58 prefix, which names one network of the family."""
    bech32: str = ""
    """The bech32 prefix of a form that only one network of the family has."""
    raw: bytes = b""
    """The bytes that the address stands for."""

    def fits(self, network: Network) -> bool:
        """Whether this is how an address of ``network`` is written."""
        if network.family != self.family or self.net == "test":
            return False
        if self.ss58 is not None:
            return network.ss58 == self.ss58
        return not self.bech32 or network.bech32 == self.bech32


def forms(text: str) -> Iterator[Form]:
    """Every reading of ``text`` as an address, those with a broken checksum too."""
    for reader in _READERS:
        form = reader(text)
        if form:
            yield form


def bitcoin(text: str) -> Form | None:
    """A Bitcoin address: base58check of 21 bytes, or a witness program."""
    if text.lower().startswith(("bc1", "tb1", "bcrt1")):
        return _witness(text)
    decoded = base58.decode_check(text)
    if decoded is None or len(decoded[0]) != 21:
        return None
    payload, intact = decoded
    kind = _BITCOIN_VERSIONS.get(payload[0])
    if kind is None:
        return None
    return Form(
        "bitcoin", kind[0], _checked(intact), text, net="test" if kind[1] == "test" else "main"
    )


def evm(text: str) -> Form | None:
    """An EVM address: 0x and 40 hex digits; digits of mixed case carry the checksum of EIP-55."""
    match = _HEX_ADDRESS.fullmatch(text)
    if match is None:
        return None
    from tpsupport.chains.codec.keccak import checksum_address

    digits = match[1]
    normal = checksum_address(digits)
    raw = bytes.fromhex(digits)
    if digits in {digits.lower(), digits.upper()}:
        return Form("evm", "account", "none", normal, raw=raw)
    intact = normal == text
    return Form("evm", "account", _checked(intact), normal if intact else text, raw=raw)


def evm_bech32(text: str) -> Form | None:
    """An EVM address in bech32, as one former chain wrote it: the same 20 bytes as in 0x form."""
    if not text.lower().startswith("ex1"):
        return None
    decoded = bech32.decode(text)
    raw = bech32.to_bytes(decoded.values) if decoded and decoded.prefix == "ex" else None
    if decoded is None or raw is None or len(raw) != 20:
        return None
    if decoded.variant != "bech32":
        return Form("evm", "old_form", "bad", text, bech32=decoded.prefix, raw=raw)
    from tpsupport.chains.codec.keccak import checksum_address

    return Form(
        "evm", "old_form", "ok", checksum_address(raw.hex()), bech32=decoded.prefix, raw=raw
    )


def tron(text: str) -> Form | None:
    """A TRON address: base58check of 0x41 and 20 bytes, or those 21 bytes in hex."""
    if _TRON_HEX.fullmatch(text):
        raw = bytes.fromhex(text)
        return Form("tron", "hex_form", "none", base58.encode_check(raw), raw=raw[1:])
    decoded = base58.decode_check(text)
    if decoded is None or len(decoded[0]) != 21 or decoded[0][0] != _TRON_VERSION:
        return None
    return Form("tron", "account", _checked(decoded[1]), text, raw=decoded[0][1:])


def solana(text: str) -> Form | None:
    """A Solana address: base58 of exactly 32 bytes, without any checksum."""
    raw = base58.decode(text)
    return Form("solana", "account", "none", text, raw=raw) if raw and len(raw) == 32 else None


def aptos(text: str) -> Form | None:
    """An Aptos address (AIP-40): 0x and 64 hex digits, or 0x and a single one."""
    if not _APTOS.fullmatch(text):
        return None
    kind = "special" if len(text) == 3 else "account"
    return Form("aptos", kind, "none", text.lower(), raw=bytes.fromhex(text[2:].rjust(64, "0")))


def substrate(text: str) -> Form | None:
    """A Substrate account in SS58, of whatever network."""
    from tpsupport.chains.codec import ss58

    account = ss58.decode(text)
    if account is None:
        return None
    return Form(
        "substrate", "account", _checked(account.intact), text, ss58=account.prefix, raw=account.key
    )


def antelope_name(text: str) -> Form | None:
    """An Antelope account name: 1 to 12 of a-z, 1-5 and dots between them."""
    if len(text) > 12 or not _ACCOUNT_NAME.fullmatch(text):
        return None
    return Form("antelope", "account", "none", text)


def antelope_key(text: str) -> Form | None:
    """An Antelope public key: EOS…, PUB_K1_… or PUB_R1_…."""
    match = _ANTELOPE_KEY.fullmatch(text)
    data = base58.decode(match[2]) if match else None
    if match is None or data is None or len(data) != 37:
        return None
    from tpsupport.chains.codec.ripemd160 import ripemd160

    curve = b"" if match[1] == "EOS" else match[1][4:6].encode("ascii")
    intact = ripemd160(data[:33] + curve)[:4] == data[33:]
    return Form("antelope", "public_key", _checked(intact), text, raw=data[:33])


_READERS: tuple[Callable[[str], Form | None], ...] = (
    bitcoin,
    evm,
    evm_bech32,
    tron,
    solana,
    aptos,
    substrate,
    antelope_name,
    antelope_key,
)


def _witness(text: str) -> Form | None:
    decoded = bech32.decode(text)
    program = bech32.witness(decoded) if decoded else None
    net = _WITNESS_PREFIXES.get(decoded.prefix) if decoded else None
    if decoded is None or program is None or net is None:
        return None
    kind = _WITNESS_KINDS.get(
        (program.version, len(program.program)), f"witness_v{program.version}"
    )
    wanted = "bech32" if program.version == 0 else "bech32m"
    intact = decoded.variant == wanted
    normal = text.lower() if intact else text
    return Form("bitcoin", kind, _checked(intact), normal, net="test" if net == "test" else "main")


def _checked(intact: bool) -> Checksum:  # noqa: FBT001
    return "ok" if intact else "bad"

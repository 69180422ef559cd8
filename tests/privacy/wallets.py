"""Makes phrases and keys as wallets do, and the public values that look like them."""

from __future__ import annotations

import base64
import json
import zlib
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from tpsupport.privacy.ed25519 import public_key

DATA = Path(__file__).parents[1] / "data" / "privacy"
LANGUAGES = {
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "cs": "czech",
    "ja": "japanese",
    "ko": "korean",
    "zh": "chinese_simplified",
    "zht": "chinese_traditional",
}
_B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@cache
def originals(language: str) -> tuple[str, ...]:
    """A word list as it is published, with its accents."""
    head, _, packed = (DATA / "words.bin").read_bytes().partition(b"\n")
    for entry in head.decode().split():
        name, _, size = entry.partition(":")
        if name == language:
            return tuple(zlib.decompress(packed[: int(size)]).decode().split("\n"))
        packed = packed[int(size) :]
    raise KeyError(language)


def phrase(random: Random, language: str, size: int = 12) -> list[str]:
    """A phrase of BIP-39 with a right checksum."""
    bits = size * 32 // 3
    entropy = random.getrandbits(bits).to_bytes(bits // 8, "big")
    check = sha256(entropy).digest()[0] >> (8 - bits // 32)
    number = int.from_bytes(entropy, "big") << bits // 32 | check
    words = originals(LANGUAGES[language])
    return [words[number >> 11 * place & 2047] for place in reversed(range(size))]


def base58(raw: bytes) -> str:
    number = int.from_bytes(raw, "big")
    out = ""
    while number:
        number, digit = divmod(number, 58)
        out = _B58[digit] + out
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + out


def base58check(raw: bytes) -> str:
    return base58(raw + sha256(sha256(raw).digest()).digest()[:4])


def _letters(random: Random, alphabet: str, size: int) -> str:
    return "".join(random.choices(alphabet, k=size))


def hex64(random: Random) -> str:
    return random.randbytes(32).hex()


def solana(random: Random) -> bytes:
    seed = random.randbytes(32)
    return seed + public_key(seed)


def labelled_keys(random: Random) -> dict[str, str]:
    """Keys that only the words beside them tell from public values."""
    return {
        "hex": hex64(random),
        "0x": "0x" + hex64(random),
        "HEX": hex64(random).upper(),
        "0xHEX": "0x" + hex64(random).upper(),
        "hex groups": " ".join(random.randbytes(4).hex() for _ in range(8)),
        "two lines": "\n".join(random.randbytes(16).hex() for _ in range(2)),
        "full width": "".join(chr(ord(char) + 0xFEE0) for char in hex64(random)),
        "zero width": "\u200b".join(hex64(random)),
        "stacks": hex64(random) + "01",
        "kadena": random.randbytes(64).hex(),
        "solana seed": base58(random.randbytes(32)),
        "base64": base64.b64encode(random.randbytes(32)).decode(),
    }


def plain_keys(random: Random) -> dict[str, str]:
    """Keys that nothing public looks like."""
    pair = solana(random)
    return {
        "wif": base58check(b"\x80" + random.randbytes(32)),
        "wif compressed": base58check(b"\x80" + random.randbytes(32) + b"\1"),
        "wif testnet": base58check(b"\xef" + random.randbytes(32) + b"\1"),
        "wif litecoin": base58check(b"\xb0" + random.randbytes(32) + b"\1"),
        "wif dogecoin": base58check(b"\x9e" + random.randbytes(32) + b"\1"),
        "xprv": base58check(bytes.fromhex("0488ade4") + random.randbytes(74)),
        "zprv": base58check(bytes.fromhex("04b2430c") + random.randbytes(74)),
        "bip38": base58check(bytes.fromhex("0142c0") + random.randbytes(36)),
        "eos": "PVT_K1_" + base58(random.randbytes(36)),
        "solana": base58(pair),
        "solana array": json.dumps(list(pair)),
        "solana array tight": str(list(pair)).replace(" ", ""),
        "near": "ed25519:" + base58(pair),
        "aptos": "ed25519-priv-0x" + hex64(random),
        "sui": "suiprivkey1q" + _letters(random, _BECH32, 58),
        "nostr": "nsec1" + _letters(random, _BECH32, 58),
        "stellar": stellar(random),
        "tezos": "edsk" + _letters(random, _B58, 50),
        "cardano": "ed25519e_sk1" + _letters(random, _BECH32, 103),
        "pem": "-----BEGIN PRIVATE KEY-----\n"
        + base64.b64encode(random.randbytes(48)).decode()
        + "\n-----END PRIVATE KEY-----",
        "substrate uri": " ".join(phrase(random, "en")) + "//polkadot//0",
    }


def stellar(random: Random) -> str:
    raw = bytes([18 << 3]) + random.randbytes(32)
    crc = 0
    for byte in raw:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return base64.b32encode(raw + crc.to_bytes(2, "little")).decode()


def keystores(random: Random) -> dict[str, str]:
    crypto = {
        "ciphertext": hex64(random),
        "cipherparams": {"iv": random.randbytes(16).hex()},
        "cipher": "aes-128-ctr",
        "kdf": "scrypt",
        "kdfparams": {"dklen": 32, "salt": hex64(random), "n": 8192, "r": 8, "p": 1},
        "mac": hex64(random),
    }
    ethereum = {"version": 3, "id": "a1", "address": random.randbytes(20).hex(), "crypto": crypto}
    polkadot = {
        "encoded": base64.b64encode(random.randbytes(134)).decode(),
        "encoding": {"content": ["pkcs8", "sr25519"], "type": ["scrypt"], "version": "3"},
        "address": "1" + _letters(random, _B58, 46),
        "meta": {"name": "main"},
    }
    vault = {
        "data": base64.b64encode(random.randbytes(300)).decode(),
        "iv": base64.b64encode(random.randbytes(16)).decode(),
        "salt": base64.b64encode(random.randbytes(32)).decode(),
    }
    pretty = json.dumps(ethereum, indent=2)
    return {
        "ethereum": json.dumps(ethereum),
        "ethereum pretty": pretty,
        "ethereum escaped": json.dumps(json.dumps(ethereum))[1:-1],
        "ethereum cut": pretty[: len(pretty) * 2 // 3],
        "polkadot": json.dumps(polkadot),
        "vault": json.dumps(vault),
    }


def addresses(random: Random) -> dict[str, str]:
    return {
        "evm": "0x" + random.randbytes(20).hex(),
        "tron": base58check(b"\x41" + random.randbytes(20)),
        "bitcoin": base58check(b"\0" + random.randbytes(20)),
        "bitcoin p2sh": base58check(b"\5" + random.randbytes(20)),
        "segwit": "bc1q" + _letters(random, _BECH32, 38),
        "taproot": "bc1p" + _letters(random, _BECH32, 58),
        "solana": base58(random.randbytes(32)),
        "cosmos": "cosmos1" + _letters(random, _BECH32, 38),
        "polkadot": base58(b"\0" + random.randbytes(34)),
        "eos": "".join(random.choices("abcdefghijklmnopqrstuvwxyz12345", k=12)),
        "ton": "EQ" + base64.urlsafe_b64encode(random.randbytes(34)).decode()[:46],
        "xpub": base58check(bytes.fromhex("0488b21e") + random.randbytes(74)),
        "stellar": "G" + stellar(random)[1:],
        "near": "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=9)) + ".near",
        "cardano": "addr1q" + _letters(random, _BECH32, 98),
    }


def hashes(random: Random) -> dict[str, str]:
    return {
        "evm": "0x" + hex64(random),
        "tron": hex64(random),
        "upper": hex64(random).upper(),
        "solana": base58(
            random.randbytes(32) + (random.getrandbits(252) % (2**252)).to_bytes(32, "little")
        ),
    }

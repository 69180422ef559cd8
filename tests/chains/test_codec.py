"""The encodings against published vectors, and round trips."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.chains.codec import base58, bech32, digest, ss58
from tpsupport.chains.codec.keccak import checksum_address, keccak256
from tpsupport.chains.codec.ripemd160 import plain_ripemd160, ripemd160

MESSAGES = (
    b"",
    b"a",
    b"abc",
    b"message digest",
    bytes(range(256)),
    b"x" * 135,
    b"x" * 136,
    b"x" * 137,
)


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
        (
            b"transfer(address,uint256)",
            "a9059cbb2ab09eb219583f4a59a5d0623ade346d962bcd4e46b11da047c9049b",
        ),
    ],
)
def test_keccak(data: bytes, digest: str) -> None:
    assert keccak256(data).hex() == digest


@pytest.mark.parametrize("size", [0, 1, 134, 135, 136, 137, 271, 272, 273])
def test_keccak_at_the_edges_of_its_blocks(size: int) -> None:
    digests = {keccak256(bytes(size)), keccak256(bytes(size + 1)), keccak256(b"\x01" * (size + 1))}
    assert len(digests) == 3


@pytest.mark.parametrize(
    "address",
    [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0xde709f2102306220921060314715629080e2fb77",
    ],
)
def test_eip55(address: str) -> None:
    assert checksum_address(address[2:].lower()) == address


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"", "9c1185a5c5e9fc54612808977ee8f548b2258d31"),
        (b"abc", "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"),
        (b"message digest", "5d0689ef49d2fae572b881b123a85ffa21595f36"),
    ],
)
def test_ripemd160(data: bytes, digest: str) -> None:
    assert plain_ripemd160(data).hex() == digest
    assert ripemd160(data).hex() == digest


def test_ripemd160_without_openssl(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*arguments: object, **options: object) -> None:
        raise ValueError("unsupported hash type")

    monkeypatch.setattr(hashlib, "new", missing)
    for message in MESSAGES:
        assert len(ripemd160(message)) == 20
    assert ripemd160(b"abc").hex() == "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"


@given(st.binary(max_size=80))
@settings(max_examples=60, deadline=None)
def test_base58_round_trip(data: bytes) -> None:
    assert base58.decode(base58.encode(data)) == (data or None)
    assert base58.decode_check(base58.encode_check(data + b"!")) == (data + b"!", True)


@pytest.mark.parametrize("text", ["", "0", "O", "I", "l", " 1", "é", "1" * 129])
def test_not_base58(text: str) -> None:
    assert base58.decode(text) is None


@given(
    st.binary(min_size=32, max_size=32), st.integers(0, 16383).filter(lambda n: n not in {46, 47})
)
@settings(max_examples=60, deadline=None)
def test_ss58_round_trip(key: bytes, prefix: int) -> None:
    account = ss58.decode(ss58.encode(prefix, key))
    assert account == ss58.Account(prefix, key, intact=True)


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("A12UEL5L", "bech32"),
        (
            "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
            "bech32",
        ),
        ("?1ezyfcl", "bech32"),
        ("A1LQFN3A", "bech32m"),
        ("?1v759aa", "bech32m"),
        ("split1checkupstagehandshakeupstreamerranterredcaperredlc445v", "bech32m"),
        ("split1checkupstagehandshakeupstreamerranterredcaperred2y9e2w", "bad"),
    ],
)
def test_bech32_variants(text: str, variant: str) -> None:
    decoded = bech32.decode(text)
    assert decoded
    assert decoded.variant == variant


@pytest.mark.parametrize(
    "text", ["", "1nwldj5", "pzry9x0s0muk", "li1dgmt3", "x1b4n0q5v", "A1G7SGd8", "\x7f1g6xzxy"]
)
def test_not_bech32(text: str) -> None:
    assert bech32.decode(text) is None


def test_digests_are_those_of_hashlib(monkeypatch: pytest.MonkeyPatch) -> None:
    for message in MESSAGES:
        assert digest.sha256(message) == hashlib.sha256(message).digest()
        assert digest.blake2b(message, 16) == hashlib.blake2b(message, digest_size=16).digest()
    monkeypatch.setattr(digest, "_SHA256", ("no_such_module", "hashlib"))
    assert digest.sha256(b"x") == hashlib.sha256(b"x").digest()
    monkeypatch.setattr(digest, "_SHA256", ("no_such_module",))
    with pytest.raises(ImportError):
        digest.sha256(b"x")

"""A link is read as a browser reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.official.address import MAX_LABELS, read

HOSTS = [
    ("https://tokenpocket.pro/zh", "tokenpocket.pro"),
    ("tokenpocket.pro", "tokenpocket.pro"),
    ("HTTPS://TokenPocket.PRO", "tokenpocket.pro"),
    ("https://tokenpocket.pro:443/x", "tokenpocket.pro"),
    ("tokenpocket.pro:443", "tokenpocket.pro"),
    ("https://tokenpocket.pro.", "tokenpocket.pro"),
    ("https://tokenpocket.pro?x=1", "tokenpocket.pro"),
    ("https://tokenpocket.pro#@evil.com", "tokenpocket.pro"),
    ("https:tokenpocket.pro", "tokenpocket.pro"),
    ("https:///tokenpocket.pro", "tokenpocket.pro"),
    ("https:\\\\tokenpocket.pro\\zh", "tokenpocket.pro"),
    ("https://token\tpock\net.pro", "tokenpocket.pro"),
    ("https://token\u200bpocket.pro", "tokenpocket.pro"),
    ("https://ｔｏｋｅｎｐｏｃｋｅｔ．ｐｒｏ", "tokenpocket.pro"),
    ("https://tokenpocket。pro｡", "tokenpocket.pro"),
    ("https://tokenpocket%2Epro/", "tokenpocket.pro"),
    ("https://%74okenpocket.pro/", "tokenpocket.pro"),
    ("https://tokenpocket.pro@evil.com", "evil.com"),
    ("https://a@b@evil.com/", "evil.com"),
    ("https://tokenpocket.pro%40evil.com/", "evil.com"),
    ("https://tokenpocket.pro\\@evil.com", "tokenpocket.pro"),
    ("https://tokenpocket.pro/@evil.com", "tokenpocket.pro"),
    ("https://xn--tkenpocket-evi.pro", "tоkenpocket.pro"),
    ("https://xn--99999999.com", "xn--99999999.com"),
    ("http://127.1/", "127.0.0.1"),
    ("http://0x7f000001/", "127.0.0.1"),
    ("http://017700000001", "127.0.0.1"),
    ("http://2130706433", "127.0.0.1"),
    ("http://0xc6.51.0144.7:80/x", "198.51.100.7"),
    ("http://256.1.1.1", "256.1.1.1"),
    ("http://1.2.3.4.5", "1.2.3.4.5"),
    ("http://08.1.1.1", "08.1.1.1"),
    ("http://[2001:db8::1]:80/a", "[2001:db8::1]"),
    ("tg://resolve?domain=x", "resolve"),
    ("", ""),
    ("https://", ""),
]


@pytest.mark.parametrize(("text", "host"), HOSTS)
def test_the_host_is_where_a_browser_goes(text: str, host: str) -> None:
    assert read(text).host == host


TRICKS = [
    ("https://tokenpocket.pro/zh", set()),
    ("https:\\\\tokenpocket.pro", set()),
    ("https://tokenpocket.pro\\zh", set()),
    ("https://tokenpocket.pro\\@evil.com", {"backslash"}),
    ("https://tokenpocket.pro\\.evil.com", {"backslash"}),
    ("https://evil.com/a\\b.c", set()),
    ("https://tokenpocket.pro@evil.com", {"userinfo"}),
    ("https://tokenpocket.pro%40evil.com", {"userinfo", "encoded"}),
    ("https://tokenpocket.pro%2F.evil.com", {"encoded"}),
    ("https://tokenpocket%2Epro", set()),
    ("https://xn--tkenpocket-evi.pro", {"punycode"}),
    ("https://xn--99999999.com", set()),
]


@pytest.mark.parametrize(("text", "tricks"), TRICKS)
def test_what_hides_the_host_is_noted(text: str, tricks: set[str]) -> None:
    assert read(text).tricks == tricks


def test_the_parts_are_decoded() -> None:
    found = read("https://evil.com/%E4%B8%8B%E8%BD%BD?u=https%253A%252F%252Fx.y#%41")
    assert (found.scheme, found.path) == ("https", "/下载")
    assert (found.query, found.fragment) == ("u=https://x.y", "A")


def test_a_number_is_known_for_one() -> None:
    assert read("http://3325256711").is_ip
    assert read("http://[::1]/").is_ip
    assert not read("http://1.2.3.4.example").is_ip


def test_of_a_monstrous_host_both_ends_are_looked_at() -> None:
    host = read("https://" + "a." * 5000 + "tokenpocket.pro.evil.com")
    assert len(host.labels) == MAX_LABELS
    assert host.labels[-4:] == ("tokenpocket", "pro", "evil", "com")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    found = read(text)
    assert "@" not in found.host or "encoded" in found.tricks or found.user

from __future__ import annotations

import pytest

from .conftest import Clerk


@pytest.mark.parametrize(
    ("typed", "contact"),
    [
        ("name@example.com", "name@example.com"),
        ("A.B+c@Example.COM", "A.B+c@example.com"),
        ("ｎａｍｅ＠example.com", "name@example.com"),
        ("<name@example.com>", "name@example.com"),
        ("mailto:name@example.com", "name@example.com"),
        ("@alice_1", "@alice_1"),
        ("＠alice_1", "@alice_1"),
        ("Telegram：@alice_1", "@alice_1"),
        ("t.me/alice_1", "@alice_1"),
        ("https://t.me/alice_1/?start=x", "@alice_1"),
        ("https://telegram.me/@alice_1", "@alice_1"),
    ],
)
def test_reads(clerk: Clerk, typed: str, contact: str) -> None:
    assert clerk.take("contact", typed) == contact
    assert clerk.take("contact", contact) == contact


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("alice", "contact_bare"),
        ("13812345678", "contact_phone"),
        ("+86 138-1234-5678", "contact_phone"),
        ("https://t.me/+AbCdEf", "contact_group"),
        ("t.me/joinchat/AbCdEf", "contact_group"),
        ("wechat: alice", "contact_shape"),
        ("@ab", "contact_shape"),
        ("name@example", "contact_shape"),
        ("a@b..com", "contact_shape"),
        ("a@-b.com", "contact_shape"),
        ("x" * 65 + "@example.com", "contact_shape"),
        ("a@example.com, b@example.com", "contact_shape"),
        ("name@ex\u0430mple.com", "lookalike"),
        ("na\u200bme@example.com", "invisible"),
    ],
)
def test_refuses(clerk: Clerk, typed: str, code: str) -> None:
    assert clerk.code("contact", typed) == code


@pytest.mark.parametrize(
    ("typed", "version"),
    [
        ("1.2.3", "1.2.3"),
        ("v1.2.3", "1.2.3"),
        ("V. 1.2.3", "1.2.3"),
        ("TokenPocket 1.2.3", "1.2.3"),
        ("版本号：２．９．１", "2.9.1"),
        ("2。9。1", "2.9.1"),
        ("2.9.1 (2910)", "2.9.1"),
        ("2.9", "2.9"),
        ("1.2.3-beta2", "1.2.3-beta2"),
        ("1.2.3.4", "1.2.3.4"),
        ("Android 13, 2.9.1", "2.9.1"),
    ],
)
def test_reads_versions(clerk: Clerk, typed: str, version: str) -> None:
    assert clerk.take("app_version", typed) == version
    assert clerk.take("app_version", version) == version


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2", "version_shape"),
        ("latest", "version_shape"),
        ("1.2.3.4.5", "version_shape"),
        ("1.2.3 or 2.0", "version_several"),
    ],
)
def test_refuses_versions(clerk: Clerk, typed: str, code: str) -> None:
    assert clerk.code("app_version", typed) == code


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://example.com/claim?a=1#b", "https://example.com/claim?a=1#b"),
        ("example.com", "example.com"),
        ("“https://example.com”", "https://example.com"),
        ("example。com", "example.com"),
        ("https://example.com。", "https://example.com"),
        ("hxxps://evil[.]example/x", "https://evil.example/x"),
        ("HXXP://evil(.)example", "http://evil.example"),
        ("'hxxp://evil[.]example/'.", "http://evil.example/"),
        ("http://1.2.3.4:8080/a", "http://1.2.3.4:8080/a"),
        ("http://[::1]/", "http://[::1]/"),
        ("https://tokenp\u043ecket.pro", "https://tokenp\u043ecket.pro"),
        ("https://tokenpocket.pro@evil.example/x", "https://tokenpocket.pro@evil.example/x"),
        ("https://例子.中国/路径", "https://例子.中国/路径"),
        ("https://exam\u200bple.com", "https://example.com"),
    ],
)
def test_reads_links(clerk: Clerk, typed: str, link: str) -> None:
    assert clerk.take("suspect_link", typed) == link
    assert clerk.take("suspect_link", link) == link


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("foo", "link_shape"),
        ("1.2", "link_shape"),
        ("javascript:alert(1)", "link_shape"),
        ("https://" + "a." * 130 + "com", "link_shape"),
        ("ftp://example.com", "link_scheme"),
        ("file://host.example/etc", "link_scheme"),
        ("look at example.com", "link_several"),
        ("https://example.com/" + "x" * 2048, "too_long"),
    ],
)
def test_refuses_links(clerk: Clerk, typed: str, code: str) -> None:
    assert clerk.code("suspect_link", typed) == code

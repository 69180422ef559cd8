"""What is found in running text, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.official.allow import Allow
from tpsupport.official.find import find
from tpsupport.official.prepare import LIMIT, prepared

FOUND = [
    ("请访问https://tokenpocket.pro，下载", ["link:https://tokenpocket.pro"]),
    ("请访问tokenpocket.pro下载", ["link:tokenpocket.pro"]),
    ("https://tokenpocket.pro请下载", ["link:https://tokenpocket.pro"]),
    ("ไปที่tokenpocket.proเลย", ["link:tokenpocket.pro"]),
    ("tokenpocket.pro에서 받기", ["link:tokenpocket.pro"]),
    ("👉tokenpocket.pro👈", ["link:tokenpocket.pro"]),
    ("tokenpocket.pro⁄login.evil.com", ["link:tokenpocket.pro⁄login.evil.com"]),
    ("打开 https://a.com/下载 再看", ["link:https://a.com/下载"]),
    ("看https://a.com/x。然后", ["link:https://a.com/x"]),
    ("tokenpocket.pro。App 里", ["link:tokenpocket.pro"]),
    ("官网是tokenpocket.pro。tronscan.org是浏览器", ["link:tokenpocket.pro", "link:tronscan.org"]),
    ("https://tokenpocket.pro。evil.com/", ["link:https://tokenpocket.pro。evil.com/"]),
    ("https://tokenpocket.pro中.evil.com/", ["link:https://tokenpocket.pro中.evil.com/"]),
    ("看 tokenpocket.pro中.evil.com", ["link:tokenpocket.pro中.evil.com"]),
    ("a.com/x中文b.com", ["link:a.com/x", "link:b.com"]),
    ("help.tokenpocket。pro", ["link:help.tokenpocket。pro"]),
    ("去 help.tokenpocket。pro 看", ["link:help.tokenpocket。pro"]),
    ("(see tokenpocket.pro)", ["link:tokenpocket.pro"]),
    ("**tokenpocket.pro**, _tp.xyz_", ["link:tokenpocket.pro", "link:tp.xyz"]),
    ("https://a.com/x?y=(1)", ["link:https://a.com/x?y=(1)"]),
    ("“tokenpocket.pro”", ["link:tokenpocket.pro"]),
    ("tokenpocket.pro, tp.xyz; b.c.io", ["link:tokenpocket.pro", "link:tp.xyz", "link:b.c.io"]),
    ("https://a.com,https://b.com", ["link:https://a.com", "link:https://b.com"]),
    ("https://a.com/?u=https://b.com", ["link:https://a.com/?u=https://b.com"]),
    ("hxxps://tokenpocket[.]pro/a", ["link:https://tokenpocket.pro/a"]),
    ("hxxp[://]a(.)com", ["link:http://a.com"]),
    ("https : // tokenpocket.pro", ["link:https://tokenpocket.pro"]),
    ("https:\\/\\/a.com\\/b", ["link:https://a.com/b"]),
    ("tokenpocket[dot]pro", ["link:tokenpocket.pro"]),
    ("ｔｏｋｅｎｐｏｃｋｅｔ．ｐｒｏ", ["link:tokenpocket.pro"]),
    ("token\u200bpocket.pro", ["link:tokenpocket.pro"]),
    ("198.51.100.7:8080/x 1.9.5", ["link:198.51.100.7:8080/x"]),
    ("tp钱包.com", ["link:tp钱包.com"]),
    ("token📦.com", ["link:token📦.com"]),
    ("service[at]tokenpocket[dot]pro", ["email:service@tokenpocket.pro"]),
    ("service at tokenpocket dot pro", ["email:service@tokenpocket.pro"]),
    ("邮箱service@tokenpocket.pro。", ["email:service@tokenpocket.pro"]),
    ("mailto:a@b.com?subject=x", ["email:a@b.com"]),
    ("a@b.com/x", ["link:a@b.com/x"]),
    ("a@b.com@c.com", ["email:a@b.com@c.com"]),
    ("关注@TokenPocket_TP获取公告", ["handle:@TokenPocket_TP"]),
    ("@TokenPocket_TP", ["handle:@TokenPocket_TP"]),
    ("@TokenPocket客服", ["handle:@TokenPocket客服"]),
    ("com.tokenpocket.wallet", ["package:com.tokenpocket.wallet"]),
    ("包名 vip.mytokenpocket 对吗", ["package:vip.mytokenpocket"]),
    ("TokenPocket_Support", ["name:TokenPocket_Support"]),
    ("6444625622", ["name:6444625622"]),
    ("官方电话 400-820-8820", ["phone:400-820-8820"]),
    ("客服微信：abc_12345", ["contact:abc_12345"]),
    ("加我微信客服", ["contact:微信客服"]),
    ("QQ群 12345678", ["contact:12345678"]),
    ("转账 500.25USDT 到 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed 失败", []),
    ("下载 TokenPocket.apk，看 README.md", ["link:README.md"]),
    ("e.g. Node.js, i.e. nothing", []),
    ("订单号 202611220001234，时间 2026-11-22 14:30", []),
    ("朋友用微信发给我的", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(allow: Allow, text: str, expected: list[str]) -> None:
    assert [f"{each.type}:{each.text}" for each in find(text, allow)] == expected


SHOWN = [
    ("[官网](https://evil.com/a)", "https://evil.com/a", "官网"),
    ("[tokenpocket.pro](<https://evil.com>)", "https://evil.com", "tokenpocket.pro"),
    (
        '<a class="x" href="https://evil.com">tokenpocket.pro</a>',
        "https://evil.com",
        "tokenpocket.pro",
    ),
    ("[url=https://evil.com]TP[/url]", "https://evil.com", "TP"),
    ("<https://evil.com|tokenpocket.pro>", "https://evil.com", "tokenpocket.pro"),
    ("TP 客服 <a@evil.com>", "a@evil.com", "TP 客服"),
    ('"service@tokenpocket.pro" <a@evil.com>', "a@evil.com", "service@tokenpocket.pro"),
    ("\u202egro.live\u202c", "gro.live", "evil.org"),
]


@pytest.mark.parametrize(("text", "target", "shown"), SHOWN)
def test_what_is_shown_and_where_it_leads(allow: Allow, text: str, target: str, shown: str) -> None:
    [found] = find(text, allow)
    assert (found.text, found.shown) == (target, shown)


def test_words_around_make_a_claim(allow: Allow) -> None:
    [claimed] = find("官方客服微信：abc12345", allow)
    [plain] = find("我的微信：abc12345", allow)
    assert (claimed.claimed, plain.claimed) == (True, False)


def test_only_so_much_of_a_text_is_read(allow: Allow) -> None:
    assert find("x " * LIMIT + "tokenpocket.pro", allow) == ()
    assert len(prepared("啊" * LIMIT * 2)) == LIMIT


@given(st.text(alphabet="ab.@/:\\#?%[]()<>|中。，“ \n\u200b\u202e-_0微信客服号1", max_size=80))
def test_any_text_can_be_searched(allow: Allow, text: str) -> None:
    for subject in find(text, allow):
        assert subject.text

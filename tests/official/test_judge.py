"""Judging by the shipped list: what is official, what is like it and how, what was named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.official.allow import Allow
from tpsupport.official.judge import judge, judge_all
from tpsupport.official.verdict import GRAVITY, KINDS, STATUS

OFFICIAL = [
    "tokenpocket.pro",
    "https://help.tokenpocket.pro/cn/",
    "https://verify.tokenpocket.pro/",
    "tp.xyz",
    "https://mcp.tp.xyz/",
    "swap.transit.finance",
    "keypal.pro",
    "service@tokenpocket.pro",
    "LegalSupport@TokenPocket.pro",
    "https://t.me/tokenPocket_cn",
    "t.me/s/tokenpocket_channel",
    "tg://resolve?domain=tokenPocket_en",
    "https://twitter.com/TokenPocket_TP/status/1",
    "@TP_NewsHub",
    "https://github.com/TP-Lab/tp-js-sdk",
    "https://raw.githubusercontent.com/TP-Lab/x/main/README.md",
    "https://www.youtube.com/channel/UCudaS5hcbqUaMtOGHmQ2e0A",
    "https://tokenpocket-gm.medium.com/post",
    "https://medium.com/@tokenpocket-gm",
    "vip.mytokenpocket",
    "https://play.google.com/store/apps/details?id=vip.mytokenpocket&hl=zh",
    "market://details?id=vip.mytokenpocket",
    "6444625622",
    "id6444625622",
    "https://apps.apple.com/us/app/tp-global-wallet/id6444625622",
    "mfgccjchihfkkindfppnaooecgfneiii",
    "https://chromewebstore.google.com/detail/x/mfgccjchihfkkindfppnaooecgfneiii",
    "pro.tokenpocket",
    "uniswap.tokenpocket.pro",
]
FORMER = [
    "tpwallet.io",
    "https://help.tpwallet.io/en/",
    "approval.tptool.pro",
    "https://discord.com/invite/NKPM8TXFQk",
    "discord.gg/NKPM8TXFQk",
    "https://www.facebook.com/TokenPocket",
    "mytokenpocket.vip",
    "hk.tpstatic.net",
    "tphelp.gitbook.io",
    "tokenpockethelpsupport.zendesk.com",
    "1436028697",
    "com.tokenbank",
]
LIKE = [
    ("tokenpocket.com", "ending", "tokenpocket.pro"),
    ("tpwallet.ink", "ending", "tpwallet.io"),
    ("tokenpockets.com", "extra_letter", "tokenpocket.pro"),
    ("tokenpoket.com", "missing_letter", "tokenpocket.pro"),
    ("tokenpokcet.com", "swapped_letters", "tokenpocket.pro"),
    ("tokenpocked.com", "changed_letter", "tokenpocket.pro"),
    ("tokempoket.com", "changed_letters", "tokenpocket.pro"),
    ("t0kenp0cket.org", "leet", "tokenpocket.pro"),
    ("tokennpocket.com", "extra_letter", "tokenpocket.pro"),
    ("tpwaIlet.com", "similar", "tpwallet.io"),
    ("tokenpосket.pro", "confusable", "tokenpocket.pro"),
    ("ţokenpocket.pro", "confusable", "tokenpocket.pro"),
    ("xn--tkenpocket-evi.pro", "punycode", "tokenpocket.pro"),
    ("токенпокет.рф", "transliterated", "tokenpocket.pro"),
    ("token-pocket.pro", "hyphen", "tokenpocket.pro"),
    ("tp-xyz.com", "hyphen", "tp.xyz"),
    ("tokenpocket-login.com", "added_word", "tokenpocket.pro"),
    ("mytpwallet.com", "added_word", "tpwallet.io"),
    ("token.pocket.com", "split", "tokenpocket.pro"),
    ("tokenpo.cket", "split", "tokenpocket.pro"),
    ("tokenpocket.pro.evil.com", "subdomain", "tokenpocket.pro"),
    ("tp.xyz.evil.com", "subdomain", "tp.xyz"),
    ("https://tokenpocket.pro。evil.com/", "subdomain", "tokenpocket.pro"),
    ("请看 tokenpocket.pro中.evil.com", "subdomain", "tokenpocket.pro"),
    ("tokenpocket.pro⁄login.evil.com", "subdomain", "tokenpocket.pro"),
    ("token‐pocket.pro", "hyphen", "tokenpocket.pro"),
    ("tokenpocket.evil.com", "subdomain", "tokenpocket.pro"),
    ("tokenpocket.pages.dev", "hosted", "tokenpocket.pro"),
    ("https://tokenpocket.pro@evil.com", "userinfo", "tokenpocket.pro"),
    ("https://tp.xyz@evil.com", "userinfo", "tp.xyz"),
    ("https://google.com@tokenpocket.pro", "userinfo", "tokenpocket.pro"),
    ("https://tokenpocket.pro\\@evil.com", "backslash", "tokenpocket.pro"),
    ("https://tokenpocket.pro%2F.evil.com", "encoded", "tokenpocket.pro"),
    ("https://evil.com/tokenpocket/login", "in_path", "tokenpocket.pro"),
    ("https://evil.com/tp.xyz", "in_path", "tp.xyz"),
    ("https://sites.google.com/view/tokenpocket", "in_path", "tokenpocket.pro"),
    ("http://198.51.100.7/tokenpocket/", "in_path", "tokenpocket.pro"),
    ("tokenpocket@gmail.com", "mailbox", "tokenpocket.pro"),
    ("service@tokenpocket.pro@evil.com", "mailbox", "tokenpocket.pro"),
    ("TokenPocket 客服 <a1@gmail.com>", "shown_name", "tokenpocket.pro"),
    ("TP钱包客服 <a1@gmail.com>", "shown_name", "tokenpocket.pro"),
    ("[tokenpocket.pro](https://evil.com)", "shown_differs", "tokenpocket.pro"),
    ('"service@tokenpocket.pro" <a1@qq.com>', "shown_differs", "service@tokenpocket.pro"),
    ("\u202eorp.tekcopnekot\u202c.com", "shown_differs", "tokenpocket.pro"),
    ("t.me/TokenPocket_TP", "other_platform", "@TokenPocket_TP"),
    ("https://github.com/TokenPocket-Lab", "added_word", "tokenpocket.pro"),
    ("https://www.instagram.com/tppocket", "same_name", "tokenpocket.pro"),
    ("@TokenPocket_TPP", "extra_letter", "@TokenPocket_TP"),
    ("@TokenPocket_TP1", "extra_letter", "@TokenPocket_TP"),
    ("@tokenpocket_support", "added_word", "tokenpocket.pro"),
    ("https://apps.apple.com/app/tokenpocket/id123456789", "store_id", "tokenpocket.pro"),
    (
        "https://play.google.com/store/apps/details?id=com.tokenpocket.app",
        "package",
        "tokenpocket.pro",
    ),
    ("com.tokenpocket.wallet", "package", "tokenpocket.pro"),
    ("客服微信：tp8888888", "no_such_channel", ""),
    ("TokenPocket 电话 400-820-8820", "no_such_channel", ""),
    ("https://weibo.com/tokenpocket", "no_such_channel", "tokenpocket.pro"),
    ("官方QQ群 12345678", "no_such_channel", ""),
    ("公众号TokenPocket钱包", "no_such_channel", "tokenpocket.pro"),
    ("https://www.google.com/url?q=https://tokenp0cket.com", "leet", "tokenpocket.pro"),
    ("tpdapp://open?url=https://tokenp0cket.com", "leet", "tokenpocket.pro"),
    ("https://t.me/share/url?url=https://tokenpocket.top", "ending", "tokenpocket.pro"),
]
UNKNOWN = [
    ("example.org", set()),
    ("https://www.baidu.com/s?wd=tokenpocket", {"general"}),
    ("https://t.me/+AbCdEf", {"invite"}),
    ("https://discord.gg/abc123", {"invite"}),
    ("https://x.com/elonmusk", {"account"}),
    ("https://apps.apple.com/app/id123456789", {"store"}),
    ("TokenPocket", {"bare_name"}),
    ("你好，请问怎么充值？", {"nothing_found"}),
    ("13800138000", {"no_such_channel"}),
    ("我的微信：abc12345", {"no_such_channel"}),
    ("https://wa.me/8613800138000", {"no_such_channel"}),
    ("weixin://dl/chat", {"scheme"}),
    ("http://198.51.100.7/", {"number"}),
    ("@Larva_1", set()),
]


@pytest.mark.parametrize("text", OFFICIAL)
def test_official(allow: Allow, text: str) -> None:
    found = judge(text, allow)
    assert found.kind == "official"
    assert found.source is not None
    assert found.trick == ""


@pytest.mark.parametrize("text", FORMER)
def test_formerly_official(allow: Allow, text: str) -> None:
    found = judge(text, allow)
    assert found.kind == "formerly_official"
    assert {each.code for each in found.reasons} & {"confirm", "historic"}


@pytest.mark.parametrize(("text", "trick", "resembles"), LIKE)
def test_look_alike(allow: Allow, text: str, trick: str, resembles: str) -> None:
    found = judge(text, allow)
    assert (found.kind, found.trick, found.resembles) == ("lookalike", trick, resembles)


@pytest.mark.parametrize(("text", "reasons"), UNKNOWN)
def test_not_known(allow: Allow, text: str, reasons: set[str]) -> None:
    found = judge(text, allow)
    assert (found.kind, {each.code for each in found.reasons}) == ("not_known", reasons)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("tokenpocket.biz", "lookalike"),
        ("https://www.tokenpocketl.social/x", "lookalike"),
        ("tpglobalwallet.net", "dropped"),
        ("https://app.tpglobalwallet.net/", "dropped"),
        ("help@tpglobalwallet.net", "dropped"),
        ("t.me/tokenpocket_C", "fake_account"),
        ("@Larva_l", "fake_account"),
        ("myetpwallet.000webhostapp.com", "phishing"),
    ],
)
def test_known_bad(allow: Allow, text: str, reason: str) -> None:
    found = judge(text, allow)
    assert (found.kind, found.reasons[0].code) == ("known_bad", reason)
    assert found.source


def test_the_list_wins_over_a_block_list_and_says_so(allow: Allow) -> None:
    found = judge("https://uniswap.tokenpocket.pro/swap", allow)
    assert found.kind == "official"
    [reason] = found.reasons
    assert reason.code == "disputed"
    assert reason.values["by"].startswith("scamsniffer")


def test_a_mailbox_that_is_not_published_is_told_apart(allow: Allow) -> None:
    published = judge("service@tokenpocket.pro", allow)
    other = judge("support@tokenpocket.pro", allow)
    assert [each.code for each in published.reasons] == ["forgeable"]
    assert [each.code for each in other.reasons] == ["unlisted_mailbox", "forgeable"]


def test_every_subject_of_a_text_is_judged_and_the_gravest_counts(allow: Allow) -> None:
    text = "官网 tokenpocket.pro，备用 tpwallet.io、example.org，升级 https://tokenp0cket.com"
    kinds = [each.kind for each in judge_all(text, allow)]
    assert kinds == ["official", "formerly_official", "not_known", "lookalike"]
    assert judge(text, allow).kind == "lookalike"


def test_what_only_has_the_shape_of_a_name_is_left_out(allow: Allow) -> None:
    verdicts = judge_all("用tokenpocket.pro，不是foo.bazqux", allow)
    assert [each.subject.text for each in verdicts] == ["tokenpocket.pro"]


def test_every_kind_has_a_gravity_and_a_status() -> None:
    assert set(GRAVITY) == set(STATUS) == set(KINDS)


@given(st.text(max_size=60))
def test_any_text_has_a_verdict(allow: Allow, text: str) -> None:
    assert judge(text, allow).kind in KINDS


@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20),
    st.text(alphabet="abcdefghij/?&=#%._-@:", max_size=20),
)
def test_what_stands_under_an_official_domain_is_never_accused(
    allow: Allow, below: str, path: str
) -> None:
    assert (
        judge(f"https://{below.strip('-') or 'a'}.tokenpocket.pro/{path}", allow).kind == "official"
    )

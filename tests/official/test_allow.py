"""Another allow-list: how it is written, which names it gives, and what is refused."""

from __future__ import annotations

import pytest

from tpsupport.errors import UsageError
from tpsupport.official.allow import from_list, parse, registered
from tpsupport.official.judge import judge
from tpsupport.official.lore import Lore

ENTRIES = [
    ("lunavault.app", "domain", "lunavault.app", ""),
    ("https://www.LunaVault.app/download", "domain", "lunavault.app", ""),
    ("support@LunaVault.app", "email", "support@lunavault.app", ""),
    ("mailto:support@lunavault.app", "email", "support@lunavault.app", ""),
    ("@LunaVaultApp", "handle", "lunavaultapp", ""),
    ("https://t.me/LunaVault_cn", "handle", "lunavault_cn", "telegram"),
    ("x.com/LunaVaultApp", "handle", "lunavaultapp", "x"),
    ("https://discord.gg/AbC123", "id", "AbC123", "discord"),
    (
        "https://play.google.com/store/apps/details?id=app.lunavault",
        "id",
        "app.lunavault",
        "google_play",
    ),
    ('"lunavault.app"', "domain", "lunavault.app", ""),
]


@pytest.mark.parametrize(("text", "kind", "key", "platform"), ENTRIES)
def test_an_entry_is_read(knowledge: Lore, text: str, kind: str, key: str, platform: str) -> None:
    entry = parse(text, knowledge)
    assert (entry.type, entry.key, entry.platform) == (kind, key, platform)


BRANDS = [
    ("tokenpocket.pro", ["tokenpocket"]),
    ("nimbuspay.co.uk,@nimbuspay", ["nimbuspay"]),
    ("lunavault.app,lunavault.io,@LunaVaultApp,@lunavault_official", ["lunavault"]),
    ("quillwallet.com,@QuillWallet,@quillwallet_zh", ["quillwallet"]),
    ("lunavault.github.io", ["lunavault"]),
    ("lunavault.help@gmail.com", ["lunavault"]),
    ("@lunavault_official", ["lunavault"]),
    ("tp.xyz", ["tpxyz"]),
    ("a.com, @b, c@d.com", ["acom"]),
]


@pytest.mark.parametrize(("text", "names"), BRANDS)
def test_brand_names_are_derived(knowledge: Lore, text: str, names: list[str]) -> None:
    assert [brand.name for brand in from_list(text, knowledge).brands] == names


def test_a_list_may_stand_in_lines_with_comments(knowledge: Lore) -> None:
    names = from_list("# ours\nlunavault.app\n\n@LunaVaultApp  # on X\n", knowledge)
    assert [entry.key for entry in names.entries] == ["lunavault.app", "lunavaultapp"]


@pytest.mark.parametrize("text", ["", "  \n# nothing\n", "lunavault", "a b.com c"])
def test_what_cannot_be_read_is_refused(knowledge: Lore, text: str) -> None:
    with pytest.raises(UsageError) as raised:
        from_list(text, knowledge)
    assert raised.value.code in {"official.errors.bad_entry", "official.errors.empty_list"}


JUDGED = [
    ("lunavault.app", "lunavault.io", "lookalike"),
    ("app.lunavault.io", "lunavault.io", "not_known"),
    ("app.lunavault.io", "x.app.lunavault.io", "official"),
    ("okto.tech", "okto.io", "lookalike"),
    ("okto.tech", "okto-support.com", "lookalike"),
    ("okto.tech", "octopus.tech", "not_known"),
    ("okto.tech", "doktor.com", "not_known"),
    ("okto.tech", "0kto.tech", "lookalike"),
    ("ember.money", "september.com", "not_known"),
    ("ember.money", "embermug.com", "not_known"),
    ("ember.money", "ember-login.com", "lookalike"),
    ("ember.money", "member.com", "not_known"),
    ("zenvault.app", "frozenvault.com", "not_known"),
    ("zenvault.app", "zenvaults.com", "lookalike"),
    ("token.im", "tokenpost.kr", "not_known"),
    ("token.im", "t0ken.im", "lookalike"),
    ("lunavault.help@gmail.com", "lunavault.help@gmail.com", "official"),
    ("lunavault.help@gmail.com", "lunavault.support@gmail.com", "lookalike"),
    ("lunavault.help@gmail.com", "somebody@gmail.com", "not_known"),
    ("lunavault.help@gmail.com", "gmail.com", "not_known"),
    ("x.com/LunaVaultApp", "https://x.com/lunavaultapp", "official"),
    ("x.com/LunaVaultApp", "https://t.me/lunavaultapp", "lookalike"),
    ("@LunaVaultApp", "https://t.me/lunavaultapp", "official"),
    ("metamask.io", "metannask.io", "lookalike"),
    ("tokenpocket.pro", "客服电话 400-820-8820", "not_known"),
    ("tokenpocket.pro", "tokenpocket.biz", "lookalike"),
]


@pytest.mark.parametrize(("official", "text", "kind"), JUDGED)
def test_judged_by_another_list(knowledge: Lore, official: str, text: str, kind: str) -> None:
    assert judge(text, from_list(official, knowledge)).kind == kind


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("a.b.tokenpocket.pro", "tokenpocket.pro"),
        ("x.nimbuspay.co.uk", "nimbuspay.co.uk"),
        ("x.pages.dev", ""),
        ("com", ""),
    ],
)
def test_the_registered_domain(knowledge: Lore, host: str, expected: str) -> None:
    assert registered(host, knowledge) == expected

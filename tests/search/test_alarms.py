"""Danger comes first where the words stand for it, and only there."""

from __future__ import annotations

import pytest

from tpsupport.search.find import find
from tpsupport.search.index import Index


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("助记词给别人看了", "mnemonic-leaked/key_exposed"),
        ("我把私钥发给客服了", "mnemonic-leaked/key_exposed"),
        ("在一个网站上输入了助记词", "mnemonic-leaked/key_exposed"),
        ("i gave my seed phrase to a guy", "mnemonic-leaked/key_exposed"),
        ("my private key leaked", "mnemonic-leaked/key_exposed"),
        ("somebody knows my recovery phrase", "mnemonic-leaked/key_exposed"),
        ("有人要我的助记词我给他了", "mnemonic-leaked/key_exposed"),
        ("客服让我发助记词，我就发了", "mnemonic-leaked/key_exposed"),
        ("客服问我要私钥 已经给客服了 怎么办", "mnemonic-leaked/key_exposed"),
        ("他叫我把助记词告诉他，我告诉他了", "mnemonic-leaked/key_exposed"),
        ("假客服拿到我的私钥了怎么办", "mnemonic-leaked/key_exposed"),
        ("scammer has my 12 words", "mnemonic-leaked/key_exposed"),
        ("someone sent all my trx away", "security/stolen"),
        ("he asked me for my seed phrase and i gave it to him", "mnemonic-leaked/key_exposed"),
        ("support asked me to send the private key, i sent it", "mnemonic-leaked/key_exposed"),
        ("they wanted my 12 words and i typed them", "mnemonic-leaked/key_exposed"),
        ("他让我把助记词给他，我还没给", "fake-site/fake_support"),
        ("he asked me for my seed phrase but i did not send it", "fake-site/fake_support"),
        ("客服问我要助记词", "fake-site/fake_support"),
        ("support asks for my seed phrase", "fake-site/fake_support"),
        ("我的币被盗了", "security/stolen"),
        ("钱包里的u被人转走了", "security/stolen"),
        ("my coins were stolen last night", "security/stolen"),
        ("wallet got drained", "security/stolen"),
        ("对方让我共享屏幕操作", "security/screen_shared"),
        ("he used anydesk on my phone", "security/screen_shared"),
        ("他让我装个会议软件看我手机", "security/screen_shared"),
        ("a man watched my phone while i opened the wallet", "security/screen_shared"),
        ("复制地址粘贴出来变成另一个", "wrong-network/address_swapped"),
        ("my clipboard changes the address", "wrong-network/address_swapped"),
        ("把单词粘贴到一个网页里了", "mnemonic-leaked/key_exposed"),
        ("授权之后钱少了", "security/stolen"),
        ("after i connected to a site my coins are gone", "security/stolen"),
        ("平台说先交保证金才能提现", "fake-site/platform_bait"),
        ("they want me to pay tax before i can withdraw", "fake-site/platform_bait"),
    ],
)
def test_danger_first(text: str, place: str, index: Index) -> None:
    hit = find(index, text).hits[0]
    assert hit.alarm
    assert hit.entry.place == place
    assert hit.answer


@pytest.mark.parametrize(
    "text",
    [
        "助记词导入以后地址不一样",
        "忘记密码了，助记词还在",
        "记录里有一笔0转出，不是我操作的",
        "will i get hacked if i open a dapp",
        "how do i import my seed phrase",
        "转账失败了",
        "my phone was stolen",
        "bridge funds gone",
        "picked the wrong network, is my money gone",
        "transaction history is gone after the update",
        "授权之后没反应",
    ],
)
def test_no_false_alarm(text: str, index: Index) -> None:
    assert not any(hit.alarm for hit in find(index, text).hits)

"""Fresh cases from a seed: every trick, on brands of many shapes, in every form."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEIGHBOURS = {
    "a": "sq",
    "e": "wr",
    "i": "uo",
    "o": "ip",
    "n": "bm",
    "t": "ry",
    "k": "jl",
    "c": "xv",
}
LEET = {"o": "0", "l": "1", "i": "1", "e": "3", "a": "4", "s": "5", "t": "7", "b": "8"}
LOOKS = {
    "a": "аɑα",
    "c": "сϲ",
    "e": "еҽ",
    "i": "іı",
    "k": "кκ",
    "l": "ӏ",
    "n": "ոп",
    "o": "оοօ",
    "p": "рρ",
    "s": "ѕ",
    "t": "τт",
    "u": "υս",
    "v": "ν",
    "w": "ԝ",
    "y": "уү",
}
MARKS = {
    "a": "áàâäå",
    "e": "éèêë",
    "i": "íïî",
    "o": "óòôö",
    "u": "úüû",
    "n": "ñń",
    "c": "ćç",
    "t": "ţť",
}
PAIRS = (("m", "rn"), ("m", "nn"), ("w", "vv"), ("d", "cl"), ("l", "I"))
OTHER_ENDINGS = ("com", "net", "org", "io", "app", "xyz", "top", "cc", "vip", "club", "info")
WORDS = (
    *("wallet", "app", "support", "service", "official", "login", "claim", "airdrop", "help"),
    *("secure", "verify", "update", "download", "kefu", "guanwang", "xiazai", "zh", "cn"),
    *("global", "hub", "web3", "dapp", "bonus", "recovery", "helpdesk", "team", "2025", "888"),
)
STRANGE = ("qx", "vmk", "zrt", "hgw", "wq8", "bkw", "kkd", "ujp")
STRANGERS = (
    *("evil-site.com", "wallet-check.xyz", "free-gift.top", "login-check.io", "x7k2.cc"),
    *("cdn77-files.net", "dl.appstore-cn.ru", "safe-verify.online"),
)
HOSTING = ("pages.dev", "vercel.app", "netlify.app", "web.app", "github.io", "weebly.com")
MAILS = ("gmail.com", "outlook.com", "qq.com", "163.com", "protonmail.com")


@dataclass(frozen=True)
class Brand:
    """An official list, and the name that it goes by."""

    official: str
    domain: str
    handle: str

    @property
    def label(self) -> str:
        return self.domain.partition(".")[0]

    @property
    def ending(self) -> str:
        return self.domain.partition(".")[2]


BRANDS = (
    Brand("tokenpocket.pro,@TokenPocket_TP", "tokenpocket.pro", "TokenPocket_TP"),
    Brand("zenvault.app,help@zenvault.app,@ZenVaultApp", "zenvault.app", "ZenVaultApp"),
    Brand("kiwiswap.finance,@kiwiswap", "kiwiswap.finance", "kiwiswap"),
    Brand("emberpay.com.sg,@emberpay_sg", "emberpay.com.sg", "emberpay_sg"),
    Brand("corvo-wallet.com,@CorvoWallet", "corvo-wallet.com", "CorvoWallet"),
    Brand("brightledger.io,@BrightLedgerHQ", "brightledger.io", "BrightLedgerHQ"),
)

Trick = Callable[[random.Random, Brand], str]


def _swap(text: str, at: int) -> str:
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def omission(dice: random.Random, brand: Brand) -> str:
    at = dice.randrange(1, len(brand.label))
    return f"{brand.label[:at]}{brand.label[at + 1 :]}.{brand.ending}"


def repetition(dice: random.Random, brand: Brand) -> str:
    at = dice.choice([at for at, each in enumerate(brand.label) if each != "-"])
    return f"{brand.label[:at]}{brand.label[at]}{brand.label[at:]}.{brand.ending}"


def insertion(dice: random.Random, brand: Brand) -> str:
    at = dice.randrange(len(brand.label) + 1)
    return f"{brand.label[:at]}{dice.choice(LETTERS)}{brand.label[at:]}.{brand.ending}"


def transposition(dice: random.Random, brand: Brand) -> str:
    places = [
        at
        for at in range(len(brand.label) - 1)
        if brand.label[at] != brand.label[at + 1] and "-" not in brand.label[at : at + 2]
    ]
    return f"{_swap(brand.label, dice.choice(places))}.{brand.ending}"


def neighbour_key(dice: random.Random, brand: Brand) -> str:
    at = dice.choice([at for at, each in enumerate(brand.label) if each in NEIGHBOURS])
    letter = dice.choice(NEIGHBOURS[brand.label[at]])
    return f"{brand.label[:at]}{letter}{brand.label[at + 1 :]}.{brand.ending}"


def leet(dice: random.Random, brand: Brand) -> str:
    places = [at for at, each in enumerate(brand.label) if each in LEET]
    chosen = set(dice.sample(places, dice.randint(1, min(3, len(places)))))
    label = "".join(LEET[each] if at in chosen else each for at, each in enumerate(brand.label))
    return f"{label}.{dice.choice([brand.ending, *OTHER_ENDINGS])}"


def homoglyph(dice: random.Random, brand: Brand) -> str:
    places = [at for at, each in enumerate(brand.label) if each in LOOKS]
    chosen = set(dice.sample(places, dice.randint(1, min(4, len(places)))))
    label = "".join(
        dice.choice(LOOKS[each]) if at in chosen else each for at, each in enumerate(brand.label)
    )
    return f"{label}.{brand.ending}"


def marked(dice: random.Random, brand: Brand) -> str:
    at = dice.choice([at for at, each in enumerate(brand.label) if each in MARKS])
    letter = dice.choice(MARKS[brand.label[at]])
    return f"{brand.label[:at]}{letter}{brand.label[at + 1 :]}.{brand.ending}"


def punycode(dice: random.Random, brand: Brand) -> str:
    label, _, ending = homoglyph(dice, brand).partition(".")
    return f"xn--{label.encode('punycode').decode()}.{ending}"


def look_alike_pair(dice: random.Random, brand: Brand) -> str:
    fitting = [pair for pair in PAIRS if pair[0] in brand.label]
    if not fitting:
        return homoglyph(dice, brand)
    letter, pair = dice.choice(fitting)
    return f"{brand.label.replace(letter, pair, 1)}.{brand.ending}"


def other_ending(dice: random.Random, brand: Brand) -> str:
    return f"{brand.label}.{dice.choice([each for each in OTHER_ENDINGS if each != brand.ending])}"


def hyphen(dice: random.Random, brand: Brand) -> str:
    plain = brand.label.replace("-", "")
    at = dice.randrange(2, len(plain) - 1)
    return f"{plain[:at]}-{plain[at:]}.{dice.choice([brand.ending, 'com', 'top'])}"


def added_word(dice: random.Random, brand: Brand) -> str:
    word, between = dice.choice(WORDS), dice.choice(["-", "", "-"])
    label = dice.choice([f"{brand.label}{between}{word}", f"{word}{between}{brand.label}"])
    return f"{label}.{dice.choice(OTHER_ENDINGS)}"


def strange_word(dice: random.Random, brand: Brand) -> str:
    return f"{brand.label}-{dice.choice(STRANGE)}.{dice.choice(OTHER_ENDINGS)}"


def typo_and_word(dice: random.Random, brand: Brand) -> str:
    label, _, _ = dice.choice([omission, repetition, transposition])(dice, brand).partition(".")
    return f"{label}-{dice.choice(WORDS)}.{dice.choice(OTHER_ENDINGS)}"


def subdomain(dice: random.Random, brand: Brand) -> str:
    before = dice.choice(["", "www.", "help.", "app."])
    return f"{before}{brand.domain}{dice.choice(['.', '-'])}{dice.choice(STRANGERS)}"


def brand_below(dice: random.Random, brand: Brand) -> str:
    return f"{brand.label}.{dice.choice(STRANGERS)}"


def hosted(dice: random.Random, brand: Brand) -> str:
    label = dice.choice([brand.label, f"{brand.label}-{dice.choice(WORDS)}"])
    return f"{label}.{dice.choice(HOSTING)}"


def userinfo(dice: random.Random, brand: Brand) -> str:
    at = dice.choice(["@", "%40", ":443@", "\\@"])
    return f"https://{brand.domain}{at}{dice.choice(STRANGERS)}/login"


def in_path(dice: random.Random, brand: Brand) -> str:
    name = dice.choice([brand.domain, f"{brand.label}/login", f"app/{brand.label}.apk"])
    return f"https://{dice.choice(STRANGERS)}/{name}"


def in_query(dice: random.Random, brand: Brand) -> str:
    target = dice.choice([f"https://{brand.domain}", f"https%3A%2F%2F{brand.domain}%2F"])
    return f"https://{dice.choice(STRANGERS)}/go?to={target}"


HOST_TRICKS: tuple[Trick, ...] = (
    omission,
    repetition,
    insertion,
    transposition,
    neighbour_key,
    leet,
    homoglyph,
    marked,
    punycode,
    look_alike_pair,
    other_ending,
    hyphen,
    added_word,
    strange_word,
    typo_and_word,
    subdomain,
    brand_below,
    hosted,
)
LINK_TRICKS: tuple[Trick, ...] = (userinfo, in_path, in_query)


def mail(dice: random.Random, brand: Brand) -> str:
    plain = brand.label.replace("-", "")
    mailbox = dice.choice([plain, f"{plain}.support", f"service_{plain}", f"{brand.domain}"])
    name = dice.choice([brand.handle, brand.label.title(), f"{plain.upper()} 客服"])
    return dice.choice(
        [
            f"{mailbox}@{dice.choice(MAILS)}",
            f"service@{other_ending(dice, brand)}",
            f"support@{omission(dice, brand)}",
            f"service@{brand.domain}.{dice.choice(OTHER_ENDINGS)}",
            f"{name} <user{dice.randrange(9999)}@{dice.choice(MAILS)}>",
        ]
    )


def account(dice: random.Random, brand: Brand) -> str:
    handle = brand.handle
    plain = brand.label.replace("-", "")
    at = dice.randrange(1, len(handle) - 1)
    name = dice.choice(
        [
            f"{handle}{dice.choice(['_', '1', 's', '_official', 'Support', '_cn', '客服'])}",
            f"{plain}_{dice.choice(WORDS)}",
            f"{plain}{dice.choice(['Support', 'HelpDesk', 'Admin', 'CEO'])}",
            handle[:at] + handle[at + 1 :] if handle[at] != handle[at + 1] else handle + "0",
            handle.replace("l", "I", 1) if "l" in handle else handle.replace("o", "0", 1) + "_",
            handle.replace("e", "3", 1) if "e" in handle else handle + "_",
        ]
    )
    ascii_name = name.isascii()
    forms = [f"@{name}"]
    if ascii_name:
        forms += [f"https://t.me/{name}", f"https://x.com/{name}/status/1", f"t.me/s/{name}"]
    return dice.choice(forms)


def dressed(dice: random.Random, name: str) -> str:
    """A host or link as it comes in a message."""
    link = name if "://" in name else dice.choice(["", "https://", "http://"]) + name
    path = "" if "/" in link.partition("://")[2] else dice.choice(["", "/", "/zh/login", "?a=1#b"])
    whole = link + path
    return dice.choice(
        [
            whole,
            whole,
            f"  {whole} ",
            f"请打开{whole}，按提示操作。" if "://" in whole else f"请打开 {whole} 按提示操作。",
            f"官网：{whole}",
            f"Please visit {whole}.",
            f"({whole})",
            f"[点这里]({whole})" if "(" not in whole and "\\" not in whole else whole,
        ]
    )


def lookalikes(seed: int, each: int) -> Iterator[tuple[Brand, str, str]]:
    """Brand, the trick's name, and the case."""
    dice = random.Random(seed)
    for brand in BRANDS:
        for trick in HOST_TRICKS:
            for _ in range(each):
                host = trick(dice, brand)
                if host == brand.domain or host.endswith("." + brand.domain):
                    continue
                yield brand, trick.__name__, dressed(dice, host)
        for trick in LINK_TRICKS:
            for _ in range(each):
                yield brand, trick.__name__, trick(dice, brand)
        for trick in (mail, account):
            for _ in range(each * 3):
                yield brand, trick.__name__, trick(dice, brand)


def officials(seed: int, each: int) -> Iterator[tuple[Brand, str]]:
    """Official names in every honest form, and in the disguises that filters force on people."""
    dice = random.Random(seed)
    for brand in BRANDS:
        for _ in range(each):
            below = dice.choice(["", "www.", "help.", "dapp.v2."])
            host = below + brand.domain
            first, _, last = host.rpartition(".")
            yield (
                brand,
                dice.choice(
                    [
                        host,
                        host.upper(),
                        f"https://{host}/zh/download?x=1#y",
                        f"https://{host}:443",
                        f"{host}.",
                        f"hxxps://{first}[.]{last}/a",
                        f"{first}。{last}",
                        "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in host),
                        f"{host[:3]}\u200b{host[3:]}",
                        f"请访问{host}，下载",
                        f"请访问{host}下载安装",
                        f"官网：https://{host}。然后登录",
                        f"[{host}](https://{host}/x)",
                        f"<https://{host}>",
                        f"@{brand.handle}",
                        f"@{brand.handle.lower()}",
                        f"https://x.com/{brand.handle}",
                        f"请关注@{brand.handle}获取公告",
                        f"service@{brand.domain}",
                        f"mailto:Service@{brand.domain.upper()}",
                        f"客服 <service@{brand.domain}>",
                        f"service[at]{brand.domain.replace('.', '[dot]')}",
                    ]
                ),
            )

"""Build the compact data of ``tpsupport.privacy`` from its two public sources.

    python tools/privacy_data.py WORDLISTS DICTIONARY

``WORDLISTS`` is the folder of BIP-39 lists in the PyPI package ``mnemonic``; ``DICTIONARY`` is
``dict.txt`` of the PyPI package ``jieba``. Both are needed at development time only. The lists go
to the program in plain lower form, and as they were to the tests.
"""

from __future__ import annotations

import sys
import unicodedata
import zlib
from collections import Counter
from itertools import pairwise
from pathlib import Path

from tpsupport.privacy.plain import plain

LANGUAGES = (
    "english",
    "spanish",
    "french",
    "italian",
    "portuguese",
    "czech",
    "japanese",
    "korean",
    "chinese_simplified",
    "chinese_traditional",
)
PAIRS = 40_000
WALLET_TERMS = """
    钱包 助记 记词 私钥 冷钱 热钱 公钥 转账 提币 充币 矿工 工费 代币 余额 地址 合约 授权 哈希
    区块 链上 主网 网络 节点 客服 备份 导入 导出 恢复 密码 账户 账号 交易 到账 手续 续费 滑点
    闪兑 跨链 空投 质押 燃料 单词 词组 短语 显示 失败 截图 登录 验证 收款 付款 资产 币种 添加
    官方 下载 安装 版本 升级 手机 苹果 安卓
"""
ROOT = Path(__file__).parent.parent
DATA = ROOT / "tpsupport" / "privacy" / "data"
TEST_DATA = ROOT / "tests" / "data" / "privacy"


def words(folder: Path, language: str) -> list[str]:
    """The 2,048 words of one list, composed (NFC)."""
    text = (folder / f"{language}.txt").read_text(encoding="utf-8")
    found = unicodedata.normalize("NFC", text).split()
    if len(found) != 2048:
        sys.exit(f"{language}: {len(found)} words")
    return found


def followers(dictionary: Path, listed: str) -> str:
    """The commonest neighbours among the listed characters: a line for each first character."""
    counts: Counter[str] = Counter()
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, _kind = line.split(" ")
        for first, second in pairwise(word):
            if first in listed and second in listed:
                counts[first + second] += int(count)
    pairs = {pair for pair, _ in counts.most_common(PAIRS)} | set(WALLET_TERMS.split())
    after: dict[str, list[str]] = {}
    for pair in sorted(pairs):
        after.setdefault(pair[0], []).append(pair[1])
    return "\n".join(first + "".join(seconds) for first, seconds in after.items())


def pack(lists: dict[str, str]) -> bytes:
    """Names and lengths in a first line, then a zlib stream for each list."""
    packed = [zlib.compress(text.encode(), 9) for text in lists.values()]
    sizes = (f"{name}:{len(blob)}" for name, blob in zip(lists, packed, strict=True))
    return " ".join(sizes).encode() + b"\n" + b"".join(packed)


def main() -> None:
    """Write ``words.bin``, once for the program and once for the tests, and ``pairs.bin``."""
    folder, dictionary = map(Path, sys.argv[1:])
    lists = {language: words(folder, language) for language in LANGUAGES}
    texts = {language: "\n".join(found) for language, found in lists.items()}
    (TEST_DATA / "words.bin").write_bytes(pack(texts))
    (DATA / "words.bin").write_bytes(
        pack({language: plain(text).low for language, text in texts.items()})
    )
    listed = "".join(lists["chinese_simplified"])
    (DATA / "pairs.bin").write_bytes(zlib.compress(followers(dictionary, listed).encode(), 9))


if __name__ == "__main__":
    main()

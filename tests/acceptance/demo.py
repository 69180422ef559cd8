"""Asks what it is told to ask, and prints the replies: ``demo.py [--plain] LANGUAGE QUESTION…``."""

from __future__ import annotations

import json
import sys

from tpsupport.cli.prompt.choose import prompter_for
from tpsupport.cli.prompt.protocol import BACK, Option, Question, Reply
from tpsupport.cli.session import Session, open_session
from tpsupport.cli.settings import Settings
from tpsupport.errors import SupportError, UsageError
from tpsupport.privacy.guard import admit

TEXTS = {
    "zh": {
        "seen": "转账的时候，钱包里最后显示的是什么提示？请选最接近的一项，记不清也没有关系。",
        "low": "余额不足，无法支付矿工费（也叫手续费、Gas），需要先充一点这条网络的主币",
        "sent": "已经打包成功",
        "unsure": "记不清 / 其他",
        "hash": "有这笔交易的哈希（TxID）吗？",
        "help": "打开“资产”，点开这个币，再点开那条记录，复制“交易哈希”（也叫 Hash）。",
        "skip": "没有 / 找不到",
        "network": "这件事发生在哪条网络上？",
        "name": "波场",
    },
    "en": {
        "seen": "What did the wallet say at the end of the transfer? Take what comes nearest.",
        "low": "Not enough balance for the miner fee (also called gas): top up the network's coin",
        "sent": "Packed, and successful",
        "unsure": "Not sure, or something else",
        "hash": "Do you have the transaction hash (TxID)?",
        "help": "Open “Assets”, tap the coin, tap the record, and copy the “Transaction hash”.",
        "skip": "None, or I cannot find it",
        "network": "Which network is this about?",
        "name": "TRON",
    },
}


def accept(answer: str) -> str:
    """Six characters at least, and no secret among them."""
    kept = admit(answer)
    if len(kept) < 6:
        raise UsageError("bad_answer", fact="hash", reason="<6")
    return kept


def questions(session: Session) -> dict[str, Question]:
    """Everything that can be asked, by name."""
    words = TEXTS[session.language]
    networks = session.library.document("networks")["networks"]
    options = tuple(Option(key, session.words(each["name"])) for key, each in networks.items())
    options = (*options, Option("long", f"{words['low']} {words['low']}"))
    seen = tuple(Option(each, words[each]) for each in ("low", "sent", "unsure"))
    return {
        "seen": Question("seen", words["seen"], seen, help=words["help"], at=1, most=4),
        "hash": Question(
            "hash",
            words["hash"],
            help=words["help"],
            example="0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
            skip=words["skip"],
            at=2,
            most=4,
            can_go_back=True,
            accept=accept,
        ),
        "network": Question(
            "network", words["network"], options, skip=words["skip"], at=3, most=4, can_go_back=True
        ),
    }


def main() -> int:
    plain, language, *names = sys.argv[1:]
    session = open_session(Settings(language, plain=plain == "--plain"), {})
    prompter = prompter_for(session)
    known, replies = questions(session), dict[str, Reply]()
    at = 0
    try:
        while at < len(names):
            question = known[names[at]]
            reply = (prompter.choose if question.options else prompter.write)(question)
            at += -1 if reply is BACK else 1
            if reply is not BACK:
                replies[question.id] = reply
    except SupportError as error:
        prompter.say(session.explain(error))
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    sys.stdout.write(json.dumps(replies, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

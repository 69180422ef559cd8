"""The tools for assistants, driven by the official client over standard streams."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from tpsupport.cli.assistant.tools import Tools
from tpsupport.cli.session import Session
from tpsupport.cli.settings import Settings
from tpsupport.errors import SupportError, UsageError
from tpsupport.pack.library import Library
from tpsupport.privacy.guard import SecretFound

ROOT = Path(__file__).resolve().parent.parent.parent
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
WORD = "sausage"
ADDRESS = "TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3"
SHORT: dict[str, str | None] = {"seen": "short", "what_is_short": "energy"}


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools(Session(Settings(), Library.open(), "en"))


def driven(work: Callable[[Client], Awaitable[Any]]) -> Any:
    """What ``work`` gets from the program, started as an assistant starts it."""
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "tpsupport", "--lang", "en", "mcp"],
        env=dict(os.environ),
        cwd=str(ROOT),
    )

    async def whole() -> Any:
        async with Client(started) as client:
            return await work(client)

    return asyncio.run(asyncio.wait_for(whole(), 60))


def test_a_whole_case_by_the_official_client() -> None:
    async def work(client: Client) -> None:
        listed = await client.list_tools()
        names = {each.name for each in listed.tools}
        assert names == {"problems", "find", "diagnose", "check", "read_request", "reply"}
        assert all(each.description for each in listed.tools)
        assert client.instructions
        assert "Never ask for a mnemonic" in client.instructions

        async def call(tool: str, **arguments: Any) -> dict[str, Any]:
            told = await client.call_tool(tool, arguments)
            assert not told.is_error, told.content
            assert told.structured_content is not None
            found: dict[str, Any] = told.structured_content
            return found

        hits = await call("find", text="not enough energy, USDT will not send on tron")
        assert hits["hits"]
        first = await call("diagnose", problem="payment-failure", answers={})
        assert first["wanted"]["id"] == "seen"
        assert "short" in first["wanted"]["options"]
        last = await call("diagnose", problem="payment-failure", answers=SHORT, request=True)
        assert last["wanted"] is None
        assert last["end"]["end"] == "tron_energy"
        assert last["end"]["request"].startswith("Request for")
        back = await call("read_request", text="> " + last["end"]["request"].replace("\n", "\n> "))
        assert back["verified"] is True
        reply = await call("reply", text=last["end"]["request"], channel="email", agent="Ann")
        assert reply["end"] == "payment-failure/tron_energy"
        assert "Ann" in reply["text"]
        link = await call("check", name="link", arguments={"link": "tokenpocket.pro"})
        assert link["status"] == "ok"

        refused = await client.call_tool("find", {"text": f"my words are {PHRASE}"})
        assert refused.is_error
        assert WORD not in repr(refused)

    driven(work)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda each: each.diagnose("payment-failur", {}), "unknown_tree"),
        (lambda each: each.diagnose("payment-failure", {"sen": "short"}), "unknown_fact"),
        (lambda each: each.diagnose("payment-failure", {"seen": "shrt"}), "choice_unknown"),
        (lambda each: each.check("adress", {}), "unknown_check"),
        (lambda each: each.check("address", {"adress": ADDRESS}), "unknown_fact"),
        (lambda each: each.check("address", {}), "prompt.errors.missing"),
        (lambda each: each.reply(), "assistant.errors.text_or_end"),
        (lambda each: each.reply(end="payment-failure/nowhere"), "reply.errors.unknown_end"),
        (
            lambda each: each.reply(end="swap/slippage", wish={"channel": "fax"}),
            "reply.errors.bad_line",
        ),
        (lambda each: each.reply(text="hello"), "reply.errors.unreadable"),
        (lambda each: each.find("a" * 200_000), "too_much_input"),
        (lambda each: each.problems("tlh"), "unknown_language"),
    ],
)
def test_what_is_wrong_is_told(tools: Tools, call: Callable[[Tools], object], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        call(tools)
    assert caught.value.code.endswith(code)
    assert tools.session.explain(caught.value)


@pytest.mark.parametrize(
    "call",
    [
        lambda each: each.find(PHRASE),
        lambda each: each.diagnose("payment-failure", {**SHORT, "what_happened": PHRASE}),
        lambda each: each.diagnose("payment-failure", {**SHORT, PHRASE: "short"}),
        lambda each: each.check("link", {"link": PHRASE}),
        lambda each: each.check("address", {"address": PHRASE}),
        lambda each: each.reply(end="payment-failure/fee_coin", facts={"what_happened": PHRASE}),
        lambda each: each.reply(end="payment-failure/fee_coin", wish={"agent": PHRASE}),
    ],
)
def test_no_secret_comes_in(tools: Tools, call: Callable[[Tools], object]) -> None:
    with pytest.raises(SecretFound) as caught:
        call(tools)
    assert WORD not in tools.session.explain(caught.value)


def test_a_secret_in_a_pasted_text_is_never_given_back(tools: Tools) -> None:
    answers = {**SHORT, "what_happened": "It failed", "network": "tron"}
    request = tools.diagnose("payment-failure", answers, request=True)["end"]["request"]
    spoilt = request.replace("It failed", PHRASE)
    assert WORD in spoilt
    assert WORD not in repr(tools.read_request(spoilt))
    assert WORD not in told(tools, lambda: tools.reply(text=spoilt))


def told(tools: Tools, call: Callable[[], object]) -> str:
    """What a call comes to, be it an error."""
    try:
        return repr(call())
    except SupportError as error:
        return tools.session.explain(error)


def test_nobody_is_asked_unless_it_is_wanted(tools: Tools) -> None:
    seen = tools.check("balance", {"address": ADDRESS, "network": "tron"})
    assert (seen["status"], seen["cause"], seen["hosts"]) == ("unknown", "offline", [])


def test_it_speaks_the_language_that_is_asked_for(tools: Tools) -> None:
    told = tools.diagnose("payment-failure", {}, language="zh-CN")
    assert told["wanted"]["prompt"] != tools.diagnose("payment-failure", {})["wanted"]["prompt"]
    problems = tools.problems()["problems"]
    assert set(problems) == set(tools.session.library.tree_ids)


def test_what_is_missing_is_asked_for(tools: Tools) -> None:
    end = tools.diagnose("payment-failure", SHORT, request=True)["end"]
    wanted = [each["id"] for each in end["missing"]]
    assert "what_happened" in wanted
    more = {**SHORT, "what_happened": "It failed", "contact": None}
    fewer = [
        each["id"]
        for each in tools.diagnose("payment-failure", more, request=True)["end"]["missing"]
    ]
    assert set(wanted) - set(fewer) == {"what_happened", "contact"}


def test_without_the_extra_part_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['mcp'] = None\n"
        "from tpsupport.cli.app import run; sys.exit(run(['--lang', 'en', 'mcp']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.returncode == 2
    assert "pip install" in ran.stderr
    assert "Traceback" not in ran.stderr

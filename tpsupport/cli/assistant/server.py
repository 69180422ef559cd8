"""The tools as an MCP server; what goes wrong becomes one line, as everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from tpsupport import __version__
from tpsupport.cli.assistant.tools import Tools
from tpsupport.cli.session import Session
from tpsupport.errors import SupportError

NAME = "tpsupport"


def server(session: Session) -> MCPServer:
    """A server with every tool, speaking the language of ``session`` where none is named."""
    made = MCPServer(NAME, instructions=session.say("assistant.instructions"), version=__version__)
    calls = _Calls(Tools(session))
    for call in (
        *(calls.problems, calls.find, calls.diagnose, calls.check),
        *(calls.read_request, calls.reply),
    ):
        made.add_tool(call, description=session.say(f"assistant.tools.{call.__name__}"))
    return made


class _Calls:
    """The tools as their callers see them: flat, named arguments; the signatures are the schema."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def problems(self, language: str = "") -> dict[str, Any]:
        return self._heard(lambda: self._tools.problems(language))

    def find(self, text: str, limit: int = 5, language: str = "") -> dict[str, Any]:
        return self._heard(lambda: self._tools.find(text, limit, language))

    def diagnose(
        self,
        problem: str,
        answers: dict[str, str | None] | None = None,
        look_up: bool = False,  # noqa: FBT001, FBT002 - a protocol's argument, always named
        request: bool = False,  # noqa: FBT001, FBT002
        language: str = "",
    ) -> dict[str, Any]:
        return self._heard(
            lambda: self._tools.diagnose(
                problem, answers or {}, look_up=look_up, request=request, language=language
            )
        )

    def check(
        self,
        name: str,
        arguments: dict[str, str],
        look_up: bool = False,  # noqa: FBT001, FBT002
        language: str = "",
    ) -> dict[str, Any]:
        return self._heard(
            lambda: self._tools.check(name, arguments, look_up=look_up, language=language)
        )

    def read_request(self, text: str, language: str = "") -> dict[str, Any]:
        return self._heard(lambda: self._tools.read_request(text, language))

    def reply(
        self,
        text: str = "",
        end: str = "",
        facts: dict[str, str | None] | None = None,
        channel: str = "chat",
        tone: str = "full",
        agent: str = "",
        desk: str = "",
        language: str = "",
    ) -> dict[str, Any]:
        wish = {"channel": channel, "tone": tone, "agent": agent, "desk": desk}
        return self._heard(
            lambda: self._tools.reply(text=text, end=end, facts=facts, wish=wish, language=language)
        )

    def _heard(self, call: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What ``call`` gives; an error is told in words, and never with what it choked on."""
        session = self._tools.session
        try:
            return call()
        except SupportError as error:
            raise ToolError(session.explain(error)) from None
        except Exception as error:
            kind = type(error).__name__
            raise ToolError(session.say("assistant.errors.crashed", kind=kind)) from None

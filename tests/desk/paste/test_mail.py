"""Requests that went by mail: written, folded, encoded, answered, quoted and forwarded."""

from __future__ import annotations

import textwrap
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest

from tpsupport.desk import read

from .conftest import REQUESTS, SHIPPED

FEW = REQUESTS[::17]
ENCODINGS = ("7bit", "8bit", "quoted-printable", "base64")


def mail(text: str, encoding: str = "quoted-printable", charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = "求助 / help"
    message["From"] = "Maria <maria@example.org>"
    message["To"] = "desk@example.org"
    message.set_content(text, cte=encoding, charset=charset)
    return message


def flowed(text: str, width: int = 66) -> str:
    """``format=flowed``: a line that goes on ends in a space."""
    out = []
    for line in text.splitlines():
        rows = textwrap.wrap(line, width, break_long_words=False) or [""]
        out += [*(f"{row} " for row in rows[:-1]), rows[-1]]
    return "\n".join(out)


def holds(text: str, request: str) -> bool:
    reading, wanted = read(text, SHIPPED), read(request, SHIPPED)
    return reading.verified and reading.case == wanted.case


@pytest.mark.parametrize("request_", FEW)
def test_a_mail_is_read_as_it_arrives(request_: str) -> None:
    for encoding in ENCODINGS[1:]:
        raw = mail(flowed(request_), encoding).as_bytes()
        content = message_from_bytes(raw, policy=policy.default).get_content()
        assert holds(content, request_)


@pytest.mark.parametrize("request_", FEW)
def test_a_saved_mail_is_read_with_its_headers(request_: str) -> None:
    for encoding, charset in (
        ("quoted-printable", "utf-8"),
        ("base64", "utf-8"),
        ("base64", "gb18030"),
    ):
        raw = mail(request_, encoding, charset).as_bytes()
        assert holds(raw.decode("ascii"), request_)


@pytest.mark.parametrize("request_", FEW)
def test_answers_upon_answers(request_: str) -> None:
    text = request_
    for depth in range(1, 5):
        quoted = "".join(f"> {line}\n" for line in flowed(text, 70).splitlines())
        text = (
            f"See below.\n\nOn Sun, 22 Nov 2026 at 14:0{depth}, Maria wrote:\n{quoted}\n-- \nLin\n"
        )
        assert holds(text, request_)
        assert holds(mail(text).as_string(), request_)


def test_a_mail_of_two_parts_and_a_forward() -> None:
    message = mail("Please see the part for browsers.")
    rows = "".join(f"<div>{line}</div>" for line in FEW[0].splitlines())
    message.add_alternative(f"<html><body>{rows}</body></html>", subtype="html")
    assert holds(message.as_string(), FEW[0])
    outer = mail("Forwarded.")
    outer.add_attachment(message)
    assert holds(outer.as_string(), FEW[0])


class Reader(HTMLParser):
    """What a browser would copy of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.text += "\n" if tag in ("br", "p", "div", "blockquote") else ""


def test_a_page_and_what_is_copied_of_it() -> None:
    for request in FEW:
        rows = "<br>".join(
            line.replace("&", "&amp;").replace(" ", "&nbsp;") for line in request.splitlines()
        )
        page = f"<html><body><blockquote>{rows}<wbr></blockquote></body></html>"
        reader = Reader()
        reader.feed(page)
        assert holds(page, request)
        assert holds(reader.text, request)


@pytest.mark.parametrize(
    "text",
    [
        "Content-Transfer-Encoding: base64\n\n!!!!",
        "Content-Transfer-Encoding: nonsense\nContent-Type: text/plain; charset=nowhere\n\nx",
        "Content-Type: multipart/mixed; boundary=a\nContent-Transfer-Encoding: 8bit\n\n--a\n--a--",
        "Content-Type: multipart/mixed; boundary=a\n" * 500 + "Content-Transfer-Encoding: x\n\n--a",
    ],
    ids=len,
)
def test_mails_that_are_none(text: str) -> None:
    assert read(text, SHIPPED).case is None

"""Lines read without their token: as far as they can be, and never called verified."""

from __future__ import annotations

import pytest

from tpsupport.desk import read
from tpsupport.desk.paste.lines import lines
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest

from .conftest import REQUESTS, SHIPPED, request_of
from .mangle import LINES, MANGLES

EVERY_SEVENTH = REQUESTS[::7]


def without_token(text: str) -> str:
    return text[: text.rindex("\n", 0, text.index("tpsr1") - 1)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("way", ["unclear", "stolen", "broken"])
def test_lines_give_the_case_back(acorn: Library, nuts: Forest, way: str, language: str) -> None:
    text = request_of(acorn, nuts, way, language)
    exact, guessed = read(text, acorn), read(without_token(text), acorn)
    assert (guessed.source, guessed.verified) == ("lines", False)
    assert guessed.language == language
    assert exact.case
    assert guessed.case
    assert guessed.case.facts == exact.case.facts
    assert (guessed.case.tree, guessed.case.end) == (exact.case.tree, exact.case.end)
    assert guessed.case.path == exact.case.path
    assert guessed.holds


def test_recorded_requests_are_read_by_their_lines() -> None:
    right = all_ = 0
    for text in EVERY_SEVENTH:
        exact, guessed = read(text, SHIPPED).case, read(without_token(text), SHIPPED).case
        assert exact
        assert guessed
        assert (guessed.end_tree, guessed.end) == (exact.end_tree, exact.end)
        all_ += len(exact.facts)
        right += sum(guessed.facts.get(name, "") == exact.facts[name] for name in exact.facts)
    assert right >= 0.97 * all_


@pytest.mark.parametrize("mangle", LINES)
def test_mangled_lines_are_read(mangle: str) -> None:
    right = all_ = 0
    for text in EVERY_SEVENTH[:6]:
        exact = read(text, SHIPPED).case
        reading = read(MANGLES[mangle](without_token(text)), SHIPPED)
        assert (reading.source, reading.verified) == ("lines", False)
        guessed = reading.case
        assert exact
        assert guessed
        assert (guessed.end_tree, guessed.end) == (exact.end_tree, exact.end)
        for name, value in exact.facts.items():
            found = guessed.facts.get(name)
            all_ += 1
            right += _same(found, value)
    assert right >= 0.85 * all_


def _same(one: str | None, other: str | None) -> bool:
    """Whether two values say the same but for case, breaks and width."""
    plain = [
        "".join(each for each in (value or "").casefold() if each.isalnum())
        for value in (one, other)
    ]
    return plain[0] == plain[1]


def test_a_damaged_token_leaves_the_lines(acorn: Library, stolen: str) -> None:
    for text, code in (
        (stolen[:-70], "cut_off"),
        (stolen.replace("tpsr1", "tpsr2"), "newer"),
        (stolen[:-2] + "zz", "damaged"),
    ):
        reading = read(text, acorn)
        assert reading.source == "lines"
        assert reading.problems[0].code == code
        assert reading.case
        assert reading.case.facts["amount"] == "50"
    alone = read(stolen[stolen.index("tpsr1") :][:-70], acorn)
    assert (alone.source, alone.case) == ("nothing", None)


def test_a_value_over_several_lines_is_put_together(acorn: Library, stolen: str) -> None:
    text = without_token(stolen).replace("Sent 50 NUT to a friend", "Sent 50 NUT\n> to a\n> friend")
    text = text.replace("0x5c504ed4", "\n0x5c50\n4ed4")
    case = read(text, acorn).case
    assert case
    assert case.facts["what_happened"] == "Sent 50 NUT to a friend, and it never came"
    assert str(case.facts["tx_hash"]).startswith("0x5c504ed432cb")


OTHERS = {
    "an answers file": "tree: lost-nuts\nanswers:\n  network: oak\n  amount: 5\n  contact: x\n",
    "a mail": "Hello,\nNetwork: Oak\nAmount: 5\nCoin: NUT\nContact: me@example.com\nThanks",
    "another list": "In short: nothing\nWhen: never\nFiles: none\nPlatform: train\n",
    "prose": "The network is oak, the amount is 5: please help!",
}


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_no_request(acorn: Library, other: str) -> None:
    assert lines(OTHERS[other], acorn) is None


def test_half_a_request_is_one(acorn: Library, stolen: str) -> None:
    half = stolen[: stolen.index("[Device]")]
    reading = read(half, acorn)
    assert reading.case
    assert reading.case.facts["network"] == "oak"
    assert reading.case.end == ""


WRAPS = ("quoted and wrapped at 72", "quoted twice and wrapped at 60", "lines joined in pairs")


@pytest.mark.parametrize("mangle", [*WRAPS, "chat with heads", "table", "on one line"])
def test_no_wrap_says_that_a_line_was_changed(mangle: str) -> None:
    for text in REQUESTS[::2]:
        reading = read(MANGLES[mangle](text), SHIPPED)
        assert reading.verified
        assert "changed" not in [each.code for each in reading.problems]


@pytest.mark.parametrize("mangle", [*MANGLES])
@pytest.mark.parametrize("way", ["unclear", "stolen", "broken"])
def test_lines_of_the_same_trees_are_not_said_to_lead_elsewhere(
    acorn: Library, nuts: Forest, way: str, mangle: str
) -> None:
    text = without_token(request_of(acorn, nuts, way)) + "\n"
    try:
        mangled = MANGLES[mangle](text)
    except ValueError:
        return
    reading = read(mangled, acorn)
    if reading.case and reading.case.digest == nuts.digest:
        assert not {"open", "other_end"} & {each.code for each in reading.problems}


def test_the_name_of_an_end_that_a_break_has_cut_is_made_whole() -> None:
    text = without_token(next(each for each in REQUESTS if "/extension_guess/" in each))
    for cut in ("/extension_g\nuess/", "/extension\\_guess/", "/extension_gu\n> ess/"):
        case = read(text.replace("/extension_guess/", cut), SHIPPED).case
        assert case
        assert case.end == "extension_guess"


def test_an_address_whose_last_digits_stand_alone(acorn: Library, stolen: str) -> None:
    known = read(stolen, acorn).case
    assert known
    value = str(known.facts["tx_hash"])
    assert value in stolen
    broken = without_token(stolen).replace(value, f"{value[:-2]}\n{value[-2:]}")
    case = read(broken, acorn).case
    assert case
    assert case.facts["tx_hash"] == value

"""Folding and edits: what looks the same is the same, and differences have names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.official import edits
from tpsupport.official.lore import Lore

SAME = [
    ("tokenpocket", "TOKENPOCKET"),
    ("tokenpocket", "tоkеnроскеt"),
    ("tokenpocket", "ţöķéñpöčķęť"),
    ("tokenpocket", "t0k3np0ck37"),
    ("tokenpocket", "token-pocket_"),
    ("tokenpocket", "ⓣⓞⓚⓔⓝⓟⓞⓒⓚⓔⓣ"),
    ("tokenpocket", "𝓽𝓸𝓴𝓮𝓷𝓹𝓸𝓬𝓴𝓮𝓽"),
    ("wallet", "vvaIIet"),
    ("mint", "rnint"),
    ("mint", "nnint"),
    ("tp钱包", "TP钱包"),
]


@pytest.mark.parametrize(("plain", "disguised"), SAME)
def test_disguises_fall_off(knowledge: Lore, plain: str, disguised: str) -> None:
    skeleton = knowledge.folding.skeleton
    assert skeleton(disguised) == skeleton(plain)


@pytest.mark.parametrize("other", ["tokenpost", "pocket", "tokenwallet", "", "ток"])
def test_other_names_stay_others(knowledge: Lore, other: str) -> None:
    assert knowledge.folding.skeleton(other) != knowledge.folding.skeleton("tokenpocket")


def test_no_letter_looks_like_two(knowledge: Lore) -> None:
    assert all(len(latin) <= 2 for latin in knowledge.folding.letters.values())
    assert not any(chr(code).isascii() for code in knowledge.folding.letters)


def test_a_name_in_cyrillic_is_heard(knowledge: Lore) -> None:
    assert knowledge.folding.heard("токен") == knowledge.folding.skeleton("token")
    assert knowledge.folding.heard("token") == ""


@given(st.text(max_size=40))
def test_folding_is_stable(knowledge: Lore, text: str) -> None:
    folding = knowledge.folding
    assert folding.latin(folding.latin(text)) == folding.latin(text)
    assert folding.skeleton(text.upper()) == folding.skeleton(text.upper().lower())


EDITS = [
    ("tokenpocket", "tokenpocket", 0, "changed_letter"),
    ("tokenpockett", "tokenpocket", 1, "extra_letter"),
    ("tokenpocke", "tokenpocket", 1, "missing_letter"),
    ("tokenpokcet", "tokenpocket", 1, "swapped_letters"),
    ("tokenpocked", "tokenpocket", 1, "changed_letter"),
    ("tokempoket", "tokenpocket", 2, "changed_letters"),
    ("abc", "tokenpocket", 3, "changed_letters"),
]


@pytest.mark.parametrize(("one", "other", "away", "kind"), EDITS)
def test_distance_and_kind(one: str, other: str, away: int, kind: str) -> None:
    assert edits.distance(one, other, 2) == away
    if away:
        assert edits.kind(one, other) == kind


def plainly(one: str, other: str) -> int:
    """The same distance by its definition, without any short cut."""
    table = [
        [max(i, j) if not i or not j else 0 for j in range(len(other) + 1)]
        for i in range(len(one) + 1)
    ]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            cost = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                cost = min(cost, table[i - 2][j - 2] + 1)
            table[i][j] = cost
    return table[-1][-1]


@given(st.text(alphabet="abc", max_size=8), st.text(alphabet="abc", max_size=8), st.integers(0, 4))
def test_the_distance_is_the_one_of_the_definition(one: str, other: str, limit: int) -> None:
    assert edits.distance(one, other, limit) == min(plainly(one, other), limit + 1)


@pytest.mark.parametrize("text", ["tptokenpockketx", "xxtokenpocet", "xxokenpocketyy"])
def test_a_name_with_one_edit_is_found_inside(text: str) -> None:
    assert edits.near_inside(text, "tokenpocket")


@pytest.mark.parametrize("text", ["tokenbucket", "tok", ""])
def test_what_is_further_away_is_not(text: str) -> None:
    assert not edits.near_inside(text, "tokenpocket")

"""The channels of a pack are read strictly, and the shipped ones say only what is known."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tpsupport.errors import PackError
from tpsupport.official.channels import allow_list, channels
from tpsupport.official.judge import judge
from tpsupport.official.lore import lore
from tpsupport.pack.library import Library, default_directory

NEVER_A_CONTACT = (
    "tpglobalwallet.net",
    "tpstatic.net",
    "mytokenpocket.vip",
    "zendesk",
    "gitbook.io",
)


def test_the_shipped_channels(library: Library) -> None:
    found = channels(library)
    first = found.channels[0]
    assert (first.id, first.address) == ("support_mail", "service@tokenpocket.pro")
    assert {each.id for each in found.absent} == {"wechat", "weibo", "phone", "qq"}
    assert [each.id for each in found.channels if each.purpose == "authorities"] == ["legal_mail"]


def test_no_hours_and_no_answer_time_are_claimed_for_users(library: Library) -> None:
    for channel in channels(library).channels:
        assert channel.hours is None
        assert channel.answers is None or channel.purpose == "authorities"


def test_every_channel_is_official_or_to_be_confirmed(library: Library) -> None:
    names = allow_list(library)
    for channel in channels(library).channels:
        assert channel.source.by
        assert channel.source.seen
        assert channel.address or channel.path
        if channel.address:
            kind = "official" if channel.standing == "official" else "formerly_official"
            assert judge(channel.address, names).kind == kind
            assert not any(each in channel.address for each in NEVER_A_CONTACT)


def test_every_app_is_known_by_its_number_and_link(library: Library) -> None:
    names = allow_list(library)
    for app in channels(library).apps:
        for each in (*app.ids, *([app.link] if app.link else [])):
            assert judge(each, names).kind in {"official", "formerly_official"}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    copy = tmp_path / "pack"
    shutil.copytree(default_directory(), copy)
    return copy


WRONG = [
    ("channels", "    for: support\n", "    for: fun\n", "not_one_of"),
    ("channels", "    address: service@tokenpocket.pro\n", "", "missing_key"),
    ("channels", "    standing: official\n", "    standing: sure\n", "not_one_of"),
    ("channels", "    address: service@tokenpocket.pro\n", "    address: nowhere\n", "not_one_of"),
    (
        "channels",
        "    name: {zh: 客服邮箱, en: Support mailbox}\n",
        "    name: {zh: 客服邮箱}\n",
        "missing_key",
    ),
    ("channels", "    for: support\n", "    for: support\n    phone: 1\n", "unknown_key"),
    ("channels", "names:\n", "nams:\n", "unknown_key"),
    ("channels", "    ids: [vip.mytokenpocket]\n", "    ids: []\n", "empty_list"),
    ("lookalikes", "    what: lookalike\n", "    what: bad\n", "not_one_of"),
    ("lookalikes", "    store: true\n", "    store: yes\n", "not_true_or_false"),
    ("lookalikes", "merged: il\n", "", "missing_key"),
    ("lookalikes", "    name: Telegram\n", "    label: Telegram\n", "unknown_key"),
]


@pytest.mark.parametrize(("document", "right", "wrong", "code"), WRONG)
def test_wrong_data_is_refused_with_its_place(
    pack: Path, document: str, right: str, wrong: str, code: str
) -> None:
    file = pack / f"{document}.yaml"
    text = file.read_text(encoding="utf-8")
    assert right in text
    line = text[: text.index(right)].count("\n")
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(PackError) as raised:
        allow_list(Library.open(pack))
    told = str(raised.value)
    assert f"{file}:" in told
    assert code in told
    assert int(told.partition(f"{file}:")[2].split(":")[0]) <= line + 3


def test_another_team_changes_yaml_only(pack: Path) -> None:
    file = pack / "channels.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("tokenpocket.pro", "lunavault.app").replace(
        "  tokenpocket: ", "  lunavault: "
    )
    file.write_text(text, encoding="utf-8")
    names = allow_list(Library.open(pack))
    assert judge("help.lunavault.app", names).kind == "official"
    assert judge("lunavau1t.app", names).resembles == "lunavault.app"


def test_lore_is_whole(library: Library) -> None:
    found = lore(library)
    assert {listing.what for listing in found.listings} == {
        "lookalike",
        "phishing",
        "fake_account",
        "dropped",
        "disputed",
    }
    assert all(listing.source.by and listing.source.seen for listing in found.listings)
    assert all(platform.hosts for platform in found.platforms)

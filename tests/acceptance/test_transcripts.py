"""Whole diagnoses word for word, in both languages, as they were recorded and read."""

from __future__ import annotations

import re

import pytest

from tests.cli.program import ROOT, Ran, tpsupport
from tests.golden import Golden

from . import sheets
from .sheets import Goal

FOLDER = sheets.DATA / "golden"
RECORDED = [
    Goal("payment-failure", "fee_coin"),
    Goal("payment-failure", "failed_unknown"),
    Goal("payment-failure", "network_back"),
    Goal("payment-failure", "none_of_these"),
    Goal("payment-failure", "permission_changed"),
    Goal("security", "link_lookalike"),
    Goal("security", "paid_scammer"),
    Goal("security", "stolen"),
    Goal("top-up-delay", "missing_memo"),
    Goal("top-up-delay", "not_explained"),
    Goal("top-up-delay", "solana_token_account"),
    Goal("stuck-transaction", "will_not_move"),
    Goal("stuck-transaction", "just_sent"),
    Goal("stuck-transaction", "no_button"),
    Goal("tron-resources", "tron_not_active"),
    Goal("tron-resources", "energy_never_came"),
    Goal("eos-resources", "cpu_short"),
    Goal("eos-resources", "account_creation"),
    Goal("bitcoin-stuck", "btc_faster"),
    Goal("bitcoin-stuck", "btc_paid"),
    Goal("swap", "swap_less"),
    Goal("swap", "swap_unclear"),
    Goal("wrong-network", "other_evm_network"),
    Goal("wrong-network", "poisoned_history"),
    Goal("missing-memo", "missing_memo"),
    Goal("missing-memo", "memo_of_another"),
    Goal("token-not-shown", "nothing_there"),
    Goal("token-not-shown", "still_not_shown"),
    Goal("node-trouble", "foreign_node"),
    Goal("node-trouble", "node_trouble"),
    Goal("dapp", "judge_yourself"),
    Goal("dapp", "dapp_other"),
    Goal("forgotten-password", "finger_still_opens"),
    Goal("forgotten-password", "app_lock_stuck"),
    Goal("wallet-gone", "other_path"),
    Goal("wallet-gone", "lost_phone"),
    Goal("watch-only", "import_in_full"),
    Goal("watch-only", "still_cannot_send"),
    Goal("approvals", "revoke_evm"),
    Goal("approvals", "approval_stranger"),
    Goal("aptos", "apt_two_kinds"),
    Goal("aptos", "apt_unclear"),
    Goal("solana", "sol_expired"),
    Goal("solana", "sol_unclear"),
    Goal("polkadot", "dot_reaped"),
    Goal("polkadot", "dot_foreign_proxy"),
    Goal("mnemonic-leaked", "picture_online"),
    Goal("mnemonic-leaked", "threat_bluff"),
    Goal("mnemonic-leaked", "fee_first"),
    Goal("fake-site", "card_approved"),
    Goal("fake-site", "verify_bait"),
    Goal("fake-app", "entry_matches"),
    Goal("fake-app", "upgrade_bait"),
    Goal("tron-permission", "just_agreed"),
    Goal("tron-permission", "permission_intact"),
    Goal("address-poisoning", "poisoned_loss"),
    Goal("address-poisoning", "fake_coin_record"),
    Goal("address-poisoning", "loss_pending"),
    Goal("stopped-chains", "zkevm_wallet"),
    Goal("stopped-chains", "heco_too_late"),
]


_DIGEST = re.compile(r"(?<=/)[0-9a-f]{6}$", re.MULTILINE)
_TOKEN = re.compile(r"^tpsr1[0-9a-z]+(?:\n[0-9a-z]{1,60})*$", re.MULTILINE)


def transcript(ran: Ran) -> str:
    """What a person sees on the screen, and what the request says.

    The trees' digest, and the token that holds it, change with every word of any of its trees.
    """
    request = _TOKEN.sub("(token)", _DIGEST.sub("(digest)", ran.out))
    return f"exit code {ran.code}\n\n--- standard error\n{ran.err}\n--- standard output\n{request}"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("goal", RECORDED, ids=lambda goal: goal.id)
def test_every_word(
    goal: Goal, language: str, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    given = ("--no-input", "--offline", "--answers", str(goal.file))
    ran = tpsupport("--lang", language, "diagnose", goal.tree, *given)
    golden.check(transcript(ran), FOLDER / goal.tree / f"{goal.end}.{language}.txt")

"""Judging: is it official, is it like something official, was it named, or is it not known?"""

from __future__ import annotations

import re
from dataclasses import replace

from tpsupport.official.account import account
from tpsupport.official.address import WEB, Address, read
from tpsupport.official.allow import Allow, registered
from tpsupport.official.find import find
from tpsupport.official.host import (
    Likeness,
    beside_likeness,
    hidden_likeness,
    host_likeness,
    is_general,
)
from tpsupport.official.judge_account import (
    judge_account,
    judge_handle,
    judge_name,
    judge_package,
    name_likeness,
)
from tpsupport.official.ruling import by_entry, by_likeness, by_listing, no_such_channel, unknown
from tpsupport.official.verdict import Reason, Subject, Verdict, gravest

_INNER = re.compile(r"https?:[/\\]{1,2}[^\s&]{3,2000}", re.IGNORECASE)


def judge(text: str, allow: Allow) -> Verdict:
    """The verdict that counts for ``text``: a name or link, or free text with any number of them.

    Nothing is contacted, and any text has an answer. Of several the gravest one counts.
    """
    return gravest(judge_all(text, allow))


def judge_all(text: str, allow: Allow) -> tuple[Verdict, ...]:
    """The verdict on every subject of ``text`` in order; at least one."""
    verdicts = tuple(judge_subject(subject, allow) for subject in find(text, allow))
    telling = tuple(each for each in verdicts if each.subject.sure or each.kind != "not_known")
    nothing = unknown(Subject("name", text.strip()[:300]), Reason("nothing_found"))
    return telling or verdicts or (nothing,)


def judge_subject(subject: Subject, allow: Allow) -> Verdict:
    """The verdict on one subject."""
    if subject.type == "link":
        return _shown(judge_link(subject, allow), allow)
    if subject.type == "email":
        return _shown(judge_mail(subject, allow), allow)
    if subject.type == "handle":
        return judge_handle(subject, subject.text.lstrip("@"), allow)
    if subject.type == "package":
        return judge_package(subject, allow)
    if subject.type == "name":
        return judge_name(subject, allow)
    likeness = name_likeness(subject.text, allow) if subject.type == "contact" else None
    return no_such_channel(subject, subject.platform, allow, likeness)


def judge_link(subject: Subject, allow: Allow, *, inner: bool = True) -> Verdict:
    """The verdict on a link, by where it leads; then by what stands in it."""
    if entry := allow.entry("id", subject.text):
        return by_entry(subject, entry)
    address = read(subject.text)
    if hidden := hidden_likeness(address, allow):
        return by_likeness(subject, hidden)
    if entry := allow.domain(address.host):
        listing = allow.listing(address.host)
        values = {"by": listing.source.by, "seen": listing.source.seen} if listing else {}
        return by_entry(subject, entry, *((Reason("disputed", values),) if listing else ()))
    if found := account(address, allow.lore):
        verdict = judge_account(subject, found, allow)
    else:
        verdict = _by_host(subject, address, allow)
    if verdict.kind == "not_known" and inner:
        return _leading_on(verdict, address, allow)
    return verdict


def _by_host(subject: Subject, address: Address, allow: Allow) -> Verdict:
    if address.scheme not in WEB:
        return unknown(subject, Reason("scheme", {"scheme": address.scheme}))
    general = is_general(address.host, allow)
    parent = registered(address.host, allow.lore) in allow.parents
    likeness = None if general or parent else host_likeness(address, allow)
    if listing := allow.listing(address.host):
        return by_listing(subject, listing, likeness)
    likeness = likeness or beside_likeness(address, allow)
    if likeness:
        return by_likeness(subject, likeness)
    if general:
        return unknown(subject, Reason("general", {"host": address.host}))
    return unknown(subject, *([Reason("number", {"host": address.host})] if address.is_ip else []))


def _leading_on(verdict: Verdict, address: Address, allow: Allow) -> Verdict:
    """The verdict on a link inside a link, where that one is an imitation."""
    text = "&".join((address.path, address.query, address.fragment))
    for found in _INNER.finditer(text[:4000]):
        subject = Subject("link", found[0])
        within = judge_link(subject, allow, inner=False)
        if within.kind in {"lookalike", "known_bad"}:
            reason = Reason("leads_on", {"target": found[0]})
            return replace(within, subject=verdict.subject, reasons=(*within.reasons, reason))
    return verdict


def judge_mail(subject: Subject, allow: Allow) -> Verdict:
    """The verdict on a mail address, by its domain; then by its mailbox."""
    text = subject.text.lower()
    local, _, domain = text.rpartition("@")
    if entry := allow.entry("email", text):
        return by_entry(subject, entry, Reason("forgeable"))
    address = read("https://" + domain)
    if (entry := allow.domain(address.host)) and "@" not in local:
        known = any(each.type == "email" for each in allow.entries)
        reasons = [Reason("unlisted_mailbox")] if known else []
        return by_entry(subject, entry, *reasons, Reason("forgeable"))
    common = address.host in allow.lore.words["mail"] or is_general(address.host, allow)
    likeness = None if common else host_likeness(address, allow)
    if listing := allow.listing(address.host):
        return by_listing(subject, listing, likeness)
    likeness = likeness or _mailbox_likeness(local, allow)
    return by_likeness(subject, likeness) if likeness else unknown(subject)


def _mailbox_likeness(local: str, allow: Allow) -> Likeness | None:
    for part in (local, *local.split("@")) if "@" in local else (local.partition("+")[0], local):
        if found := name_likeness(part, allow):
            return Likeness("mailbox", found.of)
    return None


def _shown(verdict: Verdict, allow: Allow) -> Verdict:
    """The verdict on a link or sender that is shown under another name."""
    shown = verdict.subject.shown
    if not shown or verdict.kind != "not_known":
        return verdict
    for subject in find(shown, allow) if "." in shown or "@" in shown else ():
        other = judge_subject(replace(subject, shown=""), allow)
        if other.kind not in {"not_known", "known_bad"} and other.resembles:
            return by_likeness(verdict.subject, Likeness("shown_differs", other.resembles))
    folded = allow.lore.folding.skeleton(shown)
    for brand in allow.brands:
        if brand.skeleton in folded and (len(brand.skeleton) >= 5 or not brand.skeleton.isascii()):
            return by_likeness(verdict.subject, Likeness("shown_name", brand.of))
    return verdict

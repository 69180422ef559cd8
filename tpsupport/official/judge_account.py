"""Judging accounts: handles, store numbers, app packages, invitations and bare names."""

from __future__ import annotations

import re

from tpsupport.official import edits
from tpsupport.official.account import Account
from tpsupport.official.allow import Allow, Entry
from tpsupport.official.brand import Brand
from tpsupport.official.host import Likeness
from tpsupport.official.resemble import MAX_LABEL, Label, label, resemble
from tpsupport.official.ruling import by_entry, by_likeness, by_listing, no_such_channel, unknown
from tpsupport.official.verdict import Reason, Subject, Verdict


def name_likeness(name: str, allow: Allow) -> Likeness | None:
    """How an account's name is like an official account's, or like a brand."""
    one = label(name, allow.lore)
    likenesses = [
        (trick == "changed_letters", _distance(one, brand), trick, brand.of)
        for brand in (*allow.brands, *allow.accounts)
        if (trick := resemble(one, brand, allow.lore, near=True))
    ]
    if not likenesses:
        return None
    *_, trick, of = min(likenesses, key=lambda each: each[:2])
    return Likeness("same_name" if trick == "exact" else trick, of)


def _distance(one: Label, brand: Brand) -> int:
    return edits.distance(one.skeleton, brand.skeleton, MAX_LABEL)


def judge_account(subject: Subject, found: Account, allow: Allow) -> Verdict:
    """The verdict on a link to an account on a platform."""
    platform = found.platform
    if found.type == "handle":
        return judge_handle(subject, found.value, allow, platform.id, platform.name)
    if found.type == "phone":
        return no_such_channel(subject, "phone", allow, None)
    if found.type == "id":
        return _judge_id(subject, found, allow)
    if found.type == "invite":
        return unknown(subject, Reason("invite", {"platform": platform.name}))
    return unknown(subject, Reason("general", {"host": platform.name}))


def _judge_id(subject: Subject, found: Account, allow: Allow) -> Verdict:
    """The verdict on a number that an account or an app has."""
    platform = found.platform
    if entry := allow.entry("id", found.value, platform.id):
        return by_entry(subject, entry)
    likeness = (package_likeness if platform.store else name_likeness)(found.value, allow)
    if not likeness and found.slug and (named := name_likeness(found.slug, allow)):
        likeness = Likeness("store_id", named.of)
    reason = Reason("store" if platform.store else "invite", {"platform": platform.name})
    return by_likeness(subject, likeness, reason) if likeness else unknown(subject, reason)


def judge_handle(
    subject: Subject, handle: str, allow: Allow, platform: str = "", shown: str = ""
) -> Verdict:
    """The verdict on an account's name; without ``platform`` it may be on any."""
    key = handle.lower()
    if entry := allow.entry("handle", key, platform):
        elsewhere = entry.platform and not platform
        return by_entry(subject, entry, *([_where(entry, allow)] if elsewhere else []))
    likeness = name_likeness(handle, allow)
    for (kind, listed), listing in allow.listed.items():
        where, _, name = listed.partition(":")
        if kind == "handle" and name == key and platform in {"", where}:
            return by_listing(subject, listing, likeness)
    if any(absent.id == platform for absent in allow.absent):
        return no_such_channel(subject, platform, allow, likeness)
    if entry := allow.entry("handle", key):
        likeness = Likeness("other_platform", entry.shown)
        return by_likeness(subject, likeness, _where(entry, allow))
    if likeness:
        return by_likeness(subject, likeness)
    return unknown(subject, *([Reason("account", {"platform": shown})] if shown else []))


def _where(entry: Entry, allow: Allow) -> Reason:
    names = (each.name for each in allow.lore.platforms if each.id == entry.platform)
    return Reason("on_platform", {"platform": next(names, entry.platform)})


def package_likeness(package: str, allow: Allow) -> Likeness | None:
    """An official name in one part of an app's package name, or in all parts together."""
    parts = package.split(".")[:20]
    for part in (*parts, "".join(parts)) if len(parts) > 1 else ():
        one = label(part, allow.lore)
        for brand in allow.brands:
            if resemble(one, brand, allow.lore, near=False):
                return Likeness("package", brand.of)
    return None


def judge_package(subject: Subject, allow: Allow) -> Verdict:
    """The verdict on an app's package name."""
    entry = allow.entry("id", subject.text)
    if entry:
        return by_entry(subject, entry)
    likeness = package_likeness(subject.text, allow)
    return by_likeness(subject, likeness) if likeness else unknown(subject)


def judge_name(subject: Subject, allow: Allow) -> Verdict:
    """The verdict on one bare word: a store's number, an account's name, or just a name."""
    text = subject.text
    entry = allow.entry("id", text) or allow.entry("id", re.sub(r"(?i)^id(?=\d)", "", text))
    if entry:
        return by_entry(subject, entry)
    folded = allow.lore.folding.skeleton(text)
    if any(folded == brand.skeleton for brand in allow.brands):
        return unknown(subject, Reason("bare_name"))
    if allow.entry("handle", text.lower()):
        return judge_handle(subject, text, allow)
    likeness = name_likeness(text, allow)
    if likeness and likeness.trick != "same_name":
        return by_likeness(subject, likeness)
    return unknown(subject, Reason("bare_name"))

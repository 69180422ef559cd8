"""The shapes of a verdict: by an entry of the list, by a listing, by a likeness, or by nothing."""

from __future__ import annotations

from tpsupport.official.allow import Allow, Entry
from tpsupport.official.host import Likeness
from tpsupport.official.lore import Listing
from tpsupport.official.verdict import Reason, Subject, Verdict


def by_entry(subject: Subject, entry: Entry, *reasons: Reason) -> Verdict:
    """What stands on the list, with its standing."""
    kind = "official" if entry.standing in {"official", "affiliated"} else "formerly_official"
    standing = () if entry.standing == "official" else (Reason(entry.standing),)
    return Verdict(
        "official" if kind == "official" else "formerly_official",
        subject,
        resembles=entry.shown,
        reasons=(*standing, *reasons),
        source=entry.source,
    )


def by_listing(subject: Subject, listing: Listing, likeness: Likeness | None) -> Verdict:
    """What was named in public: by whom, when, and as what."""
    source = listing.source
    return Verdict(
        "known_bad",
        subject,
        resembles=likeness.of if likeness else "",
        trick=likeness.trick if likeness else "",
        reasons=(Reason(listing.what, {"by": source.by, "seen": source.seen}),),
        source=source,
    )


def by_likeness(subject: Subject, likeness: Likeness, *reasons: Reason) -> Verdict:
    """What is not on the list, and is like something that is."""
    return Verdict(
        "lookalike", subject, resembles=likeness.of, trick=likeness.trick, reasons=reasons
    )


def unknown(subject: Subject, *reasons: Reason) -> Verdict:
    """What nothing is known of."""
    return Verdict("not_known", subject, reasons=reasons)


def no_such_channel(
    subject: Subject, channel: str, allow: Allow, likeness: Likeness | None
) -> Verdict:
    """An account where the product has none; an imitation if it is given as support."""
    absent = next((each for each in allow.absent if each.id == channel), None)
    if not absent:
        return by_likeness(subject, likeness) if likeness else unknown(subject)
    reason = Reason("no_such_channel", {"channel": channel})
    if likeness or subject.claimed:
        of = likeness.of if likeness else ""
        return Verdict("lookalike", subject, of, "no_such_channel", (reason,), absent.source)
    return Verdict("not_known", subject, reasons=(reason,), source=absent.source)

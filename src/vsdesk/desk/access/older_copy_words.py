"""What is said where a vault was opened as another copy than was last open here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.vault.older_copy import OlderCopy
    from vsdesk.words import Words


def title(seen: OlderCopy, words: Words) -> str:
    """What was noticed, with how many saves are missing."""
    if seen.why == "older":
        return words.count(
            "This is an older copy of the vault: {n} save that was made here is missing.",
            "This is an older copy of the vault: {n} saves that were made here are missing.",
            seen.short,
        )
    if seen.why == "rescued":
        return words.count(
            "This vault was read out of a damaged one: {n} page of it gave nothing.",
            "This vault was read out of a damaged one: {n} pages of it gave nothing.",
            seen.short,
        )
    if seen.why == "moved" and seen.lacks:
        return words.say("This vault was put back from a backup.")
    if seen.why == "other":
        return words.say("Another copy of this vault was open on this computer since.")
    return words.say("This vault was not open on this computer before.")


def advice(seen: OlderCopy, words: Words, *, answered: bool = False, leads: bool = False) -> str:
    """What to do. `answered`: all whom this copy knows to ask have answered. `leads`: whoever holds the
    device says when nobody has more."""
    if seen.lacks and leads and not answered:
        tail = words.say("On this device nothing ends by itself: write it once all have answered.")
        return f"{advice(seen, words)} {tail}"
    if seen.lacks and answered:
        return words.say(
            "All of the list of devices have answered. The list is as old as this copy: whoever was enrolled since then is"
            " not in it. If there was nobody, or they have answered too, write that nobody has more, and papers leave"
            " again."
        )
    if seen.why == "rescued":
        return words.say(
            "Nothing leaves but bundles: a no may be among what is missing. Keep the damaged one, and bring back from a"
            " backup what it has. Then hand over to everybody and take in what they bring: once all have answered, papers"
            " leave again."
        )
    if seen.lacks:
        return words.say(
            "Nothing leaves but bundles: a no may be among what is missing. If the newer copy is still there, close this"
            " one and open that. Else hand over to everybody and take in what they bring: once all have answered, papers"
            " leave again."
        )
    if seen.why == "moved":
        return words.say(
            "If you did not bring it here yourself, somebody copied it: tell your coordinator."
        )
    return words.say(
        "If the newer copy is still there, close this one and open that. Else hand over to everybody soon: with their next bundle they give back what they hold."
    )

"""What a change of who leads is called, for whoever signs it: in the window and by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.sync.escrow_service import refusal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.crypto.escrow import EscrowKey
    from vsdesk.desk.sync.devices import DeviceRow
    from vsdesk.desk.sync.leads import ProposedLeads
    from vsdesk.words import Words

    Called = Callable[[DeviceRow], str]


def proposal_words(seen: ProposedLeads, words: Words, called: Called) -> list[str]:
    """All that a proposal changes, and who signed it; `called`: a device in one line."""
    told = seen.told
    lines = joint_words(seen.withdrawn, words, called) if told.joins else []
    lines += change_words(seen.added, seen.removed, (told.before, told.then), words, called)
    if told.escrow:
        lines += _escrow_words(told.key, words)
    return lines + [words.say("Signed: {device}", device=called(one)) for one in seen.signed]


def joint_words(withdrawn: Iterable[DeviceRow], words: Words, called: Called) -> list[str]:
    """That a proposal joins two lists, and whom it withdraws by that."""
    say = words.say
    lines = [
        say(
            "It joins the two lists of devices that stand beside each other. Enough of those who lead by each of them must sign."
        )
    ]
    return lines + [say("Withdrawn by it: {device}", device=called(one)) for one in withdrawn]


def change_words(
    added: Iterable[DeviceRow],
    removed: Iterable[DeviceRow],
    needed: tuple[int, int],
    words: Words,
    called: Called,
) -> list[str]:
    """Who comes to lead, who leads no more, and how many sign, before and then."""
    say, (before, then) = words.say, needed
    lines = [say("Leads from now on: {device}", device=called(one)) for one in added]
    lines += [say("Leads no more: {device}", device=called(one)) for one in removed]
    if before != then:
        lines.append(
            say(
                "Signatures that are needed: {before} until now, then {then}",
                before=before,
                then=then,
            )
        )
    return lines


def must_sign(threshold: int, count: int, words: Words) -> str:
    """How many coordinators sign who leads, before they are listed."""
    return words.say("Who leads is signed by {k} of {n} coordinators:", k=threshold, n=count)


def beside_words(words: Words) -> str:
    """What stands over who would lead by another list."""
    return words.say(
        "Another list of devices stands beside this one: who leads was changed twice, by people who had not heard of each other. Whom either withdrew is withdrawn. Speak with each other, then join the lists. By the other list lead:"
    )


def _escrow_words(key: EscrowKey | None, words: Words) -> list[str]:
    say = words.say
    if key is None:
        return [say("No key paper of the organisation opens a vault any more.")]
    papers = say(
        "New key papers of the organisation: any {needed} of {count} open the vaults of its devices.",
        needed=key.needed,
        count=key.count,
    )
    return [papers, refusal_words(words, asks=key.asks)]

"""What stays of whoever is erased, and what leaves once it is, in words for window and command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.cases.letting_go_words import ended_lines, exits_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.desk.erasure.plan import ErasureListing
    from vsdesk.desk.erasure.what_opens import EndedGuard
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.words import Words


def staying(words: Words, listing: ErasureListing) -> Iterator[str]:
    """What another device says is about them, told words that name them, their answers, and
    cases that they guarded."""
    count = words.count
    if listing.linked:
        yield count(
            "{n} record is about this by the word of another device alone: it stays.",
            "{n} records are about this by the word of another device alone: they stay.",
            len(listing.linked),
        )
    always, asked = listing.words_stay
    if always:
        yield count(
            "{n} told text names who goes and was hidden: from now on it stays here as a whole.",
            "{n} told texts name who goes and was hidden: from now on they stay here as a whole.",
            always,
        )
    if asked:
        yield count(
            "{n} told text names who goes: from now on it stays here as a whole, unless it was recorded by mistake.",
            "{n} told texts name who goes: from now on they stay here as a whole, unless it was recorded by mistake.",
            asked,
        )
    if listing.sealed:
        yield count(
            "{n} told text of another case stays here only because of what goes: from now on it is closed. You can open it there again.",
            "{n} told texts of other cases stay here only because of what goes: from now on they are closed. You can open them there again.",
            listing.sealed,
        )
    if listing.opens.pictures:
        yield count(
            "{n} picture of an activity stays here because of what goes: from now on it is closed. You can open it there again.",
            "{n} pictures of activities stay here because of what goes: from now on they are closed. You can open them there again.",
            listing.opens.pictures,
        )
    if listing.answers:
        yield count(
            "{n} answer of who goes stays: what it closed stays closed.",
            "{n} answers of who goes stay: what they closed stays closed.",
            len(listing.answers),
        )
    if listing.entries:
        yield count(
            "{n} other case of this person was guarded by what goes: nothing leaves of it until a coordinator answers the request to stop that is written there.",
            "{n} other cases of this person were guarded by what goes: nothing leaves of them until a coordinator answers the requests to stop that are written there.",
            len(listing.entries),
        )
    if listing.relatives:
        yield count(
            "{n} relative has another entry that stays: what was asked of the one that goes is asked of the other from then on.",
            "{n} relatives have another entry that stays: what was asked of those that go is asked of the others from then on.",
            len(listing.relatives),
        )


def opening_lines(
    opening: EndedGuard, words: Words, labels: Labels, dictionary: Dictionary
) -> Iterator[str]:
    """That something opens, what, and what to do first; nothing where nothing does."""
    if not opening:
        return
    yield words.say(
        "Because of what is erased here, something stays with us that the family did not want to give. Once it is"
        " gone, that is forgotten: what was agreed to before holds again, as it says below. If the family still does"
        " not want it, write down their answer anew first."
    )
    yield from ended_lines(opening.ended, words, labels, dictionary)
    if opening.wider:
        yield words.say(
            "{exits}: more of this may leave than until now.",
            exits=exits_in_words(opening.wider, words, labels),
        )

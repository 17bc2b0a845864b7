"""The topics in their order: what each asks, and what tells that it was spoken about.
None of them must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.no_calls import FIELD
from vsdesk.ui.screens.interview.topic import (
    ITS_OWN,
    Beside,
    Country,
    Day,
    Entries,
    Line,
    Note,
    Number,
    Pick,
    Same,
    Story,
    TalkTopic,
    Told,
    When,
    YesNo,
)
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.ui.screens.interview.topic import Field, Part
    from vsdesk.words import Words

_OWN_WORDS: Final = mark("In their own words")
_HOW_KNOWN: Final = mark("How the speaker knows it")


def _promise(spot: str, words: str) -> tuple[Part, ...]:
    """What, until when, in which words."""
    day: Field = Day(spot, "due")
    return Story(spot, "what", words, lines=1), Beside((day, Line(spot, "due_words")))


TOPICS: Final = (
    TalkTopic(
        "speaker",
        mark("who speaks"),
        mark("Who is speaking with us?"),
        mark("A first name is enough."),
        told=Told(name="speaker"),
    ),
    TalkTopic(
        "missing",
        mark("who is missing"),
        mark("Who is missing?"),
        mark(
            "In the writing at hand. The given name and the family's or father's name are enough."
        ),
        told=Told(name="person"),
    ),
    TalkTopic(  # the story first; no date and no place is read out of it
        "happened",
        mark("what happened"),
        mark("What happened to {name}?"),
        mark("In their own words, nothing corrected. Shift+Enter starts a new line."),
        mark("What happened?"),
        asks=(("event", "text"),),
        parts=(
            Story("event", "text", lines=6),
            Pick("event", "confidence", "confidence", _HOW_KNOWN),
        ),
        told=Told(fields=(("event", "text"),)),
    ),
    TalkTopic(
        "day",
        mark("the day"),
        mark("When was {name} taken?"),
        mark("In their own words. A season or a feast is enough."),
        mark("When was it?"),
        asks=(("event", "date"),),
        parts=(Same(), When("event", "date", "", lines=3), Line("event", "time_as_told")),
        told=Told(fields=(("event", "date"),)),
    ),
    TalkTopic(
        "where",
        mark("the place"),
        mark("Where was {name} taken?"),
        mark("A town, a checkpoint, a street, a building: as they call it."),
        mark("Where was it?"),
        asks=(("event", "place_text"),),
        parts=(
            Same(),
            Line("event", "place_text", mark("The place, as told")),
            Pick("event", "place_kind", "place_kind"),
        ),
        told=Told(fields=(("event", "place_text"), ("event", "place"))),
    ),
    TalkTopic(  # as told, a group of the list beside it: never a finding
        "whom",
        mark("who did it"),
        mark("Who took {name}?"),
        mark("What they saw or were told: uniforms, cars, names of a branch or a group."),
        mark("Who did it?"),
        asks=(("event", "agents_description"), ("part", "group")),
        parts=(
            Same(),
            Story("event", "agents_description", lines=3),
            Pick("part", "group", "perpetrator_group"),
            Pick("event", "type", "event_type"),
            Pick("event", "how_taken", "how_taken"),
        ),
        told=Told(fields=(("event", "agents_description"), ("part", "group"))),
    ),
    TalkTopic(
        "others",
        mark("others taken"),
        mark("Was anyone else taken at the same time?"),
        mark("Names only if they wish. A number is enough."),
        asks=(("event", "others_taken"),),
        parts=(
            Line("event", "others_taken", mark("Who, as told")),
            Number("event", "others_count"),
        ),
        told=Told(fields=(("event", "others_taken"), ("event", "others_count"))),
    ),
    TalkTopic(  # each piece as told, each with how it is known: none cancels another
        "news",
        mark("news since then"),
        mark("Has anyone seen or heard of {name} since?"),
        mark("Each piece of news by itself, even where they disagree."),
        mark("Has there been any news since?"),
        parts=(
            Entries(
                "news",
                (
                    Story("news", "text", _OWN_WORDS, lines=2),
                    When("news", "date"),
                    Beside((Pick("news", "type", "event_type"), Line("news", "place_text"))),
                    Pick("news", "confidence", "confidence", _HOW_KNOWN),
                ),
                mark("More news"),
                main="text",
                told=True,
            ),
        ),
        told=Told(fields=(("news", "text"),), saved="event", beyond=1),  # beyond the disappearance
    ),
    TalkTopic(  # every letter, visit and call, or why nothing was possible: both count for the UN
        "search",
        mark("the search so far"),
        mark("What was done to find {name}?"),
        mark("Each visit, letter or call. That nothing was possible is an answer too."),
        mark("What was done to search?"),
        parts=(
            Entries(
                "search",
                (
                    Story("search", "result", _OWN_WORDS, lines=2),
                    When("search", "date"),
                    Beside(
                        (
                            Pick("search", "body", "body_approached"),
                            Pick("search", "response", "search_response"),
                        )
                    ),
                    Pick(
                        "search",
                        "no_action_reason",
                        "no_action_reason",
                        mark("Or why nothing was possible"),
                    ),
                ),
                mark("Another step"),
                main="result",
                told=True,
            ),
        ),
        told=Told(fields=(("search", "result"),), saved="search_action"),
    ),
    TalkTopic(
        "papers",
        mark("papers and pictures"),
        mark("Are there papers, pictures or voice messages?"),
        mark("Many at once, as they are on the phone. The originals stay with the family."),
        parts=(
            Entries(  # those without a file: which each is, and who holds it
                "paper",
                (
                    Beside(
                        (
                            Pick("paper", "type", "evidence_class"),
                            Line("paper", "holder_of_original"),
                        )
                    ),
                    Story("paper", "description", mark("Remark"), lines=1),
                ),
                mark("Another paper"),
            ),
        ),
        told=Told(begun="paper", saved="evidence_item"),
    ),
    TalkTopic(
        "family",
        mark("the family"),
        mark("Who else is in the family of {name}?"),
        mark("Only whom they wish to name. It can wait for another day."),
        mark("Who else is in the family?"),
        parts=(Entries("relative", more=mark("Another person")),),
        told=Told(begun="relative", saved="family_member", beyond=1),  # beyond the speaker
    ),
    TalkTopic(  # when, how, who else hears, the greeting word; then the number itself
        "contact",
        mark("safe contact"),
        mark("How can we reach {name} safely?"),
        mark("First when and how, then the number."),
        mark("How can we reach you safely?"),
        "speaker",
        asks=(("channel", "value"),),
        parts=(
            Beside(
                (
                    Country(
                        "family",
                        "current_place",
                        mark("In which country does the family live now?"),
                    ),
                    Line("family", "current_text", mark("The place, as told")),
                )
            ),
            Note(
                mark(
                    "Inside Syria, what we print for a family to carry is discreet by itself: it says nothing of what happened."
                )
            ),
            Beside((YesNo("channel", "safe_to_call"), YesNo("channel", "do_not_leave_message"))),
            Beside((Line("channel", "safe_hours"), Line("channel", "code_word"))),
            Beside((Line("channel", "who_else_uses"), Number("channel", FIELD))),
            Beside((Pick("channel", "type", "channel"), Line("channel", "value", plain=True))),
        ),
        told=Told(answers=(("channel", "value"),), saved="contact_channel"),
    ),
    TalkTopic(
        "consent",
        mark("what we may do"),
        mark("What may we do with what was told?"),
        mark(
            "Each person answers alone. Keys: 1 yes, 2 no, 3 not now, which is a good answer too; 4 yes, if …"
        ),
        told=Told(saved="consent_grant"),
    ),
    TalkTopic(
        "next",
        mark("what happens next"),
        mark("What happens next?"),
        mark("Say what we will do, and by when. What is open can wait for another day."),
        parts=(
            *_promise("owe", mark("What we promise the family")),
            *_promise("ask", mark("What we ask of the family")),
            Story("log", "text", ITS_OWN, lines=2),
            Beside(
                (
                    Day(
                        "log",
                        "on",
                        mark("Day of this talk"),
                        mark("today, unless you write another day"),
                    ),
                    Line("log", "place_text"),
                )
            ),
            Beside((Line("log", "by"), Line("log", "present"))),
            Line("log", "interpreter"),
        ),
    ),
)
KEYS: Final = tuple(topic.key for topic in TOPICS)
_BY_KEY: Final = {topic.key: topic for topic in TOPICS}


def topic_of(key: str) -> TalkTopic:
    """The topic of a key."""
    return _BY_KEY[key]


def title(words: Words, key: str) -> str:
    """What a topic is called."""
    return words.say(_BY_KEY[key].title)


def after(key: str) -> str:
    """The topic after this one; the last one stays."""
    return KEYS[min(KEYS.index(key) + 1, len(KEYS) - 1)]


def before(key: str) -> str:
    """The topic before this one; the first one stays."""
    return KEYS[max(KEYS.index(key) - 1, 0)]

"""The topics in their order: what each asks, and what tells that it was spoken about.
None of them must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.no_calls import FIELD
from vsdesk.ui.screens.interview.talk_spots import MONEY
from vsdesk.ui.screens.interview.topic import (
    ITS_OWN,
    CountryField,
    DateField,
    DayField,
    Entries,
    FieldsBeside,
    LineField,
    NumberField,
    SameAsOther,
    StoryField,
    TalkNote,
    TalkTopic,
    TellsBy,
    TermField,
    YesNoField,
)
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.ui.screens.interview.topic import Field, Part
    from vsdesk.words import Words

_OWN_WORDS: Final = mark("In their own words")
_HOW_KNOWN: Final = mark("How the speaker knows it")


def _promise(spot: str, words: str) -> tuple[Part, ...]:
    """What, until when, in which words."""
    day: Field = DayField(spot, "due")
    return StoryField(spot, "what", words, lines=1), FieldsBeside(
        (day, LineField(spot, "due_words"))
    )


TOPICS: Final = (
    TalkTopic(
        "speaker",
        mark("who speaks"),
        mark("Who is speaking with us?"),
        mark("A first name is enough."),
        parts=(
            FieldsBeside(
                (
                    DayField(
                        "log",
                        "on",
                        mark("Day of this talk"),
                        mark("today, unless you write another day"),
                    ),
                    LineField("log", "place_text"),
                    LineField("log", "by"),
                )
            ),
            FieldsBeside((LineField("log", "present"), LineField("log", "interpreter"))),
        ),
        told=TellsBy(name="speaker"),
    ),
    TalkTopic(
        "missing",
        mark("who is missing"),
        mark("Who is missing?"),
        mark(
            "In the writing at hand. The given name and the family's or father's name are enough."
        ),
        told=TellsBy(name="person"),
    ),
    TalkTopic(  # the story first; no date and no place is read out of it
        "happened",
        mark("what happened"),
        mark("What happened to {name}?"),
        mark("In their own words, nothing corrected. Shift+Enter starts a new line."),
        mark("What happened?"),
        asks=(("event", "text"),),
        parts=(
            StoryField("event", "text", lines=6),
            TermField("event", "confidence", "confidence", _HOW_KNOWN),
        ),
        told=TellsBy(fields=(("event", "text"),)),
    ),
    TalkTopic(
        "day",
        mark("the day"),
        mark("When was {name} taken?"),
        mark("In their own words. A season or a feast is enough."),
        mark("When was it?"),
        asks=(("event", "date"),),
        parts=(
            SameAsOther(),
            DateField("event", "date", "", lines=3),
            LineField("event", "time_as_told"),
        ),
        told=TellsBy(fields=(("event", "date"),)),
    ),
    TalkTopic(
        "where",
        mark("the place"),
        mark("Where was {name} taken?"),
        mark("A town, a checkpoint, a street, a building: as they call it."),
        mark("Where was it?"),
        asks=(("event", "place_text"),),
        parts=(
            SameAsOther(),
            LineField("event", "place_text", mark("The place, as told")),
            TermField("event", "place_kind", "place_kind"),
        ),
        told=TellsBy(fields=(("event", "place_text"), ("event", "place"))),
    ),
    TalkTopic(  # as told, a group of the list beside it: never a finding
        "whom",
        mark("who did it"),
        mark("Who took {name}?"),
        mark("What they saw or were told: uniforms, cars, names of a branch or a group."),
        mark("Who did it?"),
        asks=(("event", "agents_description"), ("part", "group")),
        parts=(
            SameAsOther(),
            StoryField("event", "agents_description", lines=3),
            TermField("part", "group", "perpetrator_group"),
            TermField("event", "type", "event_type"),
            TermField("event", "how_taken", "how_taken"),
        ),
        told=TellsBy(fields=(("event", "agents_description"), ("part", "group"))),
    ),
    TalkTopic(
        "others",
        mark("others taken"),
        mark("Was anyone else taken at the same time?"),
        mark("Names only if they wish. A number is enough."),
        asks=(("event", "others_taken"),),
        parts=(
            LineField("event", "others_taken", mark("Who, as told")),
            NumberField("event", "others_count"),
            TalkNote(
                mark(
                    "Whoever of the family is still missing has a case of their own: “Another missing person of this family”, on the last page."
                )
            ),
        ),
        told=TellsBy(fields=(("event", "others_taken"), ("event", "others_count"))),
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
                    StoryField("news", "text", _OWN_WORDS, lines=2),
                    DateField("news", "date"),
                    FieldsBeside(
                        (TermField("news", "type", "event_type"), LineField("news", "place_text"))
                    ),
                    TermField("news", "confidence", "confidence", _HOW_KNOWN),
                ),
                mark("More news"),
                main="text",
                told=True,
            ),
        ),
        told=TellsBy(
            fields=(("news", "text"),), saved="event", beyond=1
        ),  # beyond the disappearance
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
                    StoryField("search", "result", _OWN_WORDS, lines=2),
                    DateField("search", "date"),
                    FieldsBeside(
                        (
                            TermField("search", "body", "body_approached"),
                            TermField("search", "response", "search_response"),
                        )
                    ),
                    TermField(
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
        told=TellsBy(fields=(("search", "result"),), begun=MONEY, saved="search_action"),
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
                    FieldsBeside(
                        (
                            TermField("paper", "type", "evidence_class"),
                            LineField("paper", "holder_of_original"),
                        )
                    ),
                    StoryField("paper", "description", mark("Remark"), lines=1),
                ),
                mark("Another paper"),
            ),
        ),
        told=TellsBy(begun="paper", saved="evidence_item"),
    ),
    TalkTopic(
        "family",
        mark("the family"),
        mark("Who else is in the family of {name}?"),
        mark("Only whom they wish to name. It can wait for another day."),
        mark("Who else is in the family?"),
        parts=(Entries("relative", more=mark("Another person")),),
        told=TellsBy(begun="relative", saved="family_member", beyond=1),  # beyond the speaker
    ),
    TalkTopic(  # when, how, who else hears, the greeting word; then the number itself
        "contact",
        mark("safe contact"),
        mark("How can we reach {name} safely?"),
        mark("First when and how, then the number."),
        mark("How can we reach you safely?"),
        "speaker",
        parts=(
            FieldsBeside(
                (
                    CountryField(
                        "family",
                        "current_place",
                        mark("In which country does the family live now?"),
                    ),
                    LineField("family", "current_text", mark("The place, as told")),
                )
            ),
            TalkNote(
                mark(
                    "Inside Syria, what we print for a family to carry is discreet by itself: it says nothing of what happened."
                )
            ),
            Entries(  # each with its own safety: one telephone is hers, another her husband's
                "channel",
                (
                    FieldsBeside(
                        (
                            YesNoField("channel", "safe_to_call"),
                            YesNoField("channel", "do_not_leave_message"),
                        )
                    ),
                    FieldsBeside(
                        (LineField("channel", "safe_hours"), LineField("channel", "code_word"))
                    ),
                    FieldsBeside(
                        (LineField("channel", "who_else_uses"), NumberField("channel", FIELD))
                    ),
                    FieldsBeside(
                        (
                            TermField("channel", "type", "channel"),
                            LineField("channel", "value", plain=True),
                        )
                    ),
                ),
                mark("Another number or address"),
                main="value",
            ),
        ),
        told=TellsBy(fields=(("channel", "value"),), saved="contact_channel"),
    ),
    TalkTopic(
        "consent",
        mark("what we may do"),
        mark("What may we do with what was told?"),
        mark(
            "Each person answers alone. Keys: 1 yes, 2 no, 3 not now, which is a good answer too; 4 yes, if …"
        ),
        told=TellsBy(saved="consent_grant"),
    ),
    TalkTopic(
        "next",
        mark("what happens next"),
        mark("What happens next?"),
        mark("Say what we will do, and by when. What is open can wait for another day."),
        parts=(
            *_promise("owe", mark("What we promise the family")),
            *_promise("ask", mark("What we ask of the family")),
            StoryField("log", "text", ITS_OWN, lines=2),
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

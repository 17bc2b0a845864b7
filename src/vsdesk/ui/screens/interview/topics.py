"""The topics in their order, and what each is called. None of them must be spoken about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.words import Words


@dataclass(frozen=True, slots=True)
class TalkTopic:
    """`title` is a marked sentence, said in a line after a colon."""

    key: str
    title: str


TOPICS: Final = (
    TalkTopic("speaker", mark("who speaks")),
    TalkTopic("missing", mark("who is missing")),
    TalkTopic("happened", mark("what happened")),
    TalkTopic("day", mark("the day")),
    TalkTopic("where", mark("the place")),
    TalkTopic("whom", mark("who did it")),
    TalkTopic("others", mark("others taken")),
    TalkTopic("news", mark("news since then")),
    TalkTopic("search", mark("the search so far")),
    TalkTopic("papers", mark("papers and pictures")),
    TalkTopic("family", mark("the family")),
    TalkTopic("contact", mark("safe contact")),
    TalkTopic("consent", mark("what we may do")),
    TalkTopic("next", mark("what happens next")),
)
KEYS: Final = tuple(topic.key for topic in TOPICS)


def title(words: Words, key: str) -> str:
    """What a topic is called."""
    return words.say(next(topic.title for topic in TOPICS if topic.key == key))


def after(key: str) -> str:
    """The topic after this one; the last one stays."""
    return KEYS[min(KEYS.index(key) + 1, len(KEYS) - 1)]


def before(key: str) -> str:
    """The topic before this one; the first one stays."""
    return KEYS[max(KEYS.index(key) - 1, 0)]

"""How a topic of the interview is declared: its question, what is asked, which of it the three
answers fill, what tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Asked = tuple[tuple[str, str], ...]  # spots and fields
ITS_OWN: Final = "*"  # a label: that of the dictionary


@dataclass(frozen=True, slots=True)
class LineField:
    """A line for a field."""

    spot: str
    field: str
    label: str = ITS_OWN
    plain: bool = False


@dataclass(frozen=True, slots=True)
class StoryField:
    """A box for words as told."""

    spot: str
    field: str
    label: str = ""
    lines: int = 4


@dataclass(frozen=True, slots=True)
class DateField:
    """A date as told."""

    spot: str
    field: str
    label: str = ITS_OWN
    lines: int = 1


@dataclass(frozen=True, slots=True)
class TermField:
    """One term of a vocabulary."""

    spot: str
    field: str
    vocabulary: str
    label: str = ITS_OWN


@dataclass(frozen=True, slots=True)
class YesNoField:
    """Yes or no."""

    spot: str
    field: str


@dataclass(frozen=True, slots=True)
class NumberField:
    """A number."""

    spot: str
    field: str


@dataclass(frozen=True, slots=True)
class DayField:
    """A day, typed the year first."""

    spot: str
    field: str
    label: str = ITS_OWN
    example: str = ""


@dataclass(frozen=True, slots=True)
class CountryField:
    """The country of a place; a nearer place that is known stays."""

    spot: str
    field: str
    label: str


Field = (
    LineField
    | StoryField
    | DateField
    | TermField
    | YesNoField
    | NumberField
    | DayField
    | CountryField
)


@dataclass(frozen=True, slots=True)
class FieldsBeside:
    """Fields beside each other; below each other where room is short."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class TalkNote:
    """A sentence that nobody answers."""

    words: str


@dataclass(frozen=True, slots=True)
class SameAsOther:
    """What was told of the other missing person of this family, where the case was begun beside theirs."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Several of one shape: fields whose spot is `name` are asked of each; `more` says
    the button for one more.

    `main` is the field of an entry that the three answers fill, `told` whether those of an
    earlier day are told before.
    """

    name: str
    fields: tuple[Field | FieldsBeside, ...] = ()
    more: str = ""
    main: str = ""
    told: bool = False


Part = Field | FieldsBeside | TalkNote | SameAsOther | Entries


@dataclass(frozen=True, slots=True)
class TellsBy:
    """What tells that a topic has something, asked in this order.

    `name`: the name of whoever this spot is; `fields` (of a list: of each entry); `begun`: an entry of this
    list; `saved`: more than `beyond` records of this kind.
    """

    name: str = ""
    fields: Asked = ()
    begun: str = ""
    saved: str = ""
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class TalkTopic:
    """All sentences are marked. `title` is said in a line after a colon. `question` has {name} where
    `nameless` is given: that of the spot `of`. `parts` stand below each other; a page with code of its own
    puts them where it wants them.
    """

    key: str
    title: str
    question: str
    hint: str
    nameless: str = ""
    of: str = "person"
    asks: Asked = ()
    parts: tuple[Part, ...] = ()
    told: TellsBy = TellsBy()

    @property
    def entries(self) -> Entries | None:
        """The list of this topic, if it has one."""
        return next((one for one in self.parts if isinstance(one, Entries)), None)

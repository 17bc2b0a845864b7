"""What told words may tell of that is recorded by one press (`ToldStrip`), and where a page of a case or a
family keeps it: it waits there with all that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.names.plain_text import plain_text
from vsdesk.records.checks.money_words import tells_of_money
from vsdesk.records.checks.other_losses import tells_of_other_loss
from vsdesk.records.checks.return_words import tells_of_return, type_of_return
from vsdesk.records.checks.teeth_words import tells_of_teeth
from vsdesk.records.checks.told_attempts import told_attempt
from vsdesk.records.checks.told_returns import DONE, NOTE, TOLD, answers, is_answered, is_said
from vsdesk.records.checks.told_sentences import sentences
from vsdesk.records.consent.returns import CAME_BACK
from vsdesk.records.dictionary.values import as_said
from vsdesk.ui.editing.told_strip import ToldMatter
from vsdesk.ui.people_names import missing_person
from vsdesk.words import Words, mark, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.editing.form_context import Context

DENTAL: Final = "am_dental"
ATTEMPT: Final = "extortion_attempt"
EVENT: Final = "event"
ROOTS: Final = frozenset({"case", "family"})  # in whose files attempts lie
MONEY: Final = ToldMatter(
    "money",
    tells_of_money,
    mark(
        "These words tell of money for news. Recorded as an attempt, the number warns other families."
    ),
    mark(
        "Recorded with these words under “{section}”. The name, the number and the amount are asked there."
    ),
    mark("Extortion"),
)
BACK: Final = ToldMatter(
    "back",
    tells_of_return,
    mark(
        "These words tell that somebody came back. If it is the missing person, record it: then nothing leaves on a relative's word."
    ),
    mark(
        "Recorded with these words under “{section}”, without a day. When it was can be written there."
    ),
    mark("Timeline"),
    mark("It is somebody else, or was before"),
    mark(
        "Written down: these words are not about the missing person's return. Nobody is asked again."
    ),
)
ANOTHER: Final = ToldMatter(
    "another",
    tells_of_other_loss,
    mark(
        "These words tell that another of the family is missing too. Each missing person has a case of their own."
    ),
    mark(
        "Written down with these words. At the end of the interview their case begins: “{section}”."
    ),
    mark("Another missing person of this family"),
)
TEETH: Final = ToldMatter(
    "teeth",
    tells_of_teeth,
    mark(
        "These words tell of teeth: they may help to recognise somebody. Recorded, they are found where that is looked for."
    ),
    mark("Recorded with these words under “{section}”."),
    mark("Identification"),
)
_ANOTHER: Final = mark("Another of the family is missing: {words}")
_NOT_BACK: Final = mark("Not the missing person's return: {words}")


def may_tell_of_return(kind: str, type: Json) -> bool:
    """Whether words of such a record are listened to: those of a return tell of it already."""
    return kind in TOLD and not (kind == EVENT and type in tuple(CAME_BACK))


def return_of(told: Json) -> dict[str, Json]:
    """The values of an event with which a return is recorded, of the words that tell of it: without a day."""
    types = (type_of_return(plain_text(one).letters) for one in sentences(as_said(told)))
    return {"type": next(filter(None, types), "reunited"), "text": told}


def attempt_of(told: Json) -> dict[str, Json]:
    """The values of an attempt to take money, of the words that tell of it: what they say, and the words."""
    return {**told_attempt(as_said(told)), "text": told}


def not_back(told: Sequence[str], lang: str) -> dict[str, Json]:
    """The values of a note that answers told words: they are quoted, so that new ones are asked about."""
    quoted = " ".join(f"«{one}»" for one in told)
    said = plain(Words(lang).say(_NOT_BACK, words=quoted))
    return {"text": {lang: said, "src_lang": lang}, DONE: True}


def another_missing(told: Json, lang: str) -> dict[str, Json]:
    """The values of a note that another missing person was told of, in these words."""
    said = plain(Words(lang).say(_ANOTHER, words=f"«{as_said(told)}»"))
    return {"text": {lang: said, "src_lang": lang}}


class AttemptsOfPage:
    """Attempts to take money."""

    def __init__(self, context: Context) -> None:
        self._context, self._begun = context, ""

    def stand(self, told: Sequence[str]) -> bool:
        """Any of the file."""
        held = (one.id for one in self._context.dossier.of(ATTEMPT))
        begun = (id for id, _ in self._context.draft.new_of(ATTEMPT))
        return any(one != self._begun for one in (*held, *begun))

    def may_record(self) -> bool:
        """Wherever the strip stands."""
        return True

    def record(self, told: Json) -> None:
        """With what the words say of it."""
        self._begun = begin(self._context, ATTEMPT, attempt_of(told))

    def deny(self, told: Sequence[str]) -> None:
        """That is no question here."""

    def give_up(self) -> None:
        """What was begun here."""
        self._context.draft.drop(self._begun)
        self._begun = ""
        self._context.changed()


class TeethOfPage:
    """What is told of the missing person's teeth, on the page of a case."""

    def __init__(self, context: Context) -> None:
        self._context, self._begun = context, ""

    def stand(self, told: Sequence[str]) -> bool:
        """In any record of teeth, or in a description."""
        context = self._context
        begun = any(id != self._begun for id, _ in context.draft.new_of(DENTAL))
        return begun or told_of_teeth(context.dossier)

    def may_record(self) -> bool:
        """Where descriptions lie."""
        context = self._context
        here = context.head_kind == "case" and missing_person(context.dossier) is not None
        return here and context.may_write(DENTAL)

    def record(self, told: Json) -> None:
        """Below the missing person."""
        person = missing_person(self._context.dossier)
        above = person.id if person is not None else ""
        self._begun = begin(self._context, DENTAL, {"description": told}, above)

    def deny(self, told: Sequence[str]) -> None:
        """That is no question here."""

    def give_up(self) -> None:
        """What was begun here."""
        self._context.draft.drop(self._begun)
        self._begun = ""
        self._context.changed()


def told_of_teeth(dossier: Dossier | None) -> bool:
    """Whether a file says something of teeth already."""
    if dossier is None:
        return False
    return bool(dossier.of(DENTAL)) or any(
        value for one in dossier.of("am_profile") for value in one.every("teeth")
    )


class ReturnsOfPage:
    """Returns of the missing person; in a family's file, in which no events lie, only that it was not so."""

    def __init__(self, context: Context) -> None:
        self._context, self._begun = context, ""

    def stand(self, told: Sequence[str]) -> bool:
        """A return, the state of the search, or a note that answers all of these words."""
        context = self._context
        if is_said(context.dossier) or any(
            id != self._begun and CAME_BACK & {str(context.value(id, "type"))}
            for id, _ in context.draft.new_of(EVENT)
        ):
            return True
        said = [
            as_said(context.value(id, "text"))
            for id, _ in context.draft.new_of(NOTE)
            if id != self._begun and context.value(id, DONE) is True
        ]
        held = answers(context.dossier)
        return all(is_answered(one, said) or held.holds(one) for one in told)

    def may_record(self) -> bool:
        """Where events lie."""
        return self._context.head_kind == "case" and self._context.may_write(EVENT)

    def record(self, told: Json) -> None:
        """An event without a day."""
        self._begun = begin(self._context, EVENT, return_of(told))

    def deny(self, told: Sequence[str]) -> None:
        """A note of the file."""
        context = self._context
        values = {"subject": context.dossier.root, **not_back(told, context.look.lang)}
        self._begun = begin(context, NOTE, values)

    def give_up(self) -> None:
        """What was begun here."""
        self._context.draft.drop(self._begun)
        self._begun = ""
        self._context.changed()


def begin(context: Context, kind: str, values: dict[str, Json], above: str = "") -> str:
    """A new record below the root (or `above`), as somebody's own words: its id."""
    id = context.session.desk.context.new_id()
    context.draft.add(id, kind, above or context.dossier.root, {})
    for name, value in values.items():
        context.draft.change(None, id, kind, name, value)
    context.changed()
    return id

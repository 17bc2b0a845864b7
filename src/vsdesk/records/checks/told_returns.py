"""Told words of a case in which somebody comes back, while neither the state of its search nor an event says
so, nor anybody that it is told of somebody else. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.return_words import returns_told
from vsdesk.records.consent.coordinators import is_sure
from vsdesk.records.consent.returns import CAME_BACK, returns, says_so
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.values import as_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.dossier import Dossier, RecordView

TOLD: Final = frozenset({"case", "event", "claim", "search_action", "contact_log", "note"})
NOTE: Final = "note"  # once it is done: what was answered about such words
DONE: Final = "done"
_Heard = dict[
    int, list[tuple[str, list[str]]]
]  # by record, as it reads: by whose word, the sentences


def told_returns(dossier: Dossier) -> tuple[RecordView, ...]:
    """The records whose words tell so, in the order of the file: as it stands, and as it read before somebody
    wrote there of whom we do not believe it (docs/spec/bundle.md §8.13)."""
    return dossier.once(_told_returns)


def _told_returns(dossier: Dossier) -> tuple[RecordView, ...]:
    case = dossier.get(dossier.root)
    if case is None or case.kind != "case" or is_said(dossier):
        return ()
    heard: _Heard = {}
    told = {id for read in dossier.asking for id in _unanswered(read, heard)}
    return tuple(one for one in dossier if one.id in told and not one.deleted)


def _unanswered(dossier: Dossier, heard: _Heard) -> Iterator[str]:
    """The records with such words that nobody answered who may."""
    said = answers(dossier)
    for one in dossier:
        if one.deleted or one.kind not in TOLD:
            continue
        if id(one) not in heard:  # most read so in each reading
            heard[id(one)] = [(by, told) for _, by, told in _texts(one)]
        if any(
            not (said.are_done(one, by) or all(said.holds(words, by) for words in told))
            for by, told in heard[id(one)]
        ):
            yield one.id


def is_said(dossier: Dossier) -> bool:
    """Whether the state of the search says it, or an event for which that is asked already."""
    return says_so(dossier) or bool(returns(dossier))


def answers(dossier: Dossier) -> Answers:
    """What was answered about such words."""
    return dossier.once(Answers)


class Answers:
    """The notes of a file that are done and quote such words. A note counts by a coordinator's word, by this
    device's, and for words that the same device wrote that wrote the note."""

    def __init__(self, dossier: Dossier) -> None:
        self._sure, self._here = is_sure(dossier), dossier.here
        head = dossier.get(dossier.root)
        about = {dossier.root}
        if head is not None and head.kind == "case":
            about.update(ids_of(head, "family"))
        else:  # in a family's file the answers about each of its cases stand
            about.update(one.id for one in dossier.of("case"))
        self._by: dict[str, list[str]] = {}  # "": those that count for any words
        for one in dossier.of(NOTE):
            if one.value(DONE) is not True or one.text("subject") not in about:
                continue
            by = self._others(one, "text", DONE, "subject")
            if len(by) < 2:
                self._by.setdefault("".join(by), []).append(as_said(one.value("text")))

    def holds(self, told: str, by: str = "") -> bool:
        """Whether a note quotes words that were written `by` somebody (a word; "" for what is typed here)."""
        said = (*self._by.get("", ()), *(self._by.get(by, ()) if by else ()))
        return is_answered(told, said)

    def are_done(self, record: RecordView, by: str) -> bool:
        """Whether a record says of itself that its words are about it no more: a note that is done, an event
        that is a return; said by who wrote the words too."""
        if record.kind == NOTE and record.value(DONE) is True:
            return self._others(record, DONE) <= {by}
        types = {str(type) for type in record.every("type")} if record.kind == "event" else ()
        return bool(types) and {*types} <= CAME_BACK and self._others(record, "type") <= {by}

    def _others(self, record: RecordView, *names: str) -> frozenset[str]:
        """Whose words these are, but for coordinators' and this device's."""
        return frozenset(
            one.word
            for name in names
            for one in record.fields.get(name, ())
            if one.word != self._here and not self._sure(one)
        )


def is_answered(told: str, said: Iterable[str]) -> bool:
    """Whether such a note quotes these words."""
    return any(f"«{told}»" in one for one in said)


def words_of(one: RecordView) -> str:
    """The field of such a record in which it is told; "" where none tells it."""
    return next((name for name, _, _ in _texts(one)), "")


def _texts(one: RecordView) -> Iterator[tuple[str, str, list[str]]]:
    """Each field in which it is told, by whose word, and the sentences."""
    for name, held in one.fields.items():
        for said in held:
            if (
                said.held == "here"
                and isinstance(said.value, Mapping)
                and "src_lang" in said.value
                and (told := returns_told(as_said(said.value)))
            ):
                yield name, said.word, told

"""What lies beyond a file and guards somebody in it: asked for when somebody is to be
hidden, and opens nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from vsdesk.records.arrival import Arrival
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.not_whole import MissingPiece


class OtherNews(NamedTuple):
    """A case elsewhere in which news of a death may wait that has to do with a file: somebody is missing
    there whom the file names, or both share what is told.

    `file`: the file of that case; where there are more of them than are looked at its head alone, and not
    `read`. `people`: those who are missing there, by every entry of theirs.
    """

    file: Dossier
    people: frozenset[str]
    read: bool = True


class OtherCases(NamedTuple):
    """The cases that share one thing with a file, this file's own among them.

    `cases`: by who is missing there, and by each other entry of theirs, the cases in which they are;
    `called`: these persons, with their further names and numbers, by all that was ever said of them; the same
    for all files that share it. `file` reads a case by itself. `same`: by entry the others.
    """

    cases: Mapping[str, frozenset[str]]
    called: Dossier
    file: Callable[[str], Dossier | None]
    same: Mapping[str, frozenset[str]]


class Beyond(Protocol):
    """Where a file comes from: the vault."""

    def ever_said(self, ids: Collection[str]) -> Mapping[str, RecordView]:
        """Of these records, and the further names of those that are persons, all that was ever said in them,
        whoever replaced or removed it since."""

    def unlooked(self, ids: Collection[str]) -> Mapping[str, RecordView]:
        """The same of these records alone, but for what stood in a field before a coordinator wrote there or
        looked at what does; none that a coordinator removed."""

    def answers_of(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """What these persons answered, in whatever file."""

    def other_entries(self) -> Mapping[str, frozenset[str]]:
        """By person of the file, or named in it, the other entries of that relative, wherever they are."""

    def same_as(self, people: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Of these persons who else is the same one: as a coordinator joined them, or the cases in which they
        are missing, or as a family said of a member."""

    def sought(self, people: Collection[str]) -> frozenset[str]:
        """Who is missing by another case than that of this file: of these persons those whom such a case
        names, and whoever is missing in the cases that share a family with it; of removed cases too."""

    def beside(self) -> tuple[OtherCases, ...]:
        """The cases that share an incident with it, or the words of a reference record."""

    def late_words(self) -> frozenset[str]:
        """The ops that say words which an order to erase beside the file had not read, and at which no
        coordinator looked since who knew of it: they may name who was erased."""

    def late_for(self) -> frozenset[str]:
        """What a look at such words names beside them: orders of which no record of the file tells."""

    def looks_taken_back(self) -> frozenset[str]:
        """The ops at which a coordinator looked, and no more with what was put aside."""

    def kept_fields(self) -> frozenset[tuple[str, str]]:
        """The reference records and fields in which somebody was found who was erased."""

    def kept_labels(self) -> frozenset[str]:
        """The words for terms and questions in which somebody was."""

    def told_of(self, cases: Collection[str]) -> tuple[RecordView, ...]:
        """What statements tell of these cases, as a coordinator linked it now or before: in the files of the
        sources, removed rows too."""

    def tellers(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """These persons and sources as far as they are here, and what was said in any file of what they let
        out (`teller_limits`); removed ones too."""

    def homes_of(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """Every family in which one of these persons, or another entry of theirs, stands or stood, of a case
        of theirs too: itself, its members, the ways of contact and numbers of papers that were written down
        there; removed rows too."""

    def came(self, ops: Collection[str]) -> Mapping[str, Arrival]:
        """When these words came here; of those that are not here nothing."""

    def made_by(self, id: str, word: str) -> bool:
        """Whether who says a word made the record of this id, as the id says; of a load what that very load
        brought first, where the id carries nobody who wrote there."""

    def lacks_maker(self, record: RecordView) -> bool:
        """Whether the id of a record carries a device of the list that never wrote there."""

    def makers_at_work(self, id: str) -> frozenset[str]:
        """The devices of the list that an id carries and that were not withdrawn: they say themselves what
        they have."""

    def is_other(self, word: str) -> bool:
        """Whether a word is no coordinator's, as the list of devices says: of whoever wrote nothing in the
        file, too."""

    def persons(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these ids under which a person stands here, in whatever file, by the word of who made
        it."""

    def is_made_here(self, id: str) -> bool:
        """Whether an id carries this very device."""

    def stand_ins(self) -> frozenset[str]:
        """The records of the file that others wrote under the id of one which stays on another device: what
        points to such an id may mean what is not here."""

    def is_led(self) -> bool:
        """Whether this device belongs to an organisation, whose coordinators can be asked."""

    def joined(self) -> tuple[Dossier, ...]:
        """The files of the other entries of its missing person, as a coordinator joined them, and those in
        which its persons lie, each by itself."""

    def crowded(self) -> bool:
        """Whether there are more of these than are looked at."""

    def late(self) -> Mapping[str, frozenset[str]]:
        """What came for another entry of its missing person that was erased meanwhile, by record its ops:
        nobody read what was asked there, and no coordinator has looked since."""

    def late_of_relatives(self) -> Mapping[str, frozenset[str]]:
        """The same of an entry of a relative who stands in this file."""

    def put_aside(self) -> bool:
        """Whether a no, or care that was asked for, was put aside of a withdrawn device in its spaces."""

    def asked_aside(self, people: Collection[str]) -> bool:
        """Whether something was put aside by which one of these may have asked for something, wherever they
        lie or are named."""

    def missing(self) -> tuple[MissingPiece, ...]:
        """What is known to be missing of the file, of those that touch it and of those of its other entries,
        but for what a coordinator named as not coming."""

    def not_whole(self) -> str:
        """Why nothing of any file of this vault leaves: most of it is put away for a journey, or it is an
        older copy that lacks saves. "" where nothing of it is known to be away."""

    def is_held(self) -> bool:
        """Whether a coordinator wrote that this device makes nothing of the file for outside: see
        `records.paper_holds`."""

    def news(self, today: str) -> tuple[OtherNews, ...]:
        """The other cases, wherever they are, in which remains were ever said to be identified and no
        coordinator says that it was told by this day (ISO): of all whom this file names, and of all that
        share a family or an incident with it or with them."""

    def guarding(self) -> tuple[RecordView, ...]:
        """What else belonged to the file by a tie or a link of it that is replaced now, and that no
        coordinator took out; whoever is named in it by any link and guarded where they lie, or is guarded in
        a file with which it shares a family or an incident, or may be named in the words of a reference
        record that both name, with what was asked of them; and in their place such records without their
        words, where that is more than is looked at."""

    def unremoved(self, records: Collection[RecordView]) -> tuple[RecordView, ...]:
        """Of these records of a file those that were removed with a page above them, and the pages, as they
        stood, where anything in them may guard somebody; of a family those of its removed cases too. What was
        itself taken out, or erased, is none of them."""


class Nothing:
    """Of a file by itself."""

    def ever_said(self, ids: Collection[str]) -> Mapping[str, RecordView]:
        """None."""
        return {}

    def unlooked(self, ids: Collection[str]) -> Mapping[str, RecordView]:
        """None."""
        return {}

    def answers_of(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """None."""
        return ()

    def other_entries(self) -> Mapping[str, frozenset[str]]:
        """None."""
        return {}

    def same_as(self, people: Collection[str]) -> Mapping[str, frozenset[str]]:
        """None."""
        return {}

    def sought(self, people: Collection[str]) -> frozenset[str]:
        """Nobody."""
        return frozenset()

    def beside(self) -> tuple[OtherCases, ...]:
        """None."""
        return ()

    def late_words(self) -> frozenset[str]:
        """None."""
        return frozenset()

    def late_for(self) -> frozenset[str]:
        """None."""
        return frozenset()

    def looks_taken_back(self) -> frozenset[str]:
        """None."""
        return frozenset()

    def kept_fields(self) -> frozenset[tuple[str, str]]:
        """None."""
        return frozenset()

    def kept_labels(self) -> frozenset[str]:
        """None."""
        return frozenset()

    def told_of(self, cases: Collection[str]) -> tuple[RecordView, ...]:
        """None."""
        return ()

    def tellers(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """None."""
        return ()

    def homes_of(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """None."""
        return ()

    def came(self, ops: Collection[str]) -> Mapping[str, Arrival]:
        """Nothing."""
        return {}

    def made_by(self, id: str, word: str) -> bool:
        """Each its own."""
        return True

    def lacks_maker(self, record: RecordView) -> bool:
        """Each its own."""
        return False

    def makers_at_work(self, id: str) -> frozenset[str]:
        """None."""
        return frozenset()

    def is_other(self, word: str) -> bool:
        """Of nobody elsewhere."""
        return False

    def persons(self, ids: Collection[str]) -> frozenset[str]:
        """None."""
        return frozenset()

    def is_made_here(self, id: str) -> bool:
        """Each its own."""
        return True

    def stand_ins(self) -> frozenset[str]:
        """None."""
        return frozenset()

    def is_led(self) -> bool:
        """Yes."""
        return True

    def joined(self) -> tuple[Dossier, ...]:
        """None."""
        return ()

    def crowded(self) -> bool:
        """No."""
        return False

    def missing(self) -> tuple[MissingPiece, ...]:
        """Nothing."""
        return ()

    def not_whole(self) -> str:
        """Nothing."""
        return ""

    def late(self) -> Mapping[str, frozenset[str]]:
        """Nothing."""
        return {}

    def late_of_relatives(self) -> Mapping[str, frozenset[str]]:
        """Nothing."""
        return {}

    def put_aside(self) -> bool:
        """No."""
        return False

    def asked_aside(self, people: Collection[str]) -> bool:
        """No."""
        return False

    def is_held(self) -> bool:
        """No."""
        return False

    def news(self, today: str) -> tuple[OtherNews, ...]:
        """None."""
        return ()

    def guarding(self) -> tuple[RecordView, ...]:
        """None."""
        return ()

    def unremoved(self, records: Collection[RecordView]) -> tuple[RecordView, ...]:
        """None."""
        return ()

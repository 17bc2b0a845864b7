"""What leaves with told words though nobody agreed to it: telephone numbers and addresses, a name that
is not to be written, and what is to be told to nobody.

Read from what the gate let out, in every field that holds words, of every kind. Contacts themselves, and
numbers by which something is found (a case, a document), are fields of their own and no words.
«لا تكتبوا اسمو» keeps no name back by itself: nothing is known of whose name it is, until that is answered
(`answered_pleas`). «لا تحكوا بهالشي لحدا» is answered by nothing that was chosen about names: what was told
is sealed, or a coordinator says why it leaves. «لا تخبروا أمي» stands for the whole file (`kept_from`): on
what comes into the hand of the family every told text is asked about, wherever the plea stands, sealed or
not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.names.plain_text import plain_text
from vsdesk.numerals import digits
from vsdesk.records.about import ever_named
from vsdesk.records.consent import recipients
from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.gate.told.answered_pleas import unanswered, unanswered_of_others
from vsdesk.records.gate.told.asked_words import asked_in
from vsdesk.records.gate.told.kept_from import holds_told_words
from vsdesk.records.gate.told.recorded_numbers import Contacts, key_of
from vsdesk.records.gate.told.told_texts import is_text
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.records.spoken_digits import as_digits

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.gate.record_filter import DisclosedRecord

_OTHERS: Final = frozenset({"source", "statement", "source_list_entry"})  # somebody else said it


@dataclass(frozen=True, slots=True)
class ToldNumber:
    """A number as it was told, and the field in whose words it stands; or a `plea` that a name is not
    written, or that it is told to nobody (`kept`), or not to somebody of the family (`elsewhere`: it was said
    of other words, and these may tell the same). `left`: the words as they leave, where the plea is none of
    them. `away`: of a plea about a name the codes of the file's sources that stay with who wrote them."""

    kind: str
    name: str
    number: str = field(repr=False)
    record: str = field(default="", compare=False)  # where it stands first
    root: str = field(default="", compare=False)  # the file of that record
    plea: bool = False
    kept: bool = False
    elsewhere: bool = False
    asked_in: str = field(default="", compare=False)  # the record in which the plea stands
    left: str = field(default="", repr=False, compare=False)
    away: tuple[str, ...] = field(default=(), compare=False)

    @property
    def of_talk(self) -> bool:
        """Whether no words on the paper are asked about: it tells by itself that somebody spoke with us."""
        return self.elsewhere and not self.left


def told_numbers(
    disclosed: GateDecision, dictionary: Dictionary, read: Sequence[DisclosedRecord] | None = None
) -> tuple[ToldNumber, ...]:
    """The numbers in the words that leave, and pleas; none where they stay inside, or the contact leaves as
    agreed.

    `read` are the records that leave, where these are not all that the gate let out.
    """
    if not disclosed.allowed or recipients.of(disclosed.request.recipient).inside:
        return ()
    records = (disclosed.uncut or disclosed.records) if read is None else read
    agreed = {str(one) for record in records for one in _contacts(record, dictionary)}
    leaving = {key for one in agreed for key in (digits_of(one), key_of(one), _key(one)) if key}
    recorded = Contacts([("", [one for one in disclosed.contacts if key_of(one) not in leaving])])
    found = (
        ToldNumber(record.kind, name, number, record.id, disclosed.root)
        for record in records
        for name, values in record.values.items()
        if holds_told_words(dictionary, record.kind, name)
        for text in _texts(values)
        for number in _numbers(text, recorded)
        if _key(number) not in leaving
    )
    told = disclosed.told
    name_pleas = _pleas(disclosed, dictionary, records, partial(unanswered, told, None))
    kept = _kept(disclosed, dictionary, records)
    stands = _kept_from(disclosed, dictionary, records)
    return tuple(dict.fromkeys((*found, *name_pleas, *kept, *stands)))


def told_to_family(
    disclosed: GateDecision,
    dossier: Dossier,
    dictionary: Dictionary,
    read: Sequence[DisclosedRecord] | None = None,
) -> tuple[ToldNumber, ...]:
    """Those on a sheet of the family's own: their own numbers and names are no news to them. What is to be
    told to nobody is, whoever of them said it: «زوجها ما بيعرف»; and what others ask, of whom they tell:
    whoever finds the paper reads it. `read` as in `told_numbers`."""
    records = (disclosed.uncut or disclosed.records) if read is None else read
    others = [one for one in records if told_by_others(one.id, dossier, dictionary)]
    of_others = partial(unanswered_of_others, disclosed.told, disclosed.request.person)
    asked = _pleas(disclosed, dictionary, records, of_others)
    kept = _kept(disclosed, dictionary, records)
    stands = _kept_from(disclosed, dictionary, records)
    return tuple(
        dict.fromkeys((*told_numbers(disclosed, dictionary, others), *asked, *kept, *stands))
    )


def _kept(
    disclosed: GateDecision, dictionary: Dictionary, records: Sequence[DisclosedRecord]
) -> Iterator[ToldNumber]:
    """What is to be told to nobody: nothing that was chosen about names answers it."""
    found = _pleas(disclosed, dictionary, records, lambda record, name, text: asked_in(text).kept)
    yield from (replace(one, kept=True) for one in found)
    yield from _left_out(disclosed, dictionary, records)


def _left_out(
    disclosed: GateDecision, dictionary: Dictionary, records: Iterable[DisclosedRecord]
) -> Iterator[ToldNumber]:
    """The pleas whose sentence no copy has, in words that leave; that there was a talk no other words say."""
    here = {one.id: one for one in records}
    for one in disclosed.kept_from:
        record = here.get(one.record)
        for text in _texts(record.every(one.name)) if record is not None and not one.talk else ():
            yield ToldNumber(
                *(one.kind, one.name, one.words, one.record, disclosed.root),
                plea=True,
                kept=True,
                left=text,
            )


def _kept_from(
    disclosed: GateDecision, dictionary: Dictionary, records: Iterable[DisclosedRecord]
) -> Iterator[ToldNumber]:
    """Where a paper comes into the hand of the family: every told text on it, while somebody asks that one of
    them is not told; and that there was a talk the paper tells itself, whatever stands on it."""
    if not disclosed.kept_from or not recipients.of(disclosed.request.recipient).carried:
        return
    asked = disclosed.kept_from[0]
    for record in records:
        for name, values in record.values.items() if record.kind not in ANSWERS else ():
            spec = dictionary.field(record.kind, name)
            for text in _texts(values) if is_text(spec) else ():
                yield ToldNumber(
                    *(record.kind, name, asked.words, record.id, disclosed.root),
                    plea=True,
                    kept=True,
                    elsewhere=True,
                    asked_in=asked.record,
                    left=text,
                )
    for one in disclosed.kept_from:
        if one.talk:
            yield ToldNumber(
                *(one.kind, one.name, one.words, one.record, disclosed.root),
                plea=True,
                kept=True,
                elsewhere=True,
                asked_in=one.record,
            )


def _pleas(
    disclosed: GateDecision,
    dictionary: Dictionary,
    records: Iterable[DisclosedRecord],
    asked: Callable[[str, str, str], Sequence[tuple[int, int]]],
) -> Iterator[ToldNumber]:
    """Words that ask so, as far as nothing answers them; an answer's own words are no story."""
    away = tuple(sorted(map(source_code, disclosed.away)))
    for record in records:
        for name, values in record.values.items() if record.kind not in ANSWERS else ():
            if not holds_told_words(dictionary, record.kind, name):
                continue
            for text in _texts(values):
                for start, end in asked(record.id, name, text):
                    yield ToldNumber(
                        *(record.kind, name, text[start:end], record.id, disclosed.root),
                        plea=True,
                        away=away,
                    )


def asked_of_words(
    kind: str, name: str, text: str, recorded: Contacts | None = None
) -> Iterator[ToldNumber]:
    """All that is asked of words about which nobody chose anything: numbers, said in words too, and
    addresses; pleas; what is to be told to nobody. `recorded`: what is on file as somebody's."""
    for number in _numbers(text, recorded or Contacts(())):
        yield ToldNumber(kind, name, number)
    asked = asked_in(text)
    for heard, kept in ((asked.pleas, False), (asked.kept, True)):
        for start, end in heard:
            yield ToldNumber(kind, name, text[start:end], plea=True, kept=kept)


def _numbers(text: str, recorded: Contacts) -> Iterator[str]:
    """The telephones and addresses in a text, and what is on file as somebody's."""
    told = asked_in(text).numbers
    yield from told
    known = set(map(_recorded_as, told))
    for start, end, _ in recorded.found(text):
        if _recorded_as(text[start:end]) not in known:
            yield text[start:end]


def _recorded_as(number: str) -> str:
    return key_of(as_digits(number).letters)


def _key(number: str) -> str:
    """What two ways to write one have in common: of a telephone its digits, however it is said, else letters
    too; of an account that is called by a word, the words."""
    key = _recorded_as(number)
    if key and not key.isdigit():
        return key
    return digits_of(as_digits(number).letters) or _bare(number)


def told_by_others(id: str, dossier: Dossier, dictionary: Dictionary) -> bool:
    """Whether a record says who told it, and it is anybody but a member of the family: no words of theirs.
    Whoever was ever named there counts as who told it."""
    record = dossier.get(id)
    if record is None or record.kind in _OTHERS:
        return True
    family = dossier.once(_members)
    return any(
        who not in family
        for name in record.fields
        if (spec := dictionary.field(record.kind, name))
        and (spec.teller or "source" in spec.targets)
        for who in ever_named(record, name)
    )


def _members(dossier: Dossier) -> frozenset[str]:
    """Those who are members in each reading of the file: one device alone makes nobody one."""
    read = [
        frozenset(str(who) for one in read.of("family_member") for who in one.every("person"))
        for read in dossier.readings
    ]
    return frozenset.intersection(*read)


def in_cells(told: Sequence[ToldNumber], cells: Sequence[str]) -> Iterator[ToldNumber]:
    """Those whose digits stand in one of these cells, however they are parted there.

    A cell is cut once, at each place, into pieces as long as the numbers are, and these are looked up: it
    costs what stands in it, not that for each number.
    """
    words = [one for one in told if one.plea or not _recorded_as(one.number)]
    asked = {one: _bare(one.left or one.number) for one in words}
    read = [_bare(cell) for cell in cells] if asked else []
    yield from (one for one, said in asked.items() if any(said in cell for cell in read))
    keys = {one: _key(one.number) for one in told if one not in asked}
    wanted = {key for key in keys.values() if key.isdigit()}
    sizes = {len(one) for one in wanted}
    letters = Contacts((key, (one.number,)) for one, key in keys.items() if not key.isdigit())
    found = {
        piece
        for cell in cells
        for held in _digits_in(cell, wanted)
        for size in sizes
        for at in range(len(held) - size + 1)
        if (piece := held[at : at + size]) in wanted
    }
    found |= {key for cell in cells for _, _, whose in letters.found(cell) for key in whose}
    yield from (one for one, key in keys.items() if key in found)


def on_pages(told: Sequence[ToldNumber], texts: Sequence[str]) -> tuple[ToldNumber, ...]:
    """Those that stand in the texts of a paper, in whatever pieces; a number for which it has no place leaves
    with nothing. A plea is asked about wherever it stands."""
    numbers = [one for one in told if not one.plea]
    found = {*in_cells(numbers, [*texts, "\n".join(texts)])} if numbers else set[ToldNumber]()
    return tuple(one for one in told if one.plea or one in found)


def _digits_in(cell: str, wanted: Collection[str]) -> tuple[str, ...]:
    """The digits of a cell, as they are typed and as they are said, where any are looked for."""
    ways = (cell, as_digits(cell).letters) if wanted else ()
    return tuple(dict.fromkeys(map(digits_of, ways)))


def _bare(words: str) -> str:
    """Words as pleas are heard in them, with one space between two."""
    return " ".join(plain_text(words).letters.split())


def require_why(told: Sequence[ToldNumber], why: str) -> None:
    """Raise UserError E_GATE where a number leaves in told words and no coordinator wrote why; its params
    name the field. Every way out asks it, by window and by command."""
    if told and not why.strip():
        first = told[0]
        sorts = {
            (one.plea, one.kept) for one in told
        }  # one reason lets all leave: that is said before
        some = "told_kept" if any(one.kept for one in told) else "told_plea"
        plea = "plea_elsewhere" if first.away else "plea"
        one = "kept" if first.kept else plea if first.plea else "told"
        stands = next((each.asked_in for each in told if each.elsewhere), "")
        reason = some if len(sorts) > 1 else "kept_from" if stands else one
        where = {"record": stands} if stands else {"kind": first.kind, "field": first.name}
        raise UserError("E_GATE", reason, reason=reason, **where)


def _contacts(record: DisclosedRecord, dictionary: Dictionary) -> Iterator[Json]:
    for name, values in record.values.items():
        spec = dictionary.field(record.kind, name)
        if spec is not None and spec.searched == "phone":
            yield from values


def _texts(value: Json | Collection[Json]) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)


def digits_of(number: str) -> str:
    """What two ways to write one number have in common."""
    return digits(number).lstrip("0")

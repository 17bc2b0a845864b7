"""What of several answers fits goes into the record; what does not keeps nothing else out, and is told.

A condition that does not fit holds back the yes that it narrows, with all that belongs to it: a yes without
its "if" would let out more than was said. A no waits for nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.consent.answers import YES
from vsdesk.records.consent.condition_rules import CONDITION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.edit import Edit

_ANSWER: Final = "consent_grant"
_WHOLE: Final = frozenset({"", "parent"})  # fields of a refusal that mean the record


@dataclass(frozen=True, slots=True)
class HeldBack:
    """One answer that is not in the record. `field` is "" where the whole of its record waits."""

    id: str
    field: str
    code: str  # of the error table: why

    @property
    def at(self) -> tuple[str, str]:
        """The record and the field."""
        return self.id, self.field


def saved_as_fits(
    known: Dictionary,
    edits: Sequence[Edit],
    save: Callable[[Sequence[Edit]], object],
    stands: Callable[[str, str], Json],
) -> tuple[HeldBack, ...]:
    """Save all of it that can be saved, in one save where that is possible; what could not.

    Every edit names its record; `stands` says what a field of one holds as it is saved. Of a date that cannot
    be read the words that were told beside it go in, unless a date stands there. Raises what `save` raises of
    no kind of record: nothing can be written.
    """
    held = [
        HeldBack(str(one.id), name, code)
        for one in edits
        for name, value in one.set.items()
        if (code := known.misfit(one.kind, name, value))
    ]
    words = {
        one.at: told
        for edit in edits
        for one in held
        if one.id == edit.id and (told := _words(known, edit, one.field, stands))
    }
    rest, waits = _without(edits, [one for one in held if one.at not in words])
    rest = [
        replace(one, set={k: words.get((str(one.id), k), v) for k, v in one.set.items()})
        for one in rest
    ]
    while rest:
        try:
            save(rest)
            break
        except UserError as problem:
            out = _meant(rest, problem)
            if not out:
                raise
            rest, more = _without(rest, out)
            waits += more
    beside = [one for one in held if one.at in words and (one.id, "") not in {w.at for w in waits}]
    return (*_once_more(edits, waits, save), *beside)


def _words(
    known: Dictionary, edit: Edit, name: str, stands: Callable[[str, str], Json]
) -> dict[str, Json]:
    """The words told beside a date that cannot be read, as they are stored while no date is known."""
    spec, value = known.field(edit.kind, name), edit.set.get(name)
    told = value.get("as_told") if isinstance(value, dict) else None
    if spec is None or spec.type != "pdate" or not told:
        return {}
    before = stands(str(edit.id), name)
    if isinstance(before, dict) and "from" in before:
        return {}
    words: dict[str, Json] = {"precision": "unknown", "as_told": told}
    return {} if known.misfit(edit.kind, name, words) else words


def _meant(edits: Iterable[Edit], problem: UserError) -> list[HeldBack]:
    """What a refusal speaks of: a field of its record, else of each of its kind that says it here; else the
    whole of these."""
    kind, name = problem.params.get("kind"), str(problem.params.get("field", ""))
    of_kind = [one for one in edits if one.kind == kind]
    of_kind = [one for one in of_kind if one.id == problem.params.get("record")] or of_kind
    said = [one for one in of_kind if name in one.set] if name not in _WHOLE else []
    return [HeldBack(str(one.id), name if said else "", problem.name) for one in said or of_kind]


def _without(edits: Sequence[Edit], held: Sequence[HeldBack]) -> tuple[list[Edit], list[HeldBack]]:
    """The edits without these answers, and what waits: they, and what may not go without them."""
    whole = _with_their_yes(edits, held)
    waits = [one for one in held if one.id not in whole]
    waits += [HeldBack(id, "", code) for id, code in whole.items()]
    out = {one.at for one in waits}
    rest = [
        replace(one, set={name: v for name, v in one.set.items() if (one.id, name) not in out})
        for one in edits
        if (one.id, "") not in out
    ]
    return [one for one in rest if one.set or one.seen is None], waits


def _with_their_yes(edits: Sequence[Edit], held: Iterable[HeldBack]) -> dict[str, str]:
    """Answers and conditions of which nothing may go: by id, with the reason."""
    codes = {one.id: one.code for one in held}
    found: dict[str, str] = {}
    for one in edits:
        code = codes.get(str(one.id), "")
        if code and one.kind == CONDITION:
            found |= {str(one.id): code, str(one.parent): code}
        elif code and one.kind == _ANSWER and one.set.get("result") in YES:
            found[str(one.id)] = code
    below = [one for one in edits if one.kind == CONDITION and one.parent in found]
    found |= {str(one.id): found[str(one.parent)] for one in below}
    here = {str(one.id) for one in edits}
    return {id: code for id, code in found.items() if id in here}


def _once_more(
    edits: Sequence[Edit], waits: Sequence[HeldBack], save: Callable[[Sequence[Edit]], object]
) -> Iterable[HeldBack]:
    """Where one refusal held back several of one kind, each is tried by itself: it meant one of them."""
    by_id = {one.id: one for one in edits}
    alike = Counter((by_id[one.id].kind, one.field, one.code) for one in waits)
    for one in waits:
        edit = by_id[one.id]
        alone = edit.kind not in (_ANSWER, CONDITION)
        if alone and alike[edit.kind, one.field, one.code] > 1:
            only = replace(edit, set={one.field: edit.set[one.field]}) if one.field else edit
            try:
                save([only])
            except UserError:
                yield one
        else:
            yield one

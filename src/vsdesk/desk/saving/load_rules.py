"""The lines of a file on their way in: what of them is taken, what is kept as it came, what is left out.

Lines that somebody wrote are typed, and refused like whatever is typed. A dump of this program or a newer
one is taken whole, but for what its reader could not have typed (docs/spec/dump.md, "What a load believes").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from vsdesk.crypto import canonical
from vsdesk.desk.saving.judgements import DECIDES, NARROWS, TIES, instead, is_judgement
from vsdesk.desk.saving.line_form import LineForm, require_line
from vsdesk.desk.saving.line_layers import LineWords, LoadedLine
from vsdesk.desk.saving.line_places import LinePlaces, parents_first
from vsdesk.desk.saving.own_definitions import is_defined
from vsdesk.desk.saving.remarks import Remarks
from vsdesk.desk.saving.save_rules import RULES
from vsdesk.desk.saving.save_state import SaveContext
from vsdesk.desk.saving.written_once import unbelieved
from vsdesk.errors import UserError
from vsdesk.history.entry import DELETED
from vsdesk.history.rights import BESIDE
from vsdesk.records.consent.answers import review_day
from vsdesk.records.dictionary.narrowness import may_widen
from vsdesk.records.exit_rows import ROW

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from vsdesk.desk.saving.brought_files import BroughtFiles
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

_RIGHTS: Final = frozenset({"once", "role"})  # asked of a dump line by line, before the other rules
_GONE: Final = ("removed", "erased")
_FILE: Final = "evidence_item"
_NEVER: Final = "9999"  # later than any day


class LoadRules:
    """One file. `known`: the dictionary with what the file itself defines; `dump`: it is one of a program.

    `files`: those that came along.
    """

    def __init__(self, vault: Vault, known: Dictionary, *, dump: bool, files: BroughtFiles) -> None:
        self._vault = vault
        self._known = known
        self._dump = dump
        self._files = files
        self.remarks = Remarks()
        self._gone: dict[
            str, str
        ] = {}  # what was removed or erased here, and the rule that says so
        self._lived_in = vault.loads.lived_in()
        self._own: frozenset[str] = frozenset()  # the ids of the file

    def taken(
        self, rows: Sequence[tuple[int, dict[str, Any]]], removed: Container[int] = ()
    ) -> list[LoadedLine]:
        """The lines that are written, parents first. What is to be said of the file stands in `remarks`.
        `removed`: the lines of records that were removed.

        Raises UserError with the line: what is no record at all (E_KIND, E_FIELD, E_VALUE), and of lines that
        somebody wrote whatever a save raises.
        """
        rows = self._sound(rows)
        kinds: dict[str, str] = {}
        for _, row in rows:
            if row.get("id"):
                kinds.setdefault(row["id"], row["kind"])
        self._own = frozenset(kinds)
        here = self._vault.loads.here_among([*kinds])
        form = LineForm(self._known, self.remarks, dump=self._dump)
        places = LinePlaces(self._vault, self._known, kinds, self.remarks, dump=self._dump)
        found = []
        seen: set[str] = set()
        for number, row in rows:
            if places.is_journal(number, row):
                continue
            if row.get("id") in seen:
                self._twice(number, row["kind"])
                continue
            try:
                values, also = form.values(number, row)
            except UserError as problem:
                self._unread(number, row, problem)
                continue
            placed = places.edit(number, row, values, also)
            if placed is not None:
                seen.add(placed.id or "")
                told = form.told(row, values, also) if self._dump else LineWords()
                found.append(LoadedLine(number, placed, also, told, number in removed))
        ordered = parents_first(found, self.remarks, dump=self._dump)
        spaces = places.spaces(ordered) if self._dump else {}
        taken = [kept for one in ordered if (kept := self._asked(one, here, spaces)) is not None]
        return self._ruled(places.with_parents(taken), here)

    def _sound(
        self, rows: Sequence[tuple[int, dict[str, Any]]]
    ) -> list[tuple[int, dict[str, Any]]]:
        """The lines that say of which record they are."""
        found = []
        for number, row in rows:
            try:
                require_line(number, row)
            except UserError as problem:
                self._unread(number, row, problem)
            else:
                found.append((number, row))
        return found

    def _unread(self, line: int, row: Mapping[str, Any], problem: UserError) -> None:
        """A line that no vault can hold. Of a dump the rest is loaded: whatever stands in one line, others
        are needed. A file that somebody wrote is refused for it."""
        if not self._dump:
            raise problem
        kind = row.get("kind")
        self.remarks.add("line", line, kind if isinstance(kind, str) else "")

    def _twice(self, line: int, kind: str) -> None:
        if not self._dump:
            raise UserError("E_VALUE", kind=kind, field="id", line=line)
        self.remarks.add("twice", line, kind)

    # -- what the file may not say --------------------------------------------------------------

    def _asked(
        self, one: LoadedLine, here: frozenset[str], spaces: Mapping[str, str]
    ) -> LoadedLine | None:
        """The line without what nobody believes of a file; None where nothing is left of it."""
        held = self._vault.read.view(one.edit.id) if one.edit.id in here and one.edit.id else None
        if self._decides(one, held):
            return self._left(one, "judgement")
        one = self._without_judgements(one, held)
        if one.edit.kind == _FILE:
            one = self._with_own_file(one, held)
        if one.edit.kind == ROW:
            self.remarks.add("exits", one.line, ROW)
        if not self._dump:
            return one
        one = self._with_history(self._with_losses(one, held))
        if one.removed and (held is not None or not self._may_remove(one.edit.kind)):
            return self._left(one, "judgement" if held is not None else "role")
        if (rule := self._above(one.edit.parent, here)) is not None:
            return self._left(one, rule)
        if held is not None:
            return self._beside(one, held)
        if self._is_erased(one.edit, spaces):
            return self._left(one, "erased")
        return self._permitted(one)

    def _with_losses(self, one: LoadedLine, held: RecordView | None) -> LoadedLine:
        """The line, once it is told what of it the copy lost; what is here already is taken out by nobody."""
        lost, out = one.told.lost, one.told.out
        if out and (held is not None or not self._may_remove(one.edit.kind)):
            lost, out = (*lost, DELETED), False
        for name in lost:
            self.remarks.add("not_carried", one.line, one.edit.kind, name)
        return replace(one, told=replace(one.told, out=out))

    def _with_history(self, one: LoadedLine) -> LoadedLine:
        """The line with what stood before, as far as this device may say it and it decides nothing."""
        kind, role = one.edit.kind, self._vault.role
        before = {
            name: tuple(
                held
                for held in said
                if not is_judgement(self._known, kind, name, held.value)
                and self._known.may_value(role, kind, name, held.value)
                and self._known.may_value(role, kind, name, None)  # where what replaced it is gone
            )
            for name, said in one.told.before.items()
        }
        return replace(one, told=replace(one.told, before=before))

    def _may_remove(self, kind: str) -> bool:
        """Whether this device may take a record of this kind out: what stays, stays as what stands."""
        kept = self._known.right(kind, DELETED) == "kept"
        return self._vault.role == "coordinator" or not kept

    def _above(self, parent: str | None, here: frozenset[str]) -> str | None:
        """The rule that leaves out what lies below a removed record: one more word below
        it would show it again."""
        if parent is None or parent in self._gone:
            return self._gone.get(parent or "")
        if parent in self._own and parent not in here:
            return None
        above = self._vault.read.view(parent)
        if above is None or not above.deleted:
            return None
        return "erased" if above.erased else "removed"

    def _is_erased(self, edit: Edit, spaces: Mapping[str, str]) -> bool:
        """Whether an order to erase reaches what this record would be."""
        space = spaces.get(edit.id or "", "")
        return bool(space) and self._vault.erasing.reach.holds(space, edit.id or "", edit.parent)

    def _decides(self, one: LoadedLine, held: RecordView | None) -> bool:
        """Whether a line as a whole decides something in a vault in which people work already."""
        edit = one.edit
        if not self._lived_in or (held is not None and _says_nothing(one, held)):
            return False
        return edit.kind in DECIDES or is_defined(self._vault, edit.kind, edit.id or "", _said(one))

    def _without_judgements(self, one: LoadedLine, held: RecordView | None) -> LoadedLine:
        kind = one.edit.kind
        gone = {
            name
            for name, value in _said(one)
            if (
                is_judgement(self._known, kind, name, value)
                and not (self._dump and held is None and (kind, name) in NARROWS)
            )
            or (held is not None and (kind, name) in TIES and not _stands(held, name, value))
        }
        for name in gone:
            self.remarks.add("judgement", one.line, kind, name)
        for_them = {name: other for name in gone if (other := instead(kind, name)) is not None}
        return _without(one, gone, for_them) if gone else one

    def _with_own_file(self, one: LoadedLine, held: RecordView | None) -> LoadedLine:
        """The chunk list is this vault's own: a name of one would give a file of another case away."""
        comes = bool(one.edit.id) and self._files.has(one.edit.id or "")
        if not comes and "blob" in one.edit.set:
            self.remarks.add("file", one.line, _FILE)
        takes = comes and (held is None or self._takes_beside(one, held))
        return replace(_without(one, {"blob"}), takes_file=takes)

    def _takes_beside(self, one: LoadedLine, held: RecordView) -> bool:
        """Whether a file comes in for an item that is here: what has one keeps its bytes, and what names its
        bytes gets no others."""
        here, named = held.every("blob"), held.every("sha256")
        if held.deleted or held.kind != _FILE or not (here or named):
            return True
        if self._files.digest(held.id) not in named:
            if not self._dump:
                raise UserError("E_ONCE", kind=_FILE, field="sha256", line=one.line)
            self.remarks.add("file_here" if here else "other_file", one.line, _FILE, "sha256")
            return False
        return not here

    def _permitted(self, one: LoadedLine) -> LoadedLine | None:
        """The line with what this device may write."""
        kind, role = one.edit.kind, self._vault.role
        gone = {
            name
            for name in {*one.edit.set, *one.also}
            if not all(
                self._known.may_value(role, kind, name, value)
                for value in (
                    *([one.edit.set[name]] if name in one.edit.set else []),
                    *one.also.get(name, ()),
                )
            )
        }
        left = {*one.edit.set, *one.also} - gone
        if not left and not self._known.may(role, kind, "deleted"):
            return self._left(one, "role")
        for name in gone:
            self.remarks.add("role", one.line, kind, name)
        return _without(one, gone) if gone else one

    def _beside(self, one: LoadedLine, held: RecordView) -> LoadedLine | None:
        """What a dump says of a record that is here: nothing is replaced, what is new stands beside it."""
        kind, edit = one.edit.kind, one.edit
        if held.deleted:
            return self._left(one, "erased" if held.erased else "removed")
        if held.kind != kind or (edit.parent or held.parent) != held.parent:
            return self._left(one, "once")
        stands = {name for name, value in edit.set.items() if _stands(held, name, value)}
        also = {
            name: [value for value in others if not _stands(held, name, value)]
            for name, others in one.also.items()
        }
        one = replace(
            _without(one, stands),
            also={name: others for name, others in also.items() if others},
            told=replace(one.told, before={}),
        )
        spec = self._known.kind(kind)
        if spec is not None and spec.once and (one.edit.set or one.also):
            return self._left(one, "once")
        one = self._believed(one, held)
        kept = self._permitted(one)
        for name in sorted({*kept.edit.set, *kept.also}) if kept is not None else ():
            if name in held.fields:
                self.remarks.add("beside", one.line, kind, name)
        return replace(kept, edit=replace(kept.edit, seen={})) if kept is not None else None

    def _believed(self, one: LoadedLine, held: RecordView) -> LoadedLine:
        """The line without what would not count beside what stands, by the right of each field."""
        said = _said(one)
        gone = {
            name: rule
            for name, value in said
            if (rule := unbelieved(self._vault, held, name, value)) is not None
        }
        gone |= {name: "silence" for name, value in said if self._fills_wider(held, name, value)}
        for name, rule in gone.items():
            self.remarks.add(rule, one.line, one.edit.kind, name)
        return _without(one, {*gone}) if gone else one

    def _fills_wider(self, held: RecordView, name: str, value: Json) -> bool:
        """Whether a file would let out more where nobody of this vault said anything: silence is careful."""
        spec = self._known.field(held.kind, name)
        if name == "review_on" and held.kind == "consent_grant":
            return str(value or _NEVER) > (review_day(held) or _NEVER)
        if spec is None or spec.right not in BESIDE or not may_widen(spec, [value]):
            return False
        believed = self._vault.trust.believed(held)
        return not any(
            one.value is not None and one.word in believed for one in held.fields.get(name, ())
        )

    def _left(self, one: LoadedLine, rule: str) -> LoadedLine | None:
        """Nothing of the line, and why."""
        if rule in _GONE and one.edit.id:
            self._gone[one.edit.id] = rule
        self.remarks.add(rule, one.line, one.edit.kind)
        return None

    # -- the rules of every save ----------------------------------------------------------------

    def _ruled(self, taken: list[LoadedLine], here: frozenset[str]) -> list[LoadedLine]:
        edits = [one.edit for one in taken]
        new = [one.id for one in edits if one.id and one.id not in here]
        scene = SaveContext(self._vault, edits, beside=self._dump, new=new)
        gone: dict[int, set[str]] = {}
        for rule in RULES:
            if self._dump and rule.name in _RIGHTS:
                continue
            for found in rule.find(scene):
                edit, line = edits[found.at], taken[found.at].line
                if not self._dump:
                    named = {"field": found.field} if found.field else {}
                    raise UserError(found.code, kind=edit.kind, line=line, **named)
                self.remarks.add(rule.name, line, edit.kind, found.field)
                if rule.dump == "aside":
                    gone.setdefault(found.at, set()).add(found.field)
        return [_without(one, gone[at]) if at in gone else one for at, one in enumerate(taken)]


def _stands(held: RecordView, name: str, value: Json) -> bool:
    """Whether a field holds this very value."""
    said = canonical.encode(value)
    return any(canonical.encode(one) == said for one in held.every(name))


def _says_nothing(one: LoadedLine, held: RecordView) -> bool:
    """Whether all that a line says stands here already."""
    return held.kind == one.edit.kind and all(_stands(held, name, v) for name, v in _said(one))


def _said(one: LoadedLine) -> list[tuple[str, Json]]:
    """Every value of a line, by its field."""
    more = ((name, value) for name, held in one.also.items() for value in held)
    return [*one.edit.set.items(), *more]


def _without(
    one: LoadedLine, names: set[str], more: Mapping[str, Json] | None = None
) -> LoadedLine:
    """The line without these fields, and with what stands in their place."""
    left = {name: value for name, value in one.edit.set.items() if name not in names}
    also = {name: value for name, value in one.also.items() if name not in names}
    before = {name: held for name, held in one.told.before.items() if name not in names}
    edit, told = replace(one.edit, set={**left, **(more or {})}), replace(one.told, before=before)
    return replace(one, edit=edit, also=also, told=told)

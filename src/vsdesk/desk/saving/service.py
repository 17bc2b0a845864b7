"""The one door to the vault for whatever the desk writes.

Every save is asked by the rules, gets its numbers, takes along what follows from it (claims of lists), and
warns afterwards where it has to. All of it or nothing is written.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeVar

from vsdesk.desk.saving import written_once
from vsdesk.desk.saving.approvals import approving
from vsdesk.desk.saving.claims import ListClaims
from vsdesk.desk.saving.decisions import weighing
from vsdesk.desk.saving.judgement_views import require_shown
from vsdesk.desk.saving.lone_pages import LonePages
from vsdesk.desk.saving.named_as_stood import naming
from vsdesk.desk.saving.new_numbers import CaseNumbers
from vsdesk.desk.saving.save_rules import RULES
from vsdesk.desk.saving.save_state import SaveContext
from vsdesk.desk.saving.warnings import ATTEMPT, ScamWarnings
from vsdesk.errors import UserError
from vsdesk.history.rights import BESIDE, FREE, HELD
from vsdesk.vault.edit import Edit
from vsdesk.vault.trial import tried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vsdesk.desk.change import Change
    from vsdesk.desk.saving.line_layers import LoadedLine
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.edit import SaveResult
    from vsdesk.vault.vault import Vault

    Changed = Callable[[Iterable[str], Iterable[str], Iterable[str]], Change]


T = TypeVar("T")
# Where a word that did not see the others stands beside them.
_STAND_BESIDE: Final = frozenset({FREE, HELD, *BESIDE})


class SaveService:
    """Saves for one desk. `changed` tells whoever listens: ids, roots, kinds."""

    def __init__(self, vault: Vault, changed: Changed) -> None:
        self._vault = vault
        self._changed = changed
        self._numbering = CaseNumbers(vault)
        self.claims = ListClaims(vault)
        self.warnings = ScamWarnings(vault)
        self._pages = LonePages(vault)

    # -- a person, and the program itself -------------------------------------------------------

    def save(self, edits: Sequence[Edit], why: str | None = None) -> Change:
        """Write edits as one save and tell of it; `ids` are those of the edits.

        Raises what the rules say (E_ONCE, E_NOT_APPROVED, E_ROLE, E_WHY, E_SENT_DAY, E_NEXT_DAY, E_REPLY_DAY,
        E_TOLD_DAY, E_CYCLE, E_VALUE, E_DAYS, E_ANSWER_DAY, E_COURT_FIRST, E_NO_HOLDS) and what
        `Vault.save` does.
        """
        return self._told(edits, self.write(edits, why))

    def tried(self, edits: Sequence[Edit], root: str, work: Callable[[Dossier], T]) -> T:
        """What `work` finds in a file as a save would leave it; nothing is saved. Raises as `save`."""
        return tried(self._vault, lambda: self.write(edits), root, work)

    def take_back(self, edits: Sequence[Edit]) -> Change:
        """The same for what takes an action back: what stood before is never refused."""
        return self._told(edits, self.write(edits, back=True))

    def may_take_back(self, edits: Sequence[Edit]) -> bool:
        """Whether this device's right reaches what takes an action back, after the action was saved."""
        for edit in edits:
            kept = self._vault.dictionary.right(edit.kind, "deleted") == "kept"
            if edit.delete and kept and self._vault.role != "coordinator":
                return False
            held = self._vault.read.view(edit.id) if edit.set and edit.id else None
            if held is not None and any(
                written_once.unbelieved(self._vault, held, name, value)
                for name, value in edit.set.items()
                if held.value(name) != value
            ):
                return False
        return True

    def check(self, edits: Sequence[Edit], why: str | None = None, *, back: bool = False) -> None:
        """Raise the UserError of the first rule that speaks against a save, with kind, field and record."""
        scene = SaveContext(self._vault, edits, why)
        for rule in RULES:
            if back and not rule.back:
                continue
            for found in rule.find(scene):
                params: dict[str, str | int] = {"field": found.field} if found.field else {}
                if found.within is not None:
                    params |= {"least": found.within[0], "most": found.within[1]}
                if found.after:
                    params["after"] = found.after
                edit = edits[found.at]
                params |= {"record": edit.id} if edit.id else {}
                raise UserError(found.code, "", kind=edit.kind, **params)

    def write(
        self,
        edits: Sequence[Edit],
        why: str | None = None,
        *,
        back: bool = False,
        links: bool = True,
    ) -> SaveResult:
        """The same as `save` for a caller that tells of it, and warns, when all of its work is done.

        `links` False: whether links point somewhere was asked before.
        """
        self.check(edits, why, back=back)
        with self._vault.transaction():
            ready = [weighing(self._vault, approving(self._numbering.filled(one))) for one in edits]
            ready = naming(self._vault, ready)
            if why is not None:
                ready = [replace(one, why=one.why or why) for one in ready]
            if not back:
                require_shown(self._vault, ready)
            more, ended = self.claims.following(edits), self._pages.no_more(ready)
            saved = self._vault.save([*ready, *more], links=links)
            saved = replace(saved, ids=saved.ids[: len(edits)]) if more else saved
            looks = [*ended, *self._pages.approving(ready, saved.entries)]
            return saved.along(self._vault.save(looks)) if looks else saved

    def write_new(self, edits: Sequence[Edit], load: str) -> SaveResult:
        """Write rows of records that are new and were checked before, as `check_new` does."""
        ready = [self._numbering.filled(one) for one in edits]
        return self._vault.save(ready, links=False, load=load)

    def check_new(self, edits: Sequence[Edit]) -> tuple[str, str, str] | None:
        """The first thing that speaks against records that are new, as (code, kind, field); None: nothing."""
        scene = SaveContext(self._vault, edits, new=[one.id for one in edits if one.id])
        for rule in RULES:
            for found in rule.find(scene):
                return found.code, edits[found.at].kind, found.field
        return None

    def write_brought(
        self,
        lines: Sequence[LoadedLine],
        known: Dictionary,
        load: Callable[[int], str],
        *,
        dump: bool,
    ) -> frozenset[str]:
        """Write lines that `LoadRules.taken` gave; the spaces touched. `load`: by which load a mark comes, 0
        what does not wait. Raises UserError with the line."""
        save = partial(self._vault.save, links=False, known=known, as_came=dump)
        spaces: set[str] = set()
        for told, some in groupby(lines, lambda one: one.is_told):
            if told:
                with self._vault.folding.once():
                    for one in some:
                        spaces |= self._write_told(one, save, load)
            else:
                spaces |= self._write_plain([*some], partial(save, load=load(0)), dump=dump)
        return frozenset(spaces)

    def _write_told(
        self, one: LoadedLine, save: Callable[..., SaveResult], load: Callable[[int], str]
    ) -> set[str]:
        """A line with words that wait, or that replaced something: each by its own load."""
        first, *rest = one.told_layers()
        whole = self._numbering.filled(one.edit, whole=False).set
        given = {name: value for name, value in whole.items() if name not in one.edit.set}
        saved = save([replace(one.edit, set={**first.set, **given})], load=load(first.mark))
        came = {place: f"{min(saved.entries)}:0" for place in first.places.items()}
        for layer in rest:
            held = layer.replaces.items()
            seen = {name: [came[name, at] for at in places] for name, places in held}
            saved = save([one.further(layer.set, seen)], load=load(layer.mark))
            came |= {place: f"{min(saved.entries)}:0" for place in layer.places.items()}
        return {*saved.spaces}

    def _write_plain(
        self, lines: Sequence[LoadedLine], save: Callable[..., SaveResult], *, dump: bool
    ) -> set[str]:
        layers = [self._layers(one, dump=dump) for one in lines]
        spaces: set[str] = set()
        for level in range(max(map(len, layers), default=0)):
            rows = [
                (one.line, held[level])
                for one, held in zip(lines, layers, strict=True)
                if level < len(held)
            ]
            edits = [edit for _, edit in rows]
            try:
                saved = save(edits)
            except UserError:
                for line, edit in rows:  # find the line that was meant
                    try:
                        save([edit])
                    except UserError as one:
                        raise UserError(
                            one.name, one.detail, **{**one.params, "line": line}
                        ) from one
                raise
            spaces |= {*saved.spaces}
        return spaces

    def write_marks(self, edits: Sequence[Edit], load: str) -> None:
        """Write what a load says of the files that it brought."""
        self._vault.save(edits, links=False, load=load)

    def take_out_brought(self, lines: Sequence[LoadedLine], load: str) -> None:
        """Take out what a file says a coordinator took out, and say one word of it again that this did not
        see: it is shown with both facts, as it was."""
        right = self._vault.dictionary.right
        for one in lines:
            if not one.told.out:
                continue
            kind, said = one.edit.kind, one.edit.set
            again = next((name for name in said if right(kind, name) in _STAND_BESIDE), None)
            if again is not None:
                gone = Edit(kind, id=one.edit.id, delete=True)
                self._vault.save([gone], links=False, load=load)
                word = one.further({again: said[again]}, {again: ()})
                self._vault.save([word], links=False, as_came=True, load=load)

    def remove_brought(self, lines: Sequence[LoadedLine], load: str) -> None:
        """Take out again what a file says was removed: it stands nowhere, and guards as before."""
        gone = [Edit(one.edit.kind, id=one.edit.id, delete=True) for one in lines if one.removed]
        if gone:
            self._vault.save(gone, links=False, load=load)

    def _layers(self, one: LoadedLine, *, dump: bool) -> list[Edit]:
        first, *rest = one.layers()
        return [self._numbering.filled(first, whole=not dump), *rest]

    def settle_brought(self, edits: Sequence[Edit], load: str) -> None:
        """After lines were written, inside their transaction: what follows for the claims of lists."""
        more = self.claims.following(edits)
        if more:
            self._vault.save(more, links=False, load=load)

    def _told(self, edits: Sequence[Edit], saved: SaveResult) -> Change:
        kinds = {one.kind for one in edits}
        change = self._changed(saved.ids, saved.spaces, kinds)
        self.follow(kinds)
        return replace(change, entries=saved.entries)

    # -- what follows ---------------------------------------------------------------------------

    def follow(self, kinds: Iterable[str]) -> None:
        """After records of these kinds were written: a coordinator's vault warns of their numbers at once."""
        if ATTEMPT in kinds:
            self.warn_of_new()

    def warn_of_new(self) -> None:
        """Warn of every number that takes money, and of how often; only coordinators write for all."""
        edits = list(self.warnings.missing()) if self._vault.role == "coordinator" else []
        if edits:
            saved = self.write(edits)
            self._changed(saved.ids, saved.spaces, {"warned_contact"})

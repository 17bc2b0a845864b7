"""Which spaces each device that is no coordinator may have: one look at the roots for all devices.

A device gets `reference`, the spaces that it opened, those that their root lends it
(`records/consent/lending.py`), a source that somebody here gave it, and the family and incident of the cases
among them (docs/spec/bundle.md §8.2). Holds ids alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.exchange.openers import begun_in, is_opener
from vsdesk.history.op_scopes import REFERENCE
from vsdesk.load_mark import load_of, unmarked
from vsdesk.records.consent.lending import all_say, disputed, lent_to
from vsdesk.vault.read import roots
from vsdesk.vault.read.neighbours import cases_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

_BESIDE: Final = ("family", "incident")  # fields of a case, by the kind of what they name


class LentSpaces:
    """What the roots of a vault say as it stands now; of all spaces, or of those `among` these."""

    def __init__(
        self,
        vault: Vault,
        sealed: Mapping[str, RecordView | None],
        among: Collection[str] | None = None,
    ) -> None:
        """`sealed`: the spaces of sources, by their root; None where only what lies below one is here."""
        self._vault = vault
        self._kinds: dict[str, str] = {}  # by space, of its root
        self._lent: dict[str, set[str]] = defaultdict(set)  # by device
        self._disputed: dict[str, set[str]] = defaultdict(set)
        self._named: dict[str, tuple[tuple[str, str, str], ...]] = {}  # by case, what it names
        self._begun: dict[str, frozenset[str]] = {}  # by space, the words that can have opened it
        self._opened: dict[str, set[str]] = {}
        self._unknown: dict[
            str, bool
        ] = {}  # by space, whether it holds a kind that is unknown here
        for view in _roots(vault, among):
            for device_id in disputed(*vault.read.whole.aside.readings(view)):
                self._disputed[device_id].add(view.space)
            # Where two call themselves the root: the first to come. Whatever else calls itself the root of
            # a source lends it to nobody.
            if view.space not in self._kinds and view.space not in sealed:
                self._note(view)
        for source in sealed.values():
            if source is not None:
                self._note(source)

    def _note(self, view: RecordView) -> None:
        self._kinds[view.space] = view.kind
        for device_id in lent_here(self._vault, view) | {*given_here(self._vault, view)}:
            self._lent[device_id].add(view.space)
        if view.kind == "case":
            self._named[view.space] = tuple(_beside(self._vault, view))

    def of(self, device_id: str) -> set[str]:
        """The spaces that a device may have."""
        found = {space for space in self._had(device_id) if self._is_whole(space, device_id)}
        for space in list(found):
            found |= {
                other
                for kind, other, word in self._named.get(space, ())
                if self._kinds.get(other) == kind
                and self._is_whole(other, device_id)
                and self._may_name(word, other)
            }
        return found | {REFERENCE}

    def disputed(self, device_id: str) -> set[str]:
        """The spaces that some coordinators lent to a device and others took back from it: they do not go to
        it."""
        named = self._disputed.get(device_id, set[str]())
        return named - self.of(device_id) if named else set()

    def _had(self, device_id: str) -> set[str]:
        """The spaces that a device opened or that were assigned or given to it."""
        if device_id not in self._opened:
            wrote = [*roots.written_to_by(self._vault.database, device_id)]
            asked = [one for one in wrote if one in self._kinds]
            self._begun |= begun_in(self._vault, [one for one in asked if one not in self._begun])
            self._opened[device_id] = {one for one in asked if self._is_opener(one, device_id)}
        return self._opened[device_id] | self._lent.get(device_id, set())

    def _is_opener(self, space: str, device_id: str) -> bool:
        return {unmarked(one) for one in self._begun[space]} == {device_id}

    def _may_name(self, word: str, space: str) -> bool:
        """Whether a case earns a space by this word: a coordinator's, of a device that has it itself, or of
        the very load that opened it.

        Whoever only knows the id of a family gets nothing by naming it in a case of their own, nor in a file
        that somebody loads.
        """
        if load_of(word):
            if space not in self._begun:
                self._begun |= begun_in(self._vault, [space])
            return self._begun[space] == {word}
        return self._vault.trust.role_of(word) == "coordinator" or space in self._had(word)

    def _is_whole(self, space: str, device_id: str) -> bool:
        """A space with a kind that is unknown here goes only to devices that hold it already, where a
        coordinator or whoever opened the space wrote it: a newer program may keep it from others. What
        anybody else wrote keeps no file from those to whom it is lent."""
        if space not in self._unknown:
            self._unknown[space] = _keeps_back(self._vault, space)
        return not self._unknown[space] or self._vault.postings.has_of(device_id, space)


def _keeps_back(vault: Vault, space: str) -> bool:
    found = roots.kinds_in(vault.database, space)
    unknown = [kind for kind in found if vault.dictionary.kind(kind) is None]
    return bool(unknown) and any(
        vault.trust.role_of(one) == "coordinator" or is_opener(vault, space, one)
        for one in roots.writers_of(vault.database, space, unknown)
    )


def lent_here(vault: Vault, root: RecordView) -> frozenset[str]:
    """The devices to which a root lends its space, with and without what was put aside."""
    return lent_to(*vault.read.whole.aside.readings(root))


def given_here(vault: Vault, source: RecordView) -> tuple[str, ...]:
    """The devices to which somebody at this very device gave a source; another's word
    gives nothing from here."""
    own = vault.identity.device_id
    words = [one for one in source.fields.get("given_to", ()) if one.word == own]
    return tuple(sorted(all_say(words)))


def _roots(vault: Vault, among: Collection[str] | None) -> Iterable[RecordView]:
    if among is None:
        return roots.each(vault.database)
    cases = cases_of(vault.database, among)
    asked = {*among, *(case for held in cases.values() for case in held)}
    return [view for held in roots.of(vault.database, asked).values() for view in held]


def _beside(vault: Vault, view: RecordView) -> Iterable[tuple[str, str, str]]:
    """The spaces that a case names: of which kind, which, and by whose word.

    Where coordinators said otherwise without knowing of each other, none that one of them does not name.
    """
    for name in _BESIDE:
        said = [one for one in view.fields.get(name, ()) if one.held != "erased"]
        leads = {one.value for one in said if vault.trust.role_of(one.word) == "coordinator"}
        for standing in said:
            if isinstance(standing.value, str) and leads <= {standing.value}:
                yield name, standing.value, standing.word

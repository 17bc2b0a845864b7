"""What other devices wrote into a file in which a source told who stays elsewhere. Pure.

The source's own device looks for its names in what it wrote itself and in what coordinators wrote, and
says where they stand. In the words of anybody else it says nothing: an answer that depends on a name would
go to whoever wrote the question. So such words stay closed where the source is not, whatever stands in
them, until a coordinator says that they may leave, or writes them anew (docs/spec/bundle.md §8.16).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_of, with_same_bytes
from vsdesk.records.consent.whose_word_counts import writers
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.gate.names.names_attached import ATTACHED
from vsdesk.records.gate.names.nowhere_named import is_own_name, says_words
from vsdesk.records.gate.names.surnames import holds_words
from vsdesk.records.gate.persons.hidden_people import erased_people
from vsdesk.records.gate.persons.surely_named import elsewhere_surely, may_ask
from vsdesk.records.kinds import MODELS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier

OTHERS: Final = "words_of_others"  # why they stay: the key of its sentence
OTHERS_FILE: Final = "file_of_others"  # the same of a file of words
_SAYS_ANY: Final = ("claim", "value")  # what a claim says may be of any field
# What programs write: nobody is named there.
_OURS: Final = frozenset(
    {
        ("evidence_item", "mime"),
        ("translation", "field"),
        ("consent_text", "version"),
        ("submission", "profile_version"),
    }
)


def _is_asked(spec: FieldSpec) -> bool:
    """Whether somebody may be named in a field by words: no number or code, and not the record's own name."""
    by_words = says_words(spec) or spec.searched == "name"
    return holds_words(spec) and by_words and not (spec.inside or is_own_name(spec))


# By kind the fields of words in which somebody may be named.
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    kind.name: tuple(
        one.name for one in kind.fields if _is_asked(one) or (kind.name, one.name) == _SAYS_ANY
    )
    for kind in map(spec_of, MODELS)
    if not kind.inside
}

_FILES: Final[Mapping[str, tuple[str, ...]]] = {"evidence_item": (ATTACHED,)}


def words_of_others(dossier: Dossier) -> Mapping[tuple[str, str], frozenset[str]]:
    """By record and field of such words who is not looked for in them. For `Dossier.once`."""
    return _by_others(dossier, _WORDS)


def files_of_others(dossier: Dossier) -> frozenset[str]:
    """The items whose bytes are such a device's, and no coordinator's, nor of who made the source, too: what
    a file of words among them says. For `Dossier.once`."""
    others = {id for id, _ in _by_others(dossier, _FILES)}
    items = (*ever_of(dossier, "evidence_item"),) if others else ()
    ours = {one.id for one in items} - others
    return with_same_bytes(items, others) - with_same_bytes(items, ours)


def _by_others(
    dossier: Dossier, fields: Mapping[str, tuple[str, ...]]
) -> Mapping[tuple[str, str], frozenset[str]]:
    if not dossier.beyond.is_led():
        return {}
    whom = dossier.once(elsewhere_surely) - erased_people(dossier)
    may: dict[str, frozenset[str]] = {}  # by whose word it is, who is looked for in it
    found: dict[tuple[str, str], frozenset[str]] = {}
    for read in dossier.readings if whom else ():
        for one in read:
            for name in fields.get(one.kind, ()):
                for word in writers(one, name):
                    if word not in may:
                        may[word] = frozenset(id for id in whom if may_ask(dossier, id, word))
                    if left := whom - may[word]:
                        found[one.id, name] = found.get((one.id, name), frozenset()) | left
    return found

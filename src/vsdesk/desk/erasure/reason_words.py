"""Names in the words of an erasure: they stay in its certificate, so they hold no name of what is erased.

Whole words are compared, folded, also with an Arabic particle or the article written onto them. It knows
the names that stand on file, of the persons and of their relatives, and no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.dependents import hanging
from vsdesk.names.fold import fold, words_of
from vsdesk.records.dossier import ids_in
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

_KINDS: Final = frozenset({"person", "person_name", "family", "representation", "hlp_asset"})
_ROOTS: Final = frozenset({"case", "family"})
# Words that stand in names and name nobody by themselves.
_WORDS: Final = (
    "ال اهل عائله عايله اسره بيت دار عبد ابو ابي ابا ام بن ابن بنت ولد الحاج حاج الشيخ شيخ مفقود الله"
    " al el abu abd bin bint ibn umm um family familie aile malbat malbata mala haji sheikh"
)
_NOBODY: Final = frozenset(_WORDS.split())
_REASONS: Final = "erasure_reason"
_LEAST: Final = 2  # letters of a name
_LETTERS_BEFORE: Final = "وفبلك"  # written onto the next word


def named_in(vault: Vault, words: str, reached: Collection[RecordKey]) -> bool:
    """Whether these words hold a name of somebody in these records, or of a relative of theirs. How the
    program itself calls a reason names nobody, whoever enters its words as names."""
    said = {form for word in _but_reasons(vault, words) for form in _forms(word)}
    return bool(said) and any(
        name in said
        for view in _around(vault, reached)
        for text in _names(vault, view)
        for name in _plain(text)
    )


def _but_reasons(vault: Vault, words: str) -> Iterator[str]:
    """The words without those of a shipped reason, in whatever language, that stands there as a whole."""
    said = [*words_of(fold(words))]
    lists = vault.dictionary.vocabularies
    terms = [lists.term(_REASONS, key) for key in lists.keys(_REASONS)]
    texts = {one.own(lang) for one in terms if one and not one.written for lang in LANGS}
    reasons = sorted((tuple(words_of(fold(one))) for one in texts if one), key=len, reverse=True)
    at = 0
    while at < len(said):
        here = (one for one in reasons if tuple(said[at : at + len(one)]) == one)
        if found := next(here, None):
            at += len(found)
        else:
            yield said[at]
            at += 1


def _around(vault: Vault, reached: Collection[RecordKey]) -> Iterator[RecordView]:
    """All that is reached, whom it is about, and the files beside it: the families of a case, its
    relatives."""
    read, seen = vault.read, set[str]()
    spaces = {space for space, _ in reached}
    todo = [*sorted(spaces)]
    while todo:
        space = todo.pop()
        if space in seen:
            continue
        seen.add(space)
        root = read.view(space)
        whole = root is not None and root.kind in _ROOTS
        if root is not None and whole and space in spaces:
            todo += hanging(vault, root)
        for view in read.space(space):
            if whole or (view.space, view.id) in reached:
                yield view
                if not whole:  # a row of a list names whom it is about by a link
                    persons = (read.view(id) for id in ids_in(view.value("person")))
                    yield from (one for one in persons if one is not None)


def _names(vault: Vault, view: RecordView) -> Iterator[str]:
    spec = vault.dictionary.kind(view.kind) if view.kind in _KINDS else None
    for field in spec.fields if spec is not None else ():
        if field.searched == "name":
            yield from (text for text in view.every(field.name) if isinstance(text, str))


def _plain(name: str) -> Iterable[str]:
    """The words of a name that name somebody, without the article."""
    plain = (_bare(word) for word in words_of(fold(name)) if word not in _NOBODY)
    return [one for one in plain if len(one) >= _LEAST and one not in _NOBODY]


def _forms(word: str) -> set[str]:
    """A word as it is and without what may be written onto it: ولمروان is مروان too."""
    found = {word, _bare(word)}
    rest = word
    for _ in range(2):
        if len(rest) > _LEAST + 1 and rest[0] in _LETTERS_BEFORE:
            rest = rest[1:]
            bare = rest[1:] if rest[0] == "ل" and word.startswith("لل") else rest
            found |= {rest, _bare(rest), bare}
    return found


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > _LEAST + 2 else word

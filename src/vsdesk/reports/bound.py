"""Several papers as one file: their pages behind each other, and one structure tree over all of them.

Each keeps its own fonts, page numbers, codes and copies; the properties of the file are those of the first.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARENTS: Final = "/StructParents"


def bind(papers: Iterable[bytes]) -> bytes:
    """One document of papers that `Sheet.pdf` made. Raises ValueError where there is none."""
    whole: pikepdf.Pdf | None = None
    nums: list[Any] = []
    for data in papers:
        if whole is None:
            whole = pikepdf.open(io.BytesIO(data))
            nums = list(whole.Root.StructTreeRoot.ParentTree.Nums)
            continue
        with pikepdf.open(io.BytesIO(data)) as paper:
            _append(whole, nums, paper)
    if whole is None:
        raise ValueError("no paper")
    tree = whole.Root.StructTreeRoot
    tree.ParentTree.Nums = pikepdf.Array(nums)
    tree.ParentTreeNextKey = len(nums) // 2
    out = io.BytesIO()
    whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    whole.close()
    return out.getvalue()


def _append(whole: pikepdf.Pdf, nums: list[Any], paper: pikepdf.Pdf) -> None:
    """Pages first: what the tree says of them is then copied to where they stand now."""
    first, before = len(whole.pages), len(nums) // 2
    whole.pages.extend(paper.pages)
    for page in whole.pages[first:]:
        if _PARENTS in page:
            page[_PARENTS] = int(page[_PARENTS]) + before
    tree = whole.copy_foreign(paper.Root.StructTreeRoot)
    root = whole.Root.StructTreeRoot
    for top in tree.K if isinstance(tree.K, pikepdf.Array) else [tree.K]:
        top.P = root
        root.K.append(top)
    held = list(tree.ParentTree.Nums)
    for at in range(0, len(held), 2):
        nums += [int(held[at]) + before, held[at + 1]]

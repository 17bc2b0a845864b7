"""Some pages of a paper, as a paper of their own: the others are gone from it, and so is what the structure
tree said of them. Each page keeps the number that it has in the whole ("3 of 5")."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.reports.page_range import PageRange

_SAID: Final = ("/ActualText", "/Alt")
_PARENTS: Final = ("/StructParents", "/StructParent")


def cut(pdf: bytes, wanted: PageRange) -> bytes:
    """A paper that `Sheet.pdf` made, with these pages alone. Raises UserError E_PAGES where it has none of
    them."""
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        count = len(paper.pages)
        if wanted.first > count:
            raise UserError("E_PAGES")
        if wanted.first == 1 and wanted.last >= count:
            return pdf
        del paper.pages[wanted.last :]
        del paper.pages[: wanted.first - 1]
        _prune(paper)
        out = io.BytesIO()
        generate = pikepdf.ObjectStreamMode.generate
        paper.save(out, deterministic_id=True, object_stream_mode=generate)
    return out.getvalue()


def _prune(paper: pikepdf.Pdf) -> None:
    """Leave of the structure tree what stands on the pages that are left."""
    tree = paper.Root.StructTreeRoot
    left = {page.obj.objgen for page in paper.pages}
    _stays(tree.K, left)  # the document itself, of which some page is left
    held = list(tree.ParentTree.Nums)
    keys = _parent_keys(paper)
    kept = [at for at in range(0, len(held), 2) if int(held[at]) in keys]
    tree.ParentTree.Nums = pikepdf.Array([part for at in kept for part in held[at : at + 2]])


def _parent_keys(paper: pikepdf.Pdf) -> set[int]:
    """By which the pages, and what lies on them, find their elements."""
    objects = [one for page in paper.pages for one in (page.obj, *page.obj.get("/Annots", ()))]
    return {int(one[name]) for one in objects for name in _PARENTS if name in one}


def _stays(element: Any, left: set[tuple[int, int]]) -> bool:
    """Whether anything of an element is left; what is not is taken out of it. One that was empty from the
    beginning (a cell of a table) stays with what is around it."""
    kids = element.get("/K", pikepdf.Array())
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    own = element.get("/Pg")
    here = own is not None and own.objgen in left
    found: list[Any] = []
    for kid in kids:
        if isinstance(kid, int):
            stays = here
        elif "/S" in kid:
            stays = _stays(kid, left)
        else:  # content on a page that it names
            stays = kid.Pg.objgen in left if "/Pg" in kid else here
        if stays:
            found.append(kid)
    if own is not None and not here:
        del element["/Pg"]
    if found and len(found) < len(kids):  # what is said in its place says the other page too
        for name in _SAID:
            if name in element:
                del element[name]
    element.K = pikepdf.Array(found)
    return bool(found) or not kids

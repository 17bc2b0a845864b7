"""A family's photo is erased and its bytes lie here still, because another record has the same file.

The listing says where, that record may go along, and the certificate counts only what is gone: with an
enemy that names the file in a case of its own, and without one where two brothers' files hold the same
photo. Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.desk import ErasureResult
    from vsdesk.records.dossier import RecordView

BECAUSE = "طلبت الأم ذلك مكتوباً."
HOW = ("named again", "attached again")


def photo(made: Town) -> RecordView:
    """The family's own item."""
    return made.rima.cases.dossier(made.case).of("evidence_item")[0]


def twin(made: Town, how: str) -> str:
    """The same file in another case: by its name there, or attached anew, with another name; the item's
    id."""
    enemy, rima, item = made.enemy, made.rima, photo(made)
    values = {n: item.value(n) for n in ("type", "file_name", "mime", "size", "sha256", "blob")}
    case, *_ = enemy.desk.cases.new_case(
        {"given_ar": "س"}, {"case_type": "enforced_disappearance"}
    ).ids
    if how == "named again":
        rec = enemy.desk.context.new_id()
        enemy.sign(case, NewOp(rec, "evidence_item", values, parent=case))
        enemy.hand_over(rima)
        return rec
    enemy.hand_over(rima)
    data = rima.context.vault.shown.read(item.text("blob"))
    stored = rima.context.vault.files.add(io.BytesIO(data))
    assert stored.blob != item.text("blob") and stored.sha256 == item.text("sha256")
    rec = rima.context.new_id()
    again = {**values, "blob": stored.blob}
    rima.context.vault.save([Edit("evidence_item", again, id=rec, parent=case)])
    return rec


def erase(made: Town, *also: str) -> ErasureResult:
    """The family asked for it."""
    return made.rima.erasure.erase(
        made.case,
        made.family,
        *also,
        why="withdrawn",
        because=BECAUSE,
        listed=made.rima.erasure.erasure(made.case, made.family, *also).digest,
    )


def lies_here(made: Town, item: RecordView, data: bytes) -> bool:
    """Whether the bytes can still be read, under whatever name."""
    files = made.rima.context.vault.files
    blobs = [one.text("blob") for one in made.rima.context.vault.read.of_kind("evidence_item")]
    return any(
        files.complete(blob) and files.read(blob) == data for blob in (item.text("blob"), *blobs)
    )


@pytest.mark.parametrize("how", [None, *HOW])
def test_what_the_certificate_counts_is_gone(made: Town, how: str | None) -> None:
    rima, item = made.rima, photo(made)
    data = rima.context.vault.shown.read(item.text("blob"))
    rec = twin(made, how) if how else None
    listing = rima.erasure.erasure(made.case, made.family)
    stays = 1 if how else 0
    assert (listing.files, listing.files_stay) == (1 - stays, stays)
    assert [one.id for one in listing.twins] == ([rec] if rec else [])
    done = erase(made)
    assert (done.files, done.files_stay) == (listing.files, listing.files_stay)
    assert lies_here(made, item, data) == bool(how)
    certificate = rima.cases.record(done.certificate)
    assert (certificate.value("files"), certificate.value("files_stay")) == (
        1 - stays,
        stays or None,
    )
    assert rima.erasure.certificates.certificate(done.certificate, ("ar", "en")).pdf.startswith(
        b"%PDF"
    )


@pytest.mark.parametrize("how", HOW)
def test_the_other_record_may_go_along(made: Town, how: str) -> None:
    rima, item = made.rima, photo(made)
    data = rima.context.vault.shown.read(item.text("blob"))
    rec = twin(made, how)
    listing = rima.erasure.erasure(made.case, made.family, rec)
    assert (listing.files_stay, listing.twins) == (0, ())
    done = erase(made, rec)
    assert (done.files, done.files_stay) == (listing.files, 0)
    assert not lies_here(made, item, data)
    assert rima.context.vault.check() == []


def test_a_twin_that_was_taken_out_holds_it_too(made: Town) -> None:
    """Hidden is not erased: its file is here."""
    rec = twin(made, HOW[0])
    made.rima.cases.delete(rec, shown=made.rima.cases.shown(rec))
    listing = made.rima.erasure.erasure(made.case, made.family)
    assert (listing.files, [one.id for one in listing.twins]) == (0, [rec])
    assert (erase(made).files, made.rima.context.vault.files.complete(photo_blob(made, rec))) == (
        0,
        True,
    )


def photo_blob(made: Town, rec: str) -> str:
    """The file of an item, taken out or not."""
    view = made.rima.context.vault.read.view(rec)
    assert view is not None
    return view.text("blob")

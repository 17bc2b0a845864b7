"""A file of words is told words: whoever is hidden is in none that leaves; what nobody reads stays while
anybody is, and what an office program keeps always. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written

from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json

PLAIN: Final = {
    "said.txt": "أخذوه من الحاجز عند الظهر".encode(),
    "old.txt": "أخذوه".encode("cp1256"),
    "days.csv": b"day,what\n1,taken\n",
}
NAMING: Final = {
    "chat.txt": "12/3/2014 - سلمى النوري: لا تعطوا حدا".encode(),
    "list.csv": "name,day\nسلمى,1\n".encode(),
    "page.html": "<p>قالت <b>سلمى</b></p>".encode(),
    "mail.eml": b"From: Salma Nouri\nTo: x\n\nhello",
    "old_chat.txt": "قالت سلمى".encode("cp1256"),
    "card.vcf": "BEGIN:VCARD\nFN:سلمى\nEND:VCARD".encode(),
}
UNREAD: Final = {"turkish.txt": "Şırnak".encode("cp1254"), "packed.zip": b"PK\x03\x04" + bytes(40)}
OFFICE: Final = {
    "made.docx": b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml",
    "made.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "made.rtf": b"{\\rtf1 {\\info{\\author Hala}} x}",
    "line.rtf": b"\n{\\rtf1 {\\info{\\author Hala}} x}",
    "blanks.docx": b" " * 5000 + b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml",
    "mark.docx": b"\xff\xfe" + b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml",
    "flat.fodt": b'<office:document office:mimetype="x" xmlns="urn:oasis:names:tc:opendocument:1.0"/>',
    "word.xml": b'<?mso-application progid="Word.Document"?><o:Author>Hala</o:Author>',
    "page.mht": b"MIME-Version: 1.0\n\n<html><!--[if gte mso 9]><o:Author>Hala</o:Author>",
}
ALL: Final = PLAIN | NAMING | UNREAD | OFFICE


def attached(made: Town, folder: Path, files: dict[str, bytes]) -> dict[str, str]:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    found = {}
    for name, data in files.items():
        (folder / name).write_bytes(data)
        found[name] = made.rima.files.attach(folder / name, made.case, kind="other").ids[0]
    return found


def left(made: Town, ids: dict[str, str], folder: Path) -> dict[str, str]:
    """Why each stays, "" for what leaves; in a dump it is the same as one by one."""
    order = ExitOrder("un_complaint", "ced", "B", cases=(made.case,), told_reason="قرأتها")
    made.rima.outbound.files.dump_for(folder, order)
    dumped = {one.name for one in (folder / "files").iterdir()}
    found = {}
    for name, id in ids.items():
        try:
            made.rima.outbound.files.copy_file(FileOrder(id, "un_complaint", "ced", "B"))
        except UserError as problem:
            found[name] = str(problem.params["reason"])
        else:
            found[name] = ""
        assert (id in dumped) is (found[name] in ("", "unread_words")), name
    return found


def expected(**reasons: str) -> dict[str, str]:
    sorts = {"plain": PLAIN, "naming": NAMING, "unread": UNREAD, "office": OFFICE}
    reasons = {"unread": "unread_words"} | reasons
    return {name: reasons.get(sort, "") for sort, held in sorts.items() for name in held}


def test_no_file_of_words_names_who_is_hidden(made: Town, tmp_path: Path) -> None:
    ids = attached(made, tmp_path, ALL)
    assert left(made, ids, tmp_path / "before") == expected(office="office_file")
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    mark = written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    hidden = expected(naming="named_in_file", unread="unread_file", office="office_file")
    assert left(made, ids, tmp_path / "hidden") == hidden
    made.rima.cases.delete(mark, shown=made.rima.cases.shown(mark))
    assert left(made, ids, tmp_path / "after") == expected(office="office_file")
    for name, id in ids.items():  # ours is whole
        assert made.rima.outbound.files.copy_file(FileOrder(id)).data == ALL[name]


FURTHER: Final = {
    "suspect.txt": "أخذه سهيل الحسن".encode(),
    "source.txt": "قال لنا نضال الأحمد".encode(),
    "place.txt": b"36.2012, 37.1612",
    "plain.txt": "أخذوه عند الظهر".encode(),
}


def test_nor_a_suspect_a_source_or_the_place_of_somebody(made: Town, tmp_path: Path) -> None:
    ids = attached(made, tmp_path, FURTHER)
    assert not any(left(made, ids, tmp_path / "before").values())
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    written(made, "person_mark", {"type": "place_unknown_to"}, wife)
    event = written(made, "event", {"type": "arrest", "text": words("أخذوه")}, made.case)
    who = written(made, "perpetrator", {"type": "individual", "name_ar": "سهيل الحسن"})
    written(made, "involvement", {"perpetrator": who}, event)
    source = written(made, "source", {"code": "S-0007", "true_name": "نضال الأحمد"})
    told: dict[str, Json] = {"type": "sighting", "told_by": source, "text": words("رآه")}
    written(made, "event", told, made.case)
    found = left(made, ids, tmp_path / "after")
    assert found == dict.fromkeys(FURTHER, "named_in_file") | {"plain.txt": ""}


ASKING: Final = {
    "number.txt": ("رقمي 0933 123 456".encode(), "told"),
    "plea.txt": ("لا تكتبوا اسمي".encode(), "plea"),
    "kept.txt": ("لا تحكوا بهالشي لحدا".encode(), "kept"),
    "old.txt": ("رقمي 0933 123 456".encode("cp1256"), "told"),
    "wide.txt": ("رقمي 0933 123 456".encode("utf-16-le"), "unread_words"),
    "sign.txt": ("رقمي 0933 123 456".encode() + b"\1", "unread_words"),
    "long.txt": (b"x" * 600_000 + " رقمي 0933 123 456".encode(), "unread_words"),
}


@pytest.mark.parametrize("name", ASKING)
def test_a_number_or_a_plea_leaves_with_a_coordinators_reason(
    made: Town, tmp_path: Path, name: str
) -> None:
    data, reason = ASKING[name]
    [item] = attached(made, tmp_path, {name: data}).values()
    files = made.rima.outbound.files
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))
    one = FileOrder(item, "un_complaint", "ced", "B")
    for leave in (lambda: files.copy_file(one), lambda: files.dump_for(tmp_path / "d", order)):
        with pytest.raises(UserError) as stays:
            leave()
        assert stays.value.params == {"reason": reason, "kind": "evidence_item", "field": "blob"}
    why = "وافقت على ذكره"
    told = FileOrder(item, "un_complaint", "ced", "B", told_reason=why)
    assert files.copy_file(told).data == data
    files.dump_for(
        tmp_path / "e",
        ExitOrder("un_complaint", "ced", "B", cases=(made.case,), told_reason=why),
    )
    assert (tmp_path / "e" / "files" / item).read_bytes() == data
    rows = made.rima.cases.dossier(made.case).of("disclosure")
    assert [one.text("why") for one in rows] == [why, why]

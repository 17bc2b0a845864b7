"""The journal by command: filtered, as a document, on paper, and where it is. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.test_commands import give, pair

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine

__all__ = ["pair"]


def test_the_journal_by_command(pair: tuple[Machine, Machine]) -> None:
    office, field = pair
    office.ok("bundle", "import", *give(field, "1"))
    own = office.ok("vault", "journal", "--what", "opened", "--device", "A", "--person", "1")
    assert own["rows"] and {one["term"] for one in own["rows"]} == {"open"}
    assert {one["by"] for one in own["rows"]} == {"A1"}
    theirs = office.ok("vault", "journal", "--device", "B")["rows"]
    assert {"open", "consent_change"} <= {one["term"] for one in theirs} and len(theirs) > 1
    assert office.ok("vault", "journal", "--limit", "1")["more"]
    assert not office.ok("vault", "journal", "--to", "1999-12-31")["rows"]
    out = office.folder / "journal.pdf"
    office.ok("vault", "journal", "--out", out)
    assert out.read_bytes().startswith(b"%PDF")
    assert office.ok("vault", "journal")["rows"][1]["term"] == "print"
    key = ("--vault", office.vault, "--password-file", office.key_file)
    words = office.run("vault", "journal", "--lang", "ar", *key)
    assert words.code == 0 and "فتح الخزنة" in words.out and "تغيير موافقة" in words.out
    assert office.do("vault", "journal", "--person", "لا").refusal == "E_VALUE"
    assert office.do("vault", "journal", "--from", "30.11.").refusal == "E_DATE"
    assert office.ok("device", "policy")["journal"] == "coordinators"
    assert office.ok("device", "policy", "--journal", "stay")["journal"] == "stay"
    assert field.do("device", "policy", "--journal", "coordinators").refusal == "E_ROLE"

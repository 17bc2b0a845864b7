"""Several people and key papers by command: made, listed, used after the passphrase is gone, taken away."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.journeys.test_commands import CASE, give, pair

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Machine

__all__ = ["pair"]
THEIRS = "زنبق نحاس قنطرة مرجان سنونو ترمس"  # made up


def test_people_come_and_go(pair: tuple[Machine, Machine], tmp_path: Path) -> None:
    _, field = pair
    theirs = tmp_path / "theirs.txt"
    theirs.write_text(THEIRS + "\n", "utf-8")
    theirs.chmod(0o600)
    assert [one["number"] for one in field.ok("vault", "people")["people"]] == [1]
    given = ("vault", "add-person", "--name", "ريما المختلقة", "--new-password-file", theirs)
    assert field.ok(*given)["number"] == 2
    assert field.do(*given).refusal == "E_TAKEN"
    assert field.do("vault", "remove-person", "1").refusal == "E_OWN_WAY"
    field.ok("vault", "rename-person", "2", "--name", "ريما")
    found = field.ok("vault", "people")["people"]
    assert [(one["name"], one["here"]) for one in found][1] == ("ريما", False)
    hers = ("--vault", field.vault, "--password-file", theirs, "--lang", "ar")
    assert "(فتحها الآن)" in field.run("vault", "people", *hers).out
    assert "مفتاحاً جديداً" in field.run("vault", "remove-person", "1", *hers).out
    assert field.do("vault", "info").refusal == "E_UNLOCK"
    assert field.run("vault", "remove-person", "2", *hers).code == 1


def test_papers_are_made_tried_and_open_after_a_loss(
    pair: tuple[Machine, Machine], tmp_path: Path
) -> None:
    _, field = pair
    stick = tmp_path / "عصا"
    stick.mkdir()
    assert field.ok("vault", "shares")["count"] is None
    assert field.do("vault", "make-shares", "--needed", "4", "--count", "3").refusal == "E_RANGE"
    printed = field.ok("vault", "make-shares", "--needed", "2", "--count", "3", "--out", stick)
    assert [(stick / f"key-paper-{n}.pdf").read_bytes()[:5] for n in (1, 2, 3)] == [b"%PDF-"] * 3
    assert len(printed["files"]) == 3
    made = field.ok("vault", "make-shares", "--needed", "2", "--count", "3", "--words-in", "ar")[
        "shares"
    ]
    files = []
    for number, words in enumerate(made):
        path = tmp_path / f"paper-{number}.txt"
        path.write_text(" ".join(words), "utf-8")
        path.chmod(0o600)
        files.append(path)
    field.ok("vault", "backup", stick)
    by = [("--share-file", files[1]), ("--share-file", files[2])]
    assert field.do("vault", "drill", stick, *by[0]).refusal == "E_SHARES_FEW"
    assert field.do("vault", "drill", stick, *by[0], *by[0]).refusal == "E_SHARE_TWICE"
    assert field.ok("vault", "drill", stick, *by[0], *by[1])["ok"]
    assert field.ok("vault", "backups")["drill"]["way"] == "shares"
    # The laptop is lost, and the passphrase with it.
    shutil.rmtree(field.vault)
    field.ok("vault", "restore", stick)
    new = tmp_path / "new.txt"
    new.write_text(THEIRS, "utf-8")
    new.chmod(0o600)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(" ".join([*made[0][:-1], made[0][0]]), "utf-8")
    wrong.chmod(0o600)
    recover = ("vault", "recover", "--new-password-file", new)
    assert field.do(*recover, *by[0], "--share-file", wrong).refusal == "E_SHARE"
    field.ok(*recover, *by[0], *by[1])
    shutil.copy(new, field.key_file)
    assert field.ok("records", "show", CASE)
    assert field.ok("vault", "shares") == {"needed": 2, "count": 3}
    field.ok("vault", "remove-shares")
    assert field.do(*recover, *by[0], *by[1]).refusal == "E_NO_SHARES"


def test_other_words_by_command(pair: tuple[Machine, Machine], tmp_path: Path) -> None:
    _, field = pair
    papers = []
    for number in (1, 2):
        words = field.ok("vault", "new-words", "--words-in", "ku")["recovery_words"]
        papers.append(tmp_path / f"words-{number}.txt")
        papers[-1].write_text(" ".join(words), "utf-8")
        papers[-1].chmod(0o600)
    recover = ("vault", "recover", "--new-password-file", field.key_file, "--words-file")
    assert field.do(*recover, papers[0]).refusal == "E_RECOVERY"
    field.ok(*recover, papers[1])


def test_a_misspelt_word_is_told_by_its_number(
    pair: tuple[Machine, Machine], tmp_path: Path
) -> None:
    """Whoever typed 27 words looks at one, in their own language; no passphrase is spoken of."""
    _, field = pair
    words = field.ok("vault", "new-words", "--words-in", "ar")["recovery_words"]
    paper = tmp_path / "words.txt"
    paper.write_text(" ".join([*words[:6], "لاكلمة", *words[7:]]), "utf-8")
    paper.chmod(0o600)
    recover = ("vault", "recover", "--new-password-file", field.key_file, "--words-file", paper)
    refused = field.do(*recover, "--lang", "ar")
    told = refused.json["error"]
    assert (told["code"], told["word"]) == ("E_RECOVERY", 7)
    assert "الكلمة 7 ليست في أي قائمة" in told["message"] and "عبارة" not in told["message"]
    assert "لاكلمة" not in refused.out + refused.err


def test_the_organisations_papers_by_command(pair: tuple[Machine, Machine], tmp_path: Path) -> None:
    """Made by the coordinator, refused and allowed by the documenter, used when the passphrase is gone."""
    office, field = pair
    proposal = tmp_path / "papers.vsdesk"
    how = ("--needed", "2", "--count", "3", "--words-in", "ku", "--out", proposal)
    assert field.do("device", "make-escrow", *how).refusal == "E_ROLE"
    made = office.ok("device", "make-escrow", *how, "--ask")
    assert made["enough"] and len(made["shares"]) == 3
    field.ok("bundle", "import", *give(office, "papers"))
    assert field.ok("vault", "escrow") == {
        "needed": 2,
        "count": 3,
        "opens": False,
        "asks": True,
        "answer": None,
    }
    assert not field.ok("vault", "escrow", "--no-it-may-not")["opens"]
    assert field.ok("vault", "escrow", "--yes-it-may")["opens"]
    files = []
    for number, words in enumerate(made["shares"]):
        files.append(tmp_path / f"theirs-{number}.txt")
        files[-1].write_text(" ".join(words), "utf-8")
        files[-1].chmod(0o600)
    by = [("--share-file", files[2]), ("--share-file", files[0])]
    new = tmp_path / "new.txt"
    new.write_text(THEIRS, "utf-8")
    new.chmod(0o600)
    recover = ("vault", "recover", "--new-password-file", new)
    assert field.do(*recover, *by[0]).refusal == "E_SHARES_FEW"
    field.ok(*recover, *by[0], *by[1])
    shutil.copy(new, field.key_file)
    rows = field.ok("vault", "journal")["rows"]
    assert "escrow_used" in [row["term"] for row in rows]
    office.ok("device", "end-escrow", "--out", tmp_path / "end.vsdesk")
    field.ok("bundle", "import", *give(office, "ended"))
    assert not field.ok("vault", "escrow")["opens"]
    assert field.do(*recover, *by[0], *by[1]).refusal == "E_NO_SHARES"

"""Opening, locking, wrong passphrase told from damage, older copies noticed."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.vault.conftest import DICTIONARY, PASSPHRASE, Place, a_case

from vsdesk.crypto.secrets import Secret
from vsdesk.desk.access.way_service import by_words
from vsdesk.errors import EnvironmentFault, Refused, UserError
from vsdesk.vault.edit import Edit
from vsdesk.vault.env import Env
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path


def test_it_opens_again_and_shows_what_was_saved(place: Place) -> None:
    vault = place.create()
    ids = vault.save(a_case()).ids
    vault.lock()
    again = place.open()
    view = again.read.view(ids[1])
    assert view is not None and view.value("given_ar") == "مروان"
    assert again.identity.incarnation == vault.identity.incarnation
    again.lock()


def test_a_wrong_passphrase_is_told_from_damage(place: Place) -> None:
    vault = place.create()
    vault.save(a_case())
    vault.lock()
    with pytest.raises(UserError) as wrong:
        place.open(passphrase="عبارة أخرى")
    assert wrong.value.name == "E_UNLOCK"
    path = place.root / "vault" / "db.1"
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    with pytest.raises(EnvironmentFault) as damaged:
        place.open()
    assert damaged.value.name == "E_DB_CORRUPT"


def test_a_vault_whose_passphrase_is_cheap_to_try_is_not_opened(place: Place) -> None:
    place.create().lock()
    shipped = Env(place.env.clock, place.env.random, place.env.profile)
    with pytest.raises(Refused) as refused:
        Vault.open(place.root / "vault", Secret.of_text(PASSPHRASE), DICTIONARY, shipped)
    assert refused.value.name == "E_KDF_RANGE"


def test_a_second_program_is_told_that_it_is_open(place: Place, vault: Vault) -> None:
    with pytest.raises(EnvironmentFault) as second:
        place.open()
    assert second.value.name == "E_IN_USE"


def test_a_failed_opening_gives_the_lock_back(place: Place) -> None:
    place.create().lock()
    for _ in range(2):
        with pytest.raises(UserError):
            place.open(passphrase="خطأ مقصود")
    place.open().lock()


def test_no_vault_and_a_full_folder(place: Place, tmp_path: Path) -> None:
    with pytest.raises(UserError) as nothing:
        place.open("empty")
    assert nothing.value.name == "E_NO_VAULT"
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("رسالة")
    with pytest.raises(UserError) as full:
        place.create("full")
    assert full.value.name == "E_EXISTS"


def test_the_recovery_words_open_it_and_set_a_passphrase(place: Place) -> None:
    vault = place.create()
    ids = vault.save(a_case()).ids
    words = place.words
    vault.lock()
    new = Secret.of_text("عبارة جديدة تماماً")
    recovered = Vault.recover(place.root / "vault", by_words(words), new, DICTIONARY, place.env)
    assert recovered.read.view(ids[0]) is not None
    recovered.lock()
    place.open(passphrase="عبارة جديدة تماماً").lock()
    with pytest.raises(UserError):
        place.open(passphrase=PASSPHRASE)
    with pytest.raises(UserError) as wrong:
        Vault.recover(place.root / "vault", by_words(words[::-1]), new, DICTIONARY, place.env)
    assert wrong.value.name == "E_RECOVERY"


def test_one_torn_slot_file_is_repaired(place: Place) -> None:
    place.create().lock()
    slots = place.root / "vault" / "slots.a"
    slots.write_bytes(slots.read_bytes()[:100])
    place.open().lock()
    assert slots.read_bytes() == (place.root / "vault" / "slots.b").read_bytes()
    for name in ("slots.a", "slots.b"):
        (place.root / "vault" / name).write_bytes(b"{}")
    with pytest.raises(Refused) as both:
        place.open()
    assert both.value.name == "E_SLOTS_TAMPERED"


def test_a_restored_copy_takes_a_new_incarnation(place: Place) -> None:
    vault = place.create()
    vault.save(a_case(1))
    vault.lock()
    shutil.copytree(place.root / "vault", place.root / "backup")
    vault = place.open()
    first = vault.identity.incarnation
    vault.save(a_case(2))
    vault.lock()
    shutil.rmtree(place.root / "vault")
    shutil.copytree(place.root / "backup", place.root / "vault")
    restored = place.open()
    assert restored.identity.incarnation != first
    restored.save(a_case(3))
    assert restored.check() == []
    restored.lock()
    again = place.open()
    assert again.identity.incarnation == restored.identity.incarnation
    again.lock()


def test_a_database_that_no_slot_names_is_deleted(place: Place) -> None:
    place.create().lock()
    folder = place.root / "vault"
    (folder / "db.2").write_bytes(b"cut off")
    (folder / ".slots.a.0011.tmp").write_bytes(b"cut off")
    (folder / "files" / ("0" * 32)).write_bytes(b"cut off")
    place.open().lock()
    assert not (folder / "db.2").exists()
    assert not (folder / ".slots.a.0011.tmp").exists()
    assert not list((folder / "files").iterdir())


def test_nothing_is_in_plain_text_on_disk(place: Place, tmp_path: Path) -> None:
    vault = place.create()
    vault.save(a_case(1, given_ar="زمردة"))
    vault.drafts.put("case:new", {"text": "ياقوتة"})
    planted = [word.encode() for word in ("زمردة", "الدرويش", "القطيفة", "ياقوتة", PASSPHRASE)]
    planted += [word.encode("utf-16-le") for word in ("زمردة", "ياقوتة")]
    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [word for word in planted if word in data], path.name
    vault.lock()


def test_a_killed_program_loses_nothing_acknowledged(place: Place) -> None:
    place.create().lock()
    child = subprocess.Popen(
        [sys.executable, "-c", _SAVER, str(place.root)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    told = [child.stdout.readline().strip() for _ in range(12)]
    child.kill()
    told += child.stdout.read().split()
    child.wait()
    child.stdout.close()
    vault = place.open()
    for rec in told:
        if len(rec) == 32:
            assert vault.read.view(rec) is not None
    assert vault.check() == []
    vault.lock()


_SAVER = """
import os, random, sys
from pathlib import Path
sys.path.insert(0, os.getcwd())
from tests.vault.conftest import DICTIONARY, PASSPHRASE, a_case
from tests.cheap import cheap_env
from tests.conftest import Clock
from vsdesk.crypto.secrets import Secret
from vsdesk.vault.vault import Vault
root = Path(sys.argv[1])
env = cheap_env(Clock(), random.Random(2).randbytes, root / "profile")
vault = Vault.open(root / "vault", Secret.of_text(PASSPHRASE), DICTIONARY, env)
number = 0
while True:
    number += 1
    print(vault.save(a_case(number)).ids[1], flush=True)
"""


def test_a_role_may_not_write_what_is_not_its_own(vault: Vault) -> None:
    ids = vault.save(a_case()).ids
    with pytest.raises(UserError) as refused:
        vault.save([Edit("case", {"assigned": []}, id=ids[0])])
    assert refused.value.name == "E_ROLE"


def test_while_an_import_is_applied_python_does_not_search_through_all_that_is_held(
    vault: Vault,
) -> None:
    before = gc.get_threshold()
    with vault.applying():
        assert gc.get_threshold()[2] > before[2]
    assert gc.get_threshold() == before


def test_s10_a_vault_that_is_locked_can_be_locked_again(place: Place) -> None:
    vault = place.create()
    vault.lock()
    vault.lock()
    assert vault.cut({"late": "word"}, 0.1)  # the other way in, when both come at once
    place.open().lock()

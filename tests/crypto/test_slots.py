"""Key slots: ways in, what is told apart, and what no change gets past."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from vsdesk.crypto import kdf, recovery, slot_copies, slots, wordlist
from vsdesk.crypto.canonical import Json, decode_object, encode
from vsdesk.crypto.keys import EncryptionKey
from vsdesk.crypto.labelled_hash import H
from vsdesk.crypto.secrets import Secret, mac, subkey
from vsdesk.crypto.slots import TEST_COST, KdfCost, SlotFile
from vsdesk.errors import Refused, UserError
from vsdesk.words import LANGS

Rng = Callable[[int], bytes]
VAULT = "00112233445566778899aabbccddeeff"
PASSPHRASE = Secret.of_text("عبارة مرور للاختبار")
VMK = Secret(bytes(range(32)))


@pytest.fixture(scope="module")
def made() -> tuple[SlotFile, list[str]]:
    """A slot file and its recovery words."""
    return slots.create(VMK, VAULT, PASSPHRASE, TEST_COST, random.Random(5).randbytes)


@pytest.fixture
def file(made: tuple[SlotFile, list[str]]) -> SlotFile:
    """The slot file."""
    return made[0]


@pytest.fixture
def words(made: tuple[SlotFile, list[str]]) -> list[str]:
    """Its words."""
    return made[1]


def _code(call: Callable[..., object], *given: object) -> str:
    with pytest.raises(UserError) as caught:
        call(*given)
    return caught.value.name


def _summed(fields: dict[str, Json]) -> bytes:
    """The bytes of changed fields with the keyless sum made right, as an attacker would."""
    whole = {name: value for name, value in fields.items() if name != "sum"}
    return encode({**whole, "sum": H("slots-sum", encode(whole)).hex()})


def _flipped(hexed: Json, at: int) -> str:
    """The same bytes with one bit of the byte `at` turned over."""
    data = bytearray.fromhex(str(hexed))
    data[at] ^= 1
    return data.hex()


def _changed(file: SlotFile, index: int, **values: Json) -> bytes:
    fields = decode_object(file.to_bytes())
    rows = fields["slots"]
    assert isinstance(rows, list)
    row = rows[index]
    assert isinstance(row, dict)
    row.update(values)
    return _summed(fields)


def _with_slots(file: SlotFile, rows: list[Json]) -> bytes:
    return _summed({**decode_object(file.to_bytes()), "slots": rows})


def test_both_ways_in(file: SlotFile, words: list[str]) -> None:
    """Passphrase and words open the same key, after a round trip through bytes."""
    again = slots.parse(file.to_bytes())
    assert again.to_bytes() == file.to_bytes()
    assert again.open_passphrase(PASSPHRASE).same(VMK)
    assert again.open_words(words).same(VMK)
    assert again.open_words([f" {word.upper()}" for word in words]).same(VMK)
    for lang in LANGS:
        assert again.open_words(recovery.words_in(words, lang)).same(VMK)
    assert (again.generation, again.database, again.vault) == (1, 1, VAULT)
    assert again.kinds == ("passphrase", "words")
    assert again.cost == TEST_COST
    assert len(words) == 24


def test_wrong_passphrase_or_words(file: SlotFile, words: list[str]) -> None:
    """82: another passphrase, other words, too few, swapped, words of another vault: E_UNLOCK,
    E_RECOVERY."""
    for text in ("", "عبارة مرور", "عبارة مرور للاختبار "):
        assert _code(file.open_passphrase, Secret.of_text(text)) == "E_UNLOCK"
    for wrong in (words[:23], [*words, words[0]], words[::-1], ["zoo"] * 24, ["صفر"] * 24, []):
        assert _code(file.open_words, wrong) == "E_RECOVERY"
    valid = wordlist.written(bytes(32), "en")
    assert _code(file.open_words, valid) == "E_RECOVERY"


def test_new_passphrase(file: SlotFile, words: list[str], rng: Rng) -> None:
    """Only the passphrase slot is rebuilt; the words still open."""
    other = Secret(b"another one")
    changed = file.with_passphrase(VMK, other, TEST_COST, rng)
    assert changed.generation == 2
    assert changed.open_passphrase(other).same(VMK)
    assert changed.open_words(words).same(VMK)
    assert _code(changed.open_passphrase, PASSPHRASE) == "E_UNLOCK"
    assert file.open_passphrase(PASSPHRASE).same(VMK)
    assert _code(file.with_passphrase, Secret(rng(32)), other, TEST_COST, rng) == (
        "E_SLOTS_TAMPERED"
    )


def test_new_words(file: SlotFile, words: list[str], rng: Rng) -> None:
    """New paper; the old one opens no longer."""
    fresh = recovery.new_words(rng)
    changed = file.with_words(VMK, fresh)
    assert changed.open_words(fresh).same(VMK)
    assert _code(changed.open_words, words) == "E_RECOVERY"
    assert changed.open_passphrase(PASSPHRASE).same(VMK)


def test_rotation(file: SlotFile, words: list[str], rng: Rng) -> None:
    """Another key and database: the same paper opens it, a new passphrase slot is made."""
    new = Secret(rng(32))
    rotated = file.rotated(VMK, new, PASSPHRASE, TEST_COST, 2, rng)
    again = slots.parse(rotated.to_bytes())
    assert (again.generation, again.database) == (2, 2)
    assert again.open_passphrase(PASSPHRASE).same(new)
    assert again.open_words(words).same(new)
    assert file.with_database(VMK, 7).database == 7
    assert _code(file.rotated, new, VMK, PASSPHRASE, TEST_COST, 2, rng) == ("E_SLOTS_TAMPERED")


def test_unknown_and_later_kinds_are_kept(file: SlotFile, words: list[str], rng: Rng) -> None:
    """Slots of a newer program and its own fields come through every change byte for byte."""
    escrow_key = EncryptionKey.generate(rng)
    escrow: dict[str, Json] = {
        "kind": "escrow",
        "public": escrow_key.public.hex(),
        "org": "5a" * 32,
        "set": 7,
        "k": 2,
        "n": 3,
        "holders": ["A"],
    }
    about = encode({"slot": escrow, "vault": VAULT})
    escrow["box"] = recovery.seal_to(escrow_key.public, VMK, about).hex()
    newer: dict[str, Json] = {"kind": "token", "card": {"n": 1}, "text": "بطاقة"}
    rows: list[Json] = [*file.slots, escrow, newer]
    fields: dict[str, Json] = {**file.fields, "slots": rows, "x_note": [1, None]}
    macked = mac(subkey(VMK, VAULT, "slots"), encode(fields))
    later = slots.parse(SlotFile(fields, macked).to_bytes())
    new = Secret(rng(32))
    for changed, vmk in (
        (later.with_passphrase(VMK, Secret(b"x"), TEST_COST, rng), VMK),
        (later.rotated(VMK, new, Secret(b"x"), TEST_COST, 2, rng), new),
        (later.with_words(VMK, recovery.new_words(rng)), VMK),
    ):
        again = slots.parse(changed.to_bytes())
        assert newer in again.slots
        assert again.fields["x_note"] == [1, None]
        kept = next(slot for slot in again.slots if slot["kind"] == "escrow")
        box = bytes.fromhex(str(kept["box"]))
        assert recovery.open_sealed(escrow_key, box, about) == vmk.reveal()
    assert later.open_words(words).same(VMK)


def test_every_bit_of_the_file(file: SlotFile) -> None:
    """Damage anywhere shows before any work is done for it."""
    data = file.to_bytes()
    for bit in range(0, len(data) * 8, 13):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        assert _code(slots.parse, bytes(changed)) in (
            "E_SLOTS_TAMPERED",
            "E_KDF_RANGE",
            "E_VERSION",
        )
    for end in range(0, len(data), 7):
        assert _code(slots.parse, data[:end]) == "E_SLOTS_TAMPERED"


@pytest.mark.parametrize("values", [{"m": 65537}, {"t": 2}, {"p": 2}, {"salt": "00" * 16}])
def test_changed_parameters_only_fail(file: SlotFile, values: dict[str, Json]) -> None:
    """79: parameters lowered or raised by one who mends the sum too: it opens no longer."""
    changed = slots.parse(_changed(file, 0, **values))
    assert _code(changed.open_passphrase, PASSPHRASE) == "E_UNLOCK"


@pytest.mark.parametrize(
    "values",
    [{"m": 65535}, {"m": 2097153}, {"m": 0}, {"t": 0}, {"t": 33}, {"p": 0}, {"p": 9}, {"m": -1}],
)
def test_range(file: SlotFile, values: dict[str, Json]) -> None:
    """79: impossible work is refused before it is begun."""
    assert _code(slots.parse, _changed(file, 0, **values)) == "E_KDF_RANGE"


@pytest.mark.parametrize(
    ("index", "values"),
    [
        (0, {"kdf": "argon2i"}),
        (0, {"m": "65536"}),
        (0, {"m": True}),
        (0, {"salt": "00"}),
        (0, {"check": "zz" * 16}),
        (0, {"box": "00" * 59}),
        (0, {"kind": 1}),
        (1, {"public": "00" * 1215}),
        (1, {"box": "AA" * 1168}),
        (1, {"kind": "passphrase"}),
    ],
)
def test_form(file: SlotFile, index: int, values: dict[str, Json]) -> None:
    """A slot of another form, even with its sum made right."""
    assert _code(slots.parse, _changed(file, index, **values)) == "E_SLOTS_TAMPERED"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("v", 0),
        ("vault", "00"),
        ("gen", 0),
        ("db", 0),
        ("slots", {}),
        ("slots", [1]),
        ("mac", "00"),
    ],
)
def test_form_of_the_file(file: SlotFile, name: str, value: Json) -> None:
    """A file of another form."""
    text = _summed({**decode_object(file.to_bytes()), name: value})
    assert _code(slots.parse, text) == "E_SLOTS_TAMPERED"
    less = decode_object(file.to_bytes())
    del less[name]
    assert _code(slots.parse, _summed(less)) == "E_SLOTS_TAMPERED"


def test_newer_version_and_size(file: SlotFile) -> None:
    """A newer file says so; one of absurd size is not looked at."""
    newer = encode({**decode_object(file.to_bytes()), "v": 3})
    assert _code(slots.parse, newer) == "E_VERSION"
    assert _code(slots.parse, b" " * 300_000) == "E_SLOTS_TAMPERED"
    many: list[Json] = [{"kind": f"k{n}"} for n in range(17)]
    assert _code(slots.parse, _with_slots(file, many)) == "E_SLOTS_TAMPERED"


def test_slot_removed_injected_or_moved(file: SlotFile, words: list[str], rng: Rng) -> None:
    """80: the right passphrase opens its slot, and then the MAC shows the change."""
    attacker = slots.create(VMK, VAULT, Secret(b"attacker"), TEST_COST, rng)[0]
    first, second = file.slots
    lists: list[list[Json]] = [
        [first],
        [first, attacker.slots[1]],
        [second, first],
        [first, second, {"kind": "x"}],
    ]
    for rows in lists:
        changed = slots.parse(_with_slots(file, rows))
        assert _code(changed.open_passphrase, PASSPHRASE) == ("E_SLOTS_TAMPERED")
    only_words = slots.parse(_with_slots(file, [second]))
    assert _code(only_words.open_passphrase, PASSPHRASE) == "E_SLOTS_TAMPERED"
    assert _code(only_words.open_words, words) == "E_SLOTS_TAMPERED"
    for name, value in (("gen", 9), ("db", 9), ("x", 1)):
        other = slots.parse(_summed({**decode_object(file.to_bytes()), name: value}))
        assert _code(other.open_words, words) == "E_SLOTS_TAMPERED"


def test_damaged_box_is_told_from_a_wrong_passphrase(file: SlotFile, words: list[str]) -> None:
    """The right passphrase and a damaged box: tampered, not wrong."""
    damaged = slots.parse(_changed(file, 0, box=_flipped(file.slots[0]["box"], 0)))
    assert _code(damaged.open_passphrase, PASSPHRASE) == "E_SLOTS_TAMPERED"
    assert _code(damaged.open_passphrase, Secret(b"x")) == "E_UNLOCK"
    torn = slots.parse(_changed(file, 1, box=_flipped(file.slots[1]["box"], -1)))
    assert _code(torn.open_words, words) == "E_SLOTS_TAMPERED"


def test_a_slot_of_another_vault(file: SlotFile, words: list[str], rng: Rng) -> None:
    """A slot lifted into another vault's file opens nothing there."""
    other, _ = slots.create(VMK, VAULT[::-1], PASSPHRASE, TEST_COST, rng)
    lifted = slots.parse(_with_slots(other, list[Json](file.slots)))
    assert _code(lifted.open_passphrase, PASSPHRASE) == "E_UNLOCK"
    assert _code(lifted.open_words, words) == "E_RECOVERY"


def test_newest_copy_that_opens(file: SlotFile, rng: Rng) -> None:
    """81: of two copies the higher generation; when it is torn, the other."""
    newer = file.with_passphrase(VMK, Secret(b"new"), TEST_COST, rng)
    old, new = file.to_bytes(), newer.to_bytes()

    def by(text: bytes) -> Callable[[SlotFile], Secret]:
        return lambda copy: copy.open_passphrase(Secret(text))

    both = [old, new]
    opened, vmk = slot_copies.open_newest(both, by(b"new"))
    assert (opened.generation, vmk.same(VMK)) == (2, True)
    assert slot_copies.open_newest(both, by(PASSPHRASE.reveal()))[0].generation == 1
    for torn in (b"", new[:100], b"\0" * 500):
        assert slot_copies.open_newest([old, torn], by(PASSPHRASE.reveal()))[0].generation == 1
    assert _code(slot_copies.open_newest, [old, new], by(b"wrong")) == "E_UNLOCK"
    assert _code(slot_copies.open_newest, [b"x", b""], by(b"x")) == "E_SLOTS_TAMPERED"
    assert _code(slot_copies.open_newest, [], by(b"x")) == "E_SLOTS_TAMPERED"
    tampered = _changed(file, 0, m=1)
    assert _code(slot_copies.open_newest, [tampered], by(b"x")) == "E_KDF_RANGE"


def test_equal_copies_are_tried_once(file: SlotFile) -> None:
    """A wrong passphrase costs one Argon2, not two."""
    tried: list[int] = []

    def unlock(copy: SlotFile) -> Secret:
        tried.append(copy.generation)
        raise UserError("E_UNLOCK")

    assert _code(slot_copies.open_newest, [file.to_bytes()] * 2, unlock) == "E_UNLOCK"
    assert tried == [1]


def test_cost_out_of_range_is_not_written(rng: Rng) -> None:
    """A cost that the parser would refuse is refused when written."""
    for cost in (replace(TEST_COST, memory=1024), KdfCost(1 << 30)):
        assert _code(slots.create, VMK, VAULT, PASSPHRASE, cost, rng) == ("E_KDF_RANGE")


def test_a_lower_limit_holds_for_the_files_made_under_it_only(rng: Rng) -> None:
    """The tests' own cost: what is shipped neither opens such a file nor makes such a slot."""
    cheap, least = KdfCost(64, 1, 1), 64
    file, _ = slots.create(VMK, VAULT, PASSPHRASE, cheap, rng, least)
    assert file.with_passphrase(VMK, Secret(b"new"), cheap, rng).cost == cheap
    assert slots.parse(file.to_bytes(), least).open_passphrase(PASSPHRASE).same(VMK)
    assert _code(slots.parse, file.to_bytes()) == "E_KDF_RANGE"
    assert _code(slot_copies.open_newest, [file.to_bytes()], lambda _: VMK) == "E_KDF_RANGE"
    shipped, _ = slots.create(VMK, VAULT, PASSPHRASE, TEST_COST, rng)
    assert _code(shipped.with_passphrase, VMK, PASSPHRASE, cheap, rng) == "E_KDF_RANGE"
    assert _code(shipped.rotated, VMK, VMK, PASSPHRASE, cheap, 2, rng) == "E_KDF_RANGE"


def test_database_key(rng: Rng) -> None:
    """96 hex characters, of the key and the vault."""
    text = slots.database_key(VMK, VAULT)
    assert len(text) == 96
    assert set(text) <= set("0123456789abcdef")
    assert text != slots.database_key(Secret(rng(32)), VAULT)
    assert text != slots.database_key(VMK, VAULT[::-1])


@pytest.mark.parametrize(
    ("seconds", "memory", "mib"),
    [
        (0.1, 64 << 30, 256),
        (0.32, 64 << 30, 256),
        (0.5, 64 << 30, 128),
        (2.0, 64 << 30, 64),
        (0.1, 4 << 30, 256),
        (0.1, 3 << 30, 128),
        (0.1, 1 << 30, 64),
        (0.1, 0, 64),
    ],
)
def test_calibrate(seconds: float, memory: int, mib: int) -> None:
    """The highest cost near a second and within a sixteenth of the memory."""
    now = iter((10.0, 10.0 + seconds))
    cost = slots.calibrate(memory, lambda: next(now))
    assert cost == KdfCost(mib * 1024, 3, 4)
    assert cost.allowed()


def test_stretch_is_argon2id_with_its_parameters() -> None:
    """Each parameter and the associated data change the result."""
    base = kdf.stretch(Secret(b"a"), TEST_COST, bytes(16), b"")
    others = [
        kdf.stretch(Secret(b"b"), TEST_COST, bytes(16), b""),
        kdf.stretch(Secret(b"a"), replace(TEST_COST, passes=2), bytes(16), b""),
        kdf.stretch(Secret(b"a"), replace(TEST_COST, lanes=2), bytes(16), b""),
        kdf.stretch(Secret(b"a"), TEST_COST, b"\1" * 16, b""),
        kdf.stretch(Secret(b"a"), TEST_COST, bytes(16), b"x"),
    ]
    assert len({secret.reveal() for secret in [base, *others]}) == 6
    assert not any(isinstance(fault, Refused) for fault in others)

"""Entries and bodies: strict form, chaining, commitments, ids."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from vsdesk.crypto.canonical import encode
from vsdesk.errors import Bug, Refused
from vsdesk.history.clock import DAY_MS, format_ts, next_ts, too_far_ahead, ts_ms
from vsdesk.history.entry import (
    ZERO_HASH,
    Entry,
    NewOp,
    OpBody,
    audit_space,
    check_body,
    commitment,
    hash_of_line,
    log_id,
    observed_of,
    parse_body,
    parse_entry,
    space_id,
    split_op,
    write_entry,
)
from vsdesk.history.merge import StoredOp
from vsdesk.history.op_scopes import OFFICE, REFERENCE, Scopes

Rng = Callable[[int], bytes]
KID, INC, SPACE, REC = "a1" * 32, "b2" * 16, "c3" * 16, "d4" * 16
LOG = log_id(KID, INC, SPACE)
TS = "0199e0000000-0000"


def written(rng: Rng, seq: int = 1, prev: str = ZERO_HASH, **more: Any) -> tuple[Entry, OpBody]:
    """One made-up save."""
    op = NewOp(REC, "person", {"given_ar": "خالد", "born": None}, **more)
    entry, bodies = write_entry(LOG, SPACE, seq, prev, TS, 1, 0, "0", [op], rng)
    return entry, bodies[0]


def test_what_is_written_reads_back(rng: Rng) -> None:
    old = "e5" * 32 + ":7"
    entry, body = written(
        rng,
        supersedes={"born": [old], "given_ar": []},
        observed={"e5" * 32: [3, 1, 3]},
        parent="f6" * 16,
        origin=("07" * 16, "18" * 16),
        again=old,
        why="هكذا قالت",
    )
    assert parse_entry(entry.line) == entry
    assert parse_body(body.line) == body
    assert entry.entry_hash == hash_of_line(entry.line)
    [op] = entry.ops
    assert op.fields == ("born", "given_ar")
    assert op.supersedes == {"born": (old,)}
    assert op.observed == {"e5" * 32: (1, 3)}
    assert (op.parent, op.origin, op.again) == ("f6" * 16, ("07" * 16, "18" * 16), old)
    assert body.values == {"born": None, "given_ar": "خالد"}
    assert body.why == "هكذا قالت"
    assert (body.entry_hash, body.index) == (entry.entry_hash, 0)
    check_body(entry, body)
    stored = StoredOp.of(entry, 0, KID, body)
    assert stored.values["given_ar"] == "خالد"
    assert StoredOp.of(entry, 0, KID, body, erased=True).values == {}
    assert StoredOp.of(entry, 0, KID, None).body == "missing"


def test_the_hashes_of_the_format_page(rng: Rng) -> None:
    import hashlib

    entry, body = written(rng)
    raw = bytes.fromhex(KID + INC + SPACE)
    assert hashlib.sha256(b"vsdesk/log/v1\0" + raw).hexdigest() == LOG
    assert hashlib.sha256(b"vsdesk/entry/v1\0" + entry.line).hexdigest() == entry.entry_hash
    inner = encode({"set": {"born": None, "given_ar": "خالد"}})
    place = body.salt + bytes.fromhex(LOG) + (1).to_bytes(8, "big") + (0).to_bytes(8, "big")
    assert hashlib.sha256(b"vsdesk/body/v1\0" + place + inner).hexdigest() == entry.ops[0].com
    assert space_id("office") == hashlib.sha256(b"vsdesk/space/v1\0office").hexdigest()[:32]
    audit = hashlib.sha256(b"vsdesk/space/v1\0audit" + bytes.fromhex(KID)).hexdigest()[:32]
    assert audit_space(KID) == audit


def test_a_body_opens_in_its_place_only(rng: Rng) -> None:
    entry, body = written(rng)
    second, other = written(rng, 2, entry.entry_hash)
    for wrong in (
        other.line,
        body.line.replace("خالد".encode(), "خليل".encode()),
        body.line.replace(entry.entry_hash.encode(), second.entry_hash.encode()),
        body.line.replace(b":0", b":1"),
        encode({**json.loads(body.line), "salt": "00" * 32}),
    ):
        with pytest.raises(Refused) as caught:
            check_body(entry if wrong != body.line else second, parse_body(wrong))
        assert caught.value.name == "L_COMMIT"


def test_a_body_with_other_fields_than_its_op(rng: Rng) -> None:
    entry, _ = written(rng)
    salt, inner = rng(32), {"set": {"given_ar": "خالد"}}
    com = commitment(salt, LOG, 1, 0, encode(inner))
    read = json.loads(entry.line)
    read["ops"][0]["com"] = com
    changed = parse_entry(encode(read))
    line = encode({"op": changed.op_id(0), "salt": salt.hex(), "body": inner})
    with pytest.raises(Refused) as caught:
        check_body(changed, parse_body(line))
    assert caught.value.name == "L_COMMIT"


def test_a_name_cannot_be_guessed_against_its_commitment(rng: Rng) -> None:
    """Erasing takes the salt away: without it no guess can be checked."""
    entry, body = written(rng)
    guesses = {
        commitment(salt, LOG, 1, 0, body.inner)
        for salt in (b"", bytes(32), *(rng(32) for _ in range(200)))
    }
    assert entry.ops[0].com not in guesses


def test_unknown_members_survive(rng: Rng) -> None:
    entry, body = written(rng)
    read = json.loads(entry.line)
    read["later"] = ["ش"]
    read["ops"][0]["later"] = 1
    line = encode(read)
    assert parse_entry(line).line == line
    more = {**json.loads(body.line), "later": 1}
    assert parse_body(encode(more)).inner == body.inner


WRONG: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("v", lambda e: e.update(v=0)),
    ("log", lambda e: e.update(log="A1" * 32)),
    ("space", lambda e: e.update(space="c3" * 17)),
    ("seq", lambda e: e.update(seq=0)),
    ("seq as text", lambda e: e.update(seq="1")),
    ("seq as true", lambda e: e.update(seq=True)),
    ("prev of the first", lambda e: e.update(prev="ab" * 32)),
    ("no prev of the second", lambda e: e.update(seq=2)),
    ("ts", lambda e: e.update(ts="now")),
    ("by", lambda e: e.update(by="")),
    ("no ops", lambda e: e.update(ops=[])),
    ("ops", lambda e: e.update(ops={})),
    ("a record twice", lambda e: e["ops"].append(dict(e["ops"][0]))),
    ("member missing", lambda e: e.pop("schema")),
    ("fields not sorted", lambda e: e["ops"][0].update(fields=["given_ar", "born"])),
    ("fields twice", lambda e: e["ops"][0].update(fields=["born", "born"])),
    ("no fields", lambda e: e["ops"][0].update(fields=[])),
    ("field name", lambda e: e["ops"][0].update(fields=["Born"])),
    ("sup of another field", lambda e: e["ops"][0].update(sup={"x": ["ab" * 32 + ":0"]})),
    ("sup empty", lambda e: e["ops"][0].update(sup={})),
    ("sup list empty", lambda e: e["ops"][0].update(sup={"born": []})),
    ("sup of no op", lambda e: e["ops"][0].update(sup={"born": ["ab" * 32]})),
    ("sup index", lambda e: e["ops"][0].update(sup={"born": ["ab" * 32 + ":256"]})),
    ("sup index 00", lambda e: e["ops"][0].update(sup={"born": ["ab" * 32 + ":00"]})),
    ("saw not sorted", lambda e: e["ops"][0].update(saw={"ab" * 32: [2, 1]})),
    ("saw empty", lambda e: e["ops"][0].update(saw={})),
    ("saw key", lambda e: e["ops"][0].update(saw={"ab": [1]})),
    ("origin", lambda e: e["ops"][0].update(origin=["ab" * 16])),
    ("again", lambda e: e["ops"][0].update(again="ab" * 32)),
    ("com", lambda e: e["ops"][0].update(com="xy" * 32)),
]


@pytest.mark.parametrize(("what", "spoil"), WRONG, ids=[what for what, _ in WRONG])
def test_an_entry_of_another_form(
    rng: Rng, what: str, spoil: Callable[[dict[str, Any]], object]
) -> None:
    entry, _ = written(rng)
    read = json.loads(entry.line)
    spoil(read)
    with pytest.raises(Refused) as caught:
        parse_entry(encode(read))
    assert caught.value.name == "E_CANON"


def test_d5_more_fields_than_an_op_may_have_are_a_limit(rng: Rng) -> None:
    entry, _ = written(rng)
    read = json.loads(entry.line)
    read["ops"][0]["fields"] = [f"f{n:03d}" for n in range(201)]
    with pytest.raises(Refused) as caught:
        parse_entry(encode(read))
    assert caught.value.name == "E_LIMIT"


def test_limits_and_a_newer_version(rng: Rng) -> None:
    entry, body = written(rng)
    read = json.loads(entry.line)
    for change, code in (
        ({"v": 2}, "E_VERSION"),
        ({"ops": [{**read["ops"][0], "rec": f"{n:032x}"} for n in range(257)]}, "E_LIMIT"),
        ({"pad": "x" * 300_000}, "E_LIMIT"),
    ):
        with pytest.raises(Refused) as caught:
            parse_entry(encode({**read, **change}))
        assert caught.value.name == code
    for size in (600_000, 1_100_000):
        long = json.loads(body.line)
        long["body"]["set"]["given_ar"] = "x" * size
        with pytest.raises(Refused) as caught:
            parse_body(encode(long))
        assert caught.value.name == "E_LIMIT"
    with pytest.raises(Refused) as caught:
        write_entry(
            LOG, SPACE, 1, ZERO_HASH, TS, 1, 0, "0", [NewOp(REC, "a", {"b": "x" * 600_000})], rng
        )
    assert caught.value.name == "E_LIMIT"


@pytest.mark.parametrize(
    "spoil",
    [
        {"op": "x"},
        {"salt": "00" * 31},
        {"salt": "ZZ" * 32},
        {"body": []},
        {"body": {"why": "x"}},
        {"body": {"set": []}},
        {"body": {"set": {}, "why": 1}},
    ],
)
def test_a_body_of_another_form(rng: Rng, spoil: dict[str, Any]) -> None:
    _, body = written(rng)
    with pytest.raises(Refused) as caught:
        parse_body(encode({**json.loads(body.line), **spoil}))
    assert caught.value.name == "E_CANON"


def test_writing_what_breaks_the_form_is_our_mistake(rng: Rng) -> None:
    twice = [NewOp(REC, "person", {"a": 1}), NewOp(REC, "person", {"b": 1})]
    with pytest.raises(Bug):
        write_entry(LOG, SPACE, 1, ZERO_HASH, TS, 1, 0, "0", twice, rng)


def test_small_things() -> None:
    assert split_op("ab" * 32 + ":12") == ("ab" * 32, 12)
    assert observed_of(["ab" * 32 + ":2", "ab" * 32 + ":1"]) == {"ab" * 32: (1, 2)}


def test_the_clock_never_falls_behind_what_was_seen() -> None:
    now = 1_800_000_000_000
    assert next_ts(now, None) == format_ts(now)
    assert ts_ms(next_ts(now, format_ts(now - 5))) == now
    assert ts_ms(next_ts(now, format_ts(now + 5))) == now + 6
    far = format_ts(now + DAY_MS + 1)
    assert too_far_ahead(far, now)
    assert not too_far_ahead(format_ts(now + DAY_MS), now)
    assert ts_ms(next_ts(now, far)) == now
    back = now - 10 * 365 * DAY_MS
    assert ts_ms(next_ts(back, format_ts(back + 1000))) == back + 1001


def test_who_may_write_to_the_organisations_own_spaces() -> None:
    other = "b0" * 32
    scopes = Scopes([KID, other])
    assert scopes.allows(SPACE, KID, "documenter")
    for space in (REFERENCE, OFFICE):
        assert scopes.allows(space, KID, "coordinator")
        assert not scopes.allows(space, KID, "documenter")
        assert not scopes.allows(space, KID, None)
    assert scopes.allows(audit_space(KID), KID, "documenter")
    assert not scopes.allows(audit_space(KID), other, "coordinator")
    assert Scopes([]).allows(audit_space(KID), KID, "documenter")

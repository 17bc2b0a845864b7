"""The values in between, of docs/spec/vectors/values.json: what a reader can compare step by step.

Taken from the world itself wherever it has them. All keys are made up, and are opened here on purpose.
"""

from __future__ import annotations

from typing import Final

from tools.spec_vectors.world import PASSPHRASE, World

from vsdesk.crypto import canonical, slot_kinds, slots, wordlist
from vsdesk.crypto.canonical import Json
from vsdesk.crypto.frame import FrameType
from vsdesk.crypto.keys import EncryptionKey, SigningKey, age_identity, pae
from vsdesk.crypto.labelled_hash import H
from vsdesk.crypto.secrets import Secret, subkey
from vsdesk.crypto.spoken import digits9, words_of
from vsdesk.errors import Refused
from vsdesk.exchange.container import padded
from vsdesk.history.device import parse_introduction, sas_device, sas_org
from vsdesk.history.entry import audit_space, parse_body, parse_entry, space_id
from vsdesk.words import LANGS
from vsdesk.written_words import word_key

_SPELLINGS: Final = (
    '{"a":[1,-1,0,true,null],"b":"\\u001f\\n\\"é"}', "[]", '""', "9007199254740991", "-9007199254740991",
    "9007199254740992", "-0", "1.0", "1e3", "01", " 1", '{"b":1,"a":2}', '{"a":1,"a":1}', '{"A":1}', '"\\u0041"',
    '"\\/"', '"\\ud800"', "[" * 16 + "]" * 16, "[" * 17 + "]" * 17, "NaN", "1\n",
)  # fmt: skip  # a table, read by rows


def values(world: World, objects: dict[str, bytes]) -> dict[str, Json]:
    """All of them. `objects` are of the first bundle: `entries`, `bodies`, `leaves`."""
    return {
        "hash": [{"label": "entry", "x": b.hex(), "h": H("entry", b).hex()} for b in (b"", b"abc")],
        "vj": [{"bytes": text, "canonical": _canonical(text)} for text in _SPELLINGS],
        "padding": [[size, padded(size)] for size in (1, 262_144, 262_145, 300_000, 10**6, 10**9)],
        "keys": _keys(world),
        "spaces": _spaces(world),
        "spoken": _spoken(world),
        "written": written(),
        "history": _history(world, objects),
        "slots": _slots(world),
    }


def _canonical(text: str) -> bool:
    try:
        canonical.decode(text.encode())
    except Refused:
        return False
    return True


def _keys(world: World) -> Json:
    signing: SigningKey = world.desks["rima"].context.vault.identity.signing
    sealing: EncryptionKey = world.desks["amal"].context.vault.keys()[0]
    payload = b'{"v":1}'
    return {
        "sign": {
            "secret": signing.secret_bytes.hex(),
            "public": signing.public.hex(),
            "kid": signing.device_id,
        },
        "signature": {
            "type": str(FrameType.DEVICE),
            "payload": payload.decode(),
            "pae": pae(FrameType.DEVICE, payload).decode(),
            "signature": signing.sign(FrameType.DEVICE, payload).hex(),
        },
        "encryption": {
            "secret": sealing.secret_bytes.hex(),
            "public": sealing.public.hex(),
            "efp": H("enckey", sealing.public).hex(),
            "identity": age_identity(sealing),
        },
    }


def _spaces(world: World) -> Json:
    device_id = world.desks["rima"].access.status().device_id
    fixed: dict[str, Json] = {name: space_id(name) for name in ("reference", "office")}
    return {**fixed, "audit": {"kid": device_id, "space": audit_space(device_id)}}


def _spoken(world: World) -> Json:
    """What Amal and Rima read to each other when she was taken in."""
    asked = parse_introduction(world.request)
    org = world.desks["rima"].sync.devices.organisation_pin()
    assert org is not None
    said: dict[str, Json] = {
        "kid": asked.device_id,
        "efp": asked.recipient_fingerprint,
        "nonce": asked.nonce,
        "org": org,
    }
    for name, digest in (
        ("sas_device", sas_device(asked.device_id, asked.recipient_fingerprint, asked.nonce)),
        ("sas_org", sas_org(org, asked.device_id, asked.nonce)),
    ):
        said[name] = {
            "digest": digest.hex(),
            "words": {lang: list[Json](words_of(digest, lang)) for lang in LANGS},
            "digits": digits9(digest),
        }
    return said


def written() -> Json:
    """32 bytes in the three lists of words, and what a hand may make of them (keys.md §3)."""
    rows: list[Json] = []
    for entropy in (bytes(32), b"\xff" * 32, bytes(range(32)), H("written", b"1")):
        words: dict[str, Json] = {lang: " ".join(wordlist.written(entropy, lang)) for lang in LANGS}
        typed: dict[str, Json] = {
            lang: " ".join(word_key(word) for word in wordlist.written(entropy, lang))
            for lang in LANGS
        }
        rows.append({"entropy": entropy.hex(), **words, "typed": typed})
    return rows


def _history(world: World, objects: dict[str, bytes]) -> Json:
    """The first entry of the first bundle, the body of its first op, and the first leaf that is opened."""
    line, body_line = (objects[kind].splitlines()[0] for kind in ("entries", "bodies"))
    entry, body = parse_entry(line), parse_body(body_line)
    opened = canonical.decode_object(objects["leaves"].splitlines()[0])["open"]
    assert isinstance(opened, list) and isinstance(opened[0], list)
    [row] = world.desks["rima"].context.vault.database.query(
        "SELECT kid, inc FROM log WHERE id = ?", (bytes.fromhex(entry.log),)
    )
    salt, log, space, seq, head = opened[0]
    leaf = H(
        "leaf",
        *(bytes.fromhex(str(one)) for one in (salt, log, space)),
        int(str(seq)).to_bytes(8, "big"),
        bytes.fromhex(str(head)),
    )
    return {
        "log": {"kid": row[0].hex(), "inc": row[1].hex(), "space": entry.space, "log": entry.log},
        "entry": {"line": line.decode(), "eh": entry.entry_hash},
        "body": {
            "line": body_line.decode(),
            "inner": body.inner.decode(),
            "com": entry.ops[body.index].com,
        },
        "leaf": {"open": opened[0], "leaf": leaf.hex()},
    }


def _slots(world: World) -> Json:
    """How the vault of the vectors opens, step by step."""
    data = (world.root / "amal" / "slots.a").read_bytes()
    file = slots.parse(data)
    vmk = file.open_passphrase(Secret.of_text(PASSPHRASE))
    about = {str(slot["kind"]): slot_kinds.about(slot, file.vault).decode() for slot in file.slots}
    own = next(slot for slot in file.slots if slot["kind"] == "passphrase")
    stretched = slot_kinds.stretched_by(Secret.of_text(PASSPHRASE), own, file.vault)
    return {
        "about": dict[str, Json](about),
        "stretched": stretched.reveal().hex(),
        "check": own["check"],
        "vmk": vmk.reveal().hex(),
        "uses": {
            use: subkey(vmk, file.vault, use, size).reveal().hex()
            for use, size in (("db", 48), ("slots", 32), ("erasures", 32), ("mark", 32))
        },
    }

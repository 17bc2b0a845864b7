"""The ways in, of docs/spec/slots.json: a slot file of two people, with words, paper shares, and an escrow.

Everybody in it is made up; passphrases, words and shares stand there on purpose.
"""

from __future__ import annotations

import random
from typing import Final

from vsdesk.crypto import escrow, recovery, shares, slot_kinds, slots
from vsdesk.crypto.canonical import Json
from vsdesk.crypto.secrets import Secret
from vsdesk.words import LANGS

_VAULT: Final = "a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3"
_PASSPHRASES: Final = {1: "عبارة أمل للتجربة فقط", 2: "hevokên Rima tenê ji bo ceribandinê"}
_NEEDED, _COUNT = 2, 3
_ORG: Final = "5a" * 32


def ways() -> dict[str, Json]:
    """The file, what opens it, and what lies between."""
    rng = random.Random(14).randbytes
    vmk = Secret(rng(slots.VMK))
    people = {person: Secret.of_text(said) for person, said in _PASSPHRASES.items()}
    file, words = slots.create(vmk, _VAULT, people[1], slots.TEST_COST, rng)
    file = file.with_person(vmk, people[2], slots.TEST_COST, rng, 2)
    papers = shares.drawn(_NEEDED, _COUNT, rng)
    file = file.with_shares(vmk, papers)
    theirs = shares.drawn(_NEEDED, _COUNT, rng)
    held = shares.combined(theirs[:_NEEDED])
    file = file.with_escrow(vmk, escrow.of_papers(theirs, held, _ORG, asks=True).slot(_ORG))
    by_person = {str(person): _person(file, person, people[person]) for person in people}
    secret = shares.combined(papers[:_NEEDED])
    return {
        "vault": _VAULT,
        "vmk": vmk.reveal().hex(),
        "file": file.to_bytes().decode(),
        "people": dict[str, Json](by_person),
        "words": {lang: " ".join(recovery.words_in(words, lang)) for lang in LANGS},
        "shares": _papers(papers, secret),
        "escrow": {"org": _ORG, **_papers(theirs, held)},
    }


def _papers(papers: list[shares.PaperShare], secret: Secret) -> dict[str, Json]:
    written: list[Json] = [
        {lang: " ".join(shares.written(paper, lang)) for lang in LANGS} for paper in papers
    ]
    told: dict[str, Json] = {"secret": secret.reveal().hex(), "set": papers[0].set}
    return told | {"k": _NEEDED, "n": _COUNT, "papers": written}


def _person(file: slots.SlotFile, person: int, passphrase: Secret) -> dict[str, Json]:
    slot = next(one for one in file.slots if one.get("person") == person)
    stretched = slot_kinds.stretched_by(passphrase, slot, _VAULT)
    return {
        "passphrase": passphrase.reveal().decode(),
        "cost": slot_kinds.stretching(slot, _VAULT).decode(),
        "stretched": stretched.reveal().hex(),
        "check": str(slot["check"]),
    }

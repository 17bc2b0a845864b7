"""A bundle of many cases with eight records each: written, read, its size; against bare statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench import people
from bench.stage import ms, own_seconds, parts
from bench.wide import Wide
from vsdesk.exchange import enrolment
from vsdesk.exchange.export import hand_over, preview
from vsdesk.exchange.revocation import revoke
from vsdesk.exchange.share import destinations
from vsdesk.exchange.volume_receipt import receive

if TYPE_CHECKING:
    from pathlib import Path

    from bench.stage import Row, Stage
    from vsdesk.vault.vault import Vault

MOST: Final = 5.0  # seconds


def rows(stage: Stage) -> list[Row]:
    """The table."""
    lead, field = stage.vault("lead", "coordinator"), stage.vault("field")
    enrolment.found(lead, "ASR", "made up")
    asked = enrolment.request(field)
    said = " ".join(enrolment.own_words(field).words_in("en"))
    answer = enrolment.approve(lead, asked, said=said, role="documenter")
    enrolment.accept(field, answer, said=enrolment.org_words(lead, asked).digits)
    _record(field, stage.bundle)
    stick = stage.root / "stick"
    stick.mkdir()
    base = _raw(stage)
    spent = own_seconds(lambda: hand_over(field, stick))
    files = sorted(stick.iterdir())
    got = own_seconds(lambda: receive(lead, files))
    arrived = lead.read.kinds().get("case", 0)
    if arrived != stage.bundle:
        raise SystemExit(f"{arrived} of {stage.bundle} cases arrived")
    again = own_seconds(lambda: receive(lead, files))
    _answer(lead, field, stage.root)
    lead.save(people.case(stage.bundle + 1))  # which goes to nobody: all is looked at anew
    devices = [device.device_id for device in destinations(lead)]
    still = own_seconds(lambda: _nothing(lead, devices))
    device_id = field.identity.device_id
    withdrawn = own_seconds(lambda: revoke(lead, device_id))
    aside = own_seconds(lambda: revoke(lead, device_id, since=0))
    size = sum(file.stat().st_size for file in files)
    for vault in (lead, field):
        vault.lock()
    what = f"bundle of {stage.bundle:,} cases x 8 records"
    each = size / stage.bundle
    return [
        (f"{what}, written and read back", ms(spent), ms(base), spent / base, "ratio <= 20"),
        (f"{what}, taken in", ms(got), ms(base), got / base, "ratio <= 20"),
        (f"{what}, the same again", ms(again), ms(base), again / base, "ratio <= 20"),
        (
            f"{what}, then nothing to give: looked at",
            ms(still),
            ms(base),
            still / base,
            "ratio <= 1",
        ),
        ("then its device withdrawn", ms(withdrawn), "-", withdrawn / MOST, "<= 5000 ms"),
        ("and all of it put aside", ms(aside), ms(base), aside / base, ""),
        (f"{what}, bytes", f"{size / 2**20:.1f} MiB", f"{each:.0f} B a case", None, ""),
    ]


def _answer(lead: Vault, field: Vault, root: Path) -> None:
    """To and fro, until neither has anything for the other."""
    for number in range(3):
        for sender, reader in ((lead, field), (field, lead)):
            stick = root / f"answer-{number}-{sender.role}"
            stick.mkdir()
            hand_over(sender, stick, [reader.identity.device_id])
            receive(reader, [stick])


def _nothing(lead: Vault, devices: list[str]) -> None:
    if not preview(lead, devices).nothing:
        raise SystemExit("something was left to give")


def _record(vault: Vault, count: int) -> None:
    """Each case is saved twice: as it was first told, and what came later."""
    with vault.applying():
        for part in parts(range(count), 250):
            vault.save([edit for number in part for edit in people.case(number)])
            vault.save([edit for number in part for edit in people.more(number)])


def _raw(stage: Stage) -> float:
    wide = Wide([*people.case(0), *people.more(0)])
    raw = stage.raw("bundle")
    raw.script(wide.create)
    flat = [
        wide.row(edit)
        for number in range(stage.bundle)
        for edit in (*people.case(number), *people.more(number))
    ]

    def fill() -> None:
        with raw.transaction(bulk=True):
            raw.run_many(wide.insert, flat)

    spent = own_seconds(fill)
    raw.close()
    return spent

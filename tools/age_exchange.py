"""Exchange bundles' envelopes with another age implementation, in both directions.

A development tool: needs node and npm, and installs the npm package `age-encryption` into a
temporary folder that is deleted afterwards. Prints one line for each file and `all good`, or stops
with the first that differs.

    .venv/bin/python tools/age_exchange.py
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from vsdesk.crypto.age import AgeReader, AgeWriter
from vsdesk.crypto.keys import EncryptionKey, age_identity, age_recipient, from_age_identity

PACKAGE = "age-encryption@0.3.1"
SIZES = (0, 1, 65_535, 65_536, 65_537, 1_000_000)

THEIRS = """
import * as age from "age-encryption";
import { readFileSync, writeFileSync } from "node:fs";
const [job, identity, from, to] = process.argv.slice(2);
if (job === "recipient") {
  process.stdout.write(await age.identityToRecipient(identity));
} else if (job === "generate") {
  process.stdout.write(await age.generateHybridIdentity());
} else if (job === "open") {
  const decrypter = new age.Decrypter();
  decrypter.addIdentity(identity);
  writeFileSync(to, await decrypter.decrypt(readFileSync(from)));
} else {
  const encrypter = new age.Encrypter();
  encrypter.addRecipient(await age.identityToRecipient(identity));
  encrypter.addRecipient(await age.identityToRecipient(await age.generateHybridIdentity()));
  writeFileSync(to, await encrypter.encrypt(readFileSync(from)));
}
"""


class Theirs:
    """The other implementation, run by node in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "package.json").write_text('{"type": "module", "private": true}')
        (folder / "theirs.mjs").write_text(THEIRS)
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", PACKAGE],
            cwd=folder,
            check=True,
        )

    def run(self, job: str, identity: str, source: bytes = b"") -> bytes:
        """What it writes to its output file or, for texts, to its output."""
        read, write = self.folder / "from", self.folder / "to"
        read.write_bytes(source)
        write.unlink(missing_ok=True)
        done = subprocess.run(
            ["node", "theirs.mjs", job, identity, str(read), str(write)],
            cwd=self.folder,
            check=True,
            stdout=subprocess.PIPE,
        )
        return write.read_bytes() if write.exists() else done.stdout


def _ours(key: EncryptionKey, plain: bytes) -> bytes:
    out = io.BytesIO()
    others = [EncryptionKey.generate(os.urandom).public for _ in range(2)]
    writer = AgeWriter(out, [*others, key.public], os.urandom)
    writer.write(plain)
    writer.close()
    return out.getvalue()


def _same(what: str, one: object, other: object) -> None:
    if one != other:
        sys.exit(f"{what}: DIFFERS")
    print(f"{what}: same")


def main() -> None:
    """Keys, then files of each size in both directions."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        sys.exit("node and npm are needed")
    with tempfile.TemporaryDirectory() as folder:
        theirs = Theirs(Path(folder))
        ours, made = EncryptionKey.generate(os.urandom), theirs.run("generate", "").decode()
        for key in (ours, from_age_identity(made)):
            text = theirs.run("recipient", age_identity(key)).decode()
            _same("recipient", text, age_recipient(key.public))
            for size in SIZES:
                plain = os.urandom(size)
                opened = theirs.run("open", age_identity(key), _ours(key, plain))
                _same(f"written here, read there, {size} bytes", opened, plain)
                reader = AgeReader(io.BytesIO(theirs.run("seal", age_identity(key), plain)), [key])
                _same(f"written there, read here, {size} bytes", reader.read(size + 1), plain)
    print("all good")


if __name__ == "__main__":
    main()

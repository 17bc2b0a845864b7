"""A new vault's files: its key, the slots that hold it, and the database with who this device is.

The caller has made and locked the folder, and removes it where this fails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.crypto import slots as keyslots
from vsdesk.crypto.keys import EncryptionKey, SigningKey
from vsdesk.crypto.secrets import Secret
from vsdesk.crypto.slots import database_key
from vsdesk.vault import meta, schema
from vsdesk.vault.database import Database

if TYPE_CHECKING:
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.history.state import Role
    from vsdesk.vault.env import Env
    from vsdesk.vault.folder import Folder


def found(
    folder: Folder, role: Role, name: str, organisation: str, passphrase: Secret, env: Env
) -> tuple[SlotFile, Secret, list[str]]:
    """The slots, the vault's key, and its recovery words in English."""
    vmk, vault = Secret(env.random(keyslots.VMK)), env.random(16).hex()
    slots, words = keyslots.create(vmk, vault, passphrase, env.cost(), env.random, env.least)
    database = Database(folder.database(slots.database), database_key(vmk, vault), create=True)
    identity = meta.Identity(
        vault=vault,
        name=name,
        role=role,
        organisation=organisation,
        signing=SigningKey.generate(env.random),
        incarnation=env.random(16).hex(),
        instance=env.random(16),
    )
    schema.create(database)  # no slot names this file yet, so it may be cut off anywhere
    with database.transaction():
        first = EncryptionKey.generate(env.random)
        meta.write_identity(meta.Meta(database), identity, first, env.clock())
    database.close()
    folder.write_slots(slots)
    return slots, vmk, words

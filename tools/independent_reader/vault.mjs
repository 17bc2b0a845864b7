// A vault on disk: the slots, the database's pages, the attachments: docs/spec/keys.md, vault.md §3, §12, §13.
import { createDecipheriv, createHmac, pbkdf2Sync } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { argon2id } from "@noble/hashes/argon2.js";
import initSqlJs from "sql.js";
import { encryptionKey, hpkeOpened } from "./age.mjs";
import { H, Refused, hex, hkdf, hmac, need, opened, sha256, unhex, written } from "./bytes.mjs";
import { parsed } from "./form.mjs";
import { Books } from "./fold.mjs";
import { Trust, frameOf, kidOf } from "./frames.mjs";
import { share, together } from "./shares.mjs";
import { bodyOf, entryOf, listOf } from "./volume.mjs";

const PAGE = 4096;
const MIB = 1 << 20;
const list = (name) => readFileSync(new URL(`../../docs/spec/${name}.txt`, import.meta.url), "utf8").trim().split("\n");
const LISTS = { 24: list("words"), 27: list("words-ar"), 30: list("words-ku") };
const ALOUD = { ar: LISTS[27], ku: LISTS[30], en: LISTS[24] };
const SAME = { "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ı": "i" };

/** The VMK of a slot file, by words, passphrase or shares; the number of its database; whose passphrase it was. */
export function unlocked(data, given) {
  const file = parsed("slot_file", data, "E_SLOTS_TAMPERED");
  const { sum, ...summed } = file;
  const { mac, ...fields } = summed;
  need(hex(H("slots-sum", Buffer.from(written(summed)))) === sum, "E_SLOTS_TAMPERED", "sum");
  const { vmk, person } = given.passphrase ? byPassphrase(file, given.passphrase) : { vmk: byPaper(file, given) };
  need(vmk, "E_SLOTS_TAMPERED", "box");
  need(hex(hmac(keyFor(vmk, file.vault, "slots", 32), Buffer.from(written(fields)))) === mac, "E_SLOTS_TAMPERED", "mac");
  return { vmk, vault: file.vault, db: file.db, person };
}

/** What a slot commits to (keys.md §2). */
function aboutOf({ box, check, ...stated }, vault) {
  return Buffer.from(written({ slot: stated, vault }));
}

/** What is sealed to the key pair of a seed, in a slot that names it. */
function unsealed(slot, vault, seed, code) {
  const key = encryptionKey(seed), box = unhex(slot.box);
  need(hex(key.public) === slot.public, code, "key");
  return hpkeOpened(key, box.subarray(0, 1120), box.subarray(1120), Buffer.concat([Buffer.from("vsdesk/slot/v1\0"), aboutOf(slot, vault)]));
}

/** The key for one use (keys.md §1). */
export const keyFor = (vmk, vault, use, size) => hkdf(vmk, unhex(vault), `vsdesk/${use}/v1`, size);

/** What tells a word from the others of its list (keys.md §3). */
function wordKey(word) {
  const bare = word.normalize("NFKD").toLowerCase().replace(/[\p{Mn}\p{Cf}\u0621\u0640]/gu, "");
  return Array.from(bare, (letter) => SAME[letter] ?? letter).slice(0, 4).join("");
}

const SHARED = { 10: [list("words-slip39"), LISTS[27]].map((one) => one.map(wordKey)), 9: [LISTS[30].map(wordKey)] };

/** The 32 bytes of the words on a paper, in any of the three lists. */
export function onPaper(words) {
  const given = words.trim().split(/\s+/), known = LISTS[given.length];
  need(known, "E_RECOVERY", "number of words");
  const keys = known.map(wordKey), width = Math.log2(known.length);
  const unknown = given.findIndex((word) => !keys.includes(wordKey(word)));
  need(unknown < 0, "E_RECOVERY", `word ${unknown + 1}`);
  const bits = given.map((word) => keys.indexOf(wordKey(word)).toString(2).padStart(width, "0")).join("");
  const entropy = Buffer.from(bits.slice(0, 256).match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const sum = Array.from(sha256(entropy), (byte) => byte.toString(2).padStart(8, "0")).join("");
  need(sum.startsWith(bits.slice(256)), "E_RECOVERY", "sum");
  return entropy;
}

function byPaper(file, { words, shares }) {
  const slot = file.slots.find((one) => one.kind === "words");
  need(slot || !words, "E_SLOTS_TAMPERED", "slot");
  if (words) return unsealed(slot, file.vault, hkdf(onPaper(words), unhex(file.vault), "vsdesk/words/v1", 32), "E_RECOVERY");
  const given = shares.map((one) => share(one, SHARED, wordKey));
  const known = file.slots.filter((one) => one.kind === "shares" || (one.kind === "escrow" && one.org));
  need(known.length, "E_NO_SHARES", "slot");
  const named = known.filter((slot) => given.every((one) => one.set === slot.set && one.needed === slot.k));
  need(named.length, "E_SHARE_OTHER", "set");
  const secret = together(given);
  const seed = (slot) => (slot.org ? hkdf(secret, unhex(slot.org), "vsdesk/escrow/v1", 32) : hkdf(secret, unhex(file.vault), "vsdesk/shares/v1", 32));
  const own = named.find((slot) => hex(encryptionKey(seed(slot)).public) === slot.public);
  need(own, "E_SHARE_OTHER", "key");
  return unsealed(own, file.vault, seed(own), "E_SHARE_OTHER");
}

function byPassphrase({ v, vault, slots }, passphrase) {
  const secret = Buffer.from(passphrase.normalize("NFKC"));
  for (const slot of slots.filter((one) => one.kind === "passphrase")) {
    const { kdf, m, p, salt, t } = slot;
    const about = v === 1 ? aboutOf(slot, vault) : Buffer.from(written({ kdf: { kdf, m, p, salt, t }, vault }));
    const stretched = argon2id(secret, unhex(salt), { t, m, p, dkLen: 32, version: 0x13, personalization: about });
    if (hex(H("slot-check", Buffer.from(stretched)).subarray(0, 16)) !== slot.check) continue;
    const box = unhex(slot.box);
    const vmk = v === 1 ? opened(hkdf(stretched, "", "vsdesk/slot/v1", 32), box.subarray(0, 12), box.subarray(12), about)
      : unsealed(slot, vault, hkdf(stretched, "", "vsdesk/passphrase/v1", 32), "E_SLOTS_TAMPERED");
    return { vmk, person: slot.person ?? 1 };
  }
  throw new Refused("E_UNLOCK", "passphrase");
}

/** The SQLite file inside an SQLCipher file. */
function decrypted(file, key, salt) {
  need(file.subarray(0, 16).equals(salt), "E_DB_CORRUPT", "salt");
  const macKey = pbkdf2Sync(key, salt.map((byte) => byte ^ 0x3a), 2, 32, "sha512");
  const pages = [];
  for (let at = 0, i = 1; at < file.length; at += PAGE, i += 1) {
    const number = Buffer.alloc(4);
    number.writeUInt32LE(i);
    const body = file.subarray(at + (i === 1 ? 16 : 0), at + PAGE - 64);
    const mac = createHmac("sha512", macKey).update(body).update(number).digest();
    need(mac.equals(file.subarray(at + PAGE - 64, at + PAGE)), "E_DB_CORRUPT", `page ${i}`);
    const cipher = createDecipheriv("aes-256-cbc", key, body.subarray(-16)).setAutoPadding(false);
    if (i === 1) pages.push(Buffer.from("SQLite format 3\0"));
    pages.push(cipher.update(body.subarray(0, -16)), Buffer.alloc(80));
  }
  return Buffer.concat(pages);
}

/** The plaintext of an attachment at rest (keys.md §5). */
function attachment(box, key, name) {
  const parts = [];
  for (let at = 0, i = 0; at < box.length || i === 0; at += MIB + 16, i += 1) {
    const nonce = Buffer.alloc(12);
    nonce.writeBigUInt64BE(BigInt(i), 3);
    nonce[11] = at + MIB + 16 >= box.length ? 1 : 0;
    const plain = opened(key, nonce, box.subarray(at, at + MIB + 16), unhex(name));
    need(plain, "E_CHUNK", "attachment");
    parts.push(plain);
  }
  return parts;
}

/** The books of a vault. `given` is `{words}` or `{passphrase}`. */
export async function openVault(folder, given) {
  const { vmk, vault, db } = unlocked(readFileSync(join(folder, "slots.a")), given);
  const wal = join(folder, `db.${db}-wal`);
  need(!existsSync(wal) || statSync(wal).size === 0, "E_DB_CORRUPT", "not closed in good order");
  const raw = keyFor(vmk, vault, "db", 48);
  const SQL = await initSqlJs();
  const database = new SQL.Database(decrypted(readFileSync(join(folder, `db.${db}`)), raw.subarray(0, 32), raw.subarray(32)));
  const all = (sql) => (database.exec(sql)[0]?.values ?? []);
  const meta = Object.fromEntries(all("SELECT key, value FROM meta").map(([key, value]) => [key, Buffer.from(value)]));
  const fact = (key) => JSON.parse(meta[key].toString());
  if (fact("vault") !== vault) throw new Refused("E_DB_CORRUPT", "another vault");
  const frames = all("SELECT frame FROM trust ORDER BY n").map(([frame]) => frameOf(Buffer.from(frame), "trust"));
  const trust = new Trust(frames.length ? hex(H("trust", frames[0].payload)) : null);
  frames.forEach((frame) => trust.climb(frame));
  const books = Object.assign(new Books(trust, ownRole(meta.sign, fact("role"))), { vmk, id: vault });
  for (const [line, kid, got, counts] of all("SELECT entry.line, log.kid, entry.got, entry.counts FROM entry JOIN log ON log.n = entry.log")) {
    const entry = { ...entryOf(inflateSync(Buffer.from(line))), kid: hex(Buffer.from(kid)), at: got, before: counts === 1 };
    books.entries.set(entry.eh, entry);
  }
  books.vouched = all("SELECT leaf.ck, checkpoint.kid, log.id, leaf.eh FROM leaf JOIN checkpoint ON checkpoint.hash = leaf.ck JOIN log ON log.n = leaf.log").map((row) => row.map((one) => hex(Buffer.from(one)))).map(([ck, kid, log, head]) => ({ ck, kid, log, head }));
  for (const [body] of all("SELECT body FROM op WHERE state = 0")) books.body(bodyOf(inflateSync(Buffer.from(body))));
  for (const [frame] of all("SELECT frame FROM erasure WHERE applied > 0")) books.order(frameOf(Buffer.from(frame), "erasure"));
  for (const [name, key, man] of all("SELECT name, key, man FROM file WHERE complete = 1")) {
    const list = listOf(Buffer.from(man));
    books.lists.set(list.blob, list);
    attachment(readFileSync(join(folder, "files", name)), Buffer.from(key), name).forEach((data, i) => books.chunks.set(`${list.blob}:${i}`, data));
  }
  return books;
}

/** A digest as people read it to each other (envelope.md §3). */
export function spoken(digest) {
  const bits = BigInt(`0x${hex(digest.subarray(0, 11))}`);
  const words = {};
  for (const [lang, of] of Object.entries(ALOUD)) {
    const base = BigInt(of.length);
    words[lang] = [];
    for (let left = bits, room = 1n << 88n; room > 1n; room = (room + base - 1n) / base, left /= base) words[lang].unshift(of[Number(left % base)]);
  }
  return { digest: hex(digest), words, digits: String(bits).padStart(27, "0").match(/.{3}/g).join(" ") };
}

/** Before a list names it, the vault's own device has the role that it was made with (bundle.md §9.2). */
function ownRole(sign, role) {
  return { [kidOf(sign)]: role };
}

// The age file and HPKE base mode with X-Wing: docs/spec/envelope.md §2, RFC 9180, draft-connolly-cfrg-xwing-kem.
import { createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman } from "node:crypto";
import { ml_kem768 } from "@noble/post-quantum/ml-kem.js";
import { H, Refused, hex, hkdf, hmac, need } from "./bytes.mjs";

const INFO = Buffer.from("age-encryption.org/mlkem768x25519");
const SUITE = Buffer.from("48504b45647a00010003", "hex"); // "HPKE", KEM 0x647a, HKDF-SHA-256, ChaCha20-Poly1305
const CHUNK = 65536;

const x25519Public = (raw) => createPublicKey({ key: Buffer.concat([Buffer.from("302a300506032b656e032100", "hex"), raw]), format: "der", type: "spki" });
const x25519Private = (raw) => createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), raw]), format: "der", type: "pkcs8" });

/** A device's encryption key from its 32 bytes of seed. */
export function encryptionKey(seed) {
  const wide = createHash("shake256", { outputLength: 96 }).update(seed).digest();
  const kem = ml_kem768.keygen(wide.subarray(0, 64));
  const curve = x25519Private(wide.subarray(64));
  const point = createPublicKey(curve).export({ format: "der", type: "spki" }).subarray(-32);
  const full = Buffer.concat([Buffer.from(kem.publicKey), point]);
  return { kem: kem.secretKey, curve, point, public: full, efp: hex(H("enckey", full)) };
}

const label = (salt, name, data) => hmac(salt.length ? salt : Buffer.alloc(32), Buffer.concat([Buffer.from("HPKE-v1"), SUITE, Buffer.from(name), data]));
function expand(secret, name, about, length) {
  const info = Buffer.concat([Buffer.from([length >> 8, length & 255]), Buffer.from("HPKE-v1"), SUITE, Buffer.from(name), about]);
  let made = Buffer.alloc(0), block = Buffer.alloc(0);
  for (let i = 1; made.length < length; i += 1) {
    block = hmac(secret, Buffer.concat([block, info, Buffer.from([i])]));
    made = Buffer.concat([made, block]);
  }
  return made.subarray(0, length);
}

function chacha(key, nonce, box) {
  const cipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  cipher.setAuthTag(box.subarray(-16));
  try {
    return Buffer.concat([cipher.update(box.subarray(0, -16)), cipher.final()]);
  } catch {
    return null;
  }
}

/** What was sealed to `key` under `info`, or null. `enc` has 1,120 bytes. */
export function hpkeOpened(key, enc, box, info) {
  const first = Buffer.from(ml_kem768.decapsulate(enc.subarray(0, 1088), key.kem));
  const second = diffieHellman({ privateKey: key.curve, publicKey: x25519Public(enc.subarray(1088)) });
  const shared = createHash("sha3-256").update(Buffer.concat([first, second, enc.subarray(1088), key.point, Buffer.from("5c2e2f2f5e5c", "hex")])).digest();
  const none = Buffer.alloc(0);
  const about = Buffer.concat([Buffer.from([0]), label(none, "psk_id_hash", none), label(none, "info_hash", info)]);
  const secret = label(shared, "secret", none);
  return chacha(expand(secret, "key", about, 32), expand(secret, "base_nonce", about, 12), box);
}

/** Base64 of exactly `size` bytes in its one spelling. */
function base64(text, size, code = "E_HEADER") {
  const bytes = Buffer.from(text, "base64");
  need(bytes.toString("base64").replace(/=+$/, "") === text && bytes.length === size, code, "base64");
  return bytes;
}

const MAGIC = "age-encryption.org/";
const LOW = new Set(["00".repeat(32), `01${"00".repeat(31)}`, "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157", `ec${"ff".repeat(30)}7f`, `ed${"ff".repeat(30)}7f`, `ee${"ff".repeat(30)}7f`]);

/** The header's stanzas, the bytes that the MAC covers, the MAC, and where the payload begins. */
function header(file) {
  need(file.subarray(0, MAGIC.length).toString("latin1") === MAGIC, file.subarray(0, 10).toString("latin1") === "-----BEGIN" ? "E_PROFILE" : "E_NOT_BUNDLE", "magic");
  let at = 0;
  const line = () => {
    const end = file.indexOf(10, at);
    need(at < 262144 && (end < 0 ? file.length : end) < 262144, "E_PROFILE", "long");
    need(end >= 0, "E_TRUNCATED", "header");
    const text = file.subarray(at, end).toString("latin1");
    at = end + 1;
    return text;
  };
  need(line() === "age-encryption.org/v1", "E_HEADER", "first line");
  const stanzas = [];
  for (;;) {
    const begun = at;
    const text = line();
    if (text.startsWith("---")) {
      need(/^--- [^ ]{43}$/.test(text), "E_HEADER", "mac");
      need(stanzas.length > 0, "E_PROFILE", "no stanza");
      return { stanzas, covered: file.subarray(0, begun + 3), mac: base64(text.slice(4), 32), at };
    }
    need(text.startsWith("-> "), "E_HEADER", "stanza");
    const [kind, ...rest] = text.slice(3).split(" ");
    need(kind === "mlkem768x25519" && stanzas.length < 64, "E_PROFILE", "stanza");
    need(rest.length === 1, "E_HEADER", "arguments");
    const enc = base64(rest[0], 1120);
    const point = Buffer.from(enc.subarray(1088));
    point[31] &= 127;
    need(!LOW.has(hex(point)), "E_HEADER", "low order");
    stanzas.push({ enc, box: base64(line(), 32) });
  }
}

/** The plaintext of an age file and the key that opened it. Throws Refused with an E code. */
export function ageOpened(file, keys) {
  const { stanzas, covered, mac, at } = header(file);
  for (const key of keys) {
    for (const { enc, box } of stanzas) {
      const fileKey = hpkeOpened(key, enc, box, INFO);
      if (fileKey === null) continue;
      need(hmac(hkdf(fileKey, "", "header", 32), covered).equals(mac), "E_HMAC", "header");
      return { plain: payload(file, at, fileKey), key };
    }
  }
  throw new Refused("E_NO_MATCH", "no key");
}

function payload(file, start, fileKey) {
  need(file.length >= start + 16, "E_TRUNCATED", "nonce");
  const key = hkdf(fileKey, file.subarray(start, start + 16), "payload", 32);
  const parts = [];
  for (let at = start + 16, i = 0; ; i += 1) {
    const box = file.subarray(at, at + CHUNK + 16);
    need(box.length >= 16, "E_TRUNCATED", "chunk");
    const nonce = (last) => { const made = Buffer.alloc(12); made.writeBigUInt64BE(BigInt(i), 3); made[11] = last; return made; };
    const full = box.length === CHUNK + 16;
    const last = chacha(key, nonce(1), box);
    const plain = last ?? (full ? chacha(key, nonce(0), box) : null);
    need(plain !== null, "E_CHUNK", i);
    need(plain.length > 0 || i === 0, "E_CHUNK", "empty");
    parts.push(plain);
    at += box.length;
    if (last !== null) {
      need(at === file.length, "E_TRAILING", "after the last");
      return Buffer.concat(parts);
    }
    need(at < file.length, "E_TRUNCATED", "no last chunk");
  }
}

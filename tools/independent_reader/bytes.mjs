// Hashes, hex, the canonical JSON VJ, HKDF and boxes: docs/spec/envelope.md §1, keys.md §1.
import { createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";

/** What a file, a log or a form is refused for: a code of docs/spec/codes.md. */
export class Refused extends Error {
  constructor(code, why = "") {
    super(`${code} ${why}`);
    this.code = code;
  }
}

export const need = (holds, code, why) => { if (!holds) throw new Refused(code, why); };
export const hex = (bytes) => Buffer.from(bytes).toString("hex");
export const unhex = (text) => Buffer.from(text, "hex");
export const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
export const hmac = (key, data) => createHmac("sha256", key).update(data).digest();
export const hkdf = (key, salt, info, length) => Buffer.from(hkdfSync("sha256", key, salt, info, length));

/** H(label, x): the one labelled hash. Parts are bytes, hex texts or whole numbers (u64be). */
export function H(label, ...parts) {
  const joined = parts.map((one) => (typeof one === "string" ? unhex(one) : typeof one === "number" ? u64(one) : one));
  return sha256(Buffer.from(`vsdesk/${label}/v1\0`), ...joined);
}

export function u64(number) {
  const made = Buffer.alloc(8);
  made.writeBigUInt64BE(BigInt(number));
  return made;
}

/** AES-256-GCM: nonce and key given, the tag behind the ciphertext. Null when it does not open. */
export function opened(key, nonce, box, about) {
  const cipher = createDecipheriv("aes-256-gcm", key, nonce);
  cipher.setAuthTag(box.subarray(-16));
  cipher.setAAD(about);
  try {
    return Buffer.concat([cipher.update(box.subarray(0, -16)), cipher.final()]);
  } catch {
    return null;
  }
}

const ESCAPES = { "\"": "\\\"", "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r" };
const quoted = (text) =>
  `"${text.replace(/["\\\u0000-\u001f]/g, (c) => ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;

/** The canonical text of a value. Throws E_CANON for what VJ cannot say. */
export function written(value, depth = 0) {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") {
    need(Number.isSafeInteger(value), "E_CANON", "number");
    return String(value);
  }
  need(depth < 16, "E_CANON", "depth");
  if (Array.isArray(value)) return `[${value.map((one) => written(one, depth + 1)).join(",")}]`;
  const names = Object.keys(value).sort();
  need(names.every((name) => /^[a-z0-9_]{1,64}$/.test(name)), "E_CANON", "key");
  return `{${names.map((name) => `"${name}":${written(value[name], depth + 1)}`).join(",")}}`;
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The value of canonical bytes. Throws E_CANON for bytes that writing the value again does not give. */
export function read(bytes) {
  let value;
  try {
    value = JSON.parse(UTF8.decode(bytes));
  } catch {
    throw new Refused("E_CANON", "no JSON");
  }
  need(Buffer.from(written(value)).equals(Buffer.from(bytes)), "E_CANON", "another spelling");
  return value;
}

const CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** The bytes of a bech32 text (BIP 173, of any length). */
export function bech32(text, prefix) {
  const at = text.lastIndexOf("1");
  const values = [...text.slice(at + 1).toLowerCase()].map((c) => CHARSET.indexOf(c));
  const low = prefix.toLowerCase();
  const whole = [...[...low].map((c) => c.charCodeAt(0) >> 5), 0, ...[...low].map((c) => c.charCodeAt(0) & 31), ...values];
  let sum = 1;
  for (const value of whole) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].forEach((one, i) => { if ((top >> i) & 1) sum ^= one; });
  }
  need(text.slice(0, at).toLowerCase() === low && sum === 1, "E_NO_MATCH", "identity");
  const bits = values.slice(0, -6).map((value) => value.toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

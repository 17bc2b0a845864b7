// Paper shares (docs/spec/keys.md §4): SLIP-39 with one group and no passphrase, in four lists of words.
import { pbkdf2Sync } from "node:crypto";
import { hmac, need } from "./bytes.mjs";

const WORDS = 33, BITS = 330n;
const GENERATORS = [0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009, 0x1c0c2412, 0x38086c24, 0x3090fc48, 0x21b1f890, 0x3f3f120];
const DIGEST = 254, SECRET = 255;

/** The checksum RS1024 over words of 10 bits, after the name of the kind of share. */
function sum(values) {
  let found = 1;
  for (const value of [...Buffer.from("shamir_extendable"), ...values]) {
    const top = found >>> 20;
    found = ((found & 0xfffff) << 10) ^ value;
    GENERATORS.forEach((one, at) => { if ((top >>> at) & 1) found ^= one; });
  }
  return found;
}

/** One share: to which set it belongs, its place, how many are needed, its 32 bytes. `lists` maps a width in bits to lists of keys. */
export function share(words, lists, keyOf) {
  const keys = words.trim().split(/\s+/).map(keyOf);
  const width = keys.length === WORDS ? 10 : 9;
  need(keys.length === Math.ceil(330 / width), "E_SHARE", "number");
  const list = lists[width].find((one) => one.includes(keys[0])) ?? [];
  let bits = 0n;
  for (const key of keys) {
    need(list.includes(key), "E_SHARE", "word");
    bits = (bits << BigInt(width)) | BigInt(list.indexOf(key));
  }
  need(bits >> BITS === 0n, "E_SHARE", "bits");
  const part = (from, size) => Number((bits >> (BITS - BigInt(from + size))) & ((1n << BigInt(size)) - 1n));
  need(part(15, 1) === 1, "E_SHARE", "kind");
  need(sum(Array.from({ length: WORDS }, (_, at) => part(at * 10, 10))) === 1, "E_SHARE", "sum");
  const value = (bits >> 30n) & ((1n << 260n) - 1n);
  need(value >> 256n === 0n && part(24, 8) === 0, "E_SHARE", "form");
  return {
    set: part(0, 15), exponent: part(16, 4), at: part(32, 4), needed: part(36, 4) + 1,
    value: Buffer.from(value.toString(16).padStart(64, "0"), "hex"),
  };
}

/** The 32 bytes that shares of one set give. */
export function together(given) {
  const [first] = given;
  need(given.every((one) => one.set === first.set && one.needed === first.needed), "E_SHARE_OTHER", "set");
  need(new Set(given.map((one) => one.at)).size === given.length, "E_SHARE_TWICE", "share");
  need(given.length >= first.needed, "E_SHARES_FEW", "shares");
  const some = given.slice(0, first.needed);
  const secret = between(some, SECRET), digest = between(some, DIGEST);
  need(hmac(digest.subarray(4), secret).subarray(0, 4).equals(digest.subarray(0, 4)), "E_SHARE_OTHER", "digest");
  return decrypted(secret, first.exponent);
}

const times = (a, b) => {
  let found = 0;
  for (; b; b >>= 1, a = (a << 1) ^ (a & 0x80 ? 0x11b : 0)) if (b & 1) found ^= a;
  return found;
};
const over = (a) => Array.from({ length: 253 }).reduce((found) => times(found, a), a); // a to the 254th

/** The polynomial through the shares, at `x`. */
function between(some, x) {
  const found = Buffer.alloc(32);
  for (const one of some) {
    let basis = 1;
    for (const other of some) if (other !== one) basis = times(basis, times(x ^ other.at, over(one.at ^ other.at)));
    one.value.forEach((byte, at) => { found[at] ^= times(byte, basis); });
  }
  return found;
}

/** Four rounds of Feistel, backwards. */
function decrypted(whole, exponent) {
  let [left, right] = [whole.subarray(0, 16), whole.subarray(16)];
  for (const round of [3, 2, 1, 0]) {
    const mask = pbkdf2Sync(Buffer.from([round]), right, 2500 << exponent, 16, "sha256");
    [left, right] = [right, Buffer.from(left.map((byte, at) => byte ^ mask[at]))];
  }
  return Buffer.concat([right, left]);
}

// Compares the reader with docs/spec/vectors: node vectors.mjs [FOLDER]. Prints what differs; ends with 1 then.
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { ageOpened, encryptionKey } from "./age.mjs";
import { H, Refused, bech32, hex, read, unhex } from "./bytes.mjs";
import { assembled, rows } from "./dump.mjs";
import { Books } from "./fold.mjs";
import { Trust, frameOf, kidOf, pae, stands } from "./frames.mjs";
import { keyFor, onPaper, openVault, spoken, unlocked } from "./vault.mjs";
import { bodyOf, entryOf, opens, padme, take, takeContainer } from "./volume.mjs";

const place = process.argv[2] ? new URL(process.argv[2], `file://${process.cwd()}/`) : new URL("../../docs/spec/vectors/", import.meta.url);
const file = (name) => readFileSync(new URL(name, place));
const values = JSON.parse(file("values.json"));
const lines = file("identity.txt").toString().trim().split("\n");
const org = lines[0].split(" ").at(-1);
const key = encryptionKey(bech32(lines[1], "AGE-SECRET-KEY-PQ-"));
const age = file("1-plain.age");
const { plain } = ageOpened(age, [key]);
let differing = 0, compared = 0;

function same(what, found, wanted) {
  compared += 1;
  if (JSON.stringify(found) === JSON.stringify(wanted)) return;
  differing += 1;
  process.stdout.write(`${what}: ${JSON.stringify(found)?.slice(0, 200)} and not ${JSON.stringify(wanted)?.slice(0, 200)}\n`);
}

const content = (parts) => Buffer.concat(parts.map((part) => (Array.isArray(part) ? plain.subarray(...part) : inflateSync(Buffer.from(part, "base64")))));
const shown = (length) => Math.max(256 * 1024, padme(length));

function padded(parts, { to, last } = {}) {
  const data = content(parts);
  const made = Buffer.concat([data, Buffer.alloc(Math.max(0, (to ?? shown(data.length)) - data.length))]);
  if (last) made[made.length - 1] = last;
  return made;
}

function edited({ cut, at, put }) {
  if (at === undefined) return age.subarray(0, cut);
  const made = unhex(put);
  return Buffer.concat([age.subarray(0, at), made, age.subarray(at + made.length)]);
}

function refused(row) {
  const books = new Books(new Trust(org));
  try {
    return row.parts ? takeContainer(padded(row.parts, row.padding), key, books) : take(edited(row), [key], books);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    return { result: ["E_VERSION", "E_CRIT"].includes(problem.code) ? "held" : "refused", codes: [problem.code] };
  }
}

function canonical(text) {
  try {
    read(Buffer.from(text));
    return true;
  } catch {
    return false;
  }
}

function inBetween() {
  const { keys, spaces, spoken: aloud, history } = values;
  for (const { label, x, h } of values.hash) same("H", hex(H(label, unhex(x))), h);
  for (const row of values.vj) same(`VJ ${row.bytes}`, canonical(row.bytes), row.canonical);
  for (const [length, wanted] of values.padding) same("padding", shown(length), wanted);
  same("kid", kidOf(unhex(keys.sign.secret)), keys.sign.kid);
  const { type: named, payload, signature } = keys.signature;
  const frame = { named, payload: Buffer.from(payload) };
  same("PAE", pae(frame).toString(), keys.signature.pae);
  same("signature", stands(unhex(keys.sign.public), frame, unhex(signature)), true);
  const sealing = encryptionKey(unhex(keys.encryption.secret));
  same("encryption", [hex(sealing.public), sealing.efp], [keys.encryption.public, keys.encryption.efp]);
  same("identity", hex(bech32(keys.encryption.identity, "AGE-SECRET-KEY-PQ-")), keys.encryption.secret);
  for (const name of ["reference", "office"]) same(name, hex(H("space", Buffer.from(name)).subarray(0, 16)), spaces[name]);
  same("audit", hex(H("space", Buffer.from("audit"), spaces.audit.kid).subarray(0, 16)), spaces.audit.space);
  for (const { entropy, typed, ...words } of values.written)
    for (const text of [...Object.values(words), ...Object.values(typed)]) same(`paper ${text.slice(0, 20)}`, hex(onPaper(text)), entropy);
  same("SAS of a device", spoken(H("sas-device", aloud.kid, aloud.efp, aloud.nonce)), aloud.sas_device);
  same("SAS of the organisation", spoken(H("sas-org", aloud.org, aloud.kid, aloud.nonce)), aloud.sas_org);
  const { log, leaf } = history;
  same("log", hex(H("log", log.kid, log.inc, log.space)), log.log);
  const entry = entryOf(Buffer.from(history.entry.line));
  const body = bodyOf(Buffer.from(history.body.line));
  same("eh", entry.eh, history.entry.eh);
  same("body", [body.inner.toString(), entry.ops[body.index].com, opens(entry, body)], [history.body.inner, history.body.com, true]);
  same("leaf", hex(H("leaf", ...leaf.open)), leaf.leaf);
}

/** A value with its members in one order. */
const inOrder = (value) => (Array.isArray(value) ? value.map(inOrder)
  : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((name) => [name, inOrder(value[name])])) : value);

/** A line without what only a restoring program asks: "What waited" in dump.md follows from readings that this reader does not make. */
function asWritten({ _made, _words, _before, _out, _lost, _held, ...line }) {
  return JSON.stringify(inOrder(line));
}

function compare(books, what) {
  const lines = file("records.jsonl").toString().trim().split("\n").map((line) => JSON.parse(line));
  const wanted = lines.filter((line) => line.kind).map(asWritten);
  const found = rows(books).map((row) => JSON.stringify(inOrder(row)));
  same(`${what}: lines`, found.filter((line) => !wanted.includes(line)), []);
  same(`${what}: lines that are missing`, wanted.filter((line) => !found.includes(line)), []);
  for (const row of rows(books).filter((one) => one.blob)) same("file", hex(assembled(books, row.blob)), hex(file(`files/${row.id}`)));
}

/** A slot file of two people, with words, paper shares, and an escrow. */
function waysIn() {
  const said = JSON.parse(file("../slots.json")), data = Buffer.from(said.file);
  const by = (given) => { const { vmk, person } = unlocked(data, given); return [hex(vmk), person ?? 0]; };
  for (const [person, { passphrase }] of Object.entries(said.people)) same("person", by({ passphrase }), [said.vmk, Number(person)]);
  for (const words of Object.values(said.words)) same("words", by({ words }), [said.vmk, 0]);
  const papers = said.shares.papers, langs = Object.keys(papers[0]);
  for (const [one, other] of [[0, 1], [2, 0], [1, 2]]) for (const lang of langs)
    same(`shares ${one} ${other}`, by({ shares: [papers[one][lang], papers[other].en] }), [said.vmk, 0]);
  const theirs = said.escrow.papers;
  for (const [one, other] of [[0, 1], [2, 0]]) for (const lang of langs)
    same(`escrow ${one} ${other}`, by({ shares: [theirs[one][lang], theirs[other].en] }), [said.vmk, 0]);
  const changed = papers[0].ar.split(" ").with(9, papers[0].ar.split(" ")[10]).join(" ");
  for (const [code, shares] of [["E_SHARES_FEW", [papers[0].ar]], ["E_SHARE_TWICE", [papers[0].ar, papers[0].ku]], ["E_SHARE", [changed, papers[1].ar]], ["E_SHARE_OTHER", [papers[0].ar, theirs[1].ar]]]) {
    let found = "";
    try { by({ shares }); } catch (refusal) { found = refusal.code; }
    same("shares refused", found, code);
  }
}

/** The frames of trust lists that a file tells by their payloads, and each step of its orders: what is held after it, and the code. */
function* climbed(said) {
  const base64 = (text) => Buffer.from(text, "base64"), size = Buffer.alloc(4);
  const type = "application/vnd.vsdesk.trust.v1+json", start = Buffer.concat([Buffer.from("VSS1\0"), Buffer.from([type.length]), Buffer.from(type)]);
  const frames = said.lists.map(({ payload, signatures }) => {
    const text = Buffer.from(payload.replace(/@(\d+)/g, (_, at) => hex(base64(said.keys[at]))));
    size.writeUInt32BE(text.length);
    const rows = Object.entries(signatures).map(([kid, signature]) => Buffer.concat([unhex(kid), base64(signature)]));
    return Buffer.concat([start, size, text, Buffer.from([rows.length]), ...rows]);
  });
  for (const [order, steps] of Object.entries(said.orders)) {
    const trust = new Trust(said.org);
    for (const { list: at, ...wanted } of steps) {
      let code = "";
      try { code = trust.climb(frameOf(frames[at], "trust")); } catch (refusal) { code = refusal.code; }
      yield { what: `${order}: ${said.lists[at].name}`, trust, code, wanted };
    }
  }
}

/** §9.1: two changes of who leads beside each other, in two orders, and what holds after each list. */
function listsBeside() {
  for (const { what, trust, code, wanted } of climbed(JSON.parse(file("../lists.json")))) {
    const { leads, threshold, gone } = trust.newest;
    same(what, inOrder({ code, leads: [...leads].sort(), threshold, withdrawn: [...gone].sort(), beside: trust.beside.length }), inOrder(wanted));
  }
}

/** §9.5: one device withdrawn by two beside each other, and how many entries of each of its logs count. */
function withdrawals() {
  const said = JSON.parse(file("../withdrawals.json")), { kid } = said, named = (log) => log.padEnd(64, "0");
  const logs = [...new Set(Object.values(said.leaves).flatMap((of) => Object.keys(of)))];
  const hash = (log, seq) => (seq ? `${named(log)}${seq}` : named(log)); // nothing is good: the head is the log itself
  for (const { what, trust, code, wanted } of climbed(said)) {
    const books = new Books(trust);
    for (const log of logs) {
      for (let seq = 1; seq <= said.entries; seq += 1) {
        const op = { op: "set", rec: named(log), kind: "person", fields: ["given_ar"] };
        books.entries.set(hash(log, seq), { eh: hash(log, seq), log: named(log), space: named(log).slice(0, 32), seq, prev: hash(log, seq - 1), kid, before: true, ops: [op] });
      }
    }
    for (const [ck, of] of Object.entries(said.leaves)) for (const [log, seq] of Object.entries(of)) books.vouched.push({ kid, ck, log: named(log), head: hash(log, seq) });
    const count = books.ops().filter((op) => op.sets.length);
    const counts = Object.fromEntries(logs.map((log) => [log, count.filter((op) => op.log === named(log)).length]));
    const { good = [], taken = [], first = [] } = trust.newest.revoked.find((one) => one.kid === kid) ?? {};
    same(what, inOrder({ code, good, taken, first, counts }), inOrder(wanted));
  }
}

inBetween();
waysIn();
listsBeside();
withdrawals();
for (const row of JSON.parse(file("refused.json"))) {
  const { result, codes } = refused(row);
  same(row.name, [result, codes.includes(row.code) ? row.code : codes], [row.result, row.code]);
}
const books = new Books(new Trust(org));
same("1-plain", take(age, [key], books), { result: "applied", codes: [] });
for (const [name, parts] of Object.entries(JSON.parse(file("bundles.json")))) same(name, takeContainer(padded(parts), key, books).result, "applied");
compare(books, "the dump of the bundles");
for (const given of [{ words: values.vault.words }, { passphrase: values.vault.passphrase }]) {
  const vault = await openVault(new URL("vault", place).pathname, given);
  same("VMK", hex(vault.vmk), values.slots.vmk);
  for (const [use, wanted] of Object.entries(values.slots.uses)) same(use, hex(keyFor(vault.vmk, vault.id, use, wanted.length / 2)), wanted);
  compare(vault, `the dump of the vault by ${Object.keys(given)[0]}`);
}
process.stdout.write(`${compared} compared, ${differing} different\n`);
process.exitCode = differing ? 1 : 0;

// One volume: container, manifest, objects, logs: docs/spec/bundle.md §3 to §6, §8.3 to §8.6, §11.
import { ageOpened } from "./age.mjs";
import { H, Refused, hex, need, read, sha256, unhex } from "./bytes.mjs";
import { parsed, sorted } from "./form.mjs";
import { frameAt, frameOf, signers } from "./frames.mjs";

const MIB = 1 << 20;
const LIMIT = { trust: 8 * MIB, device: MIB, erasure: MIB, checkpoint: MIB, heads: 16 * MIB, chunk: MIB + 64 };
const EARLY = ["trust", "device", "erasure", "checkpoint", "leaves"];
const ZERO = "0".repeat(64);

/** padme(L), the length that is shown. */
export function padme(length) {
  const exponent = 31 - Math.clz32(length);
  const mask = 2 ** (exponent - (32 - Math.clz32(exponent))) - 1;
  return Math.floor((length + mask) / (mask + 1)) * (mask + 1);
}

/** Take one volume into `books`; its result and codes. Throws Refused with an E code, nothing is taken then. */
export function take(file, keys, books) {
  const { plain, key } = ageOpened(file, keys);
  return takeContainer(plain, key, books);
}

/** The same for what is inside of the age file that `key` opened. */
export function takeContainer(plain, key, books) {
  need(plain.subarray(0, 4).toString("latin1") === "VSB1" && plain.length >= 8, "E_CONTAINER", "magic");
  const size = plain.readUInt32BE(4);
  need(size <= 16 * MIB, "E_LIMIT", "manifest");
  need(plain.length >= 8 + size, "E_CONTAINER", "cut short");
  let at = 8 + size;
  const carried = [];
  const begins = Buffer.from("VSS1\0\x2aapplication/vnd.vsdesk.trust.v1+json", "latin1");
  begins[5] = begins.length - 6;
  for (; carried.length < 64 && plain.subarray(at, at + begins.length).equals(begins); at += carried.at(-1).bytes.length) carried.push(frameAt(plain, at));
  const trust = books.trust.copy();
  const codes = new Set(carried.map((frame) => trust.climb(frame)).filter(Boolean));
  const manifest = judged(plain.subarray(8, 8 + size), trust, key);
  at = 8 + size;
  const found = manifest.objects.map((row, n) => {
    need(row.n <= (LIMIT[row.t] ?? 8 * MIB), "E_LIMIT", row.t);
    const data = plain.subarray(at, at + row.n);
    at += row.n;
    need(data.length === row.n && hex(sha256(unhex(manifest.salt), data)) === row.h, "E_OBJECT", row.t);
    need((row.t === "trust") === n < carried.length, "E_OBJECT", "trust");
    return [row.t, data];
  });
  need(plain.length === Math.max(256 * 1024, padme(at)) && plain.subarray(at).every((byte) => byte === 0), "E_CONTAINER", "padding");
  const volume = new Volume(trust);
  for (const [type, data] of found) volume.object(type, data);
  volume.finish();
  return books.add(volume, codes);
}

function judged(bytes, trust, key) {
  const frame = frameOf(bytes, "bundle");
  const kid = frame.signatures[0][0];
  need(trust.newest, "E_ORG", "no list");
  const { keys, gone } = trust.newest;
  need(frame.signatures.length === 1 && keys[kid] && !gone.has(kid), "E_SIGNER", "unknown or revoked");
  signers(frame, keys);
  const raw = read(frame.payload);
  need(!(raw?.v > 1), "E_VERSION", "manifest");
  need(!Array.isArray(raw?.crit) || raw.crit.length === 0, "E_CRIT", "crit");
  const manifest = parsed("manifest", frame.payload);
  need(manifest.vol <= manifest.vols && sorted(manifest.to) && sorted(manifest.erased) && sorted(manifest.want.bodies), "E_CANON", "manifest");
  need(manifest.objects.reduce((sum, row) => sum + row.n, 0) <= 2048 * MIB, "E_LIMIT", "volume");
  need(manifest.from === kid, "E_SIGNER", "from");
  need(manifest.org === trust.org, "E_ORG", "manifest");
  need(manifest.to.includes(key.efp), "E_RECIPIENT", "to");
  need(manifest.kind === "handover", "E_CANON", "kind");
  return manifest;
}

/** Lines that each end with 0x0A. */
function lines(data) {
  need(data.at(-1) === 10, "E_OBJECT", "the last line has no end");
  const found = [];
  for (let at = 0; at < data.length; at = data.indexOf(10, at) + 1) found.push(data.subarray(at, data.indexOf(10, at)));
  return found;
}

/** One entry from its line. */
export function entryOf(line) {
  need(line.length <= 256 * 1024, "E_LIMIT", "entry");
  const raw = read(line);
  need(!Array.isArray(raw?.ops) || (raw.ops.length <= 256 && raw.ops.every((op) => !(op?.fields?.length > 200))), "E_LIMIT", "ops");
  const entry = parsed("entry", line);
  const inOrder = (op) => sorted(op.fields) && Object.keys(op.sup ?? {}).every((name) => op.fields.includes(name) && sorted(op.sup[name]))
    && Object.values(op.saw ?? {}).every((list) => list.every((one, at) => at === 0 || list[at - 1] < one))
    && (op.sup === undefined || Object.keys(op.sup).length > 0);
  need(entry.ops.every(inOrder) && new Set(entry.ops.map((op) => op.rec)).size === entry.ops.length, "E_CANON", "ops");
  need((entry.seq === 1) === (entry.prev === ZERO), "E_CANON", "prev");
  return { ...entry, eh: hex(H("entry", line)) };
}

/** One body from its line. */
export function bodyOf(line) {
  need(line.length <= MIB, "E_LIMIT", "body");
  const body = parsed("body", line);
  const longest = (value) => (typeof value === "string" ? Buffer.byteLength(value) : value && typeof value === "object" ? Math.max(0, ...Object.values(value).map(longest)) : 0);
  need(longest(body.body) <= 512 * 1024, "E_LIMIT", "text");
  const inner = line.subarray(8, line.lastIndexOf(`,"op":"${body.op}"`));
  return { ...body, eh: body.op.slice(0, 64), index: Number(body.op.slice(65)), inner };
}

/** Whether an entry commits to this body. */
export function opens(entry, body) {
  const op = entry.ops[body.index];
  return op !== undefined && hex(H("body", body.salt, entry.log, entry.seq, body.index, body.inner)) === op.com
    && JSON.stringify(Object.keys(body.body.set).sort()) === JSON.stringify(op.fields);
}

/** The chunk list of an attachment, from its bytes. */
export function listOf(data) {
  const list = parsed("blobman", data, "E_OBJECT");
  need(list.chunks.length === Math.max(1, Math.ceil(list.size / MIB)), "E_OBJECT", "blobman");
  return { ...list, blob: hex(sha256(data)) };
}

/** The objects of one volume as they come; after `finish`, `aside` has the code of each log that is set aside. */
class Volume {
  constructor(trust) {
    Object.assign(this, { trust, late: false, checkpoints: {}, leaves: [], vouched: [], entries: [], group: new Map(), bodies: [], lists: [], chunks: [], orders: [], aside: new Map(), writers: {}, codes: new Set() });
  }

  object(type, data) {
    need(!EARLY.includes(type) || !this.late, "E_OBJECT", `${type} after entries`);
    this.late ||= type === "entries" || type === "bodies";
    const handlers = {
      trust: () => {},
      device: () => parsed("introduction", frameOf(data, "device").payload),
      erasure: () => this.orders.push(frameOf(data, "erasure")),
      checkpoint: () => this.#checkpoint(data),
      leaves: () => lines(data).forEach((line) => {
        need(line.length <= 256 * 1024, "E_LIMIT", "leaves");
        this.#leaves(parsed("leaves_line", line));
      }),
      entries: () => this.#entries(lines(data).map(entryOf)),
      bodies: () => this.#bodies(lines(data).map(bodyOf)),
      blobman: () => this.lists.push(listOf(data)),
      chunk: () => { need(data.length >= 40, "E_OBJECT", "chunk"); this.chunks.push([hex(data.subarray(0, 32)), Number(data.readBigUInt64BE(32)), data.subarray(40)]); },
      heads: () => lines(data).forEach((line) => parsed("heads_line", line)),
    };
    (handlers[type] ?? (() => this.codes.add("W_UNKNOWN_OBJECT")))();
  }

  #checkpoint(data) {
    const frame = frameOf(data, "checkpoint");
    const said = parsed("checkpoint", frame.payload);
    need(sorted(said.leaves), "E_CANON", "leaves");
    let good = said.org === this.trust.org ? "" : "L_CHAIN";
    if (!good && !this.trust.keys[said.kid]) good = "L_REVOKED";
    const ck = hex(sha256(data));
    const newest = this.trust.newest;
    let vouched = false;
    try {
      const by = signers(frame, this.trust.keys);
      vouched = !good && namedGood(newest, said.kid).includes(ck) && by.some((kid) => kid !== said.kid && newest.roles[kid] === "coordinator");
      if (!good && !vouched && !by.includes(said.kid)) good = "L_CHAIN";
    } catch {
      good = "L_CHAIN";
    }
    this.checkpoints[ck] = { ...said, problem: good, vouched };
  }

  #leaves({ ck, open }) {
    const said = this.checkpoints[ck];
    need(said, "E_OBJECT", "leaves of no checkpoint");
    for (const [salt, log, space, seq, head] of open) {
      const in_ = said.leaves.includes(hex(H("leaf", salt, log, space, seq, head))) && hex(H("log", said.kid, said.inc, space)) === log;
      if (said.vouched && in_) this.vouched.push({ ck, kid: said.kid, log, head });
      else this.leaves.push({ log, space, seq, head, kid: said.kid, problem: said.problem || (in_ && !said.vouched ? "" : "L_CHAIN") });
    }
  }

  #entries(found) {
    const asked = new Set(this.bodies.map((one) => one.eh));
    need(!found.some((entry) => asked.has(entry.eh)), "E_OBJECT", "a body before its entry");
    this.group = new Map();
    for (const entry of found) {
      const last = this.entries.at(-1);
      const place = (one) => `${one.log}${String(one.seq).padStart(16, "0")}${one.eh}`;
      need(!last || place(last) < place(entry), "E_OBJECT", "order of entries");
      this.entries.push(entry);
      this.group.set(entry.eh, [entry, this.group.size]);
    }
  }

  #bodies(found) {
    for (const body of found) {
      const here = this.group.get(body.eh);
      const place = here && here[1] * 256 + body.index;
      need(!here || !(place <= this.place), "E_OBJECT", "order of bodies");
      if (here) this.place = place;
      if (here && !opens(here[0], body)) this.aside.set(here[0].log, "L_COMMIT");
      this.bodies.push(body);
    }
  }

  finish() {
    const here = new Set(this.entries.map((one) => one.eh));
    need(this.bodies.filter((one) => !here.has(one.eh)).length <= 4096, "E_LIMIT", "bodies that were asked for");
    const logs = grouped(this.entries, (one) => one.log);
    for (const [log, entries] of logs) {
      const all = this.leaves.filter((leaf) => leaf.log === log);
      const leaves = all.filter((leaf) => !leaf.problem);
      if (!leaves.length) this.aside.set(log, all[0]?.problem ?? "L_CHAIN");
      else if (!proved(entries, leaves)) this.aside.set(log, "L_CHAIN");
      if (leaves.length) this.writers[log] = leaves[0].kid;
    }
  }
}

/** §9.5: the checkpoint frames that a list names as good of a device that it revoked. */
export const namedGood = (list, kid) => list.revoked.filter((one) => one.kid === kid).flatMap((one) => one.good);

/** Rows by what `by` says of each, as a Map. */
export function grouped(rows, by) {
  const found = new Map();
  for (const row of rows) {
    if (!found.has(by(row))) found.set(by(row), []);
    found.get(by(row)).push(row);
  }
  return found;
}

/** Whether every carried entry of one log lies on a walk back from an opened head (§8.6). */
function proved(entries, leaves) {
  const byHash = new Map(entries.map((one) => [one.eh, one]));
  const reached = new Set();
  for (const leaf of leaves) {
    let seq = leaf.seq;
    for (let eh = leaf.head; byHash.has(eh); seq -= 1) {
      const entry = byHash.get(eh);
      if (entry.seq !== seq || entry.space !== leaf.space || entry.log !== leaf.log) return false;
      reached.add(eh);
      eh = entry.prev;
    }
  }
  return reached.size === byHash.size;
}

// The signed frame and the trust lists: docs/spec/envelope.md §3 and §4, bundle.md §9.1.
import { createPrivateKey, createPublicKey, verify } from "node:crypto";
import { ml_dsa65 } from "@noble/post-quantum/ml-dsa.js";
import { H, Refused, hex, need, read, sha256, unhex, written } from "./bytes.mjs";
import { parsed, sorted } from "./form.mjs";

const SIGNATURE = 3373;
const NAME = Buffer.from("vsdesk/hsig/v1");
const LIMITS = { bundle: 16 << 20, trust: 8 << 20 };

/** The name of the signing key of these 64 bytes of seed. */
export function kidOf(seeds) {
  const secret = createPrivateKey({ key: Buffer.concat([unhex("302e020100300506032b657004220420"), seeds.subarray(0, 32)]), format: "der", type: "pkcs8" });
  const ed = createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(-32);
  return hex(H("signkey", ed, ml_dsa65.keygen(seeds.subarray(32)).publicKey));
}

/** The frame that begins at `at`: type, payload, signatures, its own bytes. Throws E_FRAME, E_LIMIT. */
export function frameAt(data, at = 0) {
  const begun = at;
  const take = (size) => {
    need(at + size <= data.length, "E_FRAME", "cut short");
    at += size;
    return data.subarray(at - size, at);
  };
  need(take(4).toString("latin1") === "VSS1", "E_FRAME", "magic");
  const named = take(take(2).readUInt16BE()).toString("latin1");
  const type = /^application\/vnd\.vsdesk\.(bundle|checkpoint|trust|device|erasure)\.v1\+json$/.exec(named)?.[1];
  need(type, "E_FRAME", "type");
  const size = take(4).readUInt32BE();
  need(size <= (LIMITS[type] ?? 1 << 20), "E_LIMIT", type);
  const payload = take(size);
  const count = take(1)[0];
  need(count >= 1 && count <= 8, "E_FRAME", "signatures");
  const signatures = Array.from({ length: count }, () => [hex(take(32)), take(SIGNATURE)]);
  need(sorted(signatures.map(([kid]) => kid)), "E_FRAME", "order of signatures");
  return { type, named, payload, signatures, bytes: data.subarray(begun, at) };
}

/** The only frame of these bytes. */
export function frameOf(data, type) {
  const frame = frameAt(data);
  need(frame.bytes.length === data.length && frame.type === type, "E_FRAME", "type or rest");
  return frame;
}

/** The kids among `keys` (kid → public key in hex) that signed. A bad signature of a known one is E_SIG. */
export function signers(frame, keys) {
  const known = frame.signatures.filter(([kid]) => keys[kid]);
  for (const [kid, signature] of known) need(stands(unhex(keys[kid]), frame, signature), "E_SIG", kid);
  return known.map(([kid]) => kid);
}

/** The DSSE encoding of a type and a payload. */
export const pae = ({ named, payload }) => Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(named)} ${named} ${payload.length} `), payload]);

/** Whether both halves of a signature are this key's. */
export function stands(key, frame, signature) {
  const text = pae(frame);
  const half = (name) => Buffer.concat([NAME, Buffer.from(`\0${name}\0`), text]);
  const ed = createPublicKey({ key: Buffer.concat([unhex("302a300506032b6570032100"), key.subarray(0, 32)]), format: "der", type: "spki" });
  return verify(null, half("ed25519"), ed, signature.subarray(0, 64))
    && ml_dsa65.verify(signature.subarray(64), half("ml-dsa-65"), key.subarray(32), { context: NAME });
}

/** One list, its relations judged. */
function list(frame) {
  const body = parsed("trust_list", frame.payload);
  const kids = body.devices.map((device) => device.kid);
  const letters = body.devices.map((device) => device.letter).filter(Boolean);
  const roles = Object.fromEntries(body.devices.map((device) => [device.kid, device.role]));
  need(sorted(kids) && sorted(body.coordinators) && sorted(body.prev) && sorted(body.revoked.map((one) => one.kid)), "E_CANON", "order");
  for (const { good, taken = [], first = [] } of body.revoked) {
    const named = first.every((names) => names.length && sorted(names) && names.every((one) => good.includes(one)));
    need(sorted(good) && sorted(taken) && sorted(first.map(String)) && named, "E_CANON", "what is good");
  }
  need(body.devices.every((one) => hex(H("signkey", one.sign)) === one.kid), "E_CANON", "kid");
  need(new Set(letters).size === letters.length && body.coordinators.every((kid) => roles[kid] === "coordinator"), "E_CANON", "letters or roles");
  const gone = new Set(body.revoked.map((one) => one.kid));
  const leads = body.coordinators.filter((kid) => !gone.has(kid));
  need(body.threshold <= leads.length && (body.version === 1) === (body.prev.length === 0), "E_CANON", "threshold or prev");
  const keys = Object.fromEntries(body.devices.map((one) => [one.kid, one.sign]));
  const hash = hex(H("trust", frame.payload));
  return { ...body, frame, roles, gone, leads, keys, hash, led: JSON.stringify([leads, body.threshold]), held: JSON.stringify(body.escrow) };
}

/** §9.5: what several rows say of each revoked device: good is what one names and none took back; each withdrawal binds. */
function joined(rows) {
  const of = new Map();
  for (const { kid, good, taken = [], first = [] } of rows) {
    const one = of.get(kid) ?? { kid, good: [], taken: [], first: [] };
    of.set(kid, { kid, good: [...one.good, ...good], taken: [...one.taken, ...taken], first: [...one.first, ...first] });
  }
  return [...of.values()].map(({ kid, good, taken, first }) => {
    const once = (names) => [...new Set(names)].sort(), left = (names) => once(names.filter((hash) => !taken.includes(hash)));
    const sets = new Map(first.map(left).filter((names) => names.length).map((names) => [String(names), names]));
    return { kid, taken: once(taken), good: left(good), first: once(sets.keys()).map((name) => sets.get(name)) };
  });
}

/** §9.4: which of two escrows stands. */
function outranks(one, other) {
  if (!one || !other) return Boolean(one) && !other;
  const turn = ({ turn }) => (Number.isSafeInteger(turn) && turn > 0 ? turn : 0), sum = (held) => hex(sha256(Buffer.from(written(held))));
  return turn(one) === turn(other) ? sum(one) < sum(other) : turn(one) > turn(other);
}

/** Whether a list keeps the code, the devices with their roles, and the revocations with what is good of them, or takes that back. */
function keeps(before, next) {
  const rows = Object.fromEntries(next.revoked.map(({ kid, good, taken = [] }) => [kid, [...good, ...taken]]));
  return before.devices.every((one) => next.roles[one.kid] === one.role) && next.code === before.code
    && !outranks(before.escrow, next.escrow) && before.revoked.every(({ kid, good, taken = [] }) => rows[kid] && [...good, ...taken].every((hash) => rows[kid].includes(hash)));
}

/** Whose signatures stand in the changes of who leads that `branch` has and `known` (hashes) has not. */
function changers(branch, known) {
  const found = new Set();
  branch.lists.forEach((one, at) => {
    const followed = branch.lists.filter(({ hash }) => one.prev.includes(hash));
    const before = followed.length ? followed : branch.lists.slice(Math.max(0, at - 1), at);
    if (before.length && !known.has(one.hash) && before.every(({ led }) => led !== one.led)) one.by.forEach((kid) => found.add(kid));
  });
  return found;
}

const hashes = ({ lists }) => new Set(lists.map(({ hash }) => hash));

/** The lists held, and what they say: `own` is the newest of the branch that was heard first, `newest` that with whom the
 * branches `beside` it withdrew (§9.1). `org` is pinned from outside. */
export class Trust {
  constructor(org) {
    Object.assign(this, { org, lists: [], own: null, tips: [], keys: {}, beside: [] });
  }

  /** The same, to be climbed by a volume that may yet be refused. */
  copy() {
    const made = new Trust(this.org);
    return Object.assign(made, { lists: [...this.lists], own: this.own, tips: this.tips, keys: { ...this.keys }, beside: this.beside.map((one) => one.copy()) });
  }

  get newest() {
    if (!this.beside.length) return this.own;
    const known = hashes(this), gone = new Set(this.own.gone), rows = new Map(this.own.revoked.map((row) => [row.kid, row]));
    for (const branch of this.beside.filter((one) => [...changers(one, known)].some((kid) => this.own.leads.includes(kid)))) {
      const ours = changers(this, hashes(branch));
      const apart = branch.lists.filter((one) => !known.has(one.hash) && one.by.some((kid) => !this.own.gone.has(kid)));
      for (const row of branch.own.revoked.filter(({ kid }) => ours.has(kid) || apart.some((one) => one.gone.has(kid)))) {
        const held = rows.get(row.kid), said = JSON.stringify(held?.first ?? []);
        if (!held || (row.first ?? []).some((names) => !said.includes(JSON.stringify(names)))) rows.set(row.kid, held ? joined([held, row])[0] : row);
        gone.add(row.kid);
      }
    }
    return { ...this.own, gone, revoked: [...rows.values()], leads: this.own.leads.filter((kid) => !gone.has(kid)) };
  }

  /** Judge one more list (§9.1); the mark that it leaves, "" for none. Throws E_ORG, E_SIGNER, E_SIG. */
  climb(frame) {
    if (read(frame.payload)?.v > 1) {
      need(this.newest, "E_ORG", "no list");
      need(signers(frame, this.newest.keys).some((kid) => this.newest.leads.includes(kid)), "E_SIGNER", "newer list");
      throw new Refused("E_VERSION", "list");
    }
    const next = list(frame);
    if ([this, ...this.beside].some((branch) => branch.lists.some((one) => one.hash === next.hash))) return "";
    let mark;
    try {
      mark = this.#own(frame, next);
    } catch (problem) {
      if (!(problem instanceof Refused) || problem.code !== "E_SIGNER" || !this.own || !this.#aside(frame, next, false)) throw problem;
      mark = "L_TRUST_FORK";
    }
    if (mark.startsWith("L_") && this.#aside(frame, next, mark === "L_TRUST_ROLLBACK")) mark = "L_TRUST_FORK";
    this.#settle();
    return mark;
  }

  /** A list that is none of the own branch: in a branch beside, or beginning one. False where it is of none. */
  #aside(frame, next, passed) {
    if (this.beside.some((one) => one.lists.some(({ hash }) => hash === next.hash))) return true;
    const goes = (branch) => {
      try {
        return ["", "W_TRUST_UNION"].includes(branch.#own(frame, next));
      } catch (problem) {
        if (problem instanceof Refused) return false;
        throw problem;
      }
    };
    for (const [at, branch] of this.beside.entries()) {
      const made = branch.copy();
      if (goes(made)) return this.#fits(made, at);
    }
    const base = this.#asOf(next);
    if (!base || (passed && base.own.led === next.led)) return false;
    return goes(base) && this.#fits(base, this.beside.length);
  }

  #fits(branch, at) {
    const roles = { ...this.own.roles };
    if (branch.own.code !== this.own.code || Object.entries(branch.own.roles).some(([kid, role]) => (roles[kid] ??= role) !== role)) return false;
    this.beside[at] = branch;
    return true;
  }

  /** §8.1: by kid the version from which on every list held of the own branch names it. */
  since() {
    const naming = (kid) => this.lists.filter((one) => kid in one.keys).map((one) => one.version);
    const without = (kid) => this.lists.filter((one) => !(kid in one.keys)).map((one) => one.version);
    return Object.fromEntries(Object.keys(this.keys).map((kid) => [kid, Math.max(Math.min(...naming(kid)), 1 + Math.max(0, ...without(kid)))]));
  }

  /** What was held when `next` was made: the lists that it follows, and what they follow. */
  #asOf(next) {
    const every = [...new Map([this, ...this.beside].flatMap(({ lists }) => lists).map((one) => [one.hash, one])).values()];
    const wanted = new Set(next.prev.filter((hash) => every.some((one) => one.hash === hash)));
    for (const row of every.toSorted((a, b) => b.version - a.version)) {
      if (!wanted.has(row.hash)) continue;
      const followed = every.filter(({ hash }) => row.prev.includes(hash));
      for (const one of followed.length ? followed : this.lists.filter(({ version }) => version < row.version)) wanted.add(one.hash);
    }
    const made = new Trust(this.org);
    try {
      for (const row of every.filter(({ hash }) => wanted.has(hash))) made.#own(row.frame, { ...list(row.frame) });
    } catch (problem) {
      if (problem instanceof Refused) return null;
      throw problem;
    }
    return made.own ? made : null;
  }

  /** §9.6: a list that names the heads of a branch beside, keeps what it says, and that k of its leads signed, joins it. */
  #settle() {
    for (const branch of this.beside) {
      const joint = this.lists.find((one) => branch.tips.every((hash) => one.prev.includes(hash)));
      const by = joint ? signers(joint.frame, branch.own.keys).filter((kid) => branch.own.leads.includes(kid)) : [];
      if (!joint || by.length < branch.own.threshold || !keeps(branch.own, joint)) continue;
      const known = hashes(this);
      this.lists.splice(this.lists.indexOf(joint), 0, ...branch.lists.filter(({ hash }) => !known.has(hash)));
      this.beside = this.beside.filter((one) => one !== branch);
      return this.#settle();
    }
    this.keys = Object.assign({}, ...this.lists.map(({ keys }) => keys));
  }

  #own(frame, next) {
    if (!this.own) {
      need(next.hash === this.org, "E_ORG", "first list");
      need(signers(frame, next.keys).filter((kid) => next.leads.includes(kid)).length >= next.threshold, "E_SIGNER", "threshold");
      next.by = signers(frame, next.keys);
      return this.#hold(next, next, [next.hash]);
    }
    need(next.version > 1, "E_ORG", "another first list");
    if (next.version < this.own.version) return this.#lower(frame, next);
    const same = next.version === this.own.version;
    const follows = next.prev.some((hash) => this.tips.includes(hash));
    const before = this.#ledBefore(next);
    const base = before ?? (same ? this.#climbedFrom(next) : this.own);
    const by = signers(frame, { ...next.keys, ...base.keys });
    const old = by.filter((kid) => base.leads.includes(kid));
    const new_ = by.filter((kid) => next.leads.includes(kid));
    const changes = base.led !== next.led || this.#anotherEscrow(next);
    need(changes ? old.length >= base.threshold && new_.length >= next.threshold : old.length > 0, "E_SIGNER", "too few");
    next.by = [...old, ...new_];
    const beside = same || (next.version === this.own.version + 1 && !follows);
    return beside || before || !this.#kept(next) ? this.#union(next, base) : this.#hold(next, next, [next.hash]);
  }

  /** From which list one of the newest version climbed: one that it follows, with the same leads if there is. */
  #climbedFrom(next) {
    const followed = this.lists.filter((one) => next.prev.includes(one.hash));
    const same = followed.filter((one) => one.led === next.led);
    return same.at(-1) ?? followed.at(-1) ?? this.lists.filter((one) => one.version < next.version).at(-1);
  }

  /** The held list that `next` follows with the same leads, where others lead by now: it was made beside that change. */
  #ledBefore(next) {
    if (next.led === this.own.led) return null;
    const followed = this.lists.filter((one) => next.prev.includes(one.hash));
    return followed.length > 0 && followed.every((one) => one.led === next.led) ? followed.at(-1) : null;
  }

  /** §9.4: an escrow that no held list names, and that ours does not outrank. */
  #anotherEscrow(next) {
    return ![this.own, ...this.lists].some((one) => one.held === next.held) && !outranks(this.own.escrow, next.escrow);
  }

  #hold(next, own, tips) {
    this.lists.push(next);
    Object.assign(this, { own, tips });
    Object.assign(this.keys, own.keys);
    return "";
  }

  #kept(next) {
    return keeps(this.own, next);
  }

  /** A lower list that is not held: what it adds, made beside ours, is joined; else it is passed over. */
  #lower(frame, next) {
    const base = this.#ledBefore(next) ?? this.own;
    const leads = base === this.own && next.led !== this.own.led;
    const signed = signers(frame, { ...next.keys, ...base.keys });
    const old = signed.filter((kid) => base.leads.includes(kid)), new_ = signed.filter((kid) => next.leads.includes(kid));
    const enough = leads || this.#anotherEscrow(next) ? old.length >= base.threshold && new_.length >= next.threshold : old.length > 0;
    if ((!leads && keeps(next, this.own)) || !enough) return "L_TRUST_ROLLBACK";
    return this.#union(Object.assign(next, { by: [...old, ...new_] }), base);
  }

  /** Of a change of who leads and a list beside it, the change says who leads; the other adds what somebody signed who leads by both. */
  #union(next, base) {
    const held = this.own;
    if (next.code !== held.code) return "L_TRUST_FORK";
    const stays = next.led === held.led || (base !== held && base.led === next.led);
    if (!stays && base.led !== held.led) return "L_TRUST_FORK";
    const leads = stays ? held : next;
    const rows = [...this.lists.filter((one) => this.tips.includes(one.hash)), next]
      .filter((one) => one.led === leads.led || (one.by ?? []).some((kid) => leads.leads.includes(kid)));
    if (!rows.includes(next)) return "L_TRUST_FORK";
    rows.sort((a, b) => (a.led !== leads.led) - (b.led !== leads.led) || b.version - a.version || (a.hash < b.hash ? -1 : 1));
    const all = rows.flatMap((one) => one.devices), roles = {};
    if (all.some((one) => (roles[one.kid] ??= one.role) !== one.role)) return "L_TRUST_FORK";
    const gone = new Set(rows.flatMap((one) => [...one.gone]));
    const escrow = rows.map((one) => one.escrow).reduce((best, one) => (outranks(one, best) ? one : best), null);
    const made = { ...rows[0], version: Math.max(...rows.map((one) => one.version)), devices: [...new Map(all.map((one) => [one.kid, one])).values()],
      escrow, held: JSON.stringify(escrow), roles, keys: Object.assign({}, ...rows.map((one) => one.keys)), gone, leads: leads.leads, led: leads.led, revoked: joined(rows.flatMap((one) => one.revoked)) };
    this.#hold(next, made, rows.map((one) => one.hash));
    return "W_TRUST_UNION";
  }
}

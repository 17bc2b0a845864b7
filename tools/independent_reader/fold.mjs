// The merge: what stands in each record. Every rule of docs/spec/bundle.md §8.1, §8.7 to §8.10 and §10 is here.
import { readFileSync } from "node:fs";
import { H, hex, written } from "./bytes.mjs";
import { grouped, namedGood, opens } from "./volume.mjs";

const TABLE = JSON.parse(readFileSync(new URL("../../docs/spec/fields.json", import.meta.url), "utf8")).kinds;
/** The organisation's own spaces by name (§8.1). */
export const FIXED = Object.fromEntries(["reference", "office"].map((name) => [name, hex(H("space", Buffer.from(name)).subarray(0, 16))]));
const OWN = new Set(Object.values(FIXED));
const auditSpace = (kid) => hex(H("space", Buffer.from("audit"), kid).subarray(0, 16));

/** What fields.json says of a kind, or undefined. */
export const kindOf = (kind) => TABLE[kind]?.about;

/** What fields.json says of a field, or undefined. */
export const fieldOf = (kind, name) => TABLE[kind]?.fields[name];

/** §8.10: whether a role may set a field of a kind. */
function may(role, kind, name) {
  const known = TABLE[kind];
  if (!role) return false;
  if (!known) return role !== "reviewer";
  const { writers } = known.about;
  if (name !== "deleted" && !known.fields[name]) return role !== "reviewer" && writers.includes(role);
  return (known.fields[name]?.setters ?? writers).includes(role);
}

/** §8.10: whether a role may choose what was said there; what is not here is taken for what it may. */
function mayChoose(role, kind, name, values) {
  const terms = fieldOf(kind, name)?.chosen?.[role];
  return !terms || !values || terms.includes(values[name]);
}

/** All that was taken in: entries with who wrote them, bodies, orders to erase, attachments. */
export class Books {
  constructor(trust, ownRole = {}) {
    Object.assign(this, { trust, ownRole, entries: new Map(), bodies: new Map(), vouched: [], orders: [], gone: new Set(), lists: new Map(), chunks: new Map(), taken: 0 });
  }

  /** Take a verified volume in; its result and codes (§6). */
  add(volume, codes) {
    this.trust = volume.trust;
    this.taken += 1;
    volume.codes.forEach((code) => codes.add(code));
    for (const frame of volume.orders) if (!this.order(frame)) codes.add("L_REVOKED");
    for (const entry of volume.entries) {
      const problem = volume.aside.get(entry.log);
      const held = this.entries.get(entry.eh);
      const at = held?.at ?? this.taken;
      const before = held?.before ?? !this.trust.newest.gone.has(volume.writers[entry.log]);
      if (!problem) this.entries.set(entry.eh, { ...entry, at, before, kid: volume.writers[entry.log] });
      else codes.add(problem);
    }
    this.vouched.push(...volume.vouched);
    for (const { eh, log } of volume.entries) {
      const code = volume.aside.has(log) ? "" : this.#judged(this.entries.get(eh));
      if (code) codes.add(code);
    }
    for (const body of volume.bodies) this.body(body);
    for (const list of volume.lists) this.lists.set(list.blob, list);
    for (const [blob, index, data] of volume.chunks) this.chunks.set(`${blob}:${index}`, data);
    const partial = [...codes].some((code) => code.startsWith("L_") && code !== "L_FORK");
    return { result: partial ? "partial" : "applied", codes: [...codes].sort() };
  }

  /** A body, when its entry is here and commits to it. */
  body(body) {
    const entry = this.entries.get(body.eh);
    if (entry && opens(entry, body)) this.bodies.set(body.op, body.body.set);
  }

  /** An erasure frame: kept when a coordinator who leads signed it. */
  order(frame) {
    const said = JSON.parse(frame.payload.toString());
    const good = frame.signatures.some(([kid]) => this.trust.newest.leads.includes(kid)) && said.org === this.trust.org;
    if (good) this.orders.push(said);
    return good;
  }

  /** "" when an entry counts, else the code for which it is evidence only. */
  #judged(entry) {
    const role = this.role(entry.kid);
    if (!this.#good(entry)) return "L_REVOKED";
    if (OWN.has(entry.space) && role !== "coordinator") return "L_SCOPE";
    return this.#fits(entry) ? "" : "L_SCOPE";
  }

  /** §8.1: whether it lies in no other device's audit space. */
  #fits(entry) {
    const kids = Object.keys(this.trust?.keys ?? {});
    return !kids.some((kid) => kid !== entry.kid && auditSpace(kid) === entry.space);
  }

  /** §9.5: whether an entry lies on the way back from a head that is good of a revoked device; our own always does. */
  #good({ kid, eh }) {
    const newest = this.trust?.newest;
    if (!newest?.gone.has(kid) || kid in this.ownRole) return true;
    const named = namedGood(newest, kid);
    const { log, before } = this.entries.get(eh);
    const leaves = this.vouched.filter((one) => one.kid === kid && one.log === log && named.includes(one.ck));
    if (!leaves.length) return before; // nothing is known yet of what is good there
    const opened = leaves.filter((one) => {
      let at = one.head;
      while (this.entries.has(at) && at !== eh) at = this.entries.get(at).prev;
      return at === eh;
    });
    const first = newest.revoked.filter((one) => one.kid === kid).flatMap((one) => one.first ?? []), all = first.flat();
    const binding = first.filter((names) => leaves.some((one) => names.includes(one.ck)));
    return opened.some((one) => !all.includes(one.ck)) || (binding.length > 0 && binding.every((names) => opened.some((one) => names.includes(one.ck))));
  }

  /** §8.1: of the ops about one id those of a device that made the record, and those of one that the id only carries. */
  #makers(ops) {
    const least = {};
    for (const { log, seq } of ops) least[log] = Math.min(seq, least[log] ?? seq);
    const leads = (kid) => kid in this.ownRole || this.role(kid) === "coordinator";
    const brought = ops.filter((op) => op.load && op.seq === least[op.log]);
    const since = this.trust?.since() ?? {};
    const before = (load, kid) => load.trust < since[kid] && since[load.kid] <= since[kid]; // of whom no list names it is false
    const names = (load, op) => load.saw?.[op.eh]?.includes(Number(op.id.slice(65))) || Object.values(load.sup).some((ids) => ids.includes(op.id));
    const carried = new Set(ops.map((op) => op.kid).filter((kid) => fits(kid, ops[0].rec)));
    for (const kid of carried) {
      const own = ops.filter((op) => op.kid === kid);
      const loads = brought.filter((load) => load.kid !== kid && !own.some((op) => names(load, op)));
      const late = new Set(loads.filter((load) => before(load, kid)).map((load) => load.kid));
      const made = !late.size && !loads.some((load) => leads(load.kid));
      for (const op of own) Object.assign(op, { maker: made, carried: !made });
      for (const op of ops) if (late.has(op.kid) && !leads(op.kid)) Object.assign(op, { maker: false, carried: true });
    }
  }

  role(kid) {
    return this.trust?.newest?.roles[kid] ?? this.ownRole[kid];
  }

  /** Every op as the merge needs it. `sets` are the fields in which it counts. */
  ops() {
    const found = [];
    for (const entry of this.entries.values()) {
      const counts = !this.#judged(entry);
      entry.ops.forEach((op, index) => {
        const id = `${entry.eh}:${index}`;
        const erased = this.gone.has(id);
        const values = this.bodies.get(id);
        const role = this.role(entry.kid);
        const sets = counts ? op.fields.filter((name) => may(role, op.kind, name) && mayChoose(role, op.kind, name, erased ? null : values)) : [];
        const aside = counts || !this.#fits(entry) || role !== "coordinator" ? [] : op.fields.filter((name) => fieldOf(op.kind, name)?.exit && may(role, op.kind, name));
        found.push({ ...op, id, sets, aside, eh: entry.eh, at: entry.at ?? 0, log: entry.log, seq: entry.seq, trust: entry.trust, space: entry.space, kid: entry.kid, ts: entry.ts, load: counts && (entry.by ?? "").includes("~"), sup: op.sup ?? {}, values, erased });
      });
    }
    for (const ops of grouped(found, (op) => op.rec).values()) this.#makers(ops);
    for (const ops of grouped(found, (op) => `${op.space} ${op.rec} ${op.kind}`).values()) whatLeft(ops);
    return found;
  }
}

/** §9.5, "What left": in which fields the ops of one record count that were put aside; they replace nothing. */
function whatLeft(ops) {
  const stands = ops.some((op) => op.sets.length);
  const known = new Set(ops.filter((op) => op.sets.length).map((op) => op.kid));
  for (const op of ops.filter((one) => one.aside.length)) {
    const alone = op.maker && !known.has(op.kid);
    op.sets = op.aside.filter((name) => ({ kept: stands, once: alone })[rightOf(op.kind, name)]);
    if (op.sets.length) op.sup = {};
  }
}

const screen = (one) => `${one.ts} ${one.kid} ${one.eh}`; // §8.7: max (ts, kid, eh) orders the screen
const onScreen = (a, b) => (screen(a) < screen(b) ? -1 : 1);
const keyOf = (space, rec) => `${space}/${rec}`;

/** §8.1: whether a record's id carries this device. */
const fits = (kid, rec) => hex(H("rec", kid, rec.slice(0, 16)).subarray(0, 8)) === rec.slice(16);

/** §8.1: of the ops that name one id, those of the one (space, kind) that stands. */
function ofOne(ops, books) {
  const counting = ops.filter((op) => op.sets.length);
  const rank = (group) => {
    const kids = new Set(group.map((op) => op.kid));
    return [group.some((op) => op.maker), [...kids].some((kid) => books.role(kid) === "coordinator"), -Math.min(...group.map((op) => op.at)), TABLE[group[0].kind]?.about.kept ?? false];
  };
  const groups = [...grouped(counting, (op) => `${op.space} ${op.kind}`).values()].map((group) => [rank(group), group[0]]);
  const above = (a, b) => { const at = a.findIndex((one, i) => one !== b[i]); return at >= 0 && a[at] > b[at]; };
  const best = groups.reduce((found, one) => (found && !above(one[0], found[0]) ? found : one), null);
  return best ? ops.filter((op) => op.space === best[1].space && op.kind === best[1].kind) : [];
}

/** §8.10: the right of a field. */
function rightOf(kind, name) {
  const known = TABLE[kind];
  if (name === "deleted") return known?.about.kept ? "kept" : "narrower";
  if (!known) return "free";
  return known.fields[name] ? known.fields[name].right ?? "free" : known.about.once ? "once" : "free";
}

/** §8.7 to §8.10: the state of one record from its ops. */
function folded(ops, books) {
  const about = TABLE[ops[0].kind]?.about;
  if (about?.root && ops[0].rec !== ops[0].space) return null;
  if (about && about.spaces.join() === "audit") ops = ops.filter((op) => auditSpace(op.kid) === op.space);
  if (!ops.length) return null;
  const byId = new Map(ops.map((op) => [op.id, op]));
  const leads = (op) => books.role(op.kid) === "coordinator";
  const older = (op) => {
    const old = byId.get(op.again);
    return old && op.sets.length && leads(op) && old.erased ? old : undefined;
  };
  const chain = (op) => { const found = [op]; for (let old = older(op); old; old = older(old)) found.push(old); return found; };
  const chains = new Map(ops.map((op) => [op.id, chain(op)]));
  const said = (op) => chains.get(op.id).at(-1);
  const writer = (op) => said(op).kid;
  const passes = (op) => ["coordinator", "reviewer"].includes(books.role(writer(op)));
  const standing = ops.filter((op) => op.sets.length).sort(onScreen);
  if (!standing.length) return null;
  const { rec, kind, space } = ops[0];
  const first = (op, name) => !(name === undefined ? Object.keys(op.sup) : op.sup[name] ?? []).length || chains.get(op.id).length > 1;
  const makers = standing.filter((op) => said(op).maker);
  const carried = standing.filter((op) => said(op).carried);
  /** Of these those of coordinators, and of whom the id of a record carries that came in a file. */
  const leading = (some) => { const led = some.filter(leads); return led.length ? some.filter((op) => leads(op) || carried.includes(op)) : led; };
  const orElse = (some, all) => (some.length ? some : all);
  const counted = new Set();
  const unsaid = {}; // the fields that are written once in which one of the saves that made the record is silent

  /** Of these the first of each log, by the save that said them (of a fork both). */
  const earliest = (some) => [...grouped(some, (op) => `${said(op).kid} ${said(op).log}`).values()].flatMap((own) => {
    const least = Math.min(...own.map((op) => said(op).seq));
    return [...grouped(own.filter((op) => said(op).seq === least), (op) => said(op).eh).values()];
  });
  const begins = (op) => said(op).parent || op.fields.some((name) => rightOf(kind, name) === "once" && first(op, name));
  const beginnings = (some) => earliest(some).filter((save) => save.some(begins));
  const byLeads = makers.length ? [] : beginnings(leading(standing));
  const madeIn = byLeads.length ? byLeads : beginnings(makers.length ? makers : standing);

  /** The ops that count in a field, and the ids that they supersede there with effect. */
  const counting = (name, frontier) => {
    const all = standing.filter((op) => op.sets.includes(name));
    const [right, by] = rightOf(kind, name).split(":");
    const sup = (op) => (op.sup[name] ?? []).map((id) => byId.get(id)).filter((old) => old?.fields.includes(name));
    if (right === "once" || right === "first") {
      const base = all.filter((op) => first(op, name));
      const made = right === "once" ? base.filter((op) => madeIn.flat().includes(op)) : earliest(base.filter((op) => makers.includes(op))).flat();
      const led = base.filter(leads);
      const held = made.length ? made : right === "once" || makers.length ? led : orElse(leading(base), base);
      const quiet = right === "once" && made.length && madeIn.filter((save) => !save.some((op) => held.includes(op)));
      const least = quiet.length ? 1 : 2;
      const chosen = all.filter((op) => !base.includes(op) && leads(op) && sup(op).filter((old) => held.includes(old)).length >= least);
      if (quiet.length && !chosen.length) unsaid[name] = [...quiet.flat()].sort((a, b) => (a.id < b.id ? -1 : 1))[0];
      return [[...held, ...chosen], (op) => (chosen.includes(op) || chains.get(op.id).length > 1 ? sup(op) : [])];
    }
    const own = (op, old) => writer(op) === writer(old);
    const empty = (op) => op.values?.[name] === null;
    const named = () => (frontier(by) ?? []).flatMap((op) => op.values?.[by] ?? []);
    const kept = {
      held: (op, old) => leads(op) || (own(op, old) && (empty(op) || empty(old))),
      narrower: (op, old) => leads(op) || own(op, old),
      kept: leads,
      passed: (op, old) => leads(op) || own(op, old) || makers.includes(op) || !passes(old),
    }[right] ?? (() => true);
    const may = right === "named" ? all.filter((op) => leads(op) || named().includes(writer(op))) : all;
    return [may, (op) => sup(op).filter((old) => chains.get(op.id).includes(old) || kept(op, old))];
  };

  const fields = {};
  const frontier = (name) => (fields[name] ??= standingIn(name));
  const standingIn = (name) => {
    const [count, sup] = counting(name, frontier);
    count.forEach((op) => counted.add(op));
    const by = {};
    for (const op of count) for (const old of sup(op)) (by[old.id] ??= []).push(op);
    const replaced = (op) => {
      if (by[op.id]) return true;
      const [, ...olds] = chains.get(op.id);
      for (let at = 0, newer = op; at < olds.length; newer = olds[at], at += 1) {
        const old = olds[at];
        if (written(newer.sup[name] ?? []) !== written([old.id]) || !old.fields.includes(name)) return false;
        if ((by[old.id] ?? []).some((other) => other.again !== old.id)) return true;
      }
      return false;
    };
    return count.filter((op) => !replaced(op)).sort(onScreen).reverse();
  };
  for (const name of new Set(standing.flatMap((op) => op.sets))) frontier(name);
  if (!counted.size) return null;
  const whole = [...counted].filter((op) => chains.get(op.id).length === 1 && (!makers.length || makers.includes(op)));
  const begun = orElse(whole.filter((op) => first(op)), whole);
  const placed = [...grouped(begun, (op) => `${op.kid} ${op.log}`).values()]
    .flatMap((own) => own.filter((op) => op.seq === Math.min(...own.map((one) => one.seq))))
    .filter((op) => op.parent || op.origin);
  const made = makers.length ? placed : orElse(leading(placed), placed);
  const { parent } = made.sort((a, b) => (a.id < b.id ? -1 : 1))[0] ?? {};
  const origins = new Set(made.filter((op) => first(op)).map((op) => written(op.origin ?? null)));
  const origin = origins.size === 1 && (makers.length || made.some(leads)) ? made[0].origin : undefined;
  const deletes = (fields.deleted ?? []).filter((op) => op.saw);
  const left = standing.filter((op) => counted.has(op));
  const asked = left.filter((op) => makers.includes(op) || leads(op));
  const bare = left.filter((op) => !Object.keys(op.sup).length && !op.again);
  const [begin] = orElse(bare.filter((op) => makers.includes(op)), orElse(bare, left));
  const silent = (name) => makers.length && ["narrower", "kept"].includes(rightOf(kind, name)) && !fields[name].some((op) => asked.includes(op));
  const silence = (name) => (unsaid[name] ? { ...unsaid[name], values: { [name]: null } } : silent(name) ? { id: begin.id, rec, kid: begin.kid, maker: begin.maker, values: { [name]: null } } : null);
  return { space, rec, kind, parent, origin, fields, chains, deletes, ops, leads, silence, passes };
}

/** §10: whether one device alone wrote a record and all below it, or nothing of it is left. */
function inOneHand(record, children) {
  const found = new Set([record]);
  for (const one of found) (children[keyOf(one.space, one.rec)] ?? []).forEach((child) => found.add(child));
  const ops = [...found].flatMap((one) => one.ops);
  return new Set(ops.map((op) => op.kid)).size < 2 || ops.every((op) => !op.values);
}

/** §10: the ids of the ops that the orders reach among these records. */
function reached(orders, records) {
  const children = grouped(records.filter((one) => one.parent), (one) => keyOf(one.space, one.parent));
  const below = {};
  for (const one of records) {
    const key = keyOf(one.space, one.rec);
    if (one.parent) (below[keyOf(one.space, one.parent)] ??= []).push(key);
    if (one.origin && inOneHand(one, Object.fromEntries(children))) (below[keyOf(...one.origin)] ??= []).push(key);
  }
  const ops = new Set();
  const gone = new Set();
  for (const order of orders) {
    order.ops.forEach((id) => ops.add(id));
    const spaces = new Set(order.spaces.filter((space) => !OWN.has(space)));
    const keep = new Set((order.keep ?? []).map((pair) => keyOf(...pair)));
    const here = [...records.map((one) => keyOf(one.space, one.rec)), ...Object.keys(below)];
    const left = [...order.records.map((pair) => keyOf(...pair)), ...here.filter((key) => spaces.has(key.slice(0, 32)))];
    for (const seen = new Set(); left.length;) {
      const key = left.pop();
      if (seen.has(key) || keep.has(key)) continue;
      seen.add(key);
      gone.add(key);
      left.push(...(below[key] ?? []));
    }
  }
  return { ops, gone };
}

/** §8.8: the keys of the records that are hidden: deleted, or below one that is. */
function hidden(records, below) {
  const saw = (witness, op, state) => {
    if (!state.leads(witness) && (rightOf(state.kind, "deleted") === "kept" || witness.kid !== op.kid)) return false;
    return witness.eh === op.eh || state.chains.get(op.id).some(({ id }) => witness.saw[id.slice(0, 64)]?.includes(Number(id.slice(65))));
  };
  const covered = (state, witnesses, walked = new Set()) => walked.has(state) || (walked.add(state) && Object.values(state.fields).flat()
    .every((op) => state.deletes.includes(op) || witnesses.some((one) => saw(one, op, state)))
    && below(state).every((child) => covered(child, [...witnesses, ...child.deletes], walked)));
  const found = new Set();
  const sink = (state) => { if (!found.has(state)) { found.add(state); below(state).forEach(sink); } };
  for (const state of records) if (state.deletes.length && covered(state, state.deletes)) sink(state);
  return found;
}

/** §8.10: the values of a field that stand beside each other, the one that holds first; others stay newest first. */
function inOrder(kind, name, ops, silence, passes) {
  const { type, narrow, right } = fieldOf(kind, name) ?? {};
  const made = (op) => (op.maker ? 0 : 1);
  const list = (value) => (Array.isArray(value) ? value.length : 0);
  if (!["held", "narrower", "kept", "passed"].includes(right)) return [...ops, ...(silence && ops.length ? [silence] : [])].map((op) => op.values[name]);
  const place = narrow ? {
    bool: (value) => (typeof value !== "boolean" ? 1 : value === (narrow[0] === "yes") ? 0 : 2),
    number: (value) => (typeof value === "number" ? -value : 0),
    day: (value) => (typeof value === "string" && value ? value : "9999"),
    choices: list,
    links: list,
    choice: (value) => (value === null ? narrow.length : narrow.indexOf(value)),
  }[type] : () => 0;
  const at = (op) => place(op.values[name]);
  const bytes = (op) => Buffer.from(written(op.values[name] ?? null));
  if (silence && ops.length && narrow && Math.min(...ops.map((op) => Number(at(op)))) > 0) ops = [silence, ...ops];
  const behind = (op) => (right === "passed" && !passes(op) ? 1 : 0);
  const above = (a, b) => behind(a) - behind(b) || (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : made(a) - made(b) || Buffer.compare(bytes(a), bytes(b)) || (a.id < b.id ? -1 : 1));
  return [...ops].sort(above).map((op) => op.values[name]);
}

/** Every record with what stands in it: `values` of a field newest first, hidden and erased ones marked. */
export function fold(books) {
  const states = () => [...grouped(books.ops(), (op) => op.rec).values()].map((ops) => ofOne(ops, books))
    .filter((ops) => ops.length).map((ops) => folded(ops, books)).filter(Boolean);
  const { ops, gone } = reached(books.orders, states());
  for (const state of states()) for (const op of state.ops) if (ops.has(op.id) || gone.has(keyOf(op.space, op.rec))) books.gone.add(op.id);
  const records = states();
  const children = {};
  for (const one of records) if (one.parent) (children[keyOf(one.space, one.parent)] ??= []).push(one);
  const below = (one) => children[keyOf(one.space, one.rec)] ?? [];
  const hid = hidden(records, below);
  for (const one of records) {
    const standing = Object.entries(one.fields).filter(([name]) => name !== "deleted");
    one.erased = Object.values(one.fields).flat().every((op) => op.erased);
    one.hidden = hid.has(one);
    one.below = below(one);
    one.values = Object.fromEntries(standing.map(([name, list]) => [name, inOrder(one.kind, name, list.filter((op) => !op.erased && op.values), one.silence(name), one.passes)]));
  }
  return records;
}

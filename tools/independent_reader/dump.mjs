// The open format: docs/spec/dump.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hex, sha256, unhex, written } from "./bytes.mjs";
import { FIXED, fieldOf, fold, kindOf } from "./fold.mjs";

/** The space in which a record of this kind lies when no line says another; undefined where nothing tells it. */
function usual({ kind, rec, parent }, spaces) {
  const about = kindOf(kind);
  if (about?.root) return rec;
  if (parent) return spaces.get(parent);
  if (!about) return rec;
  return ["reference", "office"].filter((name) => about.spaces.includes(name)).map((name) => FIXED[name])[0];
}

/** The records of the books as objects, as the lines of a dump stand: by space, the root first, then kind and id. */
export function rows(books) {
  const records = fold(books);
  const away = new Set(records.filter((one) => one.hidden || one.erased).map((one) => one.rec));
  const spaces = new Map(records.map((one) => [one.rec, one.space]));
  const stays = (one) => !one.hidden && (!one.erased || one.below.some(stays));
  const place = (one) => `${one.space} ${one.rec === one.space ? 0 : 1} ${one.kind} ${one.rec}`;
  return records.filter(stays).sort((a, b) => (place(a) < place(b) ? -1 : 1)).map((one) => row(one, away, spaces));
}

const MEMBERS = ["kind", "id", "parent", "space", "vsdesk"];

function row(one, away, spaces) {
  const made = { kind: one.kind, id: one.rec };
  if (one.parent) made.parent = one.parent;
  if (usual(one, spaces) !== one.space) made.space = one.space;
  if (one.erased) return made;
  const also = {}, named = {};
  for (const [name, list] of Object.entries(one.values).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const linked = ["link", "links"].includes(fieldOf(one.kind, name)?.type);
    const values = [...new Map(list.map((value) => [written(value), value])).values()]
      .map((value) => (linked ? kept(value, away) : value)).filter((value) => value !== undefined);
    if (values.length) (MEMBERS.includes(name) || name.startsWith("_") ? named : made)[name] = values[0];
    if (values.length > 1) also[name] = values.slice(1);
  }
  return { ...made, ...filled("_fields", named), ...filled("_also", also) };
}

const filled = (name, held) => (Object.keys(held).length ? { [name]: held } : {});

/** A link's value without what is in no dump; undefined when nothing is left. */
function kept(value, away) {
  if (typeof value === "string") return away.has(value) ? undefined : value;
  if (!Array.isArray(value)) return value;
  const left = value.filter((id) => !away.has(id));
  return left.length || !value.length ? left : undefined;
}

/** One line: members in their order, and in each value sorted. */
const line = (one) => `{${Object.entries(one).map(([name, value]) => `${JSON.stringify(name)}:${written(value)}`).join(",")}}`;

/** The bytes of an attachment, or null while chunks are missing. */
export function assembled(books, blob) {
  const list = books.lists.get(blob);
  const parts = list?.chunks.map((hash, index) => {
    const data = books.chunks.get(`${blob}:${index}`);
    return data && hex(sha256(unhex(list.salt), data)) === hash ? data : null;
  });
  return parts?.every(Boolean) ? Buffer.concat(parts) : null;
}

/** Write `records.jsonl` and `files/` into a folder. */
export function dump(books, folder) {
  const found = rows(books);
  mkdirSync(join(folder, "files"), { recursive: true });
  writeFileSync(join(folder, "records.jsonl"), found.map((one) => `${line(one)}\n`).join(""));
  let files = 0;
  for (const one of found.filter((row) => typeof row.blob === "string")) {
    const data = assembled(books, one.blob);
    if (data && hex(sha256(data)) === one.sha256) {
      writeFileSync(join(folder, "files", one.id), data);
      files += 1;
    }
  }
  return { records: found.length, files };
}

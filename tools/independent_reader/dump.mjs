// The open format: docs/spec/dump.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hex, sha256, unhex, written } from "./bytes.mjs";
import { fieldOf, fold } from "./fold.mjs";

/** The records of the books as objects, in the form of a dump's lines, by kind and id. */
export function rows(books) {
  const records = fold(books);
  const away = new Set(records.filter((one) => one.hidden || one.erased).map((one) => one.rec));
  for (const one of records) if (!one.hidden && !one.erased) away.delete(one.rec);
  const stays = (one) => !one.hidden && (!one.erased || one.below.some(stays));
  return records.filter(stays).map((one) => row(one, away)).sort((a, b) => (a.kind + a.id < b.kind + b.id ? -1 : 1));
}

function row(one, away) {
  const made = { kind: one.kind, id: one.rec };
  if (one.parent) made.parent = one.parent;
  if (one.erased) return made;
  const also = {};
  for (const [name, list] of Object.entries(one.values)) {
    const linked = ["link", "links"].includes(fieldOf(one.kind, name)?.type);
    const values = [...new Map(list.map((value) => [written(value), value])).values()]
      .map((value) => (linked ? kept(value, away) : value));
    if (values.length && values[0] !== undefined) made[name] = values[0];
    const others = values.slice(1).filter((value) => value !== undefined);
    if (others.length) also[name] = others;
  }
  return Object.keys(also).length ? { ...made, _also: also } : made;
}

/** A link's value without what is in no dump; undefined when nothing is left. */
function kept(value, away) {
  if (typeof value === "string") return away.has(value) ? undefined : value;
  if (!Array.isArray(value)) return value;
  const left = value.filter((id) => !away.has(id));
  return left.length ? left : undefined;
}

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
  writeFileSync(join(folder, "records.jsonl"), found.map((one) => JSON.stringify(one) + "\n").join(""));
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

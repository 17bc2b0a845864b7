// Opens what vsdesk writes without vsdesk, from docs/spec alone. Made-up data only in tests.
//   node reader.mjs bundles --identity FILE… [--org HEX] [--out FOLDER] FILE...
//   node reader.mjs vault FOLDER (--words FILE | --passphrase FILE) [--out FOLDER]
// Prints one JSON line for each file, and one for the dump. Ends with 1 when a file was refused.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { encryptionKey } from "./age.mjs";
import { Refused, bech32 } from "./bytes.mjs";
import { dump } from "./dump.mjs";
import { Books } from "./fold.mjs";
import { Trust } from "./frames.mjs";
import { openVault } from "./vault.mjs";
import { take } from "./volume.mjs";

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const { values, positionals: [task, ...files] } = parseArgs({
  allowPositionals: true,
  options: { identity: { type: "string", multiple: true }, org: { type: "string" }, out: { type: "string" }, words: { type: "string" }, passphrase: { type: "string" } },
});

function bundles() {
  const lines = values.identity.flatMap((file) => readFileSync(file, "utf8").split("\n"));
  const said = lines.map((line) => /^# vsdesk organisation: ([0-9a-f]{64})$/.exec(line)?.[1]).find(Boolean);
  const keys = lines.filter((line) => line.startsWith("AGE-SECRET-KEY-PQ-1")).map((line) => encryptionKey(bech32(line.trim(), "AGE-SECRET-KEY-PQ-")));
  const books = new Books(new Trust(values.org ?? said));
  for (const file of files) {
    try {
      say({ file, ...take(readFileSync(file), keys, books) });
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      const held = ["E_VERSION", "E_CRIT"].includes(problem.code);
      say({ file, result: held ? "held" : "refused", codes: [problem.code] });
      if (!held) process.exitCode = 1;
    }
  }
  return books;
}

const text = (file) => readFileSync(file, "utf8").trim();
const books = task === "vault"
  ? await openVault(files[0], values.words ? { words: text(values.words) } : { passphrase: text(values.passphrase) })
  : bundles();
if (values.out) say({ out: values.out, ...dump(books, values.out) });

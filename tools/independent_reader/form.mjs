// Holds objects against docs/spec/format.cddl: the part of CDDL (RFC 8610) in which that file is written.
import { readFileSync } from "node:fs";
import { need, read } from "./bytes.mjs";

const TOKEN = /\s*("(?:\\.|[^"\\])*"|\.regexp|\.pcre|-?\d+\.\.-?\d+|\d*\*\d*|-?\d+|[A-Za-z_]\w*|=>|[{}[\](),:=/?+])/y;
const BASE = {
  any: () => true,
  null: (value) => value === null,
  bool: (value) => typeof value === "boolean",
  text: (value) => typeof value === "string",
};

function tokens(text) {
  const plain = text.replace(/;[^\n]*/g, "").trimEnd();
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < plain.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(plain);
    if (!match) throw new SyntaxError(plain.slice(at, at + 40));
    found.push(match[1]);
  }
  return found;
}

function rules(text) {
  const left = tokens(text);
  const made = {};
  const take = () => left.shift();
  const string = (token) => token.slice(1, -1).replace(/\\(.)/g, "$1");
  const type = () => {
    const choices = [one()];
    while (left[0] === "/") { take(); choices.push(one()); }
    return (value) => choices.some((fits) => fits(value));
  };
  const one = () => {
    const token = take();
    if (token === "{" || token === "[") return token === "{" ? map(parts("}")) : array(parts("]"));
    if (token[0] === '"') return (value) => value === string(token);
    if (token.includes("..")) {
      const [low, high] = token.split("..").map(Number);
      return (value) => Number.isSafeInteger(value) && low <= value && value <= high;
    }
    if (/^-?\d+$/.test(token)) return (value) => value === Number(token);
    if (left[0] === ".regexp" || left[0] === ".pcre") {
      take();
      const pattern = new RegExp(`^(?:${string(take())})$`, "u");
      return (value) => typeof value === "string" && pattern.test(value);
    }
    return BASE[token] ?? ((value) => made[token](value));
  };
  const often = () => {
    if (left[0] === "?") { take(); return [0, 1]; }
    if (left[0] === "+") { take(); return [1, Infinity]; }
    if (!/^\d*\*\d*$/.test(left[0])) return [1, 1];
    const [low, high] = take().split("*");
    return [Number(low || 0), high ? Number(high) : Infinity];
  };
  const parts = (end) => {
    const found = [];
    while (left[0] !== end) {
      const [low, high] = often();
      let name = null, key = null;
      if (left[1] === ":") { name = take(); take(); } else if (left[1] === "=>") { key = one(); take(); }
      found.push({ low, high, name, key, fits: type() });
      if (left[0] === ",") take();
    }
    take();
    return found;
  };
  while (left.length) {
    const name = take();
    if (take() !== "=") throw new SyntaxError(name);
    made[name] = type();
  }
  return made;
}

const map = (parts) => (value) => {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const left = new Set(Object.keys(value));
  for (const { low, name, fits } of parts.filter((part) => part.name !== null)) {
    if (!left.delete(name) ? low > 0 : !fits(value[name])) return false;
  }
  for (const { low, high, key, fits } of parts.filter((part) => part.key)) {
    const here = [...left].filter(key);
    if (here.length < low || here.length > high || !here.every((name) => fits(value[name]))) return false;
    here.forEach((name) => left.delete(name));
  }
  return left.size === 0;
};

const array = (parts) => (value) => {
  if (!Array.isArray(value)) return false;
  let at = 0;
  for (const { low, high, fits } of parts) {
    const begun = at;
    while (at < value.length && at - begun < high && fits(value[at])) at += 1;
    if (at - begun < low) return false;
  }
  return at === value.length;
};

const FORM = rules(readFileSync(new URL("../../docs/spec/format.cddl", import.meta.url), "utf8"));

/** The object of canonical bytes, of this rule. A newer `v` is E_VERSION, another form E_CANON. */
export function parsed(rule, bytes, other = "E_CANON") {
  const value = read(bytes);
  if (value !== null && Number.isSafeInteger(value.v)) need(value.v <= (rule === "slot_file" ? 2 : 1), "E_VERSION", rule);
  need(FORM[rule](value), other, rule);
  return value;
}

/** Whether texts are sorted by their UTF-8 bytes, without doubles. */
export const sorted = (texts) => texts.every((one, at) => at === 0 || Buffer.compare(Buffer.from(texts[at - 1]), Buffer.from(one)) < 0);

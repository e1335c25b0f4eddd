/** Which strings a pattern can not match without: patterns whose strings are absent are never tried, so a large lexicon stays fast. */

/** A node of a parsed pattern: the strings it can be (when few), and strings of which every match contains one. */
interface Node {
  exact: string[] | null;
  required: string[] | null;
}

/** The pattern does not close what it opens: no expression either. */
export class BrokenPattern extends Error {
  override name = "BrokenPattern";
}

/** Strings a part may be before it counts as "many". */
const FEW = 120;
/** Strings that neighbouring parts may make together. */
const PRODUCT = 24;
const CLASS_MAX = 40;
const EMPTY: Node = { exact: [""], required: null };
const ANY: Node = { exact: null, required: null };

/** Groups read before, by their beginning; handed from pattern to pattern while a lexicon is built. */
export type Groups = Map<string, { source: string; node: Node }[]>;
const KEY = 12;
const LONG = 40;

class Parser {
  #at = 0;
  readonly #source: string;
  readonly #groups: Groups;

  constructor(source: string, groups: Groups) {
    this.#source = source;
    this.#groups = groups;
  }

  /** Every pass moves on or throws: a pattern that is no pattern must never keep the reader running. */
  whole(): { node: Node; source: string }[] {
    const out = this.alternatives();
    if (this.#at !== this.#source.length) throw new BrokenPattern(`closed but never opened, at ${this.#at}`);
    return out;
  }

  alternatives(): { node: Node; source: string }[] {
    const out: { node: Node; source: string }[] = [];
    for (;;) {
      const from = this.#at;
      const node = this.#sequence();
      out.push({ node, source: this.#source.slice(from, this.#at) });
      if (this.#source[this.#at] !== "|") return out;
      this.#at++;
    }
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && !"|)".includes(this.#source[this.#at] ?? "")) parts.push(this.#item());
    return joinAll(parts);
  }

  #item(): Node {
    let node = this.#atom();
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at, this.#at + 12))?.[0];
    if (!quantifier) return node;
    this.#at += quantifier.length;
    if (quantifier.startsWith("?"))
      node = node.exact ? { exact: [...new Set([...node.exact, ""])], required: null } : ANY;
    else if (quantifier.startsWith("*") || /^\{0/.test(quantifier)) node = ANY;
    else if (!/^\{1\}/.test(quantifier)) node = { exact: null, required: requiredOf(node) };
    return node;
  }

  #atom(): Node {
    const c = this.#source[this.#at++] ?? "";
    if (c === "(") return this.#group();
    if (c === "[") return this.#set();
    if (c === "." || c === "^" || c === "$") return c === "." ? ANY : EMPTY;
    if (c === "\\") {
      const escaped = this.#source[this.#at++];
      if (escaped === undefined) throw new BrokenPattern("ends within an escape");
      return /[a-z0-9]/i.test(escaped) ? ANY : literal(escaped);
    }
    return literal(c);
  }

  /** Long groups come again and again (families, verbs): each is read once. */
  #group(): Node {
    const from = this.#at;
    const key = this.#source.slice(from, from + KEY);
    const known = this.#groups.get(key)?.find((g) => this.#source.startsWith(g.source, from));
    if (known) {
      this.#at += known.source.length;
      return known.node;
    }
    const node = this.#readGroup();
    const source = this.#source.slice(from, this.#at);
    if (source.length >= LONG) this.#groups.set(key, [...(this.#groups.get(key) ?? []), { source, node }]);
    return node;
  }

  #readGroup(): Node {
    const head = /^\?(?:[:=!]|<[=!])/.exec(this.#source.slice(this.#at, this.#at + 3))?.[0] ?? "";
    this.#at += head.length;
    const nodes = this.alternatives().map(({ node }) => node);
    if (this.#source[this.#at] !== ")") throw new BrokenPattern(`a group is not closed, at ${this.#at}`);
    this.#at++;
    return head === "" || head === "?:" ? either(nodes) : EMPTY;
  }

  #set(): Node {
    const end = this.#source.indexOf("]", this.#at + 1);
    if (end < 0) throw new BrokenPattern(`a set is not closed, at ${this.#at}`);
    const inside = this.#source.slice(this.#at, end);
    this.#at = end + 1;
    if (inside.startsWith("^") || inside.includes("\\")) return ANY;
    const chars: string[] = [];
    for (let i = 0; i < inside.length; i++) {
      const from = inside.charCodeAt(i);
      const to = inside[i + 1] === "-" && i + 2 < inside.length ? inside.charCodeAt(i + 2) : from;
      for (let code = from; code <= to && chars.length <= CLASS_MAX; code++) chars.push(String.fromCharCode(code));
      if (to !== from) i += 2;
    }
    return chars.length > CLASS_MAX ? ANY : { exact: chars, required: null };
  }
}

const literal = (c: string): Node => ({ exact: [c], required: null });

/** Only strings that say something: none may be empty. */
function requiredOf(node: Node): string[] | null {
  if (node.exact?.every((s) => s.length > 0)) return node.exact;
  return node.required;
}

function either(nodes: readonly Node[]): Node {
  const exact: string[] = [];
  const required: string[] = [];
  let [finite, known] = [true, true];
  for (const node of nodes) {
    if (node.exact) exact.push(...node.exact);
    else finite = false;
    const needs = requiredOf(node);
    if (needs) required.push(...needs);
    else known = false;
  }
  return {
    exact: finite && exact.length <= FEW ? [...new Set(exact)] : null,
    required: known ? [...new Set(required)] : null,
  };
}

/** How seldom a string stands in everyday text, roughly: a kanji counts as much as two kana. */
const RARE = 4;
const rarity = (text: string): number => {
  let sum = 0;
  for (let i = 0; i < text.length && sum < RARE; i++) sum += text.charCodeAt(i) >= 0x4e00 ? 2 : 1;
  return Math.min(sum, RARE);
};

/** The set whose commonest string is rarest decides least often in vain; on a tie the smaller set. */
function better(a: string[] | null, b: string[] | null): string[] | null {
  if (!a || !b) return a ?? b;
  const commonest = (s: string[]): number => Math.min(RARE, ...s.map(rarity));
  const [ca, cb] = [commonest(a), commonest(b)];
  return ca > cb || (ca === cb && a.length <= b.length) ? a : b;
}

function joinAll(parts: readonly Node[]): Node {
  let run: string[] | null = [""];
  let best: string[] | null = null;
  let whole = true;
  const close = (): void => {
    if (run?.every((s) => s.length > 0)) best = better(best, run.length > 1 ? [...new Set(run)] : run);
    run = [""];
  };
  for (const part of parts) {
    if (part.exact && run && run.length * part.exact.length <= PRODUCT) {
      run = run.flatMap((a) => (part.exact ?? []).map((b) => a + b));
      continue;
    }
    whole = false;
    close();
    if (part.exact && part.exact.length <= FEW) run = [...part.exact];
    best = better(best, requiredOf(part));
  }
  const exact = whole ? run : null;
  close();
  return { exact, required: best };
}

/**
 * The branches of a pattern, each with the strings of which its matches contain one; null: try always.
 * @throws {BrokenPattern} when it does not close what it opens.
 */
export function branches(
  source: string,
  groups: Groups = new Map(),
): { source: string; needs: readonly string[] | null }[] {
  return new Parser(source, groups).whole().map(({ node, source: branch }) => ({
    source: branch,
    needs: requiredOf(node),
  }));
}

interface Step {
  next: Map<number, Step>;
  /** Gates that open when the text has come here. */
  opens: number[];
  /** The last pass that came here. */
  run: number;
}

/** Finds in one pass which gates a text opens. */
export class Gates {
  readonly #root: Step = { next: new Map(), opens: [], run: 0 };
  readonly #always: number[] = [];
  #run = 0;

  add(gate: number, needs: readonly string[] | null): void {
    if (needs === null) {
      this.#always.push(gate);
      return;
    }
    for (const need of needs) {
      let step = this.#root;
      for (let i = 0; i < need.length; i++) {
        const code = need.charCodeAt(i);
        let next = step.next.get(code);
        if (!next) {
          next = { next: new Map(), opens: [], run: 0 };
          step.next.set(code, next);
        }
        step = next;
      }
      step.opens.push(gate);
    }
  }

  /** The open gates, in the order they were added. */
  open(text: string): Iterable<number> {
    const open: number[] = [...this.#always];
    const run = ++this.#run;
    for (let i = 0; i < text.length; i++) {
      let step = this.#root.next.get(text.charCodeAt(i));
      for (let j = i + 1; step; j++) {
        if (step.run !== run) {
          step.run = run;
          for (const gate of step.opens) open.push(gate);
        }
        step = step.next.get(text.charCodeAt(j));
      }
    }
    // Several strings may open one gate; a typed array sorts without a call for each pair.
    const sorted = Uint32Array.from(open).sort();
    return sorted.filter((gate, i) => i === 0 || gate !== sorted[i - 1]);
  }
}

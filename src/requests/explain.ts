/** Where in a talk the words stand that made triage decide: stored words found again in what was said. Pure. */

/** One message as triage read it. */
export interface HeardWords {
  id: string;
  /** What the page shows of it; only there can something be underlined. Null: nothing is shown. */
  shown: string | null;
  /** What triage read: the same as `shown` for text, the keywords for a sticker. "" without words. */
  words: string;
  at: number;
}

/** One reason of a stored decision. */
export interface StoredHit {
  messageId: string;
  rule: string;
  /** The person's own words; those of several messages are parted by line breaks. */
  span: string;
  source: string;
}

/** A stretch of a shown message, in UTF-16 units, with the rules that found it; stretches do not overlap. */
export interface Stretch {
  from: number;
  to: number;
  rules: string[];
}

export interface Explained {
  stretches: Stretch[];
  /** Every rule of the decisions about this message, in the order they were stored. */
  rules: { rule: string; span: string | null }[];
}

/** Messages this close together were read as one thought, at most two before the newest (intake). */
interface WindowRule {
  splitMs: number;
  before: number;
}

/**
 * @param messages of one person, oldest first. @param hits of decisions about them.
 * @returns by message. Words that stand several times in the new message are marked each time: the rule knows no difference.
 */
export function explain(
  messages: readonly HeardWords[],
  hits: readonly StoredHit[],
  window: WindowRule,
): Map<string, Explained> {
  const found = new Map<string, { from: number; to: number; rule: string }[]>();
  const rules = new Map<string, Explained["rules"]>();
  const at = new Map(messages.map((message, index) => [message.id, index]));
  for (const hit of hits) {
    const index = at.get(hit.messageId);
    const message = index === undefined ? undefined : messages[index];
    if (index === undefined || !message) continue;
    const places = placesOf(messages, index, hit.span, window);
    for (const place of places) push(found, place.id, { from: place.from, to: place.to, rule: hit.rule });
    // A chip's answer is a code, not words of theirs.
    const span = hit.span !== "" && (places.length > 0 || message.words.includes(hit.span)) ? hit.span : null;
    push(rules, message.id, { rule: hit.rule, span });
  }
  const ids = new Set([...found.keys(), ...rules.keys()]);
  return new Map(
    [...ids].map((id) => [id, { stretches: apart(found.get(id) ?? []), rules: unique(rules.get(id) ?? []) }]),
  );
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const unique = (rules: Explained["rules"]): Explained["rules"] => [
  ...new Map(rules.map((rule) => [`${rule.rule} ${rule.span ?? ""}`, rule])).values(),
];

interface PlaceInTalk {
  id: string;
  from: number;
  to: number;
}

/** Where a span stands: in the new message, or across it and the ones just before. */
function placesOf(messages: readonly HeardWords[], index: number, span: string, window: WindowRule): PlaceInTalk[] {
  const newest = messages[index];
  if (!newest || span.trim() === "") return [];
  const inside = newest.shown === null ? [] : occurrences(newest.shown, span);
  if (inside.length > 0) return inside.map((from) => ({ id: newest.id, from, to: from + span.length }));
  const group = [
    ...messages
      .slice(0, index)
      .filter((message) => message.words !== "" && newest.at - message.at < window.splitMs)
      .slice(-window.before),
    newest,
  ];
  const joined = group.map((message) => message.words).join("\n");
  const newFrom = joined.length - newest.words.length;
  return occurrences(joined, span)
    .filter((from) => from + span.length > newFrom)
    .flatMap((from) => inMessages(group, from, from + span.length));
}

/** A stretch of the joined words, cut at the borders of its messages. */
function inMessages(group: readonly HeardWords[], from: number, to: number): PlaceInTalk[] {
  const out: PlaceInTalk[] = [];
  let start = 0;
  for (const message of group) {
    const [a, b] = [Math.max(from, start), Math.min(to, start + message.words.length)];
    // What is shown otherwise than it was read (a sticker) has no place of its own to underline.
    if (a < b && message.shown === message.words) out.push({ id: message.id, from: a - start, to: b - start });
    start += message.words.length + 1;
  }
  return out;
}

function occurrences(text: string, span: string): number[] {
  const out: number[] = [];
  for (let from = text.indexOf(span); from >= 0; from = text.indexOf(span, from + span.length)) out.push(from);
  return out;
}

/** Overlapping finds become stretches side by side, each with all of its rules. */
function apart(finds: readonly { from: number; to: number; rule: string }[]): Stretch[] {
  const borders = [...new Set(finds.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const out: Stretch[] = [];
  for (const [i, from] of borders.entries()) {
    const to = borders[i + 1];
    if (to === undefined) break;
    const rules = [...new Set(finds.filter((f) => f.from <= from && f.to >= to).map((f) => f.rule))];
    if (rules.length === 0) continue;
    const last = out.at(-1);
    if (last && last.to === from && last.rules.join() === rules.join()) last.to = to;
    else out.push({ from, to, rules });
  }
  return out;
}

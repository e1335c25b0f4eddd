/** The flow language: what a YAML file under flows/ may say. Used at build time only; the worker reads compiled flows. */

import * as z from "zod";
import { CONDITIONS, type Condition, ENTRIES, TEXTS } from "./flow-types.ts";
import { LANGUAGES } from "./types.ts";

const name = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, "a name is small letters, digits and hyphens, e.g. worn-out");
const value = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,30}$/, "a value is plain letters and digits, e.g. notSeen");
const words = z.string().trim().min(1);
const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item.transform((one) => [one]), z.array(item).min(1)]);
const yes = z.literal(true);
const about = z.enum(["self", "neighbour"]);
const meaning = z.enum(["area", "degree", "signs", "urgency"]);

const condition = z.enum(CONDITIONS as [Condition, ...Condition[]]);

/** A line, or a line that is said only when something holds. */
const bubble = z.union([words, z.strictObject({ when: oneOrMore(condition), say: words })]);
/** One way of saying it. */
const wording = z.union([bubble.transform((one) => [one]), z.array(bubble).min(1)]);

/** `go` a node of this flow, or `open` another flow (`at` one of its nodes). */
const way = { go: name.optional(), open: name.optional(), at: name.optional() };
const exactlyOneWay = (to: { go?: string | undefined; open?: string | undefined; at?: string | undefined }) =>
  (to.go === undefined) !== (to.open === undefined) && (to.at === undefined || to.open !== undefined);
const wayHint = "say where it leads: either `go: node` or `open: flow` (with `at: node` if not at its start)";
const to = z.strictObject(way).refine(exactlyOneWay, wayHint);

const chip = z.union([
  // A global word, e.g. 人と話したい or いまはいい.
  words,
  z
    .strictObject({
      label: words,
      value: value.optional(),
      ...way,
      skip: yes.optional(),
      topic: value.optional(),
      about: about.optional(),
      meaning: meaning.optional(),
      also: z.array(words).optional(),
      remember: name.optional(),
    })
    .refine(exactlyOneWay, wayHint),
]);

/** ISO 8601, whole minutes to days, e.g. PT2H or P3D. */
const duration = z
  .string()
  .regex(/^P(?:\d{1,3}D)?(?:T(?:\d{1,3}H)?(?:\d{1,4}M)?)?$/u, "a duration looks like PT2H or P3D");

const ask = z.strictObject({
  key: value.optional(),
  question: words.optional(),
  meaning: meaning.optional(),
  chips: z.array(chip).min(1),
  many: yes.optional(),
  "if-room": yes.optional(),
  text: to,
  "asked-before": to.optional(),
  timeout: z.strictObject({ after: duration, go: name }).optional(),
  expires: duration.optional(),
});

const listen = z.strictObject({
  answers: z.array(wording).min(2),
  every: z.int().min(1).max(3).default(1),
  chips: z.array(chip).default([]),
});

const test = z
  .strictObject({
    when: oneOrMore(condition).optional(),
    answer: value.optional(),
    is: oneOrMore(value).optional(),
    topic: value.optional(),
    words: z.array(words).min(1).optional(),
    ...way,
  })
  .refine(exactlyOneWay, wayHint)
  .refine((one) => [one.when, one.answer, one.topic, one.words].filter((given) => given !== undefined).length === 1, {
    error: "a branch looks at one thing: `when`, `answer` (with `is`), `topic` or `words`",
  })
  .refine((one) => (one.answer === undefined) === (one.is === undefined), {
    error: "`answer` and `is` belong together: which question, and which values",
  });

const EXITS = [
  "ask",
  "listen",
  "branch",
  "resume",
  "go",
  "open",
  "call",
  "return",
  "end",
  "rest",
  "with-a-person",
] as const;

const node = z
  .strictObject({
    say: oneOrMore(bubble).default([]),
    "hand-over": z
      .strictObject({ why: z.enum(["wantsPerson", "told", "halfTold", "danger"]), about: about.optional() })
      .optional(),
    "tell-nobody": yes.optional(),
    "allow-contact": yes.optional(),
    calls: yes.optional(),
    places: z.strictObject({ when: z.enum(["today", "week"]), kinds: z.array(value).default([]) }).optional(),
    set: z
      .strictObject({
        language: z.enum(LANGUAGES).optional(),
        supporter: z.boolean().optional(),
        discreet: z.boolean().optional(),
      })
      .optional(),
    branch: z.strictObject({ ways: z.array(test).min(1), otherwise: to }).optional(),
    resume: z.strictObject({ otherwise: to }).optional(),
    ask: ask.optional(),
    listen: listen.optional(),
    go: name.optional(),
    open: name.optional(),
    at: name.optional(),
    call: name.optional(),
    afterwards: to.optional(),
    return: z.strictObject({ otherwise: to }).optional(),
    end: yes.optional(),
    rest: yes.optional(),
    "with-a-person": yes.optional(),
  })
  .refine((one) => EXITS.filter((exit) => one[exit] !== undefined).length === 1, {
    error: `a node ends in exactly one way: write one of ${EXITS.join(", ")}`,
  })
  .refine((one) => (one.call === undefined) === (one.afterwards === undefined), {
    error: "`call` and `afterwards` belong together: call a flow, then go on somewhere",
  });

const opening = z.union([
  words,
  z.strictObject({
    words: z.array(words).min(1),
    go: name.optional(),
  }),
  z.strictObject({
    any: z.array(words).min(1),
    with: z.array(words).default([]),
    unless: z.array(words).default([]),
    go: name.optional(),
  }),
  z.strictObject({
    topics: z.array(value).min(1),
    "third-party": z.boolean().optional(),
    unless: z.array(words).default([]),
    go: name.optional(),
  }),
]);

/** One conversation. */
export const flowFile = z.strictObject({
  version: z.int().min(1).max(999_999),
  title: words,
  about: about.optional(),
  door: yes.optional(),
  crisis: yes.optional(),
  "topic-door": yes.optional(),
  "tells-nothing": yes.optional(),
  "asks-at-most": z.int().min(0).max(4).default(3),
  moved: z.record(name, name).default({}),
  start: name,
  opens: z.array(opening).default([]),
  nodes: z.record(name, node),
});

/** flows/common.yaml: where the engine starts what, and the answers that belong to no conversation. */
export const commonFile = z.strictObject({
  entries: z.strictObject(
    Object.fromEntries(ENTRIES.map((entry) => [entry, to])) as Record<(typeof ENTRIES)[number], typeof to>,
  ),
  dangers: z.record(value, to).default({}),
  texts: z.strictObject(
    Object.fromEntries(TEXTS.map((text) => [text, z.array(wording).min(1)])) as Record<
      (typeof TEXTS)[number],
      z.ZodArray<typeof wording>
    >,
  ),
});

export type FlowFile = z.infer<typeof flowFile>;
export type CommonFile = z.infer<typeof commonFile>;
export type NodeSource = FlowFile["nodes"][string];
export type BubbleSource = z.infer<typeof bubble>;
export type ChipSource = z.infer<typeof chip>;
export type WaySource = { go?: string | undefined; open?: string | undefined; at?: string | undefined };

/** flows/text/<language>/<flow>.yaml: the same words in another language, each beside the Japanese it was made from. */
const said = z.array(z.strictObject({ ja: words, say: words, also: z.array(words).optional() })).min(1);
export const textFile = z.strictObject({
  language: z.enum(LANGUAGES).exclude(["ja"]),
  /** Who of those who grew up with the language has read it: `needed`, or when and by whom. */
  "native-check": words,
  nodes: z.record(name, said).optional(),
  texts: z.partialRecord(z.enum(TEXTS), said).optional(),
  /** Chips that are global words. */
  words: said.optional(),
});
export type TextFile = z.infer<typeof textFile>;
export type TestSource = NonNullable<NodeSource["branch"]>["ways"][number];

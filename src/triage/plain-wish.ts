/** A clause that holds nothing but a wish to die: no play, pet or game told of before it makes it a figure of speech. */
import { foldPattern, type Normalised } from "./normalise.ts";

const BEFORE =
  "もう|ほんとう?に?|本当に?|ほんまに?|まじで?|いっそ|正直|ただ|早く|はやく|今すぐ|すぐに?|私も?|わたしも?|俺も?|僕も?|自分も?|うちも?";
const AFTER = "です|の|ん|よ|なあ?|ね|わ|ます|って(?:思(?:い|って)ます|思う)|と(?:思(?:い|って)ます|思う)";
/** Bounded: the small words may be read in several ways, and of a hostile repetition there would be endlessly many. */
const PLAIN_WISH = new RegExp(
  foldPattern(
    `^(?:${BEFORE}){0,4}(?:(?:死に|しに)た(?:い|くな(?:る|った|ります|りました|ってきた))|(?:消え|きえ)(?:てしまい)?たい|(?:居|い)なくなりたい)(?:${AFTER}){0,4}$`,
  ),
  "u",
);
/** One that is heard counts as much as a thousand. */
const MOST = 40;

/** @returns where in the tight view such clauses stand. Pure. */
export function plainWishes({ tight, clause }: Normalised): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let from = 0; from < tight.text.length && out.length < MOST; ) {
    let to = from + 1;
    while (to < tight.text.length && clause[to] === clause[from]) to++;
    if (PLAIN_WISH.test(tight.text.slice(from, to))) out.push({ from, to });
    from = to;
  }
  return out;
}

/** What is left of a span beyond the wishes that begin behind its own beginning. */
export function without<S extends { from: number; to: number }>(
  span: S,
  wishes: readonly { from: number; to: number }[],
): S[] {
  const wish = wishes.find(({ from }) => from > span.from && from < span.to);
  if (!wish) return [span];
  const rest = wish.to < span.to ? without({ ...span, from: wish.to }, wishes) : [];
  return [{ ...span, to: wish.from }, ...rest];
}

/** Places in the bot's answer: what the flow wants to show and the person asked for, found in the town's directory. Pure. */
import type { Say } from "../conversation/types.ts";
import { placeAnswer } from "../places/answer.ts";
import { placeQueryOf } from "../places/question.ts";
import type { Town } from "../store/town.ts";
import type { Listened } from "./listen.ts";

export interface PlacesContext {
  town: Town;
  /** Epoch ms. */
  now: number;
  /** Where our own pages are; absent: no links to them. */
  origin?: string;
  said: { listened: Listened } | null;
}

/**
 * Fills `say.places`: the list stands as one bubble behind the first words, before what closes the answer.
 * @param area the welfare district as far as known: its places come first.
 */
export function withPlaces(say: Say, language: string | undefined, area: string | null, context: PlacesContext): Say {
  const { places: wish, ...rest } = say;
  if (!wish) return say;
  const { town, now, origin, said } = context;
  const words = said?.listened.ownWords ?? "";
  const query = placeQueryOf(wish, words, now, { districts: town.districts, places: town.places });
  const found = placeAnswer(query, town.places, area, now, language as Parameters<typeof placeAnswer>[4], origin);
  const [first, ...others] = rest.bubbles;
  const list = found.bubbles.join("\n\n");
  return { ...rest, bubbles: [...(first === undefined ? [] : [first]), list, ...others], links: found.links };
}

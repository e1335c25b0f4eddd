/** "Met at …": what a place's QR puts into the first message, and how it is found there again. Pure. */
import { fold } from "./fold.ts";
import type { Place } from "./types.ts";

/** The code's letters: none that are mistaken for each other. Thirty to the tenth: nobody guesses one. */
const LETTERS = "23456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 10;

/** A fresh code. @param random fills an array with random bytes (`crypto.getRandomValues`). */
export function newCode(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  let code = "";
  while (code.length < LENGTH) {
    for (const byte of random(new Uint8Array(LENGTH * 2))) {
      // Bytes beyond the last whole round would make some letters likelier.
      if (byte < 240 && code.length < LENGTH) code += LETTERS[byte % LETTERS.length];
    }
  }
  return code;
}

/** As printed on paper and typed by hand. */
export const readCode = (typed: string): string | null => {
  const code = typed.trim().toLowerCase();
  return /^[2-9a-z]{10}$/.test(code) ? code : null;
};

/** What LINE writes into the message field: 「［ひだまりサロン北野 から］」. The person may change it. */
export function greetingFrom(place: Pick<Place, "name">): string {
  return `［${place.name.replaceAll(/[［］[\]]/g, "")} から］`;
}

const GREETING = /^\s*[［[〔【]([^［\][］〔〕【】]{1,90}?)\s*(?:から|より)\s*[］\]〕】]\s*/;

/**
 * Takes "met at …" off a message. @returns the place and what the person wrote besides, or null when it is not there or names
 * no place of ours.
 */
export function metAt(text: string, places: readonly Place[]): { place: Place; rest: string } | null {
  const found = GREETING.exec(text);
  if (!found?.[1]) return null;
  const said = fold(found[1]);
  const place = places.find(
    ({ name, code }) => fold(name.replaceAll(/[［］[\]]/g, "")) === said || (code !== "" && code === said),
  );
  return place ? { place, rest: text.slice(found[0].length).trim() } : null;
}

/**
 * LINE's link that opens the talk with this account (or offers to add it) with a text ready to send.
 * Reference: LINE URL schemes, "Open the talk with a LINE Official Account".
 * @param lineId basic or premium id, with its @.
 */
export function lineGreetingUri(lineId: string, place: Pick<Place, "name">): string {
  return `https://line.me/R/oaMessage/${encodeURIComponent(lineId)}/?${encodeURIComponent(greetingFrom(place))}`;
}

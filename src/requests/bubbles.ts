/** How a written answer becomes bubbles: an empty line begins the next one. Pure. */
import { MAX_MESSAGES } from "../line/messages-out.ts";

/** As many as LINE takes in one push, and so as one message of the monthly quota. */
export const MAX_BUBBLES = MAX_MESSAGES;

/** @returns the bubbles in order, without blanks around them; more than `MAX_BUBBLES` are for the caller to refuse. */
export function bubblesOf(text: string): string[] {
  return text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .split(/\n[ \t　]*\n\s*/u)
    .map((bubble) => bubble.trim())
    .filter((bubble) => bubble !== "");
}

/** What a finger can press on a phone: chips of the newest message, buttons of the last answer, the rich menu. */
import { isObject, type Json, listAt, objectAt, textAt } from "./json.ts";
import type { Person, State } from "./state.ts";
import type { ScreenItem, Tappable } from "./types.ts";

/** The rich menu a person sees: their own, else the default. Only friends see one (LINE reference, rich menus). */
export function richMenuFor(state: State, person: Person): { id: string; definition: Json; hasImage: boolean } | null {
  const id = person.richMenuId ?? state.defaultRichMenuId;
  const menu = id === null || !person.friend ? undefined : state.richMenus.get(id);
  return menu === undefined ? null : { id: menu.id, definition: menu.definition, hasImage: menu.image !== null };
}

/** Chips that show now: of the very last bubble, until a tap or any new bubble takes them away. */
export function chipsOf(person: Person): Tappable[] {
  const last = person.screen.findLast((item) => !item.unsent);
  return last === undefined || last.from === "me" || person.chipsUsed ? [] : chipsIn(last);
}

function chipsIn(item: ScreenItem): Tappable[] {
  return listAt(objectAt(item.message, "quickReply"), "items").flatMap((entry) =>
    tappable("chip", objectAt(entry, "action")),
  );
}

function tappable(kind: Tappable["kind"], action: Json | null): Tappable[] {
  const label = textAt(action, "label");
  return action === null || label === null || label === "" ? [] : [{ kind, label, action }];
}

/** Every labelled action inside a template, Flex or imagemap message, in reading order. */
export function buttonsIn(message: Json): Tappable[] {
  const found: Tappable[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const entry of value) {
        walk(entry);
      }
    } else if (isObject(value)) {
      found.push(...tappable("button", objectAt(value, "action")));
      found.push(...listAt(value, "actions").flatMap((entry) => tappable("button", isObject(entry) ? entry : null)));
      for (const [key, entry] of Object.entries(value)) {
        if (key !== "action" && key !== "actions" && key !== "quickReply") {
          walk(entry);
        }
      }
    }
  };
  walk(message);
  return found;
}

/** All that can be pressed now, chips first. */
export function tappablesOf(state: State, person: Person): Tappable[] {
  const answer = person.screen.findLast((item) => item.from === "bot")?.answer;
  const buttons = person.screen
    .filter((item) => item.from === "bot" && item.answer === answer)
    .flatMap((item) => buttonsIn(item.message));
  const menu = listAt(richMenuFor(state, person)?.definition, "areas").flatMap((area) =>
    tappable("menu", objectAt(area, "action")),
  );
  return [...chipsOf(person), ...buttons, ...menu];
}

/** All that was ever offered, newest first: what a tap on an old screen could still send. */
export function everOffered(person: Person): Tappable[] {
  return person.screen.toReversed().flatMap((item) => {
    return item.from === "bot" ? [...chipsIn(item), ...buttonsIn(item.message)] : [];
  });
}

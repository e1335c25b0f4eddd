/** What happens when a labelled thing is pressed (LINE reference, action objects). */
import { type Json, textAt } from "./json.ts";
import { type Person, type State, touch } from "./state.ts";
import { buttonsIn, everOffered, tappablesOf } from "./tappable.ts";
import type { Done, Place, TapOptions, Tappable } from "./types.ts";

export interface Hands {
  says(text: string): Promise<Done>;
  sendsImage(): Promise<Done>;
  sendsLocation(place: Place): Promise<Done>;
  postback(data: string, params?: Record<string, string>, displayText?: string): Promise<Done>;
}

/** Where an invented resident stands when a chip asks for the location and nobody says otherwise. */
const HOME: Place = { latitude: 35.651, longitude: 139.551, title: "中央公園", address: "となり市中央1丁目" };

/** Presses what carries `label`. Throws, naming what can be pressed, when nothing does. */
export async function tap(
  state: State,
  person: Person,
  label: string,
  hands: Hands,
  options: TapOptions,
): Promise<Done> {
  const here = options.messageId === undefined ? tappablesOf(state, person) : buttonsOf(person, options.messageId);
  const found =
    here.find((one) => one.label === label && (options.kind ?? one.kind) === one.kind) ??
    (options.stale === true ? everOffered(person).find((one) => one.label === label) : undefined);
  if (found === undefined) {
    const labels = here.map((one) => `「${one.label}」`).join(" ");
    throw new Error(
      `${person.name} sees nothing labelled 「${label}」. There is: ${labels === "" ? "nothing" : labels}`,
    );
  }
  return act(state, person, found.action, hands, options);
}

function buttonsOf(person: Person, messageId: string): Tappable[] {
  const item = person.screen.find((one) => one.messageId === messageId && one.from === "bot");
  return item === undefined ? [] : buttonsIn(item.message);
}

async function act(state: State, person: Person, action: Json, hands: Hands, options: TapOptions): Promise<Done> {
  const data = textAt(action, "data") ?? "";
  switch (action.type) {
    case "message":
      return hands.says(textAt(action, "text") ?? "");
    case "postback": {
      const shown = textAt(action, "displayText") ?? textAt(action, "text");
      return hands.postback(data, undefined, shown ?? undefined);
    }
    case "datetimepicker": {
      const mode = textAt(action, "mode") ?? "date";
      return hands.postback(data, { [mode]: options.pick ?? textAt(action, "initial") ?? now(state, mode) });
    }
    case "richmenuswitch":
      return switchMenu(state, person, action, hands, data);
    case "location":
      return hands.sendsLocation(HOME);
    case "camera":
    case "cameraRoll":
      return hands.sendsImage();
    default: {
      // Links and the clipboard stay on the phone; a pressed chip goes away all the same.
      const opened = textAt(action, "uri") ?? textAt(action, "linkUri") ?? textAt(action, "clipboardText") ?? "";
      person.opened.push(opened);
      person.chipsUsed = true;
      touch(state);
      return { status: 0, event: null, opened };
    }
  }
}

/** Switches at once and tells the bot how it went (LINE reference, rich menu switch action). */
function switchMenu(state: State, person: Person, action: Json, hands: Hands, data: string): Promise<Done> {
  const alias = textAt(action, "richMenuAliasId") ?? "";
  const menuId = state.richMenuAliases.get(alias);
  const status =
    menuId === undefined ? "RICHMENU_ALIAS_ID_NOTFOUND" : state.richMenus.has(menuId) ? "SUCCESS" : "RICHMENU_NOTFOUND";
  if (status === "SUCCESS" && menuId !== undefined) {
    person.richMenuId = menuId;
    touch(state);
  }
  return hands.postback(data, { newRichMenuAliasId: alias, status });
}

/** Now, Japan time, as the picker would write it. */
function now(state: State, mode: string): string {
  const local = new Date(state.clock() + 9 * 3_600_000).toISOString();
  return mode === "time" ? local.slice(11, 16) : mode === "datetime" ? local.slice(0, 16) : local.slice(0, 10);
}

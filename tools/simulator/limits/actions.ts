/** Limits of action objects, which depend on where the action stands (LINE reference, action objects). */
import { type Check, kind, link, list, may, need, object, oneOf, refuse, text, variant, whole } from "./check.ts";

export type ActionPlace =
  | "quickReply"
  | "template"
  | "imageCarousel"
  | "flexButton"
  | "flexPart"
  | "default"
  | "richMenu";

const LABELS: Record<ActionPlace, { max: number; required: boolean }> = {
  quickReply: { max: 20, required: true },
  template: { max: 20, required: true },
  imageCarousel: { max: 12, required: false },
  flexButton: { max: 40, required: true },
  flexPart: { max: 40, required: false },
  default: { max: 20, required: false },
  richMenu: { max: 20, required: false },
};

const words = text({ min: 1, max: 300, by: "grapheme" });
const data = text({ min: 0, max: 300 });
const dateTime = text({
  max: 16,
  pattern: /^(\d{4}-\d{2}-\d{2}([Tt]\d{2}:\d{2})?|\d{2}:\d{2})$/,
  hint: "Invalid date format",
});

/** The check for an action in one place; labels of what nobody can see are optional there. */
export function action(place: ActionPlace): Check {
  const { max, required } = LABELS[place];
  const labelText = text({ min: required ? 1 : 0, max, by: "grapheme" });
  const label = required ? need(labelText) : may(labelText);
  const kinds: Record<string, Check> = {
    postback: object(
      {
        type: kind,
        label,
        data: need(data),
        displayText: may(words),
        text: may(words),
        inputOption: may(oneOf(["closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"])),
        fillInText: may(words),
      },
      (value, path, issues) => {
        if (value.displayText !== undefined && value.text !== undefined) {
          refuse(issues, `${path}.text`, "displayText and text cannot be used together");
        }
        if (value.fillInText !== undefined && value.inputOption !== "openKeyboard") {
          refuse(issues, `${path}.fillInText`, "Only allowed with inputOption openKeyboard");
        }
      },
    ),
    message: object({ type: kind, label, text: need(words) }),
    uri: object({
      type: kind,
      label,
      uri: need(link(["http", "https", "line", "tel"], 1000)),
      altUri: may(object({ desktop: need(link(["http", "https", "line", "tel"], 1000)) })),
    }),
    datetimepicker: object({
      type: kind,
      label,
      data: need(data),
      mode: need(oneOf(["date", "time", "datetime"])),
      initial: may(dateTime),
      max: may(dateTime),
      min: may(dateTime),
    }),
    clipboard: object({ type: kind, label, clipboardText: need(text({ max: 1000 })) }),
  };
  if (place === "quickReply") {
    for (const type of ["camera", "cameraRoll", "location"]) {
      kinds[type] = object({ type: kind, label });
    }
  }
  if (place === "richMenu") {
    kinds.richmenuswitch = object({
      type: kind,
      label,
      data: may(data),
      richMenuAliasId: need(text({ max: 32, pattern: /^[a-z0-9_-]{1,32}$/ })),
    });
  }
  return variant(() => kinds);
}

/** Rich menu request body (LINE reference, create rich menu). */
export const richMenu: Check = object(
  {
    size: need(object({ width: need(whole(800, 2500)), height: need(whole(250, 2_147_483_647)) })),
    selected: need((value, path, issues) => {
      if (typeof value !== "boolean") {
        refuse(issues, path, "Must be a boolean");
      }
    }),
    name: need(text({ max: 300, by: "grapheme" })),
    chatBarText: need(text({ max: 14, by: "grapheme" })),
    areas: need(
      list(
        object({
          bounds: need(
            object({
              x: need(whole(0, 2_147_483_647)),
              y: need(whole(0, 2_147_483_647)),
              width: need(whole(1, 2_147_483_647)),
              height: need(whole(1, 2_147_483_647)),
            }),
          ),
          action: need(action("richMenu")),
        }),
        0,
        20,
      ),
    ),
  },
  (value, path, issues) => {
    const size = value.size as { width?: unknown; height?: unknown } | undefined;
    if (typeof size?.width === "number" && typeof size.height === "number" && size.width / size.height < 1.45) {
      refuse(issues, path === "" ? "size" : `${path}.size`, "The aspect ratio must be 1.45 or more");
    }
  },
);

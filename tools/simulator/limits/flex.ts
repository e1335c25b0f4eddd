/** Limits of Flex messages (LINE reference, Flex message): structure, labels, sizes in bytes. */
import { isObject, type Json } from "../json.ts";
import { action } from "./actions.ts";
import {
  type Check,
  type Field,
  flag,
  httpsFile,
  type Issue,
  kind,
  list,
  may,
  need,
  object,
  oneOf,
  refuse,
  text,
  variant,
  whole,
} from "./check.ts";

const colour = text({ max: 9, pattern: /^#[0-9a-f]{6}([0-9a-f]{2})?$/i, hint: "Invalid color" });
const steps = (extra: string) => new RegExp(`^(none|xs|sm|md|lg|xl|xxl|\\d+(\\.\\d+)?px${extra})$`);
const gap = may(text({ max: 20, pattern: steps(""), hint: "Invalid size" }));
const offset = may(text({ max: 20, pattern: steps("|-?\\d+(\\.\\d+)?(px|%)"), hint: "Invalid offset" }));
const extent = may(text({ max: 20, pattern: /^\d+(\.\d+)?(px|%)$/, hint: "Invalid size" }));
const textSize = may(
  text({ max: 20, pattern: /^(xxs|xs|sm|md|lg|xl|xxl|[345]xl|\d+(\.\d+)?px)$/, hint: "Invalid size" }),
);
const pictureSize = may(
  text({ max: 20, pattern: /^(xxs|xs|sm|md|lg|xl|xxl|[345]xl|full|\d+(\.\d+)?(px|%))$/, hint: "Invalid size" }),
);
const share = may(whole(0, 100));
const ratio = may(text({ max: 20, pattern: /^\d+(\.\d+)?:\d+(\.\d+)?$/, hint: "Invalid aspect ratio" }));
const gravity = may(oneOf(["top", "bottom", "center"]));
const align = may(oneOf(["start", "end", "center"]));

const placed: Record<string, Field> = {
  position: may(oneOf(["relative", "absolute"])),
  offsetTop: offset,
  offsetBottom: offset,
  offsetStart: offset,
  offsetEnd: offset,
};
const lettered: Record<string, Field> = {
  size: textSize,
  color: may(colour),
  weight: may(oneOf(["regular", "bold"])),
  style: may(oneOf(["normal", "italic"])),
  decoration: may(oneOf(["none", "underline", "line-through"])),
};

const span = variant(() => ({ span: object({ type: kind, text: may(text({ min: 0, max: 2000 })), ...lettered }) }));

const image = object({
  type: kind,
  url: need(httpsFile),
  flex: share,
  margin: gap,
  ...placed,
  align,
  gravity,
  size: pictureSize,
  aspectRatio: ratio,
  aspectMode: may(oneOf(["fit", "cover"])),
  backgroundColor: may(colour),
  action: may(action("flexPart")),
  animated: may(flag),
});

const button = object({
  type: kind,
  action: need(action("flexButton")),
  flex: share,
  margin: gap,
  ...placed,
  height: may(oneOf(["md", "sm"])),
  style: may(oneOf(["primary", "secondary", "link"])),
  color: may(colour),
  gravity,
  adjustMode: may(oneOf(["shrink-to-fit"])),
  scaling: may(flag),
});

const words = object(
  {
    type: kind,
    text: may(text({ max: 2000 })),
    contents: may(list(span, 1, 100)),
    adjustMode: may(oneOf(["shrink-to-fit"])),
    flex: share,
    margin: gap,
    ...placed,
    ...lettered,
    align,
    gravity,
    wrap: may(flag),
    lineSpacing: may(text({ max: 20, pattern: /^\d+(\.\d+)?px$/, hint: "Invalid size" })),
    maxLines: may(whole(0, 1000)),
    action: may(action("flexPart")),
    scaling: may(flag),
  },
  (value, path, issues) => {
    if (value.text === undefined && value.contents === undefined) {
      refuse(issues, `${path}.text`, "May not be empty");
    }
  },
);

const box: Check = object(
  {
    type: kind,
    layout: need(oneOf(["horizontal", "vertical", "baseline"])),
    contents: need(list((value, path, issues) => component(value, path, issues), 0, 200)),
    backgroundColor: may(colour),
    borderColor: may(colour),
    borderWidth: may(text({ max: 20 })),
    cornerRadius: may(text({ max: 20 })),
    width: extent,
    maxWidth: extent,
    height: extent,
    maxHeight: extent,
    flex: share,
    spacing: gap,
    margin: gap,
    paddingAll: offset,
    paddingTop: offset,
    paddingBottom: offset,
    paddingStart: offset,
    paddingEnd: offset,
    ...placed,
    action: may(action("flexPart")),
    justifyContent: may(oneOf(["center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"])),
    alignItems: may(oneOf(["center", "flex-start", "flex-end"])),
    background: may(
      object({
        type: need(oneOf(["linearGradient"])),
        angle: need(text({ max: 20 })),
        startColor: need(colour),
        endColor: need(colour),
        centerColor: may(colour),
        centerPosition: may(text({ max: 10 })),
      }),
    ),
  },
  // A baseline box lines up letters and icons; icons stand nowhere else.
  (value, path, issues) => {
    const parts = Array.isArray(value.contents) ? value.contents.filter(isObject) : [];
    for (const [index, part] of parts.entries()) {
      const fits =
        value.layout === "baseline" ? ["icon", "text", "filler"].includes(String(part.type)) : part.type !== "icon";
      if (!fits) {
        refuse(
          issues,
          `${path}.contents[${index}]`,
          `${String(part.type)} is not allowed in a ${String(value.layout)} box`,
        );
      }
    }
  },
);

const component: Check = variant(() => ({
  box,
  button,
  image,
  text: words,
  icon: object({
    type: kind,
    url: need(httpsFile),
    margin: gap,
    ...placed,
    size: textSize,
    aspectRatio: ratio,
    scaling: may(flag),
  }),
  separator: object({ type: kind, margin: gap, color: may(colour) }),
  filler: object({ type: kind, flex: share }),
}));

const onlyBox = variant(() => ({ box }));
const hero = variant(() => ({
  box,
  image,
  video: object({
    type: kind,
    url: need(httpsFile),
    previewUrl: need(httpsFile),
    altContent: need(variant(() => ({ box, image }))),
    aspectRatio: ratio,
    action: may(action("flexPart")),
  }),
}));
const blockStyle = may(object({ backgroundColor: may(colour), separator: may(flag), separatorColor: may(colour) }));

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

const bubble: Check = object(
  {
    type: kind,
    size: may(oneOf(["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"])),
    direction: may(oneOf(["ltr", "rtl"])),
    header: may(onlyBox),
    hero: may(hero),
    body: may(onlyBox),
    footer: may(onlyBox),
    styles: may(object({ header: blockStyle, hero: blockStyle, body: blockStyle, footer: blockStyle })),
    action: may(action("flexPart")),
  },
  (value, path, issues) => {
    if (["header", "hero", "body", "footer"].every((block) => value[block] === undefined)) {
      refuse(issues, path, "At least one block is required");
    }
    if (bytes(value) > 30 * 1024) {
      refuse(issues, path, "A bubble may not be larger than 30 KB");
    }
  },
);

function sameWidth(value: Json, path: string, issues: Issue[]): void {
  const bubbles = Array.isArray(value.contents) ? value.contents.filter(isObject) : [];
  const sizes = new Set(bubbles.map((one) => (typeof one.size === "string" ? one.size : "mega")));
  if (sizes.size > 1) {
    refuse(issues, `${path}.contents`, "All bubbles of a carousel must have the same size");
  }
  if (bytes(value) > 50 * 1024) {
    refuse(issues, path, "A carousel may not be larger than 50 KB");
  }
}

export const flexContainer: Check = variant(() => ({
  bubble,
  carousel: object(
    {
      type: kind,
      contents: need(
        list(
          variant(() => ({ bubble })),
          1,
          12,
        ),
      ),
    },
    sameWidth,
  ),
}));

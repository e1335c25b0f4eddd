/** Limits of template and imagemap messages (LINE reference, template messages and imagemap message). */
import { isObject, type Json } from "../json.ts";
import { action } from "./actions.ts";
import {
  type Check,
  httpsFile,
  type Issue,
  kind,
  link,
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

const given = (value: unknown) => value !== undefined && value !== null;
const colour = text({ max: 9, pattern: /^#[0-9a-f]{6}([0-9a-f]{2})?$/i, hint: "Invalid color" });
const title = text({ max: 40, by: "grapheme" });
const aspect = oneOf(["rectangle", "square"]);
const fit = oneOf(["cover", "contain"]);

/** With a picture or a title above it, there is room for 60 characters only. */
function bodyText(free: number) {
  return (value: Json, path: string, issues: Issue[]) => {
    const max = given(value.title) || given(value.thumbnailImageUrl) ? 60 : free;
    text({ max, by: "grapheme" })(value.text, `${path}.text`, issues);
  };
}

const column = object(
  {
    thumbnailImageUrl: may(httpsFile),
    imageBackgroundColor: may(colour),
    title: may(title),
    text: need(() => {}),
    defaultAction: may(action("default")),
    actions: need(list(action("template"), 1, 3)),
  },
  bodyText(120),
);

/** Columns must look alike: as many actions, and title and picture in all of them or in none. */
function alike(value: Json, path: string, issues: Issue[]): void {
  const columns = Array.isArray(value.columns) ? value.columns.filter(isObject) : [];
  const first = columns[0];
  if (first === undefined) {
    return;
  }
  for (const [index, other] of columns.entries()) {
    const own = `${path}.columns[${index}]`;
    if (Array.isArray(first.actions) && Array.isArray(other.actions) && first.actions.length !== other.actions.length) {
      refuse(issues, `${own}.actions`, "The number of actions must be the same in all columns");
    }
    for (const property of ["title", "thumbnailImageUrl"]) {
      if (given(first[property]) !== given(other[property])) {
        refuse(issues, `${own}.${property}`, "Must be set in all columns or in none");
      }
    }
  }
}

export const template: Check = variant(() => ({
  buttons: object(
    {
      type: kind,
      thumbnailImageUrl: may(httpsFile),
      imageAspectRatio: may(aspect),
      imageSize: may(fit),
      imageBackgroundColor: may(colour),
      title: may(title),
      text: need(() => {}),
      defaultAction: may(action("default")),
      actions: need(list(action("template"), 1, 4)),
    },
    bodyText(160),
  ),
  confirm: object({
    type: kind,
    text: need(text({ max: 240, by: "grapheme" })),
    actions: need(list(action("template"), 2, 2)),
  }),
  carousel: object(
    { type: kind, columns: need(list(column, 1, 10)), imageAspectRatio: may(aspect), imageSize: may(fit) },
    alike,
  ),
  image_carousel: object({
    type: kind,
    columns: need(list(object({ imageUrl: need(httpsFile), action: need(action("imageCarousel")) }), 1, 10)),
  }),
}));

const area = object({
  x: need(whole(0, 100_000)),
  y: need(whole(0, 100_000)),
  width: need(whole(1, 100_000)),
  height: need(whole(1, 100_000)),
});
const mapLabel = may(text({ min: 0, max: 50 }));

export const imagemapFields = {
  baseUrl: need(httpsFile),
  altText: need(text({ max: 1500 })),
  baseSize: need(object({ width: need(whole(1040, 1040)), height: need(whole(1, 100_000)) })),
  actions: need(
    list(
      variant(() => ({
        message: object({ type: kind, label: mapLabel, text: need(text({ max: 400 })), area: need(area) }),
        uri: object({
          type: kind,
          label: mapLabel,
          linkUri: need(link(["http", "https", "line", "tel"], 1000)),
          area: need(area),
        }),
        clipboard: object({ type: kind, label: mapLabel, clipboardText: need(text({ max: 1000 })), area: need(area) }),
      })),
      0,
      50,
    ),
  ),
  video: may(
    object({
      originalContentUrl: need(httpsFile),
      previewImageUrl: need(httpsFile),
      area: need(area),
      externalLink: may(object({ linkUri: need(link(["http", "https"], 1000)), label: need(text({ max: 30 })) })),
    }),
  ),
};

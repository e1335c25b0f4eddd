/** Shows templates and Flex messages sensibly: words, buttons, order; not LINE's last pixel. */
import { el, linked } from "./dom.js";

/** One button for an action. Without a label there is nothing to press. */
export function actionButton(action, press, style = "link") {
  if (!action?.label) {
    return null;
  }
  const number = action.uri?.startsWith("tel:")
    ? el("small", { class: "number" }, decodeURI(action.uri.slice(4)))
    : null;
  const button = el("button", { type: "button", class: `action ${style}`, click: () => press(action) }, action.label);
  return number === null ? button : el("div", { class: "action-call" }, button, number);
}

const picture = (label) => el("div", { class: "picture", role: "img", "aria-label": label }, "画像");

function column(part, press) {
  return el(
    "div",
    { class: "card" },
    part.thumbnailImageUrl || part.imageUrl ? picture(part.title ?? "画像") : null,
    part.title ? el("strong", { class: "card-title" }, part.title) : null,
    part.text ? linked(part.text) : null,
    el("div", { class: "actions" }, ...(part.actions ?? [part.action]).map((action) => actionButton(action, press))),
  );
}

/** A template message: buttons, confirm, carousel, image carousel. */
export function template(message, press) {
  const body = message.template;
  return body.columns
    ? el(
        "div",
        { class: "row", role: "group", "aria-label": message.altText },
        ...body.columns.map((c) => column(c, press)),
      )
    : column(body, press);
}

const SIZES = { xxs: 11, xs: 12, sm: 13, md: 15, lg: 17, xl: 20, xxl: 24, "3xl": 28, "4xl": 32, "5xl": 40 };

function words(part) {
  const line = part.contents
    ? el("span", {}, ...part.contents.map((span) => words({ ...span, inline: true })))
    : linked(part.text ?? "");
  const box = el(part.inline ? "span" : "div", { class: "flex-text" }, line);
  const size = SIZES[part.size];
  if (size) {
    box.style.fontSize = `${size / 15}em`;
  }
  box.style.color = part.color ?? "";
  box.style.fontWeight = part.weight === "bold" ? "600" : "";
  box.style.textAlign = part.align ?? "";
  box.style.textDecoration = part.decoration ?? "";
  box.style.flex = part.flex === undefined ? "" : `${part.flex} 1 0`;
  return box;
}

const MARGINS = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const pixels = (value) => (value === undefined ? "" : `${MARGINS[value] ?? Number.parseFloat(value)}px`);

function part(component, press) {
  let shown;
  switch (component.type) {
    case "box": {
      shown = el(
        "div",
        { class: `flex-box ${component.layout}` },
        ...component.contents.map((one) => part(one, press)),
      );
      shown.style.background = component.backgroundColor ?? "";
      shown.style.gap = pixels(component.spacing);
      shown.style.padding = pixels(component.paddingAll);
      shown.style.flex = component.flex === undefined ? "" : `${component.flex} 1 0`;
      break;
    }
    case "text":
      shown = words(component);
      break;
    case "button":
      shown = actionButton(component.action, press, component.style ?? "link") ?? el("span");
      break;
    case "separator":
      shown = el("hr");
      break;
    case "image":
    case "video":
      shown = picture(component.action?.label ?? "画像");
      break;
    default:
      shown = el("span", { class: "filler" });
  }
  // Boxes, words and pictures can be pressed too; a button of its own says so to everybody.
  const own = component.type === "button" ? null : actionButton(component.action, press);
  const whole = own === null ? shown : el("div", { class: "pressable" }, shown, own);
  whole.style.marginTop = pixels(component.margin);
  return whole;
}

function bubble(one, press) {
  const blocks = ["header", "hero", "body", "footer"].filter((name) => one[name]);
  return el(
    "div",
    { class: `card flex ${one.size ?? ""}` },
    ...blocks.map((name) => el("div", { class: name }, part(one[name], press))),
  );
}

/** A Flex message: one bubble, or a row of them. */
export function flex(message, press) {
  const body = message.contents;
  return body.type === "carousel"
    ? el(
        "div",
        { class: "row", role: "group", "aria-label": message.altText },
        ...body.contents.map((b) => bubble(b, press)),
      )
    : bubble(body, press);
}

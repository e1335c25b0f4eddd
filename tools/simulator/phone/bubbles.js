/** One bubble of the talk: own and received, of every message type, and the tombstone. */
import { el, linked } from "./dom.js";
import { actionButton, flex, template } from "./flex.js";
import { faceOf } from "./trays.js";

const time = new Intl.DateTimeFormat("ja-JP", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Tokyo" });

function filled(message) {
  const known = message.substitution ?? {};
  return message.text.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, key) =>
    key ? (known[key]?.type === "emoji" ? "＊" : "@みなさん") : found[0],
  );
}

function place(message) {
  const { title, address, latitude, longitude } = message;
  return el(
    "div",
    { class: "place" },
    el("strong", {}, title ?? "位置情報"),
    el("span", {}, address ?? `${latitude}, ${longitude}`),
  );
}

function received(message, press) {
  switch (message.type) {
    case "text":
      return linked(message.text);
    case "textV2":
      return linked(filled(message));
    case "template":
      return template(message, press);
    case "flex":
      return flex(message, press);
    case "location":
      return place(message);
    case "sticker":
      return el("span", { class: "face", role: "img", "aria-label": "スタンプ" }, faceOf([]));
    case "imagemap": {
      const buttons = message.actions.map((action) => actionButton(action, press));
      return el("div", { class: "card" }, el("span", {}, message.altText), el("div", { class: "actions" }, ...buttons));
    }
    default: {
      const kinds = { image: "画像", video: "動画", audio: "音声", coupon: "クーポン" };
      return el("span", {}, `［${kinds[message.type] ?? message.type}］ `, message.originalContentUrl ?? "");
    }
  }
}

function own(message) {
  switch (message.type) {
    case "text":
      return linked(message.text);
    case "sticker": {
      const label = message.text ?? message.keywords?.join("・") ?? "";
      return el(
        "div",
        { class: "sticker-sent", role: "img", "aria-label": `スタンプ ${label}` },
        el("span", { class: "face" }, faceOf(message.keywords ?? [])),
        el("small", {}, message.text ?? message.keywords?.[0] ?? ""),
      );
    }
    case "image":
      return el("img", { src: `/_sim/messages/${message.id}/picture`, alt: "送った写真" });
    case "location":
      return place(message);
    case "file":
      return el("span", {}, `［ファイル］ ${message.fileName}`);
    default:
      return el("span", {}, message.type === "audio" ? "［音声］" : "［動画］");
  }
}

/** The menu on an own bubble: pressed long, by the right button, or by its own button. */
function withMenu(bubble, item, unsend) {
  const take = el(
    "button",
    { type: "button", class: "take-back", hidden: true, click: () => unsend(item.messageId) },
    "送信取消",
  );
  const open = el(
    "button",
    {
      type: "button",
      class: "more",
      "aria-label": "メッセージの操作",
      "aria-expanded": "false",
      click: () => toggle(),
    },
    "…",
  );
  const toggle = (shown = take.hidden) => {
    take.hidden = !shown;
    open.setAttribute("aria-expanded", String(shown));
  };
  let timer = 0;
  const stop = () => clearTimeout(timer);
  bubble.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    toggle(true);
  });
  bubble.addEventListener("pointerdown", () => {
    timer = setTimeout(() => toggle(true), 500);
  });
  for (const name of ["pointerup", "pointerleave", "pointercancel"]) {
    bubble.addEventListener(name, stop);
  }
  return el("div", { class: "own-menu" }, open, take);
}

/** Renders one item of the screen as an entry of the talk. `hands`: press(item, action), unsend(messageId). */
export function bubbleOf(item, botName, hands) {
  const { from, message } = item;
  const entry = el("div", {
    class: `item ${from}`,
    "data-from": from,
    "data-message-id": item.messageId,
    "data-type": message.type,
    "data-unsent": item.unsent,
  });
  if (item.unsent) {
    entry.append(el("p", { class: "tombstone" }, "メッセージの送信を取り消しました"));
    return entry;
  }
  const when = el("time", { datetime: new Date(item.at).toISOString() }, time.format(item.at));
  if (from === "bot") {
    const name = message.sender?.name ? `${message.sender.name} from ${botName}` : botName;
    const body = received(message, (action) => hands.press(item, action));
    const wide = ["template", "flex", "imagemap"].includes(message.type);
    entry.append(el("span", { class: "sender" }, name), el("div", { class: wide ? "bare" : "bubble" }, body), when);
    return entry;
  }
  const body = el("div", { class: message.type === "sticker" ? "bare" : "bubble" }, own(message));
  const meta = el("span", { class: "meta" }, item.read ? el("span", { class: "read" }, "既読") : null, when);
  entry.append(item.messageId === null ? "" : withMenu(body, item, hands.unsend), meta, body);
  return entry;
}

/** What can be sent besides words: stickers, pictures, places, sound, film, files. */
import { base64Of, el } from "./dom.js";

/** Invented stickers. The keywords are what the bot gets to read; `look` is drawn here, so that no font is needed. */
export const STICKERS = [
  { name: "こんにちは", keywords: ["こんにちは", "やあ", "hello"], look: ["#ffd98a", "dot", "open"] },
  { name: "お願い", keywords: ["お願い", "ありがとう", "please"], look: ["#ffd98a", "shut", "flat"] },
  { name: "にっこり", keywords: ["うれしい", "にっこり", "smile"], look: ["#ffe08a", "shut", "smile"] },
  { name: "泣く", keywords: ["泣く", "悲しい", "cry"], look: ["#b9d8f0", "dot", "sad", "tears"] },
  { name: "しょんぼり", keywords: ["落ち込む", "しょんぼり", "sad"], look: ["#c9d3da", "shut", "sad"] },
  { name: "不安", keywords: ["不安", "心配", "worried"], look: ["#cfe0d2", "dot", "wave", "sweat"] },
  { name: "つらい", keywords: ["つらい", "しんどい", "tired"], look: ["#d9c7dd", "cross", "wave"] },
  { name: "たすけて", keywords: ["助けて", "ピンチ", "help"], look: ["#f3b3a6", "dot", "open", "sweat"] },
  { name: "OK", keywords: ["OK", "了解", "いいよ"], look: ["#c5e6b5", "dot", "smile"] },
  { name: "おやすみ", keywords: ["おやすみ", "眠い", "sleep"], look: ["#c4c9ea", "shut", "smile", "sleep"] },
];

const EYES = {
  dot: "M16 20v3M32 20v3",
  shut: "M13 22q3 -4 6 0M29 22q3 -4 6 0",
  cross: "M13 19l5 4M18 19l-5 4M30 19l5 4M35 19l-5 4",
};
const MOUTHS = {
  smile: "M16 30q8 8 16 0",
  sad: "M16 35q8 -8 16 0",
  flat: "M19 32h10",
  open: "M18 30q6 12 12 0z",
  wave: "M15 33q3 -4 6 0t6 0t6 0",
};
const EXTRAS = { tears: "M15 27v8M33 27v8", sweat: "M40 10q4 6 0 8q-4 -2 0 -8z", sleep: "M36 4h7l-7 8h7", none: "" };

function drawn([fill, eyes, mouth, extra = "none"]) {
  const make = (tag, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) {
      node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };
  const line = (d, stroke) => make("path", { d, stroke, fill: "none", "stroke-width": 2.5, "stroke-linecap": "round" });
  const face = make("circle", { cx: 24, cy: 26, r: 20, fill, stroke: "#6a6e75", "stroke-width": 1 });
  const ink = line(`${EYES[eyes]}${MOUTHS[mouth]}`, "#33363b");
  return make("svg", { viewBox: "0 0 48 48", "aria-hidden": "true" }, face, ink, line(EXTRAS[extra], "#2f7bc0"));
}

/** The picture of a sticker by its first keyword. */
export function faceOf(keywords) {
  return drawn((STICKERS.find((sticker) => sticker.keywords[0] === keywords[0]) ?? STICKERS[0]).look);
}

/** Places of the demo town. */
const PLACES = [
  { title: "中央公園", address: "となり市中央1丁目", latitude: 35.651, longitude: 139.551 },
  { title: "北野神社", address: "となり市北野町", latitude: 35.671, longitude: 139.531 },
  { title: "川端団地", address: "となり市川端", latitude: 35.649, longitude: 139.571 },
  { title: "浜の市場", address: "となり市浜町", latitude: 35.648, longitude: 139.592 },
  { title: "市の外", address: "となり市ではない町", latitude: 35.5, longitude: 139.4 },
];

async function samplePicture() {
  const canvas = el("canvas", { width: 320, height: 240 });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#cfe3f2";
  pen.fillRect(0, 0, 320, 150);
  pen.fillStyle = "#8fb28a";
  pen.fillRect(0, 150, 320, 90);
  pen.fillStyle = "#b06a4a";
  pen.fillRect(110, 90, 100, 80);
  pen.fillStyle = "#5b6068";
  pen.beginPath();
  pen.moveTo(100, 95);
  pen.lineTo(160, 50);
  pen.lineTo(220, 95);
  pen.fill();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
}

/** The content of one tray. `send(path, body)` sends and closes it. */
export function trayOf(name, send) {
  const button = (label, act, extra = null) => el("button", { type: "button", click: act }, extra, label);
  const image = async (blob) => send("image", { base64: await base64Of(blob) });
  switch (name) {
    case "stickers":
      return STICKERS.map(({ name: label, keywords, look }) =>
        el(
          "button",
          {
            type: "button",
            class: "sticker",
            "aria-label": `スタンプ ${label}`,
            click: () => send("sticker", { keywords }),
          },
          drawn(look),
          el("small", { "aria-hidden": "true" }, label),
        ),
      );
    case "pictures": {
      const pick = el("input", { type: "file", accept: "image/jpeg,image/png" });
      pick.addEventListener("change", () => pick.files?.[0] && void image(pick.files[0]));
      return [
        button("見本の写真を送る", async () => image(await samplePicture())),
        el("label", { class: "pick" }, "写真をえらぶ ", pick),
      ];
    }
    case "places":
      return PLACES.map((place) => button(place.title, () => send("location", place)));
    default:
      return [
        button("音声を送る", () => send("audio", {})),
        button("動画を送る", () => send("video", {})),
        button("ファイルを送る", () => send("file", { name: "お知らせ.pdf" })),
      ];
  }
}

/** Asks for a date or time; null when it was not given. */
export function pickDate(root, action) {
  const type = { date: "date", time: "time", datetime: "datetime-local" }[action.mode];
  const field = el("input", { type, value: action.initial, min: action.min, max: action.max });
  const dialog = el(
    "dialog",
    { class: "picker" },
    el(
      "form",
      { method: "dialog" },
      el("label", {}, action.label, " ", field),
      el("button", { value: "ok" }, "決定"),
      el("button", { value: "" }, "やめる"),
    ),
  );
  root.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "ok" && field.value !== "" ? field.value : null);
    });
  });
}

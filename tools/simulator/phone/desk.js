/** The developer's panel: makes the next call fail, empties the quota, sends the last event again. */
import { api, el } from "./dom.js";

const forever = { times: 1_000_000 };
const KNOBS = [
  ["次の返信を500にする", () => api("/faults", { on: "reply", do: "status", status: 500 })],
  ["次の返信を時間切れにする（受理前）", () => api("/faults", { on: "reply", do: "timeoutBefore" })],
  ["次の返信を時間切れにする（受理後）", () => api("/faults", { on: "reply", do: "timeoutAfter" })],
  ["次のプッシュを500にする", () => api("/faults", { on: "push", do: "status", status: 500 })],
  ["すべてを5秒おくらせる", () => api("/faults", { on: "any", do: "slow", ms: 5000, ...forever })],
  ["通数の上限を0にする", () => api("/quota", { quota: 0 })],
  ["通数の上限をなくす", () => api("/quota", { quota: null })],
  ["最後のイベントをもう一度送る", () => api("/redeliver", {})],
  ["不具合をすべて消す", () => api("/faults", {}, "DELETE")],
];

/** Fills the panel and keeps its line of status fresh while it is open. */
export function desk(panel) {
  const status = panel.querySelector("[data-desk-status]");
  const refresh = async () => {
    const now = await api("/status");
    const limit = now.quota === null ? "上限なし" : `上限 ${now.quota}`;
    const faults = now.faults.map((fault) => `${fault.on}:${fault.do}`).join("、") || "なし";
    const bot = now.lastDelivery === null ? "まだ" : now.lastDelivery === 0 ? "つながりません" : now.lastDelivery;
    const line = `通数 ${now.used}（${limit}）｜不具合 ${faults}｜待たせている要求 ${now.hanging}｜ボットの応答 ${bot}`;
    if (status.textContent !== line) {
      status.textContent = line;
    }
  };
  const say = (error) => {
    status.textContent = `できませんでした：${error.message}`;
  };
  for (const [label, act] of KNOBS) {
    const press = () => act().then(refresh).catch(say);
    panel.querySelector("[data-desk-buttons]").append(el("button", { type: "button", click: press }, label));
  }
  panel.addEventListener("toggle", () => panel.open && refresh().catch(say));
  setInterval(() => panel.open && refresh().catch(say), 2000);
}

/** The phone page: one or two phones, each asking the simulator what is new and sending what the hand does. */
import { bubbleOf } from "./bubbles.js";
import { desk } from "./desk.js";
import { api, el } from "./dom.js";
import { richMenu } from "./menu.js";
import { pickDate, trayOf } from "./trays.js";

const EVERY_MS = 700;
const BOT = "となりの窓口";
const phones = [];

class Phone {
  constructor(userId) {
    this.userId = userId;
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.part = (name) => this.root.querySelector(`[data-${name}]`);
    // The talk scrolls, so the keyboard must reach it.
    this.part("talk").tabIndex = 0;
    this.part("who").addEventListener("change", (event) => this.switchTo(event.target.value));
    this.part("follow").addEventListener("click", () => this.send("follow", {}));
    this.part("block").addEventListener("click", () => this.send(this.blocked ? "unblock" : "block", {}));
    this.part("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.say();
    });
    this.part("text").addEventListener("keydown", (event) => {
      // Enter also ends the choice of characters; only a plain one sends.
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        void this.say();
      }
    });
    for (const button of this.root.querySelectorAll("[data-open]")) {
      button.addEventListener("click", () => this.openTray(button));
    }
    this.menu = richMenu(this.root, (action) => void this.press(action, undefined, "menu"));
    // The keyboard takes the menu's place, as on LINE.
    this.part("text").addEventListener("focus", () => this.menu.close());
    this.switchTo(userId);
  }

  switchTo(userId) {
    this.userId = userId;
    this.revision = 0;
    this.shown = "";
    this.part("talk").replaceChildren();
    this.notice("");
    void this.look();
  }

  notice(words) {
    this.part("notice").textContent = words;
  }

  /** Sends one act; says so when the bot cannot be reached. */
  async send(path, body) {
    this.closeTray();
    this.notice("");
    const userId = this.userId;
    try {
      // What the person wrote shows at once; the bot's answer to the webhook may take its time.
      const sent = api(`/residents/${userId}/${path}`, body);
      void this.look();
      const done = await sent;
      if (done.event !== null && (done.status < 200 || done.status > 299)) {
        this.notice(done.status === 0 ? "ボットにつながりません。" : `ボットが ${done.status} を返しました。`);
      }
      return done;
    } catch (error) {
      this.notice(error.message);
      return null;
    } finally {
      void this.look();
    }
  }

  async say() {
    const field = this.part("text");
    const text = field.value;
    if (text.trim() === "") {
      return;
    }
    field.value = "";
    const done = await this.send("text", { text });
    if (done === null && field.value === "") {
      field.value = text;
    }
  }

  closeTray() {
    this.part("tray").hidden = true;
    for (const button of this.root.querySelectorAll("[data-open]")) {
      button.setAttribute("aria-expanded", "false");
    }
  }

  openTray(button) {
    const wasOpen = button.getAttribute("aria-expanded") === "true";
    this.closeTray();
    if (!wasOpen) {
      this.menu.close();
      const tray = this.part("tray");
      tray.replaceChildren(...trayOf(button.dataset.open, (path, body) => this.send(path, body)));
      tray.hidden = false;
      button.setAttribute("aria-expanded", "true");
      this.toEnd();
    }
  }

  /** A press on a chip, a button (of `item`), or the rich menu (`kind`). */
  async press(action, item, kind) {
    if (action.type === "location") {
      this.openTray(this.root.querySelector('[data-open="places"]'));
      return;
    }
    const pick = action.type === "datetimepicker" ? await pickDate(this.root, action) : undefined;
    if (pick === null) {
      return;
    }
    const done = await this.send("tap", { label: action.label, messageId: item?.messageId, kind, pick });
    const opened = done?.opened;
    if (opened?.startsWith("http")) {
      window.open(opened, "_blank", "noopener");
    } else if (opened?.startsWith("tel:")) {
      this.notice(`${decodeURI(opened.slice(4))} へ電話をかける画面がひらきます（ここでは、かかりません）。`);
    } else if (opened !== undefined) {
      this.notice(`ひらきました：${opened}`);
    }
  }

  /** Asks what is new and shows it. */
  async look() {
    const userId = this.userId;
    const state = await api(`/residents/${userId}/screen?since=${this.revision}`).catch(() => null);
    if (state === null || userId !== this.userId) {
      return;
    }
    this.revision = Math.max(this.revision, state.revision);
    this.showItems(state.items);
    const { items: _items, revision: _revision, ...rest } = state;
    const fingerprint = JSON.stringify(rest);
    if (fingerprint !== this.shown) {
      this.shown = fingerprint;
      this.showRest(state);
    }
  }

  showItems(items) {
    const talk = this.part("talk");
    const atEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80;
    const hands = {
      press: (item, action) => void this.press(action, item),
      unsend: (messageId) => void this.send("unsend", { messageId }),
    };
    for (const item of items) {
      const bubble = bubbleOf(item, BOT, hands);
      const old = talk.children[item.index];
      if (old === undefined) {
        talk.append(bubble);
      } else {
        old.replaceWith(bubble);
      }
    }
    if (items.length > 0 && atEnd) {
      talk.scrollTop = talk.scrollHeight;
    }
  }

  showRest(state) {
    this.blocked = state.blocked;
    this.root.setAttribute("aria-label", `${state.name}のスマホ`);
    this.part("block").textContent = state.blocked ? "ブロック解除" : "ブロック";
    this.part("friend").hidden = state.friend || state.blocked;
    this.part("loading").hidden = !state.loading;
    for (const control of this.part("composer").elements) {
      control.disabled = state.blocked;
    }
    const chips = state.blocked ? [] : state.tappables.filter((one) => one.kind === "chip");
    this.part("chips").hidden = chips.length === 0;
    this.part("chips").replaceChildren(
      ...chips.map(({ label, action }) =>
        el("button", { type: "button", click: () => void this.press(action) }, label),
      ),
    );
    this.menu.show(state.menu);
    this.toEnd();
  }

  toEnd() {
    const talk = this.part("talk");
    talk.scrollTop = talk.scrollHeight;
  }

  offer(residents) {
    const select = this.part("who");
    const options = residents.map(({ userId, name }) =>
      el("option", { value: userId, selected: userId === this.userId }, name),
    );
    if (options.map((one) => one.value).join() !== [...select.options].map((one) => one.value).join()) {
      select.replaceChildren(...options);
    }
    select.value = this.userId;
  }
}

async function refreshResidents() {
  const { residents } = await api("/residents");
  for (const phone of phones) {
    phone.offer(residents);
  }
  return residents;
}

async function open(userId) {
  const phone = new Phone(userId);
  phones.push(phone);
  document.querySelector("[data-phones]").append(phone.root);
  await refreshResidents();
  const again = async () => {
    await phone.look();
    setTimeout(again, EVERY_MS);
  };
  void again();
}

async function start() {
  const asked = new URLSearchParams(location.search);
  const theme = asked.get("theme");
  if (theme === "dark" || theme === "light") {
    document.documentElement.dataset.theme = theme;
  }
  const residents = (await api("/residents")).residents;
  const first =
    residents.find((one) => one.userId === asked.get("resident")) ??
    residents[0] ??
    (await api("/residents", { name: "はなさん" }));
  await open(first.userId);

  document.querySelector("[data-new-resident]").addEventListener("submit", async (event) => {
    event.preventDefault();
    const field = event.target.elements.name;
    const { userId } = await api("/residents", { name: field.value });
    field.value = "";
    phones[0].switchTo(userId);
    await refreshResidents();
  });
  const second = document.querySelector("[data-second]");
  second.addEventListener("click", async () => {
    if (phones.length === 1) {
      const other = (await refreshResidents()).find((one) => one.userId !== phones[0].userId);
      await open(other?.userId ?? phones[0].userId);
    } else {
      phones[1].root.hidden = !phones[1].root.hidden;
    }
    second.setAttribute("aria-pressed", String(phones.length > 1 && !phones[1].root.hidden));
  });
  desk(document.querySelector("[data-desk]"));
}

void start();

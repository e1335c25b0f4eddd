/** A LINE account's rich menus: read and changed one call at a time, with errors in one line and without secrets. */
import { HTTPFetchError, messagingApi } from "@line/bot-sdk";
import type { Config } from "../../src/config.ts";
import { tokenSource } from "../../src/line/client.ts";

/** What stands on an account now. */
export interface Live {
  menus: { id: string; name: string; hasPicture: boolean }[];
  /** Menu id by alias. */
  aliases: Map<string, string>;
  defaultMenu: string | null;
}

/** What a call that failed was for, and what LINE said. */
export class AccountRefused extends Error {
  override name = "AccountRefused";
}

export interface Account {
  /** The account's name and basic id, so that people see which one it is. */
  who(): Promise<string>;
  /** @param isOurs by name; only of ours it is asked whether the picture is there. */
  read(isOurs: (name: string) => boolean): Promise<Live>;
  validate(definition: messagingApi.RichMenuRequest): Promise<void>;
  create(definition: messagingApi.RichMenuRequest): Promise<string>;
  upload(menuId: string, picture: Uint8Array<ArrayBuffer>): Promise<void>;
  createAlias(alias: string, menuId: string): Promise<void>;
  updateAlias(alias: string, menuId: string): Promise<void>;
  deleteAlias(alias: string): Promise<void>;
  setDefault(menuId: string): Promise<void>;
  /** Moves everybody from a menu to another (`to` null: to the default). @returns the id under which the progress is asked for. */
  moveLinks(moves: { from: string; to: string | null }[]): Promise<string>;
  progress(requestId: string): Promise<"ongoing" | "succeeded" | "failed">;
  deleteMenu(menuId: string): Promise<void>;
}

/** LINE answers within seconds; a picture of 200 kB may take a while on a slow line. */
const TIMEOUT_MS = 30_000;

/** @param timeoutMs how long one call may take. */
export function lineAccount(line: Config["line"], timeoutMs = TIMEOUT_MS): Account {
  const token = tokenSource(line, Date.now);

  async function call<T>(doing: string, work: (clients: Clients) => Promise<T>): Promise<T> {
    try {
      return await inTime(timeoutMs, async () => work(clientsOf(line, await token.get())));
    } catch (error) {
      throw new AccountRefused(`${doing}：${reason(error)}`);
    }
  }

  return {
    who: () =>
      call("どのアカウントかを調べる", async ({ api }) => {
        const { displayName, basicId } = await api.getBotInfo();
        return `${displayName}（${basicId}）`;
      }),
    async read(isOurs) {
      const menus = await call("いまのメニューを読む", async ({ api }) => (await api.getRichMenuList()).richmenus);
      const aliases = await call("いまの別名を読む", async ({ api }) => (await api.getRichMenuAliasList()).aliases);
      const defaultMenu = await call("いまの標準メニューを読む", ({ api }) =>
        orNull(async () => (await api.getDefaultRichMenuId()).richMenuId),
      );
      const read: Live["menus"] = [];
      for (const { richMenuId: id, name } of menus) {
        const hasPicture =
          !isOurs(name) || (await call("絵があるかを見る", ({ blob }) => orNull(() => seen(blob, id)))) !== null;
        read.push({ id, name, hasPicture });
      }
      return {
        menus: read,
        aliases: new Map(aliases.map((one) => [one.richMenuAliasId, one.richMenuId])),
        defaultMenu,
      };
    },
    validate: (definition) =>
      call(`LINEの検査（${definition.name}）`, async ({ api }) => void (await api.validateRichMenuObject(definition))),
    create: (definition) =>
      call(
        `メニューをつくる（${definition.name}）`,
        async ({ api }) => (await api.createRichMenu(definition)).richMenuId,
      ),
    upload: (menuId, picture) =>
      call(
        "絵を送る",
        async ({ blob }) => void (await blob.setRichMenuImage(menuId, new Blob([picture], { type: "image/png" }))),
      ),
    createAlias: (alias, menuId) =>
      call(
        `別名をつくる（${alias}）`,
        async ({ api }) => void (await api.createRichMenuAlias({ richMenuAliasId: alias, richMenuId: menuId })),
      ),
    updateAlias: (alias, menuId) =>
      call(
        `別名をつけかえる（${alias}）`,
        async ({ api }) => void (await api.updateRichMenuAlias(alias, { richMenuId: menuId })),
      ),
    deleteAlias: (alias) =>
      call(`別名を消す（${alias}）`, async ({ api }) => void (await orNull(() => api.deleteRichMenuAlias(alias)))),
    setDefault: (menuId) =>
      call("標準のメニューにする", async ({ api }) => void (await api.setDefaultRichMenu(menuId))),
    moveLinks: (moves) =>
      call("使っている人を新しい絵に移す", async ({ api }) => {
        const operations = moves.map(({ from, to }) =>
          to === null ? { type: "unlink", from } : { type: "link", from, to },
        ) as messagingApi.RichMenuBatchOperation[];
        await api.validateRichMenuBatchRequest({ operations });
        const { httpResponse } = await api.richMenuBatchWithHttpInfo({ operations });
        return httpResponse.headers.get("x-line-request-id") ?? "";
      }),
    progress: (requestId) =>
      call("移し終えたかを見る", async ({ api }) => (await api.getRichMenuBatchProgress(requestId)).phase),
    deleteMenu: (menuId) =>
      call("古いメニューを消す", async ({ api }) => void (await orNull(() => api.deleteRichMenu(menuId)))),
  };
}

interface Clients {
  api: messagingApi.MessagingApiClient;
  blob: messagingApi.MessagingApiBlobClient;
}

function clientsOf(line: Config["line"], channelAccessToken: string): Clients {
  return {
    api: new messagingApi.MessagingApiClient({ channelAccessToken, baseURL: line.apiBase }),
    blob: new messagingApi.MessagingApiBlobClient({ channelAccessToken, baseURL: line.dataApiBase }),
  };
}

/** Only that there is a picture: its bytes are not wanted. */
async function seen(blob: messagingApi.MessagingApiBlobClient, menuId: string): Promise<true> {
  (await blob.getRichMenuImage(menuId)).destroy();
  return true;
}

/** 404 is an answer here: there is none (any more). */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HTTPFetchError && error.status === 404) return null;
    throw error;
  }
}

/** Status and LINE's own words; never what was sent. */
function reason(error: unknown): string {
  if (!(error instanceof HTTPFetchError)) {
    return error instanceof TimedOut
      ? "LINEから答えがありません。もう一度動かすと続きから始まります"
      : "LINEにつながりません。通信とLINE_API_BASEを見てください";
  }
  const words = messageOf(error.body);
  const said = words === "" ? `LINEの答え ${error.status}` : `LINEの答え ${error.status}「${words}」`;
  if (error.status === 401 || (error.status === 400 && words.includes("client"))) {
    return `${said}。LINE_CHANNEL_IDとLINE_CHANNEL_SECRET（またはLINE_CHANNEL_ACCESS_TOKEN）を見てください`;
  }
  if (error.status === 429) return `${said}。回数の上限です。1時間ほどおいて、もう一度動かすと続きから始まります`;
  if (error.status >= 500) return `${said}。少しおいて、もう一度動かすと続きから始まります`;
  return said;
}

function messageOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    const { message, details, error_description } = parsed as Record<string, unknown>;
    const first = Array.isArray(details)
      ? (details[0] as { message?: string; property?: string } | undefined)
      : undefined;
    const more = first === undefined ? "" : ` ${first.property ?? ""} ${first.message ?? ""}`;
    return `${String(message ?? error_description ?? "")}${more}`.replaceAll(/\s+/g, " ").slice(0, 200);
  } catch {
    return "";
  }
}

class TimedOut extends Error {}

async function inTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new TimedOut()), ms);
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

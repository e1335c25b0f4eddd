/** Everything LINE would remember: people, chats, messages, tokens, keys, the month's count, rich menus. */
import type { WebhookEvent } from "./event-types.ts";
import { createIds, type Ids, stableId } from "./ids.ts";
import type { Json } from "./json.ts";
import type { ApiCall, Delivery, Group, ScreenItem, SimulatorOptions } from "./types.ts";

export interface Person {
  userId: string;
  name: string;
  friend: boolean;
  blocked: boolean;
  /** Epoch milliseconds of the last thing this person did in the chat; null for never. */
  spokeAt: number | null;
  screen: ScreenItem[];
  opened: string[];
  /** Chips of the newest message were used up by a tap that left no bubble. */
  chipsUsed: boolean;
  loadingUntil: number;
  richMenuId: string | null;
}

/** A message somebody sent to the bot. */
export interface OwnMessage {
  id: string;
  chatId: string;
  kind: string;
  at: number;
  bytes: Uint8Array<ArrayBuffer> | null;
  contentType: string;
  content: "ready" | "preparing" | "failed" | "expired";
  unsent: boolean;
}

export interface ReplyToken {
  chatId: string;
  eventAt: number;
  deliveredAt: number | null;
  used: boolean;
}

export interface SentMessage {
  id: string;
  quoteToken?: string;
}

export interface AcceptedKey {
  requestId: string;
  at: number;
  /** Only push answers a repeated key with what was sent. */
  sentMessages: SentMessage[] | null;
}

export interface RichMenu {
  id: string;
  definition: Json;
  image: { bytes: Uint8Array<ArrayBuffer>; contentType: string } | null;
}

export interface State {
  options: SimulatorOptions;
  ids: Ids;
  clock: () => number;
  botUserId: string;
  people: Map<string, Person>;
  groups: Map<string, Group>;
  messages: Map<string, OwnMessage>;
  replyTokens: Map<string, ReplyToken>;
  /** Chat by quote token. */
  quoteTokens: Map<string, string>;
  /** Message id by mark-as-read token. */
  readTokens: Map<string, string>;
  /** Expiry in epoch milliseconds by access token. */
  accessTokens: Map<string, number>;
  retryKeys: Map<string, AcceptedKey>;
  events: Map<string, WebhookEvent>;
  /** Events whose effect on the phone has been applied already. */
  applied: Set<string>;
  pending: Set<string>;
  requests: ApiCall[];
  deliveries: Delivery[];
  quota: number | null;
  /** Counted messages by month, "2026-11" in Japan. */
  counted: Map<string, number>;
  richMenus: Map<string, RichMenu>;
  richMenuAliases: Map<string, string>;
  defaultRichMenuId: string | null;
  /** Requests to move everybody from menu to menu, by request id. */
  richMenuBatches: Map<string, { operations: Json[]; acceptedAt: number; completedAt: number | null }>;
  webhookUrl: string;
  revision: number;
  answers: number;
}

/** A LINE account with nobody in it yet. */
export function createState(options: SimulatorOptions): State {
  return {
    options,
    ids: createIds(options.random ?? Math.random),
    clock: options.clock,
    botUserId: options.botUserId ?? stableId("U", "となりの窓口"),
    people: new Map(),
    groups: new Map(),
    messages: new Map(),
    replyTokens: new Map(),
    quoteTokens: new Map(),
    readTokens: new Map(),
    accessTokens: new Map(),
    retryKeys: new Map(),
    events: new Map(),
    applied: new Set(),
    pending: new Set(),
    requests: [],
    deliveries: [],
    quota: options.quota ?? null,
    counted: new Map(),
    richMenus: new Map(),
    richMenuAliases: new Map(),
    defaultRichMenuId: null,
    richMenuBatches: new Map(),
    webhookUrl: options.webhookUrl,
    revision: 0,
    answers: 0,
  };
}

/** Finds or creates the person of that name. */
export function personNamed(state: State, name: string): Person {
  const userId = stableId("U", name);
  const known = state.people.get(userId);
  if (known !== undefined) {
    return known;
  }
  const person: Person = {
    userId,
    name,
    friend: false,
    blocked: false,
    spokeAt: null,
    screen: [],
    opened: [],
    chipsUsed: false,
    loadingUntil: 0,
    richMenuId: null,
  };
  state.people.set(userId, person);
  return person;
}

/** Finds or creates a group or multi-person chat. */
export function groupNamed(state: State, name: string, kind: "group" | "room"): Group {
  const id = stableId(kind === "group" ? "C" : "R", name);
  const known = state.groups.get(id);
  if (known !== undefined) {
    return known;
  }
  const group: Group = { id, kind, members: new Set(), left: false, received: [] };
  state.groups.set(id, group);
  return group;
}

/** The month a message is counted in. The count starts anew on the 1st, Japan time. */
export function monthOf(at: number): string {
  return new Date(at + 9 * 3_600_000).toISOString().slice(0, 7);
}

/** Messages counted in the clock's month. */
export function usedThisMonth(state: State): number {
  return state.counted.get(monthOf(state.clock())) ?? 0;
}

/** Adds to the clock's month. One per recipient, however many bubbles (LINE, pricing). */
export function count(state: State, recipients: number): void {
  state.counted.set(monthOf(state.clock()), usedThisMonth(state) + recipients);
}

/** Puts a bubble on a phone. */
export function show(
  state: State,
  person: Person,
  item: Omit<ScreenItem, "revision" | "unsent" | "read" | "at">,
): void {
  person.chipsUsed = false;
  state.revision += 1;
  const read = item.from === "me" && state.options.chatMode === "bot";
  person.screen.push({ ...item, at: state.clock(), unsent: false, read, revision: state.revision });
}

/** Notes that something on a phone changed, for those who watch it. */
export function touch(state: State, item?: ScreenItem): void {
  state.revision += 1;
  if (item !== undefined) {
    item.revision = state.revision;
  }
}

/** May a push reach them? Friends; and for seven days people who wrote to us without being one (LINE reference, push). */
export function reachable(state: State, person: Person): boolean {
  if (person.blocked) {
    return false;
  }
  return person.friend || (person.spokeAt !== null && state.clock() - person.spokeAt <= 7 * 86_400_000);
}

/** What a list is asked for: which part of it, filters as codes, and where the page begins. Pure; the page's address is made and read here. */
import type { Level } from "../triage/types.ts";

/** open: whatever one may see. (Addresses have called it so from the first day.) */
export const TABS = ["open", "mine", "free", "district", "unknown"] as const;
export type Tab = (typeof TABS)[number];
export const STATES = ["open", "snoozed", "closed"] as const;
export type ListState = (typeof STATES)[number];
export const LEVELS: readonly Level[] = ["U0", "U1", "U2", "U3", "U4"];
export const STANCES = ["open", "ambivalent", "infoOnly", "declinesContact", "thirdPartyOnly"] as const;
/** us: they wait for a word of ours; them: the last word was ours; night: they began to wait while nobody was here. */
export const WAITINGS = ["us", "them", "night"] as const;

export interface Filters {
  level?: Level;
  area?: string;
  topic?: string;
  stance?: (typeof STANCES)[number];
  waiting?: (typeof WAITINGS)[number];
  /** Id of a tag of the house. */
  tag?: string;
}

export interface ListQuery extends Filters {
  tab: Tab;
  state: ListState;
  /** The last row before this page: its sort values, which say nothing of a person. */
  after?: Cursor;
}

export interface Cursor {
  /** "" where the order has no level. */
  level: string;
  at: number;
  id: string;
}

type Ask = (name: string) => string | undefined;

/** Begins with a letter: somebody's number is no code, and a kept view or an address never holds one. */
const CODE = /^[A-Za-z][\w-]{0,39}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ID = /^[\w-]{1,64}$/;

const oneOf = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((one) => one === value);
const uuid = (value: string | undefined): string | undefined => (value && UUID.test(value) ? value : undefined);
const code = (value: string | undefined): string | undefined => (value && CODE.test(value) ? value : undefined);

/** Reads an address. What is no code is no filter: an old bookmark shows more, never an error. */
export function readListQuery(ask: Ask): ListQuery {
  const which = ask("which");
  // Older addresses called the closed ones a part of their own.
  const state = which === "closed" ? "closed" : (oneOf(STATES, ask("state")) ?? "open");
  const after = readCursor(ask("after"));
  return {
    tab: oneOf(TABS, which) ?? "open",
    state,
    ...given("level", oneOf(LEVELS, ask("level"))),
    ...given("area", code(ask("area"))),
    ...given("topic", code(ask("topic"))),
    ...given("stance", oneOf(STANCES, ask("stance"))),
    ...given("waiting", oneOf(WAITINGS, ask("waiting"))),
    ...given("tag", uuid(ask("tag"))),
    ...given("after", after),
  };
}

const given = <K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } =>
  value === undefined ? {} : ({ [name]: value } as { [key in K]: V });

/** The same as an address, always in this order: two equal choices are one text. Without the page. */
export function listParams(query: ListQuery): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string | undefined, usual?: string) => {
    if (value !== undefined && value !== usual) params.set(name, value);
  };
  put("which", query.tab, "open");
  put("state", query.state, "open");
  for (const name of ["level", "area", "topic", "stance", "waiting", "tag"] as const) put(name, query[name]);
  return params;
}

/** "/inbox?…", with the page when there is one. */
export function listHref(query: ListQuery, path = "/inbox"): string {
  const params = listParams(query);
  if (query.after) params.set("after", writeCursor(query.after));
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}

export const hasFilters = (query: ListQuery): boolean =>
  query.state !== "open" ||
  [query.level, query.area, query.topic, query.stance, query.waiting, query.tag].some((value) => value !== undefined);

const writeCursor = ({ level, at, id }: Cursor): string => `${level}.${at}.${id}`;

function readCursor(text: string | undefined): Cursor | undefined {
  const [level = "", at = "", id = "", ...rest] = (text ?? "").split(".");
  const fits = rest.length === 0 && (level === "" || LEVELS.includes(level as Level)) && /^\d{1,15}$/.test(at);
  return fits && ID.test(id) ? { level, at: Number(at), id } : undefined;
}

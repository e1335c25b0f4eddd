/** Every form of the inbox with something written in it: what an attack on forms walks. */

export interface WrittenForm {
  path: string;
  /** Fields that somebody writes in, by name. */
  written: string[];
  /** The rest, as the page would send it. */
  rest: Record<string, string>;
}

const id = () => crypto.randomUUID();

/** @param request of somebody in 北. @param place a place of the town. */
export const writtenForms = (request: string, place: string): WrittenForm[] => [
  { path: `/inbox/requests/${request}/answers`, written: ["text", "reason"], rest: { answerId: id() } },
  { path: `/inbox/requests/${request}/draft`, written: ["text", "reason"], rest: { answerId: id() } },
  { path: `/inbox/requests/${request}/notes`, written: ["note"], rest: { kind: "fact", entryId: id() } },
  {
    path: `/inbox/requests/${request}/closure`,
    written: ["words"],
    rest: { reason: "other", seenVersion: "99", formId: id() },
  },
  {
    path: `/inbox/requests/${request}/handovers`,
    written: ["words"],
    rest: { to: "csw-hinata", how: "ask", seenVersion: "99", entryId: id() },
  },
  { path: `/inbox/requests/${request}/steps`, written: ["words"], rest: { kind: "care", at: "", entryId: id() } },
  {
    path: `/inbox/requests/${request}/notices`,
    written: ["agency", "spokeTo", "content"],
    rest: { law: "child", method: "phone", at: "", entryId: id() },
  },
  {
    path: `/inbox/requests/${request}/hand`,
    written: ["words"],
    rest: { field: "level", value: "U2", why: "other", seenVersion: "99", entryId: id() },
  },
  { path: "/inbox/records", written: ["text", "who", "find"], rest: { id: id(), kind: "", about: "self" } },
  { path: "/inbox/snippets", written: ["text", "title"], rest: { id: id(), topic: "none", language: "ja" } },
  { path: "/inbox/places", written: ["name", "note", "access", "welcome"], rest: {} },
  { path: `/inbox/places/${place}`, written: ["name", "note", "access"], rest: { seenVersion: "99" } },
  { path: `/inbox/places/${place}/closure`, written: ["words"], rest: { from: "2026-12-01", seenVersion: "99" } },
  {
    path: `/inbox/places/${place}/extra-dates`,
    written: ["words"],
    rest: { date: "2026-12-01", start: "10:00", end: "12:00", seenVersion: "99" },
  },
  { path: "/inbox/admin/staff", written: ["nickname"], rest: { email: "new@tonari.example", role: "none" } },
  { path: "/inbox/admin/districts", written: ["name", "names"], rest: { id: "new-one", south: "x" } },
  { path: "/inbox/admin/districts/kita", written: ["name", "names"], rest: { seenVersion: "99", south: "x" } },
];

/** The form with the same words in every field that is written in. */
export const filled = ({ written, rest }: WrittenForm, words: (field: string) => string): Record<string, string> => ({
  ...rest,
  ...Object.fromEntries(written.map((name) => [name, words(name)])),
});

/** Text as it stands in HTML. */
export const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

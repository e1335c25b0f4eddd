/** The inbox as one browser meets it: the member of staff read anew on every request, cookies kept, the real services behind. */
import type { Hono } from "hono";
import { inboxApp } from "../../../src/inbox/app.tsx";
import type { InboxEnv } from "../../../src/inbox/guard.ts";
import { inboxDeskFor } from "../../../src/inbox-desk.ts";
import type { StaffIdentity } from "../../../src/staff/types.ts";
import { staffBehind } from "../../../src/store/staff-store.ts";
import type { TestWindow } from "./window.ts";

export const ORIGIN = "https://inbox.example.jp";

export interface Answer {
  status: number;
  html: string;
  location: string | null;
  headers: Headers;
}

export interface Browser {
  app: Hono<InboxEnv>;
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, fields: Record<string, string> | FormData, headers?: Record<string, string>): Promise<Answer>;
}

/** @param who a staff id, or a way to recognise whoever sends. */
export function browserOf(window: TestWindow, who: string | StaffIdentity): Browser {
  const { house } = window;
  const identity: StaffIdentity =
    typeof who === "string"
      ? {
          async identify() {
            const [row] = await window.rows<{ email: string }>("SELECT email FROM staff WHERE id = ?1", who);
            return row ? { subject: `test:${who}`, email: row.email } : { refused: "missing" };
          },
        }
      : who;
  // As in production: without the development sign-in.
  const app = inboxApp((c) => ({
    ...inboxDeskFor(c.req.method, house, {
      async staffOf(request) {
        const found = await identity.identify(request);
        return "refused" in found ? found : staffBehind(house.store, found);
      },
      live: async () => new Response("socket"),
    }),
    dev: null,
  }));
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await app.request(ORIGIN + path, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = "", ...rest] = line.split("; ");
      const at = pair.indexOf("=");
      if (rest.includes("Max-Age=0")) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return {
      status: answer.status,
      html: await answer.text(),
      location: answer.headers.get("location"),
      headers: answer.headers,
    };
  }
  return {
    app,
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: "POST",
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
        headers: { "Sec-Fetch-Site": "same-origin", Origin: "null", ...headers },
      }),
  };
}

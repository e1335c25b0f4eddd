/** Sends requests to an inbox with a fake port, the way a browser would. */
import { Hono } from "hono";
import { inboxApp } from "../../../../src/inbox/app.tsx";
import { type FakeOptions, type FakePort, fakePort } from "./fake-port.ts";

export const ORIGIN = "https://inbox.example.jp";
/** The sign-in for development is on this machine only. */
const LOCAL = "http://localhost:8787";

export interface Inbox {
  port: FakePort;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** A form post from our own page: what a browser sends under `no-referrer`. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  raw(path: string, init: RequestInit): Promise<Response>;
}

export const FROM_OWN_PAGE = { "Sec-Fetch-Site": "same-origin", Origin: "null" };
export const BY_HTMX = { "HX-Request": "true" };

/** The inbox mounted at "/", beside another app's route, as the worker does. */
export function inbox(options: FakeOptions = {}): Inbox {
  const port = fakePort(options);
  const hall = new Hono();
  hall.post("/webhook/line", (c) => c.text("heard"));
  hall.route(
    "/",
    inboxApp(() => port),
  );
  const at = (path: string) => (path === "/inbox/sign-in" && options.dev ? LOCAL : ORIGIN) + path;
  const raw = async (path: string, init: RequestInit) => hall.request(ORIGIN + path, init);
  return {
    port,
    raw,
    get: async (path, headers = {}) => hall.request(at(path), { headers }),
    post: async (path, fields, headers = {}) =>
      hall.request(at(path), {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { ...FROM_OWN_PAGE, ...headers },
      }),
  };
}

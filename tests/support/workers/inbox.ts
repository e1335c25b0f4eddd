/** The inbox's real pages over a test window's real services, as one member of staff sees them. */
import { inboxApp } from "../../../src/inbox/app.tsx";
import { inboxDeskFor } from "../../../src/inbox-desk.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import type { TestWindow } from "./window.ts";

const ORIGIN = "https://inbox.example.jp";

export interface Desk {
  get(path: string): Promise<{ status: number; html: string; location: string | null }>;
  post(
    path: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; html: string; location: string | null }>;
}

export function deskOf(window: TestWindow, staff: StaffMember): Desk {
  const { house } = window;
  const app = inboxApp((c) =>
    inboxDeskFor(c.req.method, house, {
      staffOf: async () => staff,
      live: async () => new Response(null, { status: 426 }),
    }),
  );
  const ask = async (path: string, init: RequestInit) => {
    const answer = await app.request(ORIGIN + path, init);
    return { status: answer.status, html: await answer.text(), location: answer.headers.get("location") };
  };
  return {
    get: (path) => ask(path, {}),
    post: (path, fields) =>
      ask(path, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { "Sec-Fetch-Site": "same-origin", Origin: "null" },
      }),
  };
}

/** The inbox's real pages over a test window's real services, as one member of staff sees them. */
import { inboxApp } from "../../../src/inbox/app.tsx";
import type { InboxPort } from "../../../src/inbox/port.ts";
import { answerRequest, closeRequest, releaseTalk, takeRequest } from "../../../src/requests/acts.ts";
import { listRequests } from "../../../src/requests/list.ts";
import { readRequest } from "../../../src/requests/read.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import { subjectsPort } from "../../../src/subjects/port.ts";
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
  const port: InboxPort = {
    staffOf: async () => staff,
    list: (who, which) => listRequests(house, who, which),
    read: (who, id, record) => readRequest(house, who, id, record),
    take: (who, id, seen) => takeRequest(house, who, id, seen),
    answer: (who, id, input) => answerRequest(house, who, id, input),
    release: (who, id, seen) => releaseTalk(house, who, id, seen),
    close: (who, id, seen) => closeRequest(house, who, id, seen),
    subjects: subjectsPort(house),
    dev: null,
    now: house.clock,
    newId: house.newId,
    live: async () => new Response(null, { status: 426 }),
    log: house.log,
  };
  const app = inboxApp(() => port);
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

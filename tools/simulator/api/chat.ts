/** Around the talk: bot info, profiles, loading dots, read marks, leaving groups (LINE reference). */

import { textAt } from "../json.ts";
import { type Issue, may, need, object, text, whole } from "../limits/check.ts";
import { type State, touch } from "../state.ts";
import { answer, badBody, type LineApp, notFound, readJson, refusal } from "./http.ts";

const loading = object({
  chatId: need(text({ max: 33, pattern: /^U[0-9a-f]{32}$/, hint: "Invalid user ID" })),
  loadingSeconds: may(whole(5, 60, 5)),
});
const markAsRead = object({ markAsReadToken: need(text({ max: 1000 })) });

/** Mounts bot info, profile, `/v2/bot/chat/*` and group endpoints. */
export function chatRoutes(app: LineApp, state: State): void {
  app.get("/v2/bot/info", (c) => {
    const chat = state.options.chatMode !== "bot";
    return answer(c, 200, {
      userId: state.botUserId,
      basicId: "@000tonari",
      displayName: state.options.botName ?? "となりの窓口",
      chatMode: chat ? "chat" : "bot",
      markAsReadMode: chat ? "manual" : "auto",
    });
  });

  app.get("/v2/bot/profile/:userId", (c) => {
    const person = state.people.get(c.req.param("userId"));
    if (person === undefined || person.blocked || !(person.friend || person.spokeAt !== null)) {
      return notFound(c);
    }
    return answer(c, 200, { userId: person.userId, displayName: person.name, language: "ja" });
  });

  app.post("/v2/bot/chat/loading/start", async (c) => {
    const read = await readJson(c);
    if ("refused" in read) {
      return read.refused;
    }
    const issues: Issue[] = [];
    loading(read.body, "", issues);
    if (issues.length > 0) {
      return badBody(c, issues);
    }
    const person = state.people.get(textAt(read.body, "chatId") ?? "");
    if (person !== undefined && !person.blocked) {
      const seconds = typeof read.body.loadingSeconds === "number" ? read.body.loadingSeconds : 20;
      person.loadingUntil = state.clock() + seconds * 1000;
      touch(state);
    }
    return answer(c, 202, {});
  });

  app.post("/v2/bot/chat/markAsRead", async (c) => {
    const read = await readJson(c);
    if ("refused" in read) {
      return read.refused;
    }
    const issues: Issue[] = [];
    markAsRead(read.body, "", issues);
    if (issues.length > 0) {
      return badBody(c, issues);
    }
    const messageId = state.readTokens.get(textAt(read.body, "markAsReadToken") ?? "");
    if (messageId === undefined) {
      return badBody(c, [{ message: "Invalid token", property: "markAsReadToken" }]);
    }
    markUpTo(state, messageId);
    return answer(c, 200, {});
  });

  for (const kind of ["group", "room"] as const) {
    app.post(`/v2/bot/${kind}/:id/leave`, (c) => {
      const group = state.groups.get(c.req.param("id"));
      if (group === undefined || group.kind !== kind || group.left) {
        return notFound(c);
      }
      group.left = true;
      return answer(c, 200, {});
    });
  }

  app.get("/v2/bot/group/:id/summary", (c) => {
    const group = state.groups.get(c.req.param("id"));
    const gone = group === undefined || group.kind !== "group" || group.left;
    return gone ? notFound(c) : answer(c, 200, { groupId: group.id, groupName: "グループ" });
  });

  app.get("/v2/bot/followers/ids", (c) => refusal(c, 403, "Access to this API is not available for your account"));
}

/** Marks a message and all earlier ones of its chat (LINE reference, mark as read). */
function markUpTo(state: State, messageId: string): void {
  const message = state.messages.get(messageId);
  const screen = state.people.get(message?.chatId ?? "")?.screen ?? [];
  const last = screen.findIndex((item) => item.messageId === messageId);
  for (const item of screen.slice(0, last + 1)) {
    if (item.from === "me" && !item.read) {
      item.read = true;
      touch(state, item);
    }
  }
}

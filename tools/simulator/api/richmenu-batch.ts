/** Moving everybody from one rich menu to another at once (LINE reference, batch control rich menus of users). */
import { isObject, listAt, textAt } from "../json.ts";
import { type Check, type Issue, kind, list, may, need, object, refuse, text, variant } from "../limits/check.ts";
import { type State, touch } from "../state.ts";
import { answer, badBody, type LineApp, type LineContext, notFound, readJson, refusal } from "./http.ts";

/** LINE takes three such requests an hour. */
const PER_HOUR = 3;
const HOUR_MS = 3_600_000;

const menuId = text({ max: 100 });
const operation: Check = variant(() => ({
  link: object({ type: kind, from: need(menuId), to: need(menuId) }),
  unlink: object({ type: kind, from: need(menuId) }),
  unlinkAll: object({ type: kind }),
}));
const batch: Check = object({
  operations: need(list(operation, 1, 1000)),
  resumeRequestKey: may(text({ max: 100, pattern: /^[a-zA-Z0-9_-]{1,100}$/ })),
});

/** Mounts `/v2/bot/richmenu/{batch,validate/batch,progress/batch}`; must come before the routes with a menu id. */
export function batchRoutes(app: LineApp, state: State): void {
  app.post("/v2/bot/richmenu/validate/batch", async (c) => {
    const read = await checked(c);
    return "refused" in read ? read.refused : answer(c, 200, {});
  });
  app.post("/v2/bot/richmenu/batch", async (c) => {
    const read = await checked(c);
    if ("refused" in read) {
      return read.refused;
    }
    const operations = listAt(read.body, "operations").filter(isObject);
    const unknown = operations
      .flatMap((one) => [textAt(one, "from"), textAt(one, "to")])
      .find((id) => id !== null && !state.richMenus.has(id));
    if (unknown !== undefined) {
      return refusal(c, 400, "richmenu not found");
    }
    const now = state.clock();
    const batches = [...state.richMenuBatches.values()];
    if (batches.filter(({ acceptedAt }) => now - acceptedAt < HOUR_MS).length >= PER_HOUR) {
      return refusal(c, 429, "The API rate limit has been exceeded. Try again later.");
    }
    state.richMenuBatches.set(c.get("requestId"), { operations, acceptedAt: now, completedAt: null });
    return answer(c, 202, {});
  });
  app.get("/v2/bot/richmenu/progress/batch", (c) => {
    const found = state.richMenuBatches.get(c.req.query("requestId") ?? "");
    if (found === undefined) {
      return notFound(c);
    }
    const acceptedTime = new Date(found.acceptedAt).toISOString();
    if (found.completedAt === null) {
      // It takes its time: whoever looks once sees it under way, and must look again.
      carryOut(state, found.operations);
      found.completedAt = state.clock();
      return answer(c, 200, { phase: "ongoing", acceptedTime });
    }
    const completedTime = new Date(found.completedAt).toISOString();
    return answer(c, 200, { phase: "succeeded", acceptedTime, completedTime });
  });
}

async function checked(c: LineContext) {
  const read = await readJson(c);
  if ("refused" in read) {
    return read;
  }
  const issues: Issue[] = [];
  batch(read.body, "", issues);
  const operations = listAt(read.body, "operations").filter(isObject);
  if (operations.length > 1 && operations.some(({ type }) => type === "unlinkAll")) {
    refuse(issues, "operations", "unlinkAll cannot be used together with other operations");
  }
  return issues.length > 0 ? { refused: badBody(c, issues) } : read;
}

/** All at once: who was moved by one operation is not moved again by the next. */
function carryOut(state: State, operations: readonly Record<string, unknown>[]): void {
  const before = new Map([...state.people.values()].map((person) => [person, person.richMenuId]));
  for (const one of operations) {
    for (const [person, menu] of before) {
      if (menu !== null && (one.type === "unlinkAll" || textAt(one, "from") === menu)) {
        const to = textAt(one, "to");
        person.richMenuId = to !== null && state.richMenus.has(to) ? to : null;
      }
    }
  }
  touch(state);
}

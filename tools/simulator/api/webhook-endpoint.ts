/** The channel's webhook address: read, set, try out (LINE reference, webhook settings). */
import { textAt } from "../json.ts";
import { type Issue, link, may, need, object } from "../limits/check.ts";
import { sign } from "../signature.ts";
import type { State } from "../state.ts";
import { post } from "../webhooks.ts";
import { answer, badBody, type LineApp, readJson } from "./http.ts";

// LINE wants HTTPS; a bot on this machine has none, so http is let through for it.
const address = link(["https", "http"], 500);

/** Mounts `/v2/bot/channel/webhook/*`. */
export function webhookRoutes(app: LineApp, state: State): void {
  app.get("/v2/bot/channel/webhook/endpoint", (c) => answer(c, 200, { endpoint: state.webhookUrl, active: true }));

  app.put("/v2/bot/channel/webhook/endpoint", async (c) => {
    const read = await readJson(c);
    if ("refused" in read) {
      return read.refused;
    }
    const issues: Issue[] = [];
    object({ endpoint: need(address) })(read.body, "", issues);
    if (issues.length > 0) {
      return badBody(c, issues);
    }
    state.webhookUrl = textAt(read.body, "endpoint") ?? state.webhookUrl;
    return answer(c, 200, {});
  });

  app.post("/v2/bot/channel/webhook/test", async (c) => {
    const read = c.req.header("content-type") === undefined ? { body: {} } : await readJson(c);
    if ("refused" in read) {
      return read.refused;
    }
    const issues: Issue[] = [];
    object({ endpoint: may(address) })(read.body, "", issues);
    if (issues.length > 0) {
      return badBody(c, issues);
    }
    const body = JSON.stringify({ destination: state.botUserId, events: [] });
    const signature = await sign(state.options.channelSecret, body);
    const response = await post(state, textAt(read.body, "endpoint") ?? state.webhookUrl, body, signature);
    const reason = response.status === 0 ? "COULD_NOT_CONNECT" : response.ok ? "OK" : "ERROR_STATUS_CODE";
    return answer(c, 200, {
      success: response.ok,
      timestamp: new Date(state.clock()).toISOString(),
      statusCode: response.status,
      reason,
      detail: response.status === 0 ? "Connection failed" : String(response.status),
    });
  });
}

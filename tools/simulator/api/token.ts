/** Stateless channel access tokens: 15 minutes, any number, never revoked (LINE reference, issue stateless token). */
import type { State } from "../state.ts";
import { answer, type LineApp } from "./http.ts";

export const TOKEN_SECONDS = 900;

/** Makes a token that works for 900 s of the simulator's clock. */
export function issueToken(state: State): string {
  const token = `stateless.${state.ids.hex(40)}`;
  state.accessTokens.set(token, state.clock() + TOKEN_SECONDS * 1000);
  return token;
}

/** `POST /oauth2/v3/token` with client id and secret in a form. */
export function tokenRoutes(app: LineApp, state: State): void {
  app.post("/oauth2/v3/token", async (c) => {
    const refuse = (error: string, description: string) => answer(c, 400, { error, error_description: description });
    if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header("content-type") ?? "")) {
      return refuse("invalid_request", "content type must be application/x-www-form-urlencoded");
    }
    const form = new URLSearchParams(new TextDecoder().decode(await c.req.arrayBuffer()));
    // The secret itself is nobody's business in a log of requests.
    c.set("body", { grant_type: form.get("grant_type"), client_id: form.get("client_id") });
    if (form.get("grant_type") !== "client_credentials") {
      return refuse("unsupported_grant_type", "grant_type must be client_credentials");
    }
    if (form.get("client_id") !== state.options.channelId) {
      return refuse("invalid_client", "invalid client_id");
    }
    if (form.get("client_secret") !== state.options.channelSecret) {
      return refuse("invalid_client", "invalid client_secret");
    }
    return answer(c, 200, { token_type: "Bearer", access_token: issueToken(state), expires_in: TOKEN_SECONDS });
  });
}

/** What people sent: content, preview, and whether it is ready yet (LINE reference, get content). */
import { SAMPLE_IMAGE } from "../samples.ts";
import type { OwnMessage, State } from "../state.ts";
import { answer, type LineApp, type LineContext, notFound, refusal } from "./http.ts";

/** Mounts the api-data endpoints for messages. */
export function contentRoutes(app: LineApp, state: State): void {
  const withMedia = (
    kinds: readonly string[],
    give: (c: LineContext, message: OwnMessage) => Response,
    otherwise: (c: LineContext) => Response = notFound,
  ) => {
    return (c: LineContext): Response => {
      const message = state.messages.get(c.req.param("id") ?? "");
      if (message === undefined || message.content === "expired") {
        return notFound(c);
      }
      if (!kinds.includes(message.kind)) {
        return otherwise(c);
      }
      return message.unsent ? refusal(c, 410, "The content is gone") : give(c, message);
    };
  };

  app.get(
    "/v2/bot/message/:id/content",
    withMedia(["image", "video", "audio", "file"], (c, message) => {
      if (message.content === "preparing") {
        return answer(c, 202, {});
      }
      return message.bytes === null || message.content === "failed"
        ? notFound(c)
        : new Response(message.bytes, { headers: { "content-type": message.contentType } });
    }),
  );
  app.get(
    "/v2/bot/message/:id/content/preview",
    withMedia(["image", "video"], (c, message) => {
      if (message.content === "preparing") {
        return answer(c, 202, {});
      }
      const bytes = message.kind === "image" ? message.bytes : SAMPLE_IMAGE;
      return bytes === null || message.content === "failed"
        ? notFound(c)
        : new Response(bytes, {
            headers: { "content-type": message.kind === "image" ? message.contentType : "image/png" },
          });
    }),
  );
  app.get(
    "/v2/bot/message/:id/content/transcoding",
    withMedia(
      ["video", "audio"],
      (c, message) => {
        const status = { ready: "succeeded", preparing: "processing", failed: "failed", expired: "failed" }[
          message.content
        ];
        return answer(c, 200, { status });
      },
      (c) => refusal(c, 400, "The message is neither video nor audio"),
    ),
  );
}

/** What a person sent besides words, fetched from LINE as a stream that gives up when LINE falls silent. */

/** Milliseconds without a byte after which we stop waiting. */
export const CONTENT_IDLE_MS = 20_000;
/** No download takes longer; the claim on a row (media/work.ts) is longer still. */
const CONTENT_TOTAL_MS = 5 * 60_000;

/**
 * `ready`: the bytes, to be read to the end or left. `preparing`: LINE is still converting (202). `gone`: LINE has it no longer
 * (404), or the person took it back (410). `busy`: not now, for whatever reason; later may work. `unknown`: no answer in time.
 */
export type ContentAnswer =
  | { kind: "ready"; bytes: AsyncGenerator<Uint8Array>; length: number | null }
  | { kind: "preparing" }
  | { kind: "gone"; status: number }
  | { kind: "busy"; status: number }
  | { kind: "unauthorised" }
  | { kind: "unknown" };

/** GET /v2/bot/message/{id}/content (LINE reference, get content). Never follows a redirect, never throws. */
export async function fetchContent(
  base: string,
  bearer: string,
  messageId: string,
  idleMs: number,
): Promise<ContentAnswer> {
  const stop = new AbortController();
  const total = setTimeout(() => stop.abort(), CONTENT_TOTAL_MS);
  const idle = setTimeout(() => stop.abort(), idleMs);
  let response: Response;
  try {
    response = await fetch(`${base}/v2/bot/message/${encodeURIComponent(messageId)}/content`, {
      headers: { authorization: `Bearer ${bearer}` },
      redirect: "manual",
      signal: stop.signal,
    });
  } catch {
    clearTimeout(total);
    return { kind: "unknown" };
  } finally {
    clearTimeout(idle);
  }
  const { status, body } = response;
  if (status === 200 && body) {
    const length = Number(response.headers.get("content-length") ?? Number.NaN);
    return {
      kind: "ready",
      bytes: read(body, stop, idleMs, total),
      length: Number.isSafeInteger(length) ? length : null,
    };
  }
  clearTimeout(total);
  // What an error says is of no use, and an unread body holds the connection.
  await body?.cancel().catch(() => {});
  if (status === 202) return { kind: "preparing" };
  if (status === 404 || status === 410) return { kind: "gone", status };
  if (status === 401) return { kind: "unauthorised" };
  return { kind: "busy", status };
}

async function* read(
  body: ReadableStream<Uint8Array>,
  stop: AbortController,
  idleMs: number,
  total: ReturnType<typeof setTimeout>,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await within(idleMs, reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    clearTimeout(total);
    stop.abort();
    // Not waited for: a stream that hangs would hang here as well.
    void reader.cancel().catch(() => {});
  }
}

/** LINE fell silent in the middle. */
export class ContentBrokeOff extends Error {
  override name = "ContentBrokeOff";
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<T>();
  const timer = setTimeout(() => late.reject(new ContentBrokeOff("no bytes in time")), ms);
  try {
    return await Promise.race([
      work.catch(() => {
        throw new ContentBrokeOff("the connection was lost");
      }),
      late.promise,
    ]);
  } finally {
    clearTimeout(timer);
  }
}

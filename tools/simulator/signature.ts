/** LINE's webhook signature (LINE reference, signature validation). */
import { toBase64 } from "./ids.ts";

/** Base64 of HMAC-SHA256 over the body's UTF-8 bytes, keyed with the channel secret. */
export async function sign(channelSecret: string, body: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    "raw",
    encoder.encode(channelSecret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return toBase64(new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(body))));
}

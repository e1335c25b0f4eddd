/** LINE's webhook signature: HMAC-SHA256 over the raw bytes, compared in constant time, against two secrets. */

/**
 * Whether `signature` (base64, header `x-line-signature`) belongs to `body` under one of the channel secrets.
 * All secrets are tried whatever the first says, so that time tells nothing of which one is in use.
 * Source: LINE Messaging API, "Verify webhook signature".
 */
export async function isSignedByLine(
  body: Uint8Array<ArrayBuffer>,
  signature: string,
  secrets: readonly string[],
): Promise<boolean> {
  const given = decodeSignature(signature);
  let good = false;
  for (const secret of secrets) {
    const key = await crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(secret),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["verify"],
    );
    // subtle.verify compares in constant time.
    if (await crypto.subtle.verify("HMAC", key, given ?? new Uint8Array(32), body)) good = true;
  }
  return good && given !== null;
}

/** Null unless it is exactly the 44 characters that 32 bytes take in base64. */
function decodeSignature(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return null;
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

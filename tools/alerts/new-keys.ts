/** A fresh pair of VAPID keys (RFC 8292): who the push services of the browsers hear us as. */
import { generateKeyPairSync } from "node:crypto";

export interface VapidKeys {
  subject: string;
  publicKey: string;
  privateKey: string;
}

/** @param subject where a push service reaches the town: "mailto:…" or "https://…". */
export function newVapidKeys(subject: string): VapidKeys {
  const { x, y, d } = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });
  if (!x || !y || !d) throw new Error("no key was made");
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  return { subject, publicKey: point.toString("base64url"), privateKey: d };
}

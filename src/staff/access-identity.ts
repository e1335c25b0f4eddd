/** Sign-in through Cloudflare Access: our own check of its token, whatever stands in front of us. */
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import * as z from "zod";
import type { StaffIdentity } from "./types.ts";

const claims = z.object({ sub: z.string().min(1), email: z.email() });

/**
 * Checks signature, issuer, audience and expiry (Cloudflare Access, "Validate JWTs").
 * @param keys handed in by tests; else the team's published keys, fetched and renewed as they rotate.
 */
export function accessIdentity(
  settings: { teamDomain: string; audience: string },
  keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(`https://${settings.teamDomain}/cdn-cgi/access/certs`)),
  clock: () => number = Date.now,
): StaffIdentity {
  return {
    async identify(request) {
      const token = request.headers.get("cf-access-jwt-assertion");
      if (!token) return { refused: "missing" };
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer: `https://${settings.teamDomain}`,
          audience: settings.audience,
          algorithms: ["RS256"],
          requiredClaims: ["exp", "iat"],
          currentDate: new Date(clock()),
        });
        const found = claims.safeParse(payload);
        return found.success ? { subject: found.data.sub, email: found.data.email } : { refused: "invalid" };
      } catch (error) {
        return { refused: error instanceof errors.JWTExpired ? "expired" : "invalid" };
      }
    },
  };
}

/** Sign-in through Cloudflare Access: our own check of its token, whatever stands in front of us. */
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import * as z from "zod";
import type { StaffIdentity } from "./types.ts";

const claims = z.object({ sub: z.string().min(1), email: z.email(), iat: z.number() });
/** Clocks differ a little; a token from further ahead was not made by Access. */
const AHEAD_S = 60;

/** The keys could not be had: neither the token's fault nor ours, and no reason to let anybody in. */
class KeysUnavailable extends Error {
  override name = "KeysUnavailable";
}

/**
 * Checks signature, issuer, audience, not-before and expiry (Cloudflare Access, "Validate JWTs").
 * @param keys handed in by tests; else the team's published keys, fetched and renewed as they rotate.
 */
export function accessIdentity(
  settings: { teamDomain: string; audience: string },
  keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(`https://${settings.teamDomain}/cdn-cgi/access/certs`)),
  clock: () => number = Date.now,
): StaffIdentity {
  const issuer = `https://${settings.teamDomain}`;
  const keyFor: JWTVerifyGetKey = async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      // Several or no matching keys: the token names a wrong one. Anything else: the keys themselves are missing.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      if (error instanceof errors.JOSENotSupported) throw error;
      throw new KeysUnavailable("keys unavailable", { cause: error });
    }
  };
  return {
    async identify(request) {
      const token = request.headers.get("cf-access-jwt-assertion");
      if (!token) return { refused: "missing" };
      try {
        const { payload } = await jwtVerify(token, keyFor, {
          issuer,
          audience: settings.audience,
          algorithms: ["RS256"],
          requiredClaims: ["exp", "iat"],
          currentDate: new Date(clock()),
        });
        const found = claims.safeParse(payload);
        if (!found.success || found.data.iat > clock() / 1000 + AHEAD_S) return { refused: "invalid" };
        return { subject: found.data.sub, email: found.data.email };
      } catch (error) {
        if (error instanceof KeysUnavailable) return { refused: "unavailable" };
        return { refused: error instanceof errors.JWTExpired ? "expired" : "invalid" };
      }
    },
  };
}

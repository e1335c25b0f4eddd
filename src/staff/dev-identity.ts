/** The development identity: a cookie that names a demo CSW. `config` allows it on localhost with a development ring only. */
import { isLocal } from "../config.ts";
import type { StaffIdentity } from "./types.ts";

export const DEV_COOKIE = "tonari_dev_staff";

/** @param emailOf the demo member's e-mail, or null when there is nobody of that id. */
export function devIdentity(emailOf: (staffId: string) => Promise<string | null>): StaffIdentity {
  return {
    async identify(request) {
      // A second lock behind the configuration's: the request itself must have come to this machine.
      if (!isLocal(new URL(request.url).hostname)) return { refused: "invalid" };
      const id = cookie(request.headers.get("cookie") ?? "", DEV_COOKIE);
      if (!id) return { refused: "missing" };
      const email = await emailOf(id);
      return email ? { subject: `dev:${id}`, email } : { refused: "invalid" };
    },
  };
}

function cookie(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}

/** The administration desk of the fake port: open to nobody, but for what a test puts in. */
import { seatOf } from "../../../../src/staff/idle.ts";
import type { RolesPort } from "../../../../src/staff/port.ts";

export function fakeRoles(over: Partial<RolesPort> = {}): RolesPort {
  return {
    grants: async () => null,
    give: async () => "notFound",
    takeBack: async () => "notFound",
    audit: async () => null,
    numbers: async () => null,
    staff: {
      list: async () => null,
      read: async () => null,
      add: async () => ({ kind: "notFound" }),
      change: async () => ({ kind: "notFound" }),
      setDisabled: async () => ({ kind: "notFound" }),
    },
    districts: { list: async () => null, read: async () => null, save: async () => ({ kind: "notFound" }) },
    settings: { list: async () => null, save: async () => ({ kind: "notFound" }) },
    files: {
      write: async () => null,
      check: async () => "notFound",
      read: async () => ({ kind: "notFound" }),
    },
    ...over,
  };
}

/** Signs with a hash anybody could make: enough to tell a changed time from an unchanged one. */
export const fakeSeat = () =>
  seatOf(async (text) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
    return btoa(String.fromCharCode(...digest))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  });

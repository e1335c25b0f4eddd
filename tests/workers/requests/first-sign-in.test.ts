/** Two identities claim one member's e-mail at the same moment: one of them is bound, the other stays unknown. */
import { expect, test } from "vitest";
import { staffBehind } from "../../../src/store/staff-store.ts";
import { openTestWindow } from "../../support/workers/window.ts";

const as = (subject: string) => ({ subject, email: "midori@tonari.example" });

test("two subjects at once: one is bound, the other is unknown", async () => {
  const { house, rows } = await openTestWindow();
  const both = await Promise.all([staffBehind(house.store, as("s-1")), staffBehind(house.store, as("s-2"))]);
  expect(both.filter((found) => "refused" in found)).toEqual([{ refused: "unknown" }]);
  const bound = "refused" in (both[0] ?? {}) ? "s-2" : "s-1";
  expect(await rows("SELECT subject FROM staff WHERE id = 'csw-midori'")).toEqual([{ subject: bound }]);
});

test("the same subject twice at once is the same person twice", async () => {
  const { house } = await openTestWindow();
  const both = await Promise.all([staffBehind(house.store, as("s-1")), staffBehind(house.store, as("s-1"))]);
  expect(both).toMatchObject([{ id: "csw-midori" }, { id: "csw-midori" }]);
});

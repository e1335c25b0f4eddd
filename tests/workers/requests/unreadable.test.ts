/** What does not open stands there as such; everything else is read as ever, and its alert goes on calling. */
import { expect, test } from "vitest";
import { listRequests } from "../../../src/requests/list.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { openTestWindow } from "../../support/workers/window.ts";

const NAO = "person_id = (SELECT person_id FROM request WHERE level = 'U1')";
const SPOILT = [
  ["a ring key that is gone", `UPDATE person_key SET ring_key_id = 'gone' WHERE ${NAO}`],
  ["a wrapped key that is spoilt", `UPDATE person_key SET wrapped = '1.AAAA' WHERE ${NAO}`],
  ["words that are spoilt", "UPDATE request SET own_words_sealed = '1.AAAA' WHERE level = 'U1'"],
] as const;

async function two() {
  const window = await openTestWindow();
  await window.simulator.resident("なおさん").says("もう死にたい");
  await window.drain();
  window.clock.pass(1000);
  await window.simulator.resident("となりさん").says("人と話したい");
  await window.drain();
  const staff = await window.staff("ひなた");
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request WHERE level = 'U1'");
  return { window, staff, id: request?.id ?? "" };
}

test.each(SPOILT)("%s takes no list and no page down, and the alert stays unseen", async (_name, sql) => {
  const { window, staff, id } = await two();
  await window.rows(sql);
  const [first, second] = await listRequests(window.house, staff, "open");
  expect(first).toMatchObject({ id, level: "U1", ownWords: null, unreadable: true });
  expect(second).toMatchObject({ ownWords: "人と話したい" });
  expect(second?.unreadable).toBeUndefined();
  expect(await readRequest(window.house, staff, id, true)).toMatchObject({ ownWords: null, unreadable: true });
  expect(await window.rows("SELECT seen_by FROM alert")).toEqual([{ seen_by: null }]);
  // That somebody looked is recorded all the same.
  expect(await window.rows("SELECT staff_id FROM read_audit")).toEqual([{ staff_id: staff.id }]);
});

test("one spoilt message: the rest of the talk is there", async () => {
  const { window, staff, id } = await two();
  await window.rows(`UPDATE message SET body_sealed = '1.AAAA' WHERE ${NAO}`);
  await window.rows("UPDATE triage_decision SET hits_sealed = '1.AAAA'");
  const detail = await readRequest(window.house, staff, id, true);
  expect(detail?.talk[0]).toMatchObject({ from: "resident", text: null, unreadable: true });
  expect(detail?.talk[1]?.from).toBe("auto");
  expect(detail?.talk[1]?.text).toBeTruthy();
  expect(detail?.reasons).toEqual([]);
  expect(await window.rows("SELECT seen_by FROM alert")).toEqual([{ seen_by: null }]);
});

test("an error of another kind still is one, and the alert stays unseen", async () => {
  const { window, staff, id } = await two();
  const keys = { ...window.house.store.keys, unwrapPersonKey: () => Promise.reject(new TypeError("broken")) };
  const house = { ...window.house, store: { ...window.house.store, keys } };
  await expect(readRequest(house, staff, id, true)).rejects.toThrow("broken");
  expect(await window.rows("SELECT seen_by FROM alert")).toEqual([{ seen_by: null }]);
});

/** A window whose staff have phones: a push service and a team's channel stand at the other end of fetch. */
import { addDevice } from "../../../src/alerts/devices.ts";
import type { StaffMember } from "../../../src/staff/types.ts";
import { pushService, type TestDevice } from "../../support/push/push-service.ts";
import { testVars } from "../../support/test-vars.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";

const PUSH = "https://fcm.googleapis.com";
export const HOOK = "https://hooks.example.jp/services/secret-path";
export const MINUTE = 60_000;

export interface StaffWindow extends TestWindow {
  /** Signs a new phone of this colleague up. */
  phoneOf(nickname: string): Promise<TestDevice>;
  /** What the team's channel got. */
  posts: { text?: string }[];
  /** Everything that left for a push service or the channel, as sent. */
  left: { url: string; body: Uint8Array }[];
  /** How many calls each colleague got so far, in order of calling. */
  calls(): Promise<string[]>;
}

export async function openStaffWindow(
  start?: number,
  vars: Partial<Record<string, string>> = {},
): Promise<StaffWindow> {
  const window = await openTestWindow(start, vars as Partial<typeof testVars>);
  const { publicKey } = JSON.parse(testVars.VAPID_KEYS) as { publicKey: string };
  const service = pushService(PUSH, publicKey, window.clock.now);
  const posts: { text?: string }[] = [];
  const left: StaffWindow["left"] = [];
  const before = globalThis.fetch;
  globalThis.fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = String(input instanceof Request ? input.url : input);
    if (!url.startsWith(PUSH) && !url.startsWith(HOOK)) return before(input, init);
    const request = new Request(input, init);
    left.push({ url, body: new Uint8Array(await request.clone().arrayBuffer()) });
    if (url.startsWith(PUSH)) return service.handle(request);
    posts.push(await request.json());
    return new Response("ok");
  };
  const phoneOf = async (nickname: string) => {
    const device = await service.device();
    const staff: StaffMember = await window.staff(nickname);
    const outcome = await addDevice(window.house, staff, device.address, null);
    if (outcome.kind !== "done") throw new Error(`the phone of ${nickname} was not taken`);
    return device;
  };
  const calls = async () => {
    const rows = await window.rows<{ nickname: string | null; why: string }>(
      `SELECT s.nickname, c.why FROM alert_call c LEFT JOIN staff s ON s.id = c.staff_id ORDER BY c.at, c.step, c.nth`,
    );
    return rows.map(({ nickname, why }) => `${nickname ?? "—"}:${why}`);
  };
  return { ...window, phoneOf, posts, left, calls };
}

/** Every colleague of the demo town with a phone. */
export async function withPhones(
  window: StaffWindow,
): Promise<Record<"みどり" | "そら" | "うみ" | "ひなた", TestDevice>> {
  return {
    みどり: await window.phoneOf("みどり"),
    そら: await window.phoneOf("そら"),
    うみ: await window.phoneOf("うみ"),
    ひなた: await window.phoneOf("ひなた"),
  };
}

/** Somebody in danger writes. @returns the id of their request. */
export async function danger(window: StaffWindow, name = "なおさん", words = "いま飛び降ります"): Promise<string> {
  const known = new Set((await window.rows<{ id: string }>("SELECT id FROM request")).map(({ id }) => id));
  await window.simulator.resident(name).says(words);
  await window.drain();
  const rows = await window.rows<{ id: string }>("SELECT id FROM request ORDER BY opened_at, rowid");
  return rows.find(({ id }) => !known.has(id))?.id ?? rows.at(-1)?.id ?? "";
}

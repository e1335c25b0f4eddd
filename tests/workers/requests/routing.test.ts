/** Suggestions over the real turn: where a request goes, who sees it for that, and 「別の人にお願いする」 without a reason anywhere. */
import { describe, expect, test } from "vitest";
import { closeRequest, takeRequest } from "../../../src/requests/acts.ts";
import { listRequests } from "../../../src/requests/list.ts";
import { readRequest } from "../../../src/requests/read.ts";
import { deskOf } from "../../support/workers/inbox.ts";
import { say } from "../../support/workers/say.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { versionOf, worryFrom } from "./worry.ts";

const routeOf = async (window: TestWindow, id: string) => {
  const [row] = await window.rows<Record<string, string | null>>(
    "SELECT route_queue, route_to, route_why FROM request WHERE id = ?1",
    id,
  );
  return [row?.route_queue, row?.route_to, row?.route_why];
};

test("the district's worker is suggested on card and page; unknown stands in a list of its own; life is duty's", async () => {
  const window = await openTestWindow();
  const midori = await window.staff("みどり");
  const kita = await worryFrom(window, "きたのさん", "北野町");
  const nowhere = await worryFrom(window, "どこかさん", null);
  expect(await routeOf(window, kita.id)).toEqual(["district", "csw-midori", "primary"]);
  expect(await routeOf(window, nowhere.id)).toEqual(["unknownArea", "csw-sora", "unknownArea"]);
  const desk = deskOf(window, midori);
  expect((await desk.get("/inbox")).html).toContain("みどりさん（北野の担当）へ");
  expect((await desk.get(`/inbox/requests/${kita.id}`)).html).toContain("みどりさん（北野の担当）へ");
  expect((await listRequests(window.house, midori, "unknown")).map(({ id }) => id)).toEqual([nowhere.id]);
  expect((await desk.get("/inbox?which=unknown")).html).toContain("当番のそらさんへ（圏域不明）");

  await nowhere.person.says("もう死にたい。いま薬をぜんぶ飲んだ");
  await window.drain();
  expect((await routeOf(window, nowhere.id))[0]).toBe("duty");
  expect((await desk.get("/inbox")).html).toContain("当番のそらさん（全市）へ");
});

test("the district said later moves the suggestion; taken, nothing is suggested any more", async () => {
  const window = await openTestWindow();
  const sora = await window.staff("そら");
  const { person, id } = await worryFrom(window, "どこかさん", null);
  await person.says("泉町のほうです");
  await window.drain();
  expect(await routeOf(window, id)).toEqual(["district", "csw-sora", "primary"]);
  await takeRequest(window.house, sora, id, await versionOf(window, id));
  expect((await deskOf(window, sora).get(`/inbox/requests/${id}`)).html).not.toContain("の担当）へ");
});

test("away: the deputy is suggested and sees it", async () => {
  const window = await openTestWindow();
  await window.rows("INSERT INTO staff_district (staff_id, area, part) VALUES ('csw-umi', 'kita', 'deputy')");
  const midori = deskOf(window, await window.staff("みどり"));
  expect((await midori.post("/inbox/hours/away", { until: "2026-11-30" })).status).toBe(303);
  const { id } = await worryFrom(window, "きたのさん", "北野町");
  expect(await routeOf(window, id)).toEqual(["district", "csw-umi", "deputy"]);
  expect(await readRequest(window.house, await window.staff("うみ"), id, true)).not.toBeNull();
  await midori.post("/inbox/hours/away", { until: "" });
  const other = await worryFrom(window, "まつばさん", "松葉町");
  expect(await routeOf(window, other.id)).toEqual(["district", "csw-midori", "primary"]);
});

test("who comes back is suggested to who knew them, in whatever district, and that one sees it", async () => {
  const window = await openTestWindow();
  const umi = await window.staff("うみ");
  const { person, id } = await worryFrom(window, "どこかさん", null);
  await takeRequest(window.house, umi, id, await versionOf(window, id));
  await closeRequest(window.house, umi, id, await versionOf(window, id));
  await person.says("北野町に住んでいます");
  await person.says("人と話したい");
  await window.drain();
  const [again] = await window.rows<{ id: string }>("SELECT id FROM request WHERE state = 'open'");
  expect(await routeOf(window, again?.id ?? "")).toEqual(["known", "csw-umi", "lastWorker"]);
  expect(await readRequest(window.house, umi, again?.id ?? "", true)).not.toBeNull();
});

test("「別の人にお願いする」: gone from who asked, suggested to somebody else, no reason kept; for the person's next request too", async () => {
  const window = await openTestWindow();
  const [midori, hinata] = [await window.staff("みどり"), await window.staff("ひなた")];
  const { person, id } = await worryFrom(window, "きたのさん", "北野町");
  await takeRequest(window.house, midori, id, await versionOf(window, id));
  const desk = deskOf(window, midori);
  expect((await desk.post(`/inbox/requests/${id}/recusal`, { seenVersion: "1" })).status).toBe(409);
  const done = await desk.post(`/inbox/requests/${id}/recusal`, { seenVersion: String(await versionOf(window, id)) });
  expect([done.status, done.location]).toEqual([303, "/inbox"]);
  expect(await routeOf(window, id)).toEqual(["duty", "csw-sora", "nobodyThere"]);
  expect(await readRequest(window.house, midori, id, true)).toBeNull();
  expect((await listRequests(window.house, midori, "open")).map((one) => one.id)).not.toContain(id);
  const seen = await readRequest(window.house, hinata, id, true);
  expect([seen?.owner, seen?.talkHolder]).toEqual([null, null]);
  expect(seen?.history.some((line) => line.kind === "request.rerouted")).toBe(true);
  // Somebody of another district finds it in duty's queue.
  expect(await readRequest(window.house, await window.staff("そら"), id, true)).not.toBeNull();
  expect(await window.rows("SELECT request_id, staff_id FROM request_recusal")).toEqual([
    { request_id: id, staff_id: "csw-midori" },
  ]);
  await closeRequest(window.house, hinata, id, await versionOf(window, id));
  await person.says("人と話したい");
  await window.drain();
  const [again] = await window.rows<{ id: string }>("SELECT id FROM request WHERE state = 'open'");
  expect((await routeOf(window, again?.id ?? ""))[1]).not.toBe("csw-midori");
});

describe("somebody who lives in another town", () => {
  test("hears of its desk once, and stays with us until staff close it; duty has it", async () => {
    const window = await openTestWindow();
    const ken = window.simulator.resident("けんさん");
    await say(window, ken, "こんにちは");
    const heard = await say(window, ken, "みなみ市に住んでいます。仕事のことで悩んでいます");
    expect(heard).toContain("みなみ市社会福祉協議会");
    expect(heard).toContain("ここでも聞いています");
    const again = await say(window, ken, "みなみ市に住んでいるけど、人と話したい");
    expect(again).not.toContain("みなみ市社会福祉協議会");
    expect(await window.rows("SELECT state, elsewhere, area, route_queue, route_to FROM request")).toEqual([
      { state: "open", elsewhere: "みなみ市", area: null, route_queue: "outOfCity", route_to: "csw-sora" },
    ]);
    const desk = deskOf(window, await window.staff("みどり"));
    expect((await desk.get("/inbox")).html).toContain("みなみ市の方。つなぐまで受け持ちます");
  });

  test("in danger: the safety text, no word of another desk, and life is our duty's", async () => {
    const window = await openTestWindow();
    const ken = window.simulator.resident("けんさん");
    const heard = await say(window, ken, "みなみ市に住んでいます。いま薬をぜんぶ飲みました");
    expect(heard).toContain("119");
    expect(heard).not.toContain("みなみ市社会福祉協議会");
    expect(await say(window, ken, "うん")).not.toContain("119に電話");
    expect(await window.rows("SELECT level, elsewhere, route_queue FROM request")).toEqual([
      { level: "U0", elsewhere: "みなみ市", route_queue: "duty" },
    ]);
  });
});

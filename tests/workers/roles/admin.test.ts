/** Administration: staff, districts and settings, each with validation, history and two editors at once; files in and out. */
import { beforeEach, describe, expect, test } from "vitest";
import { currentTown } from "../../../src/store/town.ts";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";

let window: TestWindow;
let hinata: Browser;
let kaede: Browser;
beforeEach(async () => {
  window = await openTestWindow();
  hinata = browserOf(window, "csw-hinata");
  kaede = browserOf(window, "admin-kaede");
});

const changes = (scope: string) =>
  window.rows<{ what: string; staff_id: string; before: string; after: string }>(
    "SELECT what, staff_id, before, after FROM desk_change WHERE scope = ?1 ORDER BY version",
    scope,
  );
const staffRow = async (id: string) =>
  (await window.rows("SELECT * FROM staff WHERE id = ?1", id))[0] as Record<string, unknown>;

const SORA = { nickname: "そら", role: "csw", area_midori: "primary", area_yamate: "deputy", mayKnowReporters: "1" };

describe("staff", () => {
  test("somebody is added by a manager and can sign in at once, with role and districts", async () => {
    const answer = await hinata.post("/inbox/admin/staff", {
      ...SORA,
      email: "Hoshi@Tonari.example",
      nickname: "ほし",
      role: "duty",
    });
    expect(answer.status).toBe(303);
    const id = answer.location?.split("/").at(-1) ?? "";
    expect(await staffRow(id)).toMatchObject({ email: "hoshi@tonari.example", nickname: "ほし", role: "duty" });
    expect(await window.rows("SELECT area, part FROM staff_district WHERE staff_id = ?1 ORDER BY area", id)).toEqual([
      { area: "midori", part: "primary" },
      { area: "yamate", part: "deputy" },
    ]);
    expect((await browserOf(window, id).get("/inbox")).status).toBe(200);
    expect((await hinata.get(`/inbox/admin/staff/${id}`)).html).toContain("加えました");
  });

  test("a change is written down as it was and as it is, by whom", async () => {
    const fields = { ...SORA, nickname: "そらまめ", awayUntil: "2026-12-03", seenVersion: "0" };
    expect(await hinata.post("/inbox/admin/staff/csw-sora", fields)).toMatchObject({
      status: 303,
    });
    const [change] = await changes("staff:csw-sora");
    expect(change).toMatchObject({ what: "changed", staff_id: "csw-hinata" });
    expect(JSON.parse(change?.before ?? "")).toMatchObject({ nickname: "そら", awayUntil: null });
    expect(JSON.parse(change?.after ?? "")).toMatchObject({ nickname: "そらまめ", awayUntil: "2026-12-03" });
    const { html } = await hinata.get("/inbox/admin/staff/csw-sora");
    expect(html).toMatch(/ひなたさん：\s*変えました/);
    expect(html).toContain("<del>そら</del> → <ins>そらまめ</ins>");
  });

  test("two at once: the second is told, nothing of theirs is stored, and what they typed stands there still", async () => {
    const first = { ...SORA, nickname: "いち", seenVersion: "0" };
    await hinata.post("/inbox/admin/staff/csw-sora", first);
    const second = await kaede.post("/inbox/admin/staff/csw-sora", { ...SORA, nickname: "に", seenVersion: "0" });
    expect(second.status).toBe(409);
    expect(second.html).toContain("ほかの人が先に変えました");
    expect(second.html).toContain('value="に"');
    expect(await staffRow("csw-sora")).toMatchObject({ nickname: "いち" });
    expect(await changes("staff:csw-sora")).toHaveLength(1);
  });

  test.each([
    ["no name", { nickname: " " }],
    ["a name too long", { nickname: "あ".repeat(21) }],
    ["a name with a turned-around direction", { nickname: "そ\u202Eら" }],
    ["a role nobody has", { role: "boss" }],
    ["a day that is none", { awayUntil: "2026-02-30" }],
  ])("%s is refused with what was typed", async (_name, over) => {
    const { status, html } = await hinata.post("/inbox/admin/staff/csw-sora", { ...SORA, ...over, seenVersion: "0" });
    expect(status).toBe(422);
    expect(html).toContain("まだ何も変えていません");
    expect(await staffRow("csw-sora")).toMatchObject({ nickname: "そら", role: "csw" });
  });

  test("what is typed never becomes markup", async () => {
    await hinata.post("/inbox/admin/staff/csw-sora", { ...SORA, nickname: "<b>そら</b>", seenVersion: "0" });
    for (const path of ["/inbox/admin/staff", "/inbox/admin/staff/csw-sora"])
      expect((await hinata.get(path)).html).not.toContain("<b>そら");
  });

  test("an e-mail that somebody has is refused", async () => {
    const answer = await hinata.post("/inbox/admin/staff", { ...SORA, email: "midori@tonari.example" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("もういます");
    expect(await window.rows("SELECT * FROM desk_change")).toEqual([]);
  });

  test("stopping works at once: the next click finds the door shut, open sockets end, and it can be undone", async () => {
    const sora = browserOf(window, "csw-sora");
    expect((await sora.get("/inbox")).status).toBe(200);
    expect((await kaede.post("/inbox/admin/staff/csw-sora/disabling", { seenVersion: "0" })).status).toBe(303);
    expect((await sora.get("/inbox")).status).toBe(401);
    expect((await sora.get("/inbox/fragments/list")).status).toBe(401);
    expect(window.ended()).toEqual(["csw-sora"]);
    // An administrator may stop, but whoever reads words is let back by a manager.
    expect((await kaede.post("/inbox/admin/staff/csw-sora/enabling", { seenVersion: "1" })).status).toBe(422);
    expect((await hinata.post("/inbox/admin/staff/csw-sora/enabling", { seenVersion: "1" })).status).toBe(303);
    expect((await sora.get("/inbox")).status).toBe(200);
  });

  test("nobody changes their own role or stops themselves, and a manager always remains", async () => {
    const own = { nickname: "ひなた", role: "csw", mayKnowReporters: "1", seenVersion: "0" };
    expect((await hinata.post("/inbox/admin/staff/csw-hinata", own)).status).toBe(422);
    expect((await hinata.post("/inbox/admin/staff/csw-hinata/disabling", { seenVersion: "0" })).status).toBe(422);
    expect((await kaede.post("/inbox/admin/staff/csw-hinata/disabling", { seenVersion: "0" })).html).toContain(
      "管理者がひとりもいなくなります",
    );
    expect(await staffRow("csw-hinata")).toMatchObject({ role: "manager", disabled_at: null });
  });

  test.each([
    [
      "makes somebody a manager",
      "/inbox/admin/staff/city-aoba",
      { nickname: "あおば", role: "manager", mayKnowReporters: "1" },
    ],
    [
      "adds a second account that reads words",
      "/inbox/admin/staff",
      { ...SORA, email: "me2@tonari.example", role: "csw" },
    ],
    ["opens reporters", "/inbox/admin/staff/csw-sora", { ...SORA, mayKnowReporters: "0" }],
    [
      "makes themselves a manager",
      "/inbox/admin/staff/admin-kaede",
      { nickname: "かえで", role: "manager", mayKnowReporters: "1" },
    ],
  ])("an administrator never %s", async (_name, path, fields) => {
    const before = await window.rows("SELECT id, email, nickname, role, may_know_reporters FROM staff ORDER BY id");
    expect((await kaede.post(path, { ...fields, seenVersion: "0" })).status).toBe(422);
    expect(await window.rows("SELECT id, email, nickname, role, may_know_reporters FROM staff ORDER BY id")).toEqual(
      before,
    );
  });

  test("whoever only administers is not called for danger, nor suggested for a request", async () => {
    await window.rows("UPDATE staff SET role = 'admin' WHERE id = 'csw-midori'");
    const { id } = await worryFrom(window, "みつ", "北野町");
    const [row] = await window.rows<{ route_to: string | null }>("SELECT route_to FROM request WHERE id = ?1", id);
    expect(row?.route_to).not.toBe("csw-midori");
  });
});

describe("districts", () => {
  const KITA = { name: "北野", south: "35.66", west: "139.52", north: "35.68", east: "139.54", position: "0" };

  test("a new name is heard with the next message", async () => {
    const view = await hinata.get("/inbox/admin/districts/kita");
    const names = /<textarea id="names"[^>]*>\s*([^<]*)</.exec(view.html)?.[1] ?? "";
    const number = (name: string) => new RegExp(`id="${name}"[^>]*value="([^"]*)"`).exec(view.html)?.[1] ?? "";
    const fields = Object.fromEntries(
      ["name", "south", "west", "north", "east", "position"].map((one) => [one, number(one)]),
    );
    const before = await worryFrom(window, "はな", "すみれ団地");
    expect(await areaOf(before.id)).toBeNull();
    const saved = await kaede.post("/inbox/admin/districts/kita", {
      ...fields,
      names: `${names}\nすみれ団地`,
      seenVersion: "0",
    });
    expect(saved.status).toBe(303);
    const after = await worryFrom(window, "みつ", "すみれ団地");
    expect(await areaOf(after.id)).toBe("kita");
    const [change] = await changes("district:kita");
    expect(JSON.parse(change?.after ?? "").names).toContain("すみれ団地");
    expect(JSON.parse(change?.before ?? "").names).not.toContain("すみれ団地");
  });

  const areaOf = async (id: string) =>
    (await window.rows<{ area: string | null }>("SELECT area FROM request WHERE id = ?1", id))[0]?.area;

  test.each([
    ["a name of another district", { names: "桜ヶ丘" }, "「桜ヶ丘」は"],
    ["a name of one letter", { names: "北" }, "2文字から"],
    ["edges the wrong way round", { south: "35.7" }, "南のほうを小さく"],
    ["a number that is none", { west: "とても西" }, "西のほうを小さく"],
    ["no name", { name: "" }, "名前は"],
  ])("%s is refused in words, and nothing changes", async (_name, over, words) => {
    const before = await window.rows("SELECT * FROM welfare_district");
    const answer = await kaede.post("/inbox/admin/districts/kita", {
      ...KITA,
      names: "北野町",
      ...over,
      seenVersion: "0",
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(words);
    expect(await window.rows("SELECT * FROM welfare_district")).toEqual(before);
  });

  test("a new district is one for everybody at once", async () => {
    const fields = { ...KITA, id: "minami", name: "南町", names: "南町一丁目\n南小", position: "8" };
    expect((await kaede.post("/inbox/admin/districts", fields)).status).toBe(303);
    expect((await currentTown(window.house.store)).districts.map(({ id }) => id)).toContain("minami");
    expect((await kaede.post("/inbox/admin/districts", fields)).status).toBe(422);
  });
});

describe("settings", () => {
  test("are what the next turn and the next page read, with who changed what", async () => {
    expect((await kaede.post("/inbox/admin/settings/window", { name: "みどりの窓口", seenVersion: "0" })).status).toBe(
      303,
    );
    expect((await currentTown(window.house.store)).windowName).toBe("みどりの窓口");
    const { html } = await kaede.get("/inbox/admin/settings");
    expect(html).toMatch(/かえでさん：\s*変えました/);
    expect(html).toContain("<del>となり市 となりの窓口</del> → <ins>みどりの窓口</ins>");
  });

  test("keep what another page keeps beside them", async () => {
    await hinata.post("/inbox/hours/weather", { until: "2026-11-26" });
    await kaede.post("/inbox/admin/settings/triage", {
      unseenDays: "4",
      moneyYen: "1,500",
      earlierDays: "60",
      seenVersion: "0",
    });
    expect((await currentTown(window.house.store)).triage).toEqual({
      unseenDays: 4,
      moneyYen: 1500,
      earlierDays: 60,
      weatherAlertUntil: "2026-11-26",
    });
  });

  test("towns beside this one are written in lines", async () => {
    const fields = {
      own: "となり市\n隣市",
      others: "みなみ市、南市＝南市 総合相談\nきた町=北町役場",
      seenVersion: "0",
    };
    expect((await kaede.post("/inbox/admin/settings/borders", fields)).status).toBe(303);
    expect((await currentTown(window.house.store)).borders.others).toEqual([
      { names: ["みなみ市", "南市"], desk: "南市 総合相談" },
      { names: ["きた町"], desk: "北町役場" },
    ]);
  });

  test.each([
    ["window", { name: "" }],
    ["window", { name: "あ".repeat(41) }],
    ["line", { basicId: "tonari" }],
    [
      "alerts",
      { stepMinutes: "0", todayStepMinutes: "30", roundMinutes: "15", laterRoundMinutes: "120", rosterDepth: "4" },
    ],
    [
      "alerts",
      { stepMinutes: "5.5", todayStepMinutes: "30", roundMinutes: "15", laterRoundMinutes: "120", rosterDepth: "4" },
    ],
    ["triage", { unseenDays: "-2", moneyYen: "1000", earlierDays: "90" }],
    ["triage", { unseenDays: "1e9", moneyYen: "1000", earlierDays: "90" }],
    ["media", { imageMb: "26", audioMb: "30", videoMb: "100", fileMb: "20" }],
    ["desk", { idleMinutes: "100000" }],
    ["borders", { own: "", others: "みなみ市" }],
  ])("%s with %o is refused; what was typed stays, nothing changes", async (key, fields) => {
    const before = await window.rows("SELECT * FROM town_setting");
    const answer = await kaede.post(`/inbox/admin/settings/${key}`, { ...fields, seenVersion: "0" } as Record<
      string,
      string
    >);
    expect(answer.status).toBe(422);
    expect(await window.rows("SELECT * FROM town_setting")).toEqual(before);
    expect(await window.rows("SELECT * FROM desk_change")).toEqual([]);
  });

  test("a key that is none of these is not found, an outdated page is told", async () => {
    expect((await kaede.post("/inbox/admin/settings/places", { seenVersion: "0" })).status).toBe(404);
    expect((await kaede.post("/inbox/admin/settings/hours", { seenVersion: "0" })).status).toBe(404);
    await kaede.post("/inbox/admin/settings/window", { name: "いち", seenVersion: "0" });
    for (const seenVersion of ["0", "7", "-1", ""]) {
      const late = await hinata.post("/inbox/admin/settings/window", { name: "に", seenVersion });
      expect([seenVersion, late.status]).toEqual([seenVersion, 409]);
      expect(late.html).toContain('value="に"');
    }
    expect((await currentTown(window.house.store)).windowName).toBe("いち");
  });
});

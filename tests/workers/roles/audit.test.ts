/** The record of readings for a reviewer, and the counts for the city division. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { type Browser, browserOf } from "../../support/workers/door.ts";
import { openTestWindow, type TestWindow } from "../../support/workers/window.ts";
import { worryFrom } from "../requests/worry.ts";

let window: TestWindow;
let hinata: Browser;
beforeEach(async () => {
  window = await openTestWindow();
  hinata = browserOf(window, "csw-hinata");
});

/** So many readings of one request by one member, a minute apart, the last one a minute ago. */
async function readings(count: number, staff: string, request: string): Promise<void> {
  await window.rows(
    `INSERT INTO read_audit (id, staff_id, request_id, at, what)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
     SELECT printf('%s-%05d', ?2, i), ?2, ?3, ?4 - i * 60000, 'talk' FROM n`,
    count,
    staff,
    request,
    window.clock.now(),
  );
}
const rowsIn = (html: string): string[] =>
  [...html.matchAll(/<th scope="row">(.*?)<\/th>/g)].map(([, name]) => name ?? "");

describe("the record of readings", () => {
  test("says who read which request, what and when, without a word of it", async () => {
    const { id } = await worryFrom(window, "みつ", "北野町");
    await browserOf(window, "csw-midori").get(`/inbox/requests/${id}`);
    const { status, html } = await hinata.get("/inbox/audit");
    expect(status).toBe(200);
    expect(rowsIn(html)).toEqual(["みどりさん"]);
    expect(html).toContain("会話");
    expect(html).toContain(`/inbox/requests/${id}`);
    expect(html).toContain("本人・北野");
    expect(html).not.toContain("人と話したい");
  });

  test("is found by staff, by request, by day, and by all three", async () => {
    const one = await worryFrom(window, "みつ", "北野町");
    const two = await worryFrom(window, "よし", "本町");
    await readings(3, "csw-midori", one.id);
    await readings(2, "csw-sora", two.id);
    await window.rows(
      "INSERT INTO read_audit (id, staff_id, request_id, at, what) VALUES ('old', 'csw-midori', ?1, ?2, 'talk')",
      two.id,
      Date.parse("2026-11-20T23:59:59+09:00"),
    );
    const count = async (query: string) => rowsIn((await hinata.get(`/inbox/audit${query}`)).html).length;
    expect(await count("")).toBe(6);
    expect(await count("?staff=csw-midori")).toBe(4);
    expect(await count(`?request=${two.id}`)).toBe(3);
    expect(await count("?day=2026-11-20")).toBe(1);
    expect(await count("?day=2026-11-21")).toBe(0);
    expect(await count(`?staff=csw-midori&request=${two.id}&day=2026-11-20`)).toBe(1);
    expect((await hinata.get("/inbox/audit?day=2026-02-31")).html).toContain("日付が正しくありません");
  });

  test("comes page by page without a gap or a double, also where many fall on one moment", async () => {
    const { id } = await worryFrom(window, "みつ", "北野町");
    await readings(70, "csw-midori", id);
    await window.rows("UPDATE request SET level = level");
    await window.rows(
      `INSERT INTO read_audit (id, staff_id, request_id, at, what) SELECT 'same-' || id, 'csw-sora', request_id, ?1, 'talk' FROM read_audit`,
      window.clock.now() - 5 * 60_000,
    );
    let path: string | undefined = "/inbox/audit";
    const sizes: number[] = [];
    const moments: string[] = [];
    while (path) {
      const { html } = await hinata.get(path);
      sizes.push(rowsIn(html).length);
      moments.push(...[...html.matchAll(/<td><time datetime="([^"]+)"/g)].map(([, at]) => at ?? ""));
      path = /href="(\/inbox\/audit\?[^"]*before=[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(sizes).toEqual([50, 50, 40]);
    expect(moments).toEqual(moments.toSorted().reverse());
  });

  test("reading it is recorded, and the next reader sees who was there", async () => {
    await hinata.get("/inbox/audit?staff=csw-midori&day=2026-11-24");
    expect(await window.rows("SELECT staff_id, of_staff, of_request, of_day FROM audit_look")).toEqual([
      { staff_id: "csw-hinata", of_staff: "csw-midori", of_request: null, of_day: "2026-11-24" },
    ]);
    expect((await hinata.get("/inbox/audit")).html).toMatch(/この記録を見た人[\s\S]*ひなた/);
  });

  test("a CSW and an administrator do not see it, not even past the door", async () => {
    const { rolesPort } = await import("../../../src/staff/port.ts");
    const filter = { staffId: null, requestId: null, day: null, before: null };
    for (const nickname of ["みどり", "かえで", "あおば"])
      expect(await rolesPort(window.house).audit(await window.staff(nickname), filter)).toBeNull();
    expect(await window.rows("SELECT * FROM audit_look")).toEqual([]);
  });

  test.each(["read_audit", "audit_look", "desk_change", "history_event"])(
    "%s can be neither changed nor deleted",
    async (table) => {
      const { id } = await worryFrom(window, "みつ", "北野町");
      await readings(1, "csw-midori", id);
      await hinata.get("/inbox/audit");
      await hinata.post("/inbox/admin/settings/window", { name: "みどりの窓口", seenVersion: "0" });
      expect((await window.rows(`SELECT * FROM ${table}`)).length).toBeGreaterThan(0);
      await expect(env.DB.prepare(`UPDATE ${table} SET at = 0`).run()).rejects.toThrow("append-only");
      await expect(env.DB.prepare(`DELETE FROM ${table}`).run()).rejects.toThrow("append-only");
    },
  );
});

describe("the counts", () => {
  /** So many requests of one level and district, in one month. */
  async function requests(count: number, level: string, area: string | null, at: string, topics = "[]"): Promise<void> {
    const [person] = await window.rows<{ id: string }>("SELECT id FROM person LIMIT 1");
    await window.rows(
      `INSERT INTO request (id, person_id, about, why, state, level, topics, area, rules, opened_at, last_heard_at, version)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
       SELECT lower(hex(randomblob(8))), ?2, 'self', 'told', 'closed', ?3, ?4, ?5, '[]', ?6, ?6, 1 FROM n`,
      count,
      person?.id,
      level,
      topics,
      area,
      Date.parse(at),
    );
  }
  /** Cells of the row of a month in the table of that title. */
  function row(html: string, title: string, month: string): string[] {
    const table = html.split(`<caption class="sr-only">${title}`)[1]?.split("</table>")[0] ?? "";
    const line = table.split("<tr>").find((one) => one.includes(`>${month}<`)) ?? "";
    return [...line.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell ?? "");
  }

  test("are said by month, level, district and topic, and what is small is not", async () => {
    await worryFrom(window, "みつ", "北野町");
    await window.rows("UPDATE request SET opened_at = 0");
    await requests(12, "U3", "kita", "2026-10-10T10:00:00+09:00", '["lonely"]');
    await requests(7, "U2", "sakura", "2026-10-31T23:59:59+09:00", '["lonely","money"]');
    await requests(2, "U1", "hama", "2026-10-01T00:00:00+09:00", '["money"]');
    await requests(3, "U4", null, "2026-11-01T00:00:00+09:00");
    const { status, html } = await browserOf(window, "city-aoba").get("/inbox/numbers");
    expect(status).toBe(200);
    // The two U1 are not said; 7 alone beside them would let them be worked out.
    expect(row(html, "急ぎの度合い", "2026年10月")).toEqual(["21", "0", "—", "—", "12", "0"]);
    expect(row(html, "急ぎの度合い", "2026年11月")).toEqual(["—", "0", "0", "0", "0", "—"]);
    const districts = row(html, "地区", "2026年10月");
    expect(districts[0]).toBe("21");
    expect(districts.filter((cell) => cell === "—")).toHaveLength(2);
    expect(row(html, "話題", "2026年10月")).toEqual(expect.arrayContaining(["19", "9"]));
    expect(html).not.toContain("人と話したい");
  });

  test("hold no way to a request", async () => {
    await worryFrom(window, "みつ", "北野町");
    const { html } = await browserOf(window, "city-aoba").get("/inbox/numbers");
    expect(html).not.toContain("/inbox/requests/");
    expect(html).not.toContain('href="/inbox/duty"');
  });
});

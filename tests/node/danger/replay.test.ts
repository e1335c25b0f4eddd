/** Replay and marks: the comparison, then a real house whose stored decisions are decided anew from its own database. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { markMessage } from "../../../src/danger/marks.ts";
import { newDevelopmentKeys } from "../../../src/store/key-ring.ts";
import { activeStaff } from "../../../src/store/staff-store.ts";
import { openFreshWindow, type Window } from "../../../tools/house/window.ts";
import { blur, runMarks, sayCandidate } from "../../../tools/triage/marks.ts";
import { runReplay } from "../../../tools/triage/replay.ts";
import { changeOf, compare, type Decision } from "../../../tools/triage/replay-core.ts";
import { staffCommand } from "../../../tools/triage/staff-commands.ts";

const decided = (level: string, safety = "full", rules = ["R-SH2"], topics = ["selfHarm"]): Decision => ({
  level,
  safety,
  rules,
  topics,
});

describe("what differs", () => {
  test.each<[Decision, Decision, string]>([
    [decided("U1"), decided("U1"), "same"],
    [decided("U1", "full", ["a", "b"]), decided("U1", "full", ["b", "a", "a"]), "same"],
    [decided("U1"), decided("U0"), "raised"],
    [decided("U1"), decided("U2"), "lowered"],
    [decided("U1"), decided("U1", "soft"), "safety"],
    [decided("U1"), decided("U1", "full", ["R-SH3"]), "reasons"],
    [decided("U1"), decided("U1", "full", ["R-SH2"], []), "reasons"],
  ])("%j and %j: %s", (then, now, change) => expect(changeOf(then, now)).toBe(change));

  test("is counted, moves by level and answer, ids apart", () => {
    const report = compare([
      { id: "1", was: decided("U1"), now: decided("U1") },
      { id: "2", was: decided("U1"), now: decided("U2", "soft") },
      { id: "3", was: decided("U1"), gone: true },
    ]);
    expect(report).toEqual({
      decisions: 3,
      gone: 1,
      changes: { same: 1, raised: 0, lowered: 1, safety: 0, reasons: 0 },
      moves: { "U1/full → U2/soft": 1 },
      differing: [{ id: "2", change: "lowered" }],
    });
  });
});

const TABLES = ["person", "person_key", "message", "triage_decision", "triage_mark"];

/** The house's rows as `wrangler d1 export` would write them, and its keys, in a folder of their own. */
async function exported(window: Window): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "tonari-replay-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const lines: string[] = [];
  for (const table of TABLES) {
    const [rows] = await window.house.store.batch([window.house.store.prepare(`SELECT * FROM ${table}`)]);
    const [shape] = await window.house.store.batch([
      window.house.store.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1").bind(table),
    ]);
    lines.push(`${String(shape?.results[0]?.sql)};`);
    for (const row of rows?.results ?? []) {
      const cells = Object.values(row).map((v) =>
        v === null ? "NULL" : typeof v === "number" ? String(v) : `'${String(v).replaceAll("'", "''")}'`,
      );
      lines.push(
        `INSERT INTO ${table} (${Object.keys(row)
          .map((name) => `"${name}"`)
          .join(",")}) VALUES (${cells});`,
      );
    }
  }
  writeFileSync(join(folder, "data.sql"), lines.join("\n"));
  writeFileSync(join(folder, "keys"), `DATA_KEYS='${JSON.stringify(window.house.config.dataKeys)}'\n`);
  return ["--export", join(folder, "data.sql"), "--keys", join(folder, "keys")];
}

function listening() {
  const said: string[] = [];
  for (const name of ["log", "error"] as const)
    vi.spyOn(console, name).mockImplementation((line: unknown) => void said.push(String(line)));
  onTestFinished(() => void vi.restoreAllMocks());
  return said;
}

async function talks(): Promise<Window> {
  const window = await openFreshWindow(Date.parse("2026-11-24T10:00:00+09:00"));
  onTestFinished(() => window.close());
  const person = window.simulator.resident("なおさん");
  for (const words of [
    "こんにちは",
    "もう死に",
    "たい",
    "山田さんに相談したら03-1234ばんと言われた",
    "きのう柿をもらいました",
  ]) {
    await person.says(words);
    await window.drain();
    window.clock.set(window.clock.now() + 5000);
  }
  return window;
}

describe("a house that has decided", { timeout: 30_000 }, () => {
  test("decides the same again; a decision of other rules shows up as a count; words and ids do not show", async () => {
    const window = await talks();
    const said = listening();
    expect(await runReplay([...(await exported(window)), "--json"])).toBe(0);
    const first = JSON.parse(said[0] ?? "") as { decisions: number; changes: Record<string, number> };
    expect(first.decisions).toBeGreaterThan(0);
    expect(first.changes).toMatchObject({ same: first.decisions, raised: 0, lowered: 0, safety: 0, reasons: 0 });
    const { store } = window.house;
    await store.batch([
      store.prepare("UPDATE triage_decision SET level = 'U4', safety = 'none', rule_set = 'old' WHERE level = 'U1'"),
    ]);
    const args = await exported(window);
    said.length = 0;
    expect(await runReplay(args)).toBe(1);
    const [ids] = await store.batch([store.prepare("SELECT id FROM triage_decision WHERE rule_set = 'old'")]);
    const id = String(ids?.results[0]?.id);
    expect(said.join("\n")).toContain("U4/none → U1/full: 1");
    for (const secret of ["死に", "たい", "柿", id]) expect(said.join("\n")).not.toContain(secret);
    said.length = 0;
    await runReplay([...args, "--ids"]);
    expect(said.join("\n")).toContain(`raised ${id}`);
  });

  test("other keys open nothing: all words count as gone", async () => {
    const window = await talks();
    const said = listening();
    const [, file, , keys] = await exported(window);
    writeFileSync(keys ?? "", `DATA_KEYS='${JSON.stringify(newDevelopmentKeys())}'\n`);
    await runReplay(["--export", file ?? "", "--keys", keys ?? "", "--json"]);
    const report = JSON.parse(said[0] ?? "") as { decisions: number; gone: number };
    expect(report.gone).toBe(report.decisions);
  });

  test("nothing to read: one sentence, exit 2", async () => {
    const said = listening();
    expect(await runReplay(["--export", "no-such.sql", "--keys", "package.json"])).toBe(2);
    expect(await staffCommand(["replay", "--nonsense"])).toBe(2);
    expect(staffCommand(["--json"])).toBeNull();
    expect(said.join("\n")).toContain("triage replay");
  });

  test("marks become candidates: no ids, no names, words only when asked for, and then blurred", async () => {
    const window = await talks();
    const said = listening();
    const { house } = window;
    const staff = (await activeStaff(house.store)).find((one) => one.nickname === "みどり");
    const [found] = await house.store.batch([
      house.store.prepare(
        "SELECT r.id AS request, m.id FROM request r JOIN message m ON m.person_id = r.person_id ORDER BY m.at",
      ),
    ]);
    const row = found?.results[3] as { request: string; id: string };
    if (!staff) throw new Error("no みどり");
    const mark = {
      entryId: crypto.randomUUID(),
      messageId: row.id,
      mark: "missed",
      wanted: "U2",
      words: "ひみつのメモ",
    };
    expect(await markMessage(house, staff, row.request, mark)).toEqual({ kind: "done" });
    const args = await exported(window);
    expect(await runMarks(args)).toBe(0);
    expect(said.join("\n")).toMatch(/^# 見のがし \S+\/\S+ \S+ → U2$/);
    said.length = 0;
    expect(await staffCommand(["marks", ...args, "--words"])).toBe(0);
    const told = said.join("\n");
    expect(told).toContain("〇〇さんに相談したら〇〇ばんと言われた");
    for (const secret of ["山田", "1234", "ひみつ", row.id, staff.id]) expect(told).not.toContain(secret);
  });
});

test("what looks like a name, a number or an address is left out", () => {
  expect(blur("田中さんと山田先生、タナカ様へ 0901234 https://a.example/x a@b.jp")).toBe(
    "〇〇さんと〇〇先生、〇〇様へ 〇〇 〇〇 〇〇",
  );
  expect(sayCandidate({ mark: "falseAlarm", level: "U1", safety: "full", rules: [], wanted: null, words: null })).toBe(
    "# 誤検知 U1/full - → ?\n（ことばは残っていません）",
  );
});

/** Words are sealed from the first table on: what is planted in a talk is found in no table and in no log line. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { answerRequest } from "../../../src/requests/acts.ts";
import { newDevelopmentKeys, openKeyRing, UnknownRingKey } from "../../../src/store/key-ring.ts";
import { CannotOpen, open, seal } from "../../../src/store/seal.ts";
import { openTestWindow } from "../../support/workers/window.ts";

const place = { table: "message", column: "body_sealed", row: "m1" };

async function key(): Promise<CryptoKey> {
  const ring = await openKeyRing(newDevelopmentKeys());
  return (await ring.newPersonKey("p1")).key;
}

describe("a sealed value", () => {
  test("opens where it was put, whatever it says", async () => {
    const own = await key();
    for (const text of ["", "死にたい", "😀".repeat(3000), "\ud800", JSON.stringify({ a: 1 })]) {
      expect(await open(own, place, await seal(own, place, text))).toBe(text.toWellFormed());
    }
  });

  test("never looks the same twice", async () => {
    const own = await key();
    expect(await seal(own, place, "おなじ")).not.toBe(await seal(own, place, "おなじ"));
  });

  test.each([
    ["in another row", { ...place, row: "m2" }],
    ["in another column", { ...place, column: "own_words_sealed" }],
    ["in another table", { ...place, table: "outbox" }],
  ])("does not open %s", async (_where, elsewhere) => {
    const own = await key();
    await expect(open(own, elsewhere, await seal(own, place, "ひみつ"))).rejects.toThrow(CannotOpen);
  });

  test("does not open with somebody else's key, cut short, changed, empty or in another format", async () => {
    const own = await key();
    const sealed = await seal(own, place, "ひみつ");
    const flipped = `${sealed.slice(0, -3)}${sealed.at(-3) === "A" ? "B" : "A"}${sealed.slice(-2)}`;
    await expect(open(await key(), place, sealed)).rejects.toThrow(CannotOpen);
    for (const bad of [sealed.slice(0, -4), flipped, "", "1.", `2.${sealed.slice(2)}`, "1.!!!!", "ひみつ"]) {
      await expect(open(own, place, bad)).rejects.toThrow(CannotOpen);
    }
  });
});

describe("the key ring", () => {
  test("what an older key wrapped opens while the ring still holds it, and is named when it does not", async () => {
    const before = newDevelopmentKeys();
    const old = await openKeyRing(before);
    const { wrapped, ringKeyId } = await old.newPersonKey("p1");
    const newer = {
      ...before,
      current: "dev-2",
      keys: { ...before.keys, "dev-2": newDevelopmentKeys().keys["dev-1"] ?? "" },
    };
    const ring = await openKeyRing(newer);
    await expect(ring.unwrapPersonKey("p1", ringKeyId, wrapped)).resolves.toBeDefined();
    await expect(ring.unwrapPersonKey("p2", ringKeyId, wrapped)).rejects.toThrow(CannotOpen);
    const short = await openKeyRing({ ...newer, keys: { "dev-2": newer.keys["dev-2"] } });
    await expect(short.unwrapPersonKey("p1", ringKeyId, wrapped)).rejects.toThrow(UnknownRingKey);
  });

  test("the same LINE id has one lane; people and groups never share one; another ring has others", async () => {
    const keys = newDevelopmentKeys();
    const [a, b] = [await openKeyRing(keys), await openKeyRing(newDevelopmentKeys())];
    expect(await a.lane("person", "U1")).toBe(await (await openKeyRing(keys)).lane("person", "U1"));
    expect(await a.lane("person", "U1")).not.toBe(await a.lane("group", "U1"));
    expect(await a.lane("person", "U1")).not.toBe(await b.lane("person", "U1"));
  });
});

test("a day of talk with planted words and ids: in no table, in no log line, in no stored file", async () => {
  const window = await openTestWindow();
  const planted = [
    "ぴよぴよ山田",
    "みどり銀行の口座",
    "かえるの王さま",
    "てがみ大作戦",
    "むらさき郵便局",
    "ないしょの理由",
    "むかいのつる婆さん",
    "ひょうたん池の赤門",
  ];
  const hana = window.simulator.resident("はなさん");
  await hana.follow();
  await hana.says(`${planted[0]}といいます、もう死にたい`);
  await hana.sticker([planted[1] ?? ""]);
  await hana.sendsFile(`${planted[3]}.pdf`);
  const inside = new TextEncoder().encode(planted.join("、"));
  await window.simulator.send([hana.build.file(`${planted[3]}.txt`, inside)]);
  await hana.sendsLocation({ latitude: 35.665, longitude: 139.525, title: planted[4] ?? "", address: "x" });
  await hana.says("連絡しないで");
  await window.drain();
  const neighbour = window.simulator.resident("となりのひと");
  for (const words of ["近所の人が気になる", `${planted[6]}の新聞がたまっています`, `${planted[7]}のあたり`]) {
    await neighbour.says(words);
    await window.drain();
    window.clock.pass(1000);
  }
  expect(await window.rows("SELECT count(*) AS n FROM report_words WHERE words_sealed IS NOT NULL")).toEqual([
    { n: 2 },
  ]);
  expect(await window.rows("SELECT count(*) AS n FROM told_answer")).not.toEqual([{ n: 0 }]);
  const [request] = await window.rows<{ id: string }>("SELECT id FROM request LIMIT 1");
  const midori = await window.staff("みどり");
  await answerRequest(window.house, midori, request?.id ?? "", {
    answerId: crypto.randomUUID(),
    text: `${planted[2]}より`,
    reason: planted[5] ?? "",
  });
  await window.drain();
  // An event whose turn never ended keeps its body: sealed as well.
  window.house.store.batch = async () => {
    throw new Error(`D1_ERROR: ${planted[0]}`);
  };
  await hana.says(`${planted[0]}です`);
  await window.drain();
  const tables = await window.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  );
  const dump = (await Promise.all(tables.map(({ name }) => window.rows(`SELECT * FROM "${name}"`)))).flat();
  const everything = JSON.stringify(dump) + JSON.stringify(window.logs);
  expect(tables.length).toBeGreaterThan(15);
  const { objects } = await env.MEDIA.list({ include: ["httpMetadata", "customMetadata"] });
  // Two pieces of media, and the event that came while the database was away.
  expect(objects).toHaveLength(3);
  const bytes = await Promise.all(objects.map(async ({ key }) => (await env.MEDIA.get(key))?.text()));
  const kept = everything + JSON.stringify(objects) + bytes.join("\n");
  for (const word of [...planted, hana.userId, neighbour.userId, "死にたい"]) expect(kept).not.toContain(word);
  expect(await env.DB.prepare("SELECT count(*) AS n FROM message").first("n")).toBe(9);
});

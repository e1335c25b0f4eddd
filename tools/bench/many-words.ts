/** Fills a district with people who wrote much, every word sealed with their key as in life: for the search. */
import type { House } from "../../src/house.ts";
import { seal } from "../../src/store/seal.ts";
import { insertRows } from "../../src/store/write.ts";

const TALK = [
  "きょうは病院に行って、帰りに買い物をしました。",
  "夜になると、なんとなくさみしくなります。",
  "孫から電話がありました。うれしかったです。",
  "このごろ足が痛くて、あまり外に出ていません。",
  "となりの方が、ごみ出しを手伝ってくれました。",
  "また書きます。聞いてくれてありがとう。",
];

/** @param now epoch ms @returns how many messages there are. Every 500th says 「むらさきの傘」. */
export async function fillWords(
  house: House,
  options: { people: number; each: number; area: string; now: number },
): Promise<number> {
  const { people, each, area, now } = options;
  const { store } = house;
  let total = 0;
  for (let from = 0; from < people; from += 50) {
    const persons: (string | number)[][] = [];
    const keys: (string | number)[][] = [];
    const requests: (string | number | null)[][] = [];
    const messages: (string | number)[][] = [];
    for (let n = from; n < Math.min(people, from + 50); n++) {
      const id = `w${n}`;
      const { key, ringKeyId, wrapped } = await store.keys.newPersonKey(id);
      const heard = now - n * 600_000;
      persons.push([id, `wh${n}`, "1.A", 1, "ok", now, heard]);
      keys.push([id, ringKeyId, wrapped, now]);
      requests.push([
        crypto.randomUUID(),
        id,
        "self",
        "told",
        n % 3 ? "open" : "closed",
        "U3",
        "[]",
        area,
        "[]",
        heard,
        heard,
        n % 3 ? null : heard,
        1,
      ]);
      for (let m = 0; m < each; m++) {
        total++;
        const text = `${TALK[(n + m) % TALK.length]}${total % 500 === 0 ? "むらさきの傘をなくしました。" : ""}`;
        const at = heard - m * 60_000;
        const place = { table: "message", column: "body_sealed", row: `${id}-${m}` };
        messages.push([place.row, id, "text", await seal(key, place, JSON.stringify({ text })), at]);
      }
    }
    await store.batch([
      ...insertRows(
        store,
        "person",
        ["id", "line_user_hash", "line_user_id_sealed", "version", "contact", "created_at", "last_heard_at"],
        persons,
      ),
      ...insertRows(store, "person_key", ["person_id", "ring_key_id", "wrapped", "created_at"], keys),
      ...insertRows(
        store,
        "request",
        [
          "id",
          "person_id",
          "about",
          "why",
          "state",
          "level",
          "topics",
          "area",
          "rules",
          "opened_at",
          "last_heard_at",
          "closed_at",
          "version",
        ],
        requests,
      ),
      ...insertRows(store, "message", ["id", "person_id", "kind", "body_sealed", "at"], messages),
    ]);
  }
  return total;
}

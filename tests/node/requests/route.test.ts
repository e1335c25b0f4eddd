/** Where a request is suggested to go, as a table: who is in the town, who is away, who should not be the one. Handbook §6.3. */
import { describe, expect, test } from "vitest";
import {
  type RouteFacts,
  type RouteRequest,
  type RouteWorker,
  referralsFor,
  route,
} from "../../../src/requests/route.ts";

const worker = (
  id: string,
  primary: string[],
  deputy: string[] = [],
  awayUntil: string | null = null,
): RouteWorker => ({
  id,
  awayUntil,
  districts: [
    ...primary.map((area) => ({ area, part: "primary" as const })),
    ...deputy.map((area) => ({ area, part: "deputy" as const })),
  ],
});

/** みどり has Kita, そら stands in there and has Yamate, うみ has Ekimae. */
const MIDORI = worker("midori", ["kita"]);
const SORA = worker("sora", ["yamate"], ["kita"]);
const UMI = worker("umi", ["ekimae"]);
const away = (one: RouteWorker, until: string): RouteWorker => ({ ...one, awayUntil: until });

const request = (over: Partial<RouteRequest> = {}): RouteRequest => ({
  about: "self",
  level: "U3",
  area: "kita",
  ...over,
});
const facts = (over: Partial<RouteFacts> = {}): RouteFacts => ({
  today: "2026-11-24",
  workers: [MIDORI, SORA, UMI],
  lastWorker: null,
  recused: [],
  duty: [],
  ...over,
});

test.each<[string, Partial<RouteRequest>, Partial<RouteFacts>, [queue: string, to: string | null, why: string]]>([
  ["life goes to duty, not to the district alone", { level: "U0" }, {}, ["duty", null, "life"]],
  ["life: whoever is called first", { level: "U0" }, { duty: ["umi", "sora"] }, ["duty", "umi", "life"]],
  ["life, even of somebody whose worker is known", { level: "U0" }, { lastWorker: "midori" }, ["duty", null, "life"]],
  ["life, even from out of city: kept", { level: "U0", outOfCity: true }, {}, ["duty", null, "life"]],
  [
    "life: not who should not be the one",
    { level: "U0" },
    { duty: ["umi", "sora"], recused: ["umi"] },
    ["duty", "sora", "life"],
  ],
  ["today is the district's", { level: "U1" }, {}, ["district", "midori", "primary"]],
  ["a known district", {}, {}, ["district", "midori", "primary"]],
  [
    "the deputy while the primary is away",
    {},
    { workers: [away(MIDORI, "2026-11-24"), SORA, UMI] },
    ["district", "sora", "deputy"],
  ],
  ["back the day after", {}, { workers: [away(MIDORI, "2026-11-23"), SORA, UMI] }, ["district", "midori", "primary"]],
  ["the deputy when the primary has left", {}, { workers: [SORA, UMI] }, ["district", "sora", "deputy"]],
  ["nobody there: duty", {}, { workers: [UMI], duty: ["umi"] }, ["duty", "umi", "nobodyThere"]],
  [
    "a second primary before a deputy",
    {},
    { workers: [away(MIDORI, "2026-12-01"), SORA, worker("zen", ["kita"])] },
    ["district", "zen", "primary"],
  ],
  ["unknown district", { area: null }, {}, ["unknownArea", null, "unknownArea"]],
  ["unknown district, somebody on duty", { area: null }, { duty: ["sora"] }, ["unknownArea", "sora", "unknownArea"]],
  ["a known person: continuity before geography", {}, { lastWorker: "umi" }, ["known", "umi", "lastWorker"]],
  ["a known person whose district nobody knows", { area: null }, { lastWorker: "umi" }, ["known", "umi", "lastWorker"]],
  [
    "who asked for somebody else goes by geography",
    {},
    { lastWorker: "umi", recused: ["umi"] },
    ["district", "midori", "primary"],
  ],
  [
    "the last worker is away",
    {},
    { lastWorker: "umi", workers: [MIDORI, SORA, away(UMI, "2026-11-30")] },
    ["district", "midori", "primary"],
  ],
  ["the last worker has left", {}, { lastWorker: "gone" }, ["district", "midori", "primary"]],
  [
    "a neighbour's report goes by where the neighbour lives",
    { about: "neighbour" },
    { lastWorker: "umi" },
    ["district", "midori", "primary"],
  ],
  ["conflict of interest: the deputy, and no reason", {}, { recused: ["midori"] }, ["district", "sora", "deputy"]],
  ["conflict of both: duty", {}, { recused: ["midori", "sora"] }, ["duty", null, "nobodyThere"]],
  ["out of city", { outOfCity: true, area: null }, {}, ["outOfCity", null, "outOfCity"]],
  [
    "out of city, urgent: kept by duty",
    { outOfCity: true, level: "U1" },
    { duty: ["umi"] },
    ["outOfCity", "umi", "outOfCity"],
  ],
  ["a district nobody answers for", { area: "nowhere" }, {}, ["duty", null, "nobodyThere"]],
])("%s", (_what, asked, known, [queue, to, why]) => {
  expect(route(request(asked), facts(known))).toEqual({ queue, to, why });
});

test("whatever is known, somebody or a queue is named, and never who is away or should not be the one", () => {
  for (const level of ["U0", "U1", "U2", "U3", "U4"] as const)
    for (const area of [null, "kita", "yamate", "nowhere"])
      for (const lastWorker of [null, "midori", "umi"])
        for (const recused of [[], ["midori"], ["midori", "sora", "umi"]])
          for (const gone of [null, "2026-11-24"])
            for (const duty of [[], ["midori", "umi"]]) {
              const workers = [gone ? away(MIDORI, gone) : MIDORI, SORA, UMI];
              const found = route(request({ level, area }), facts({ workers, recused, lastWorker, duty }));
              if (level === "U0") expect(found.queue).toBe("duty");
              if (found.to === null) expect(["duty", "unknownArea"]).toContain(found.queue);
              else expect([...recused, ...(gone ? ["midori"] : [])]).not.toContain(found.to);
            }
});

describe("topics suggest, and move nobody", () => {
  test.each([
    [["child"], ["local_child_family"]],
    [["money", "lonely"], ["local_self_reliance"]],
    [
      ["care", "debt"],
      ["local_self_reliance", "local_elder_care"],
    ],
    [["lonely", "talk"], []],
  ])("%j", (topics, lines) => expect(referralsFor(topics)).toEqual(lines));
  test("the same route with and without", () => {
    expect(route(request(), facts())).toEqual({ queue: "district", to: "midori", why: "primary" });
  });
});

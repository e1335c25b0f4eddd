/** A file of districts or places against what stands there: line by line what would change and what is wrong. Pure. */
import { type FormValues, inputOf } from "../inbox/place-form.ts";
import type { DeskPlace, PlaceInput } from "../places/desk-types.ts";
import { ruleSchema } from "../places/directory.ts";
import { kindOf, PLACE_KINDS } from "../places/kinds.ts";
import { type DistrictInput, districtProblems, namesIn, numberIn } from "./district-shape.ts";

export type FileKind = "districts" | "places";
export type DistrictEntry = DistrictInput & { id: string };

export interface PlanLine {
  /** In the file, the line of the column names being 1. */
  line: number;
  name: string;
  kind: "same" | "new" | "changed" | "wrong";
  /** 「名前：A → B」, or what is wrong. */
  words: string[];
}

export interface Planned<Entry> {
  lines: PlanLine[];
  /** What would be written; nothing of it where any line is wrong. */
  writes: { id: string | null; entry: Entry }[];
}

export const DISTRICT_COLUMNS = ["記号", "名前", "呼び名", "南", "西", "北", "東", "順番"] as const;

const WORD_COLUMNS: readonly [keyof PlaceInput & string, string][] = [
  ["reading", "よみがな"],
  ["address", "場所"],
  ["access", "行き方"],
  ["welcome", "だれが来てよいか"],
  ["price", "お金"],
  ["whenOpen", "いつ（ことばで）"],
  ["note", "ひとこと"],
  ["contact", "きくとき"],
  ["staffWords", "職員がいる日"],
];
const FLAG_COLUMNS: readonly [keyof PlaceInput & string, string][] = [
  ["quietSeat", "しずかな席"],
  ["waitsAtDoor", "入口で待てる"],
  ["free", "無料"],
  ["closedOnHolidays", "祝日は休み"],
  ["listed", "公開する"],
];
export const PLACE_COLUMNS: readonly string[] = [
  "記号",
  "名前",
  "種類",
  "地区",
  ...WORD_COLUMNS.map(([, label]) => label),
  ...FLAG_COLUMNS.map(([, label]) => label),
  "地図の位置",
  "くり返し",
];

const YES = "はい";
const NO = "いいえ";

export const districtCells = (one: DistrictEntry): string[] => [
  one.id,
  one.name,
  one.names.join("、"),
  ...[one.south, one.west, one.north, one.east, one.position].map(String),
];

export function placeCells(place: DeskPlace, districts: readonly { id: string; name: string }[]): string[] {
  const { point } = place;
  return [
    place.id,
    place.name,
    place.kinds.map((code) => kindOf(code)?.label ?? code).join("・"),
    districts.find(({ id }) => id === place.area)?.name ?? "",
    ...WORD_COLUMNS.map(([name]) => String(place[name])),
    ...FLAG_COLUMNS.map(([name]) => (place[name] ? YES : NO)),
    point ? `${point.latitude}, ${point.longitude}` : "",
    place.rules.length === 0 ? "" : JSON.stringify(place.rules),
  ];
}

/** The rows by column name; null where a column is missing or stands there twice. */
function byColumn(rows: readonly string[][], columns: readonly string[]): Map<string, string>[] | null {
  const [head = [], ...body] = rows;
  const names = head.map((name) => name.trim());
  if (columns.some((column) => names.filter((name) => name === column).length !== 1)) return null;
  return body.map((row) => new Map(names.map((name, at) => [name, (row[at] ?? "").trim()])));
}

const shown = (value: unknown): string => {
  const text = Array.isArray(value)
    ? value.map((one) => (typeof one === "string" ? one : "…")).join("、")
    : String(value ?? "");
  return text === "" ? "（なし）" : text.length > 40 ? `${text.slice(0, 40)}…` : text;
};
const changeWords = (label: string, before: unknown, after: unknown): string =>
  `${label}：${shown(before)} → ${shown(after)}`;

/** Districts are known by their sign; what the file leaves out stays as it is. Null: not such a file. */
export function planDistricts(
  rows: readonly string[][],
  current: readonly DistrictEntry[],
): Planned<DistrictEntry> | null {
  const table = byColumn(rows, DISTRICT_COLUMNS);
  if (!table) return null;
  const entries = table.map((row): DistrictEntry => {
    const text = (column: string) => row.get(column) ?? "";
    const [south, west, north, east, position] = ["南", "西", "北", "東", "順番"].map((name) => numberIn(text(name)));
    return {
      id: text("記号"),
      name: text("名前"),
      names: namesIn(text("呼び名")),
      south: south ?? Number.NaN,
      west: west ?? Number.NaN,
      north: north ?? Number.NaN,
      east: east ?? Number.NaN,
      position: position ?? Number.NaN,
    };
  });
  // As it would be afterwards: two lines of the file must agree with each other, too.
  const after = [...current.filter(({ id }) => !entries.some((one) => one.id === id)), ...entries];
  const labels: [keyof DistrictInput, string][] = [
    ["name", "名前"],
    ["names", "呼び名"],
    ["south", "南"],
    ["west", "西"],
    ["north", "北"],
    ["east", "東"],
    ["position", "順番"],
  ];
  const planned: Planned<DistrictEntry> = { lines: [], writes: [] };
  entries.forEach((entry, at) => {
    const problems = districtProblems(entry, after);
    if (entries.some((other, where) => where !== at && other.id === entry.id))
      problems.push(`記号「${entry.id}」が、この表に2回あります。`);
    const before = current.find(({ id }) => id === entry.id);
    const words = before
      ? labels.flatMap(([name, label]) =>
          JSON.stringify(before[name]) === JSON.stringify(entry[name])
            ? []
            : [changeWords(label, before[name], entry[name])],
        )
      : [];
    const kind = problems.length > 0 ? "wrong" : !before ? "new" : words.length > 0 ? "changed" : "same";
    planned.lines.push({ line: at + 2, name: entry.name, kind, words: kind === "wrong" ? problems : words });
    if (kind === "new" || kind === "changed") planned.writes.push({ id: before?.id ?? null, entry });
  });
  return planned;
}

/** Places are known by their sign; a line without one is a new place. Null: not such a file. */
export function planPlaces(
  rows: readonly string[][],
  current: readonly DeskPlace[],
  districts: readonly { id: string; name: string }[],
): Planned<PlaceInput> | null {
  const table = byColumn(rows, PLACE_COLUMNS);
  if (!table) return null;
  const planned: Planned<PlaceInput> = { lines: [], writes: [] };
  const seen = new Set<string>();
  table.forEach((row, at) => {
    const text = (column: string) => row.get(column) ?? "";
    const id = text("記号");
    const before = current.find((place) => place.id === id);
    const problems: string[] = [];
    if (id !== "" && !before)
      problems.push(`記号「${id.slice(0, 40)}」の場所がありません。新しい場所なら、記号を空にしてください。`);
    if (id !== "" && seen.has(id)) problems.push(`記号「${id.slice(0, 40)}」が、この表に2回あります。`);
    seen.add(id);
    const read = placeInput(text, districts, before, problems);
    const labels = new Map([
      ...WORD_COLUMNS,
      ...FLAG_COLUMNS,
      ["name", "名前"],
      ["kinds", "種類"],
      ["area", "地区"],
    ] as [string, string][]);
    const words =
      read && before
        ? (Object.keys(read) as (keyof PlaceInput)[]).flatMap((name) => {
            if (JSON.stringify(before[name]) === JSON.stringify(read[name])) return [];
            if (name === "rules") return ["くり返しが変わります"];
            if (name === "point") return ["地図の位置が変わります"];
            if (typeof read[name] === "boolean")
              return [changeWords(labels.get(name) ?? name, before[name] ? YES : NO, read[name] ? YES : NO)];
            return [changeWords(labels.get(name) ?? name, before[name], read[name])];
          })
        : [];
    const kind = !read || problems.length > 0 ? "wrong" : !before ? "new" : words.length > 0 ? "changed" : "same";
    planned.lines.push({ line: at + 2, name: text("名前"), kind, words: kind === "wrong" ? problems : words });
    if (read && (kind === "new" || kind === "changed")) planned.writes.push({ id: before?.id ?? null, entry: read });
  });
  return planned;
}

/** One line as the form of a place would have been filled in; `problems` grows by what is wrong. */
function placeInput(
  text: (column: string) => string,
  districts: readonly { id: string; name: string }[],
  before: DeskPlace | undefined,
  problems: string[],
): PlaceInput | null {
  const area = text("地区");
  const district = districts.find(({ id, name }) => name === area || id === area);
  if (area !== "" && !district) problems.push(`地区「${area.slice(0, 40)}」がありません。`);
  const kinds = text("種類")
    .split(/[・、,，]/)
    .map((label) => label.trim())
    .filter((label) => label !== "")
    .flatMap((label) => {
      const code = PLACE_KINDS.find((kind) => kind.label === label || kind.code === label)?.code;
      // A code that no page shows any more is kept where it stood before.
      if (code === undefined && !before?.kinds.includes(label))
        problems.push(`種類「${label.slice(0, 40)}」がありません。`);
      return code ?? [];
    });
  const flags = FLAG_COLUMNS.map(([name, label]) => {
    const said = text(label);
    if (said !== YES && said !== NO && said !== "")
      problems.push(`「${label}」は「${YES}」か「${NO}」にしてください。`);
    return [name, said === YES ? ["1"] : []] as const;
  });
  const values: FormValues = {
    name: [text("名前")],
    kinds,
    area: [district?.id ?? ""],
    ...Object.fromEntries(WORD_COLUMNS.map(([name, label]) => [name, [text(label)]])),
    ...Object.fromEntries(flags),
    point: [text("地図の位置")],
  };
  const checked = inputOf(
    values,
    districts.map(({ id }) => id),
  );
  const rules = rulesIn(text("くり返し"));
  if (rules === null) problems.push("「くり返し」が読めません。書き出した表のままにするか、空にしてください。");
  if ("problems" in checked) problems.push(...checked.problems.map(({ words }) => words));
  return "problems" in checked || rules === null ? null : { ...checked.input, rules };
}

function rulesIn(text: string): PlaceInput["rules"] | null {
  if (text === "") return [];
  try {
    const read = ruleSchema.array().max(20).safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

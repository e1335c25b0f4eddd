/** The checks before a launch, each over facts that were read before: what is wrong, and what to do. Pure. */

import { vapidSchema } from "../../src/alerts/paging.ts";
import { dataKeysSchema } from "../../src/store/key-ring.ts";
import { readTown } from "../../src/store/town.ts";
import { hotlineViews } from "../../src/town/hotline-desk.ts";
import { REGISTER } from "../../src/triage/hotlines.ts";
import { jst } from "../../src/triage/hours.ts";

export type State = "ok" | "note" | "refused";

export interface Finding {
  check: string;
  state: State;
  what: string;
  /** What to do; empty when there is nothing. */
  todo: string;
}

export type Row = Record<string, string | number | null>;

/** What the database holds; null: the table is not there. */
export type Tables = Record<
  "settings" | "districts" | "staff" | "staffDistricts" | "checks" | "places" | "shifts" | "devices",
  Row[] | null
>;

export interface Facts {
  now: number;
  /** By name. Values are looked at, never shown. */
  env: Record<string, string | undefined>;
  tables: Tables | null;
  /** Lines of `npm run -s flows -- check` and of the rich menu's check. */
  flows: string[];
  menu: string[];
  /** Patterns of the lexicon that cannot be built. */
  lexicon: string[];
  /** Languages whose texts nobody who grew up with them has read, with the number of files. */
  unread: { language: string; files: number }[];
  /** A person of the town said that these findings are known and taken on. */
  accepted: readonly string[];
}

const PLACE_DAYS = 90;
const DAY_MS = 86_400_000;

export function preflight(facts: Facts): Finding[] {
  return [
    ...settings(facts.env),
    ...hotlines(facts),
    ...town(facts),
    ...alerts(facts),
    ...places(facts),
    clean("flows", "会話の決まり", facts.flows, "npm run -s flows -- check を見て直してください"),
    clean("menu", "リッチメニュー", facts.menu, "npm run richmenu -- check を見て直してください"),
    clean("triage", "急ぎを聞きとることば", facts.lexicon, "npm run check を見て直してください"),
    ...texts(facts),
  ];
}

const ok = (check: string, what: string): Finding => ({ check, state: "ok", what, todo: "" });
const refuse = (check: string, what: string, todo: string): Finding => ({ check, state: "refused", what, todo });
const note = (check: string, what: string, todo: string): Finding => ({ check, state: "note", what, todo });

function clean(check: string, name: string, lines: readonly string[], todo: string): Finding {
  return lines.length === 0
    ? ok(check, `${name}：直すところはありません`)
    : refuse(check, `${name}：直すところが${lines.length}か所あります`, todo);
}

function settings(env: Facts["env"]): Finding[] {
  const has = (name: string): boolean => (env[name] ?? "") !== "";
  const missing = (name: string): Finding[] =>
    has(name)
      ? [ok("settings", `${name} があります`)]
      : [refuse("settings", `${name} がありません`, `npx wrangler secret put ${name}`)];
  const line = has("LINE_CHANNEL_ID") || has("LINE_CHANNEL_ACCESS_TOKEN");
  const simulated = ["LINE_API_BASE", "LINE_DATA_API_BASE"].filter(
    (name) => has(name) && !/^https:\/\/[\w-]+\.line\.me\/?$/.test(env[name] ?? ""),
  );
  return [
    ...missing("LINE_CHANNEL_SECRET"),
    line
      ? ok("settings", "LINE_CHANNEL_ID か LINE_CHANNEL_ACCESS_TOKEN があります")
      : refuse(
          "settings",
          "LINE_CHANNEL_ID も LINE_CHANNEL_ACCESS_TOKEN もありません",
          "npx wrangler secret put LINE_CHANNEL_ID",
        ),
    ...simulated.map((name) =>
      refuse("settings", `${name} が LINE のものではありません`, `${name} を消してください（ふつうは要りません）`),
    ),
    keys(env.DATA_KEYS),
    origin(env.PUBLIC_ORIGIN),
    ...staffAuth(env, has),
  ];
}

/** Well-formed, a real ring, and of keys that differ from each other. Nothing of it is shown. */
function keys(text: string | undefined): Finding {
  const todo = "docs/guide/before-launch.md の「鍵」を見て作り、wrangler secret put DATA_KEYS";
  if (!text) return refuse("keys", "DATA_KEYS がありません", todo);
  const ring = dataKeysSchema.safeParse(json(text));
  if (!ring.success) return refuse("keys", "DATA_KEYS の形がちがいます", todo);
  const { kind, current, keys: held, lookup } = ring.data;
  if (!Object.hasOwn(held, current)) return refuse("keys", "DATA_KEYS の current の鍵が、keys の中にありません", todo);
  const all = [...Object.values(held), lookup];
  if (new Set(all).size !== all.length) return refuse("keys", "DATA_KEYS に同じ鍵が二度あります", todo);
  if (kind === "development") return refuse("keys", "DATA_KEYS が練習用です", todo);
  return ok("keys", "DATA_KEYS の形は合っています");
}

function origin(text: string | undefined): Finding {
  const todo = "PUBLIC_ORIGIN に https:// で始まる住所を入れてください";
  if (!text || !URL.canParse(text)) return refuse("origin", "PUBLIC_ORIGIN がないか、住所ではありません", todo);
  const { protocol, hostname } = new URL(text);
  const local = hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
  return protocol !== "https:" || local
    ? refuse("origin", "PUBLIC_ORIGIN が https の公開の住所ではありません", todo)
    : ok("origin", "PUBLIC_ORIGIN は https です");
}

function staffAuth(env: Facts["env"], has: (name: string) => boolean): Finding[] {
  if (env.STAFF_AUTH !== "access")
    return [refuse("sign-in", "STAFF_AUTH が access ではありません", "本番では STAFF_AUTH=access にしてください")];
  const lacking = ["ACCESS_TEAM_DOMAIN", "ACCESS_AUD"].filter((name) => !has(name));
  return lacking.length === 0
    ? [ok("sign-in", "職員のサインインは Access です")]
    : lacking.map((name) =>
        refuse("sign-in", `${name} がありません`, "Cloudflare Access のアプリを作り、その値を入れてください"),
      );
}

function hotlines({ now, tables }: Facts): Finding[] {
  const checks = (tables?.checks ?? []).map((row) => ({
    line_id: String(row.line_id),
    number: String(row.number),
    checked_on: String(row.checked_on),
    nickname: null,
  }));
  const views = hotlineViews(REGISTER.all, checks, now);
  const waiting = views.filter((one) => one.placeholder).map(({ line }) => line.name);
  const overdue = views.filter((one) => one.shown && one.overdue).map(({ line }) => line.name);
  return [
    REGISTER.problems.length === 0
      ? ok("hotlines", "電話の窓口の一覧は読めます")
      : refuse(
          "hotlines",
          `電話の窓口の一覧に、読めない行が${REGISTER.problems.length}つあります：${REGISTER.problems.join("、")}`,
          "src/triage/hotlines-data.ts を直してください",
        ),
    waiting.length === 0
      ? ok("hotlines", "市の窓口の番号は入っています")
      : refuse(
          "hotlines",
          `市の窓口の番号がまだです：${waiting.join("、")}`,
          "src/triage/hotlines-data.ts に番号・時間・もとを書くか、その窓口の行を消してください",
        ),
    overdue.length === 0
      ? ok("hotlines", "電話の窓口は、どれも期限内に確かめてあります")
      : refuse(
          "hotlines",
          `確かめる時期をすぎた窓口：${overdue.join("、")}`,
          "番号と時間を見くらべて、受信箱の「電話の窓口」で「確かめました」を押してください",
        ),
  ];
}

function town({ tables }: Facts): Finding[] {
  if (!tables)
    return [
      refuse("database", "データベースを読めません", "--database で指してください（docs/guide/before-launch.md）"),
    ];
  const lost = Object.entries(tables).filter(([, rows]) => rows === null);
  if (lost.length > 0)
    return [
      refuse(
        "database",
        `表がありません：${lost.map(([name]) => name).join("、")}`,
        "マイグレーションを当ててください",
      ),
    ];
  const read = readTown(
    (tables.settings ?? []) as { key: string; value: string }[],
    (tables.districts ?? []) as unknown as Parameters<typeof readTown>[1],
  );
  const staff = tables.staff ?? [];
  const works = (id: Row[string] | undefined) => staff.some((row) => row.id === id && row.disabled_at === null);
  const primary = (tables.staffDistricts ?? []).filter((row) => works(row.staff_id) && row.part !== "deputy");
  const unnamed = read.districts.filter(({ name, names }) => name.trim() === "" || names.length === 0);
  const orphaned = read.districts.filter(({ id }) => !primary.some((row) => row.area === id));
  const managers = staff.filter((row) => works(row.id) && row.role === "manager");
  const demo = staff.filter((row) => String(row.email).endsWith(".example"));
  const never = read.hours.week.every((day) => day === null);
  const shifts = tables.shifts ?? [];
  return [
    read.hoursSet && !never
      ? ok("hours", "読む時間が決まっています")
      : refuse("hours", "読む時間が決まっていないか、読めません", "受信箱の「読む時間」で決めてください"),
    read.districts.length > 0
      ? ok("districts", `地区が${read.districts.length}あります`)
      : refuse("districts", "地区がひとつもありません", "welfare_district に地区を入れてください"),
    ...unnamed.map(({ id }) =>
      refuse(
        "districts",
        `地区 ${id} に、名前か住民のよび方がありません`,
        "welfare_district の name と names に、町・学校・目じるしを入れてください",
      ),
    ),
    ...orphaned.map(({ id, name }) =>
      refuse(
        "districts",
        `地区「${name || id}」に担当の職員がいません`,
        "staff_district に担当（part は primary）を入れてください",
      ),
    ),
    managers.length > 0
      ? ok("staff", `職員${staff.filter((row) => works(row.id)).length}人（管理者${managers.length}人）`)
      : refuse("staff", "はたらいている管理者がいません", "staff に role が manager の職員を入れてください"),
    ...(demo.length > 0
      ? [refuse("staff", `練習用の職員が${demo.length}人います`, "本番では、ほんとうの職員に入れかえてください")]
      : []),
    shifts.length > 0
      ? ok("duty", "当番表に当番があります")
      : refuse("duty", "当番表が空です", "受信箱の「当番と知らせ」で当番を決めてください"),
  ];
}

/** Danger at night has to ring somewhere: keys for messages to phones, and a phone of everybody who may be called. */
function alerts({ env, tables }: Facts): Finding[] {
  const todo = "docs/guide/alerts.md の「準備」を見て、npm run -s push-keys で鍵を作ってください";
  const keys = vapidSchema.safeParse(json(env.VAPID_KEYS ?? ""));
  const told = keys.success
    ? ok("alerts", "端末への知らせの鍵があります")
    : refuse(
        "alerts",
        env.VAPID_KEYS ? "VAPID_KEYS の形がちがいます" : "端末への知らせの鍵（VAPID_KEYS）がありません",
        todo,
      );
  if (!tables?.devices || !tables.shifts || !tables.staff) return [told];
  const called = new Set([
    ...tables.shifts.map((row) => row.staff_id),
    ...tables.staff.filter((row) => row.role === "manager").map((row) => row.id),
  ]);
  const mute = tables.staff.filter(
    (row) =>
      row.disabled_at === null && called.has(row.id) && !tables.devices?.some((device) => device.staff_id === row.id),
  );
  return [
    told,
    mute.length === 0
      ? ok("alerts", "呼ばれる人は、みな端末を登録しています")
      : refuse(
          "alerts",
          `端末を登録していない当番・管理者が${mute.length}人います`,
          "その人に、受信箱の「当番と知らせ」で「この端末で受け取る」を押してもらってください",
        ),
  ];
}

function places({ now, tables }: Facts): Finding[] {
  const listed = (tables?.places ?? []).filter((row) => row.listed === 1);
  const oldest = jst(now - PLACE_DAYS * DAY_MS).date;
  const stale = listed.filter((row) => String(row.checked_on) < oldest);
  if (listed.length === 0)
    return [note("places", "居場所がひとつもありません", "あとからでも、受信箱の「居場所」で足せます")];
  return stale.length === 0
    ? [ok("places", `居場所${listed.length}か所は、どれも${PLACE_DAYS}日以内に確かめてあります`)]
    : [
        refuse(
          "places",
          `${PLACE_DAYS}日より前に確かめたままの居場所：${stale.map((row) => row.name).join("、")}`,
          "受信箱の「居場所」で「きょう確認した」を押すか、のせるのをやめてください",
        ),
      ];
}

function texts({ unread, accepted }: Facts): Finding[] {
  if (unread.length === 0) return [ok("native-check", "どのことばの文も、話す人が読んであります")];
  const what = `そのことばを話す人がまだ読んでいない文：${unread.map(({ language, files }) => `${language}（${files}）`).join("、")}`;
  return accepted.includes("native-check")
    ? [
        note(
          "native-check",
          `${what}（承知のうえで進みます）`,
          "読んでもらえたら、flows/text の native-check を消してください",
        ),
      ]
    : [refuse("native-check", what, "読んでもらうか、承知のうえで進むなら --accept native-check")];
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

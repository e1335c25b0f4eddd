/** `npm run preflight`: may this town begin? A plain table of what is ready, what is not, and what to do; exit 1 on any refusal. */
import { parseArgs } from "node:util";
import { root } from "../check/run.ts";
import { PreflightRefused, readSettings, readTables, readWords } from "./facts.ts";
import { type Finding, preflight } from "./findings.ts";

const HELP = `preflight        はじめる前の点検。だめなものがひとつでもあれば 1 で終わります。なにも変えません
  --vars FILE      設定（NAME=value の行）。なければ環境変数、それもなければ .dev.vars。値は出しません
  --database PATH  SQLiteのファイル、wrangler d1 export の .sql、または npm start の置き場所
  --at TIME        この時刻として調べる（ISO）
  --accept native-check   話す人がまだ読んでいない文を、承知のうえで進む
  --json           JSONで出す`;

const MARKS: Record<Finding["state"], string> = { ok: "○", note: "△", refused: "×" };

/** Two columns by hand: full-width letters make any ruler but a line break crooked. */
function table(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ check, state, what, todo }) =>
        `${MARKS[state]} ${check.padEnd(13)} ${what}${todo && `\n${" ".repeat(16)}→ ${todo}`}`,
    )
    .join("\n");
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      vars: { type: "string" },
      database: { type: "string" },
      at: { type: "string" },
      accept: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const now = values.at === undefined ? Date.now() : Date.parse(values.at);
  if (Number.isNaN(now)) throw new PreflightRefused("--at の時刻がわかりません");
  const database = values.database ?? process.env.TONARI_STATE ?? `${root}/.tonari/state`;
  const { env, from } = readSettings(values.vars, process.env);
  const findings = preflight({
    now,
    env,
    tables: readTables(database),
    ...(await readWords()),
    accepted: values.accept,
  });
  const refused = findings.filter(({ state }) => state === "refused").length;
  if (values.json) console.log(JSON.stringify({ ok: refused === 0, refused, findings }));
  else {
    console.log(`設定は${from}、データベースは ${values.database ?? "この機械のもの"} を見ました。\n`);
    console.log(table(findings));
    console.log(refused === 0 ? "\nはじめられます。" : `\nまだはじめられません：${refused}つ。`);
  }
  return refused === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  const known = error instanceof PreflightRefused || (error instanceof TypeError && "code" in error);
  if (!known) throw error;
  console.error(error instanceof Error ? error.message : "");
  console.error(HELP);
  process.exitCode = 1;
}

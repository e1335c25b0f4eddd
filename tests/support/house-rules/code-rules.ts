/** House rules about what a file may say, wherever it stands. */
import type { Rule } from "./rule.ts";
import { findAll, type SourceFile } from "./source.ts";

const longest = 400;
const code = /\.(ts|tsx|css)$/;
/** Japanese numbers as people write them, and as they are dialled. Dates, versions and UUIDs do not look like this. */
const phoneNumber =
  /(?<![\w.-])0\d{1,4}[-(‐－]\d{1,4}[-)‐－]\d{3,5}(?![\w-])|(?<![\w.-])0(?:120|570|[789]0)\d{6,8}(?![\w.-])/;

function banned(where: RegExp, but: RegExp | null, pattern: RegExp, advice: string): (file: SourceFile) => string[] {
  return (file) =>
    where.test(file.path) && !but?.test(file.path) ? findAll(file, pattern, (match) => `"${match}" — ${advice}`) : [];
}

function lengthComplaints({ path, text }: SourceFile): string[] {
  const lines = text.trimEnd().split("\n").length;
  return /^(src|tools|tests)\//.test(path) && lines > longest
    ? [`${path}: ${lines} lines; split it by what it does`]
    : [];
}

function headlineComplaints({ path, text }: SourceFile): string[] {
  return code.test(path) && !/^\/\*\*? +\S/.test(text)
    ? [`${path}:1: begin with a comment that says the file's job in one sentence`]
    : [];
}

export const codeRules: Rule[] = [
  {
    name: "only store/ knows D1 (the front hall names its binding)",
    complaints: banned(
      /^src\//,
      /^src\/(store\/|worker\.ts$)/,
      /\bD1(Database|PreparedStatement|Result|Session\w*)\b/,
      "use the store's own types",
    ),
    caught: [["src/requests/a.ts", "export function list(db: D1Database) {}"]],
    fine: [
      ["src/store/a.ts", "db: D1Database"],
      ["src/worker.ts", "DB: D1Database;"],
    ],
  },
  {
    name: "only worker.ts and config.ts read env",
    complaints: banned(
      /^src\//,
      /^src\/(worker|config)\.ts$/,
      /\bprocess\.env\b|\b(?:c|this)\.env\b|(?<![.\w])env\.[A-Z]|import\s*{[^}]*\benv\b[^}]*}\s*from\s*"cloudflare:workers"/,
      "let worker.ts hand it in",
    ),
    caught: [
      ["src/line/a.ts", "const secret = env.LINE_CHANNEL_SECRET;"],
      ["src/inbox/a.tsx", "const hub = c.env.INBOX_HUB;"],
      ["src/inbox/a.ts", 'import { env } from "cloudflare:workers";'],
    ],
    fine: [
      ["src/config.ts", "env.DATA_KEYS"],
      ["src/line/a.ts", "config.line.channelSecrets"],
    ],
  },
  {
    name: "no transactions: D1 has batches",
    complaints: banned(/^src\//, null, /\btransaction\(/, "use the store's batch"),
    caught: [["src/store/a.ts", "await db.transaction(async (tx) => {});"]],
    fine: [["src/store/a.ts", "await store.batch([a, b]);"]],
  },
  {
    name: "logs go through log.ts",
    complaints: banned(/^src\//, /^src\/log\.ts$/, /\bconsole\.\w+/, "name the event in src/log.ts"),
    caught: [["src/intake/a.ts", "console.log(message.text);"]],
    fine: [
      ["src/log.ts", "console.log(JSON.stringify(entry))"],
      ["tools/talk/a.ts", "console.log(answer)"],
    ],
  },
  {
    name: "no phone number outside the hotline register",
    complaints: (file) =>
      banned(
        /^(src|flows|tools|public)\//,
        /^src\/triage\/hotlines[\w-]*\.ts$/,
        phoneNumber,
        "name the line in src/triage/hotlines.ts",
      )(file).filter((complaint) => !(file.path.startsWith("tools/demo/") && complaint.includes('"042-000-0000"'))),
    caught: [
      ["src/conversation/a.ts", 'say("0120-279-338")'],
      ["flows/person.yaml", "say: 03(1234)5678 へどうぞ"],
      ["src/intake/a.ts", 'const line = "0120279338";'],
      ["tools/demo/town.ts", '"042-000-0001"'],
      ["flows/person.yaml", "say: 0120-0-78310"],
    ],
    fine: [
      ["src/triage/hotlines.ts", 'number: "0120-279-338"'],
      ["tools/demo/town.ts", 'phone: "042-000-0000"'],
      ["flows/danger.yaml", "say: 119 か 110 へ。189 でもいいです"],
      ["src/store/a.ts", "2026-01-03, 00000000-0000-4000-8000-000000000001, 01-03"],
    ],
  },
  {
    name: `no file over ${longest} lines`,
    complaints: lengthComplaints,
    caught: [["src/inbox/a.ts", "x\n".repeat(longest + 1)]],
    fine: [["src/inbox/a.ts", "x\n".repeat(longest)]],
  },
  {
    name: "every file says its job at the top",
    complaints: headlineComplaints,
    caught: [
      ["src/a.ts", 'import x from "y";'],
      ["public/assets/a.css", "\n/* late */"],
      ["src/a.ts", "/**\n * below\n */"],
    ],
    fine: [
      ["src/a.ts", "/** Does it. */\n"],
      ["public/assets/a.css", "/* Colours. */"],
    ],
  },
  {
    name: "nothing inline in the inbox: the content security policy would drop it",
    complaints: banned(
      /^src\/(inbox|room)\//,
      null,
      /\bhx-on\b|javascript:|<script(?![^>]*\bsrc=)[^>]*>|[\s"']style=|\bon(?:click|change|submit|load|input)=/,
      "use a class, or a script in public/assets",
    ),
    caught: [
      ["src/inbox/a.tsx", '<button hx-on:click="x()">'],
      ["src/inbox/a.tsx", '<a href="javascript:void 0">'],
      ["src/inbox/a.tsx", "<script>go()</script>"],
      ["src/inbox/a.tsx", '<p style="color: red">'],
      ["src/inbox/a.tsx", "<button onclick={go}>"],
    ],
    fine: [["src/inbox/a.tsx", '<script src="/assets/live.js" defer></script><link rel="stylesheet">']],
  },
  {
    name: "no path of somebody's machine",
    complaints: banned(
      /^(src|tools|tests|flows|public)\//,
      /^tests\/support\/house-rules\//,
      /(?<![\w.:/-])\/(?:home|root|Users|work)\/\w+/,
      "derive it from import.meta.dirname",
    ),
    caught: [["tools/a.ts", 'readFile("/home/anna/flows")']],
    fine: [["tools/a.ts", 'fetch("https://example.com/home/anna")']],
  },
];

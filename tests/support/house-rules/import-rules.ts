/** House rules about who may import whom. */
import type { Rule } from "./rule.ts";
import { importsOf, type SourceFile } from "./source.ts";

const typesFile = /(^|[/-])types\.ts$/;

/** Rooms that decide and do nothing else. What each may import by name, besides itself and the other's published types. */
const pureRooms: Record<string, (file: string, target: string) => boolean> = {
  conversation: (file, target) => target === "zod" && file.endsWith("/flow-schema.ts"),
  triage: (file, target) =>
    target === "@holiday-jp/holiday_jp" || (target === "zod" && file.endsWith("/hotline-schema.ts")),
};

function pureRoomComplaints(file: SourceFile): string[] {
  const room = /^src\/(\w+)\//.exec(file.path)?.[1] ?? "";
  const exception = pureRooms[room];
  if (!exception) return [];
  return importsOf(file)
    .filter(({ target, typeOnly }) => {
      if (target.startsWith(`src/${room}/`) || exception(file.path, target)) return false;
      const published = Object.keys(pureRooms).some((other) => target.startsWith(`src/${other}/`));
      return !(typeOnly && published && typesFile.test(target));
    })
    .map(({ target, line }) => `${file.path}:${line}: imports ${target}; hand it in as an argument`);
}

function onlyImportedIn(package_: RegExp, rooms: RegExp, advice: string): (file: SourceFile) => string[] {
  return (file) =>
    rooms.test(file.path)
      ? []
      : importsOf(file)
          .filter(({ target }) => package_.test(target))
          .map(({ target, line }) => `${file.path}:${line}: imports ${target}; ${advice}`);
}

export const importRules: Rule[] = [
  {
    name: "conversation/ and triage/ import nothing but themselves and each other's published types",
    complaints: pureRoomComplaints,
    caught: [
      ["src/triage/a.ts", 'import { x } from "../store/store.ts";'],
      ["src/triage/a.ts", 'import { words } from "../conversation/match-words.ts";'],
      ["src/conversation/a.ts", 'import type { Level } from "../triage/rules.ts";'],
      ["src/conversation/a.ts", 'import { readFile } from "node:fs/promises";'],
      ["src/conversation/a.ts", 'import * as z from "zod";'],
      ["src/conversation/a.ts", 'export { x } from "../log.ts";'],
      ["src/conversation/a.ts", 'const x = await import("../log.ts");'],
    ],
    fine: [
      ["src/triage/words/a.ts", 'import type { Lexicon } from "../lexicon.ts";'],
      ["src/triage/hours.ts", 'import holidayJp from "@holiday-jp/holiday_jp";'],
      ["src/conversation/a.ts", 'import type { HoursFacts } from "../triage/hours-types.ts";'],
      ["src/intake/a.ts", 'import { step } from "../conversation/engine.ts";'],
    ],
  },
  {
    name: "only store/ imports drizzle",
    complaints: onlyImportedIn(
      /^drizzle-(orm|kit)(\/|$)/,
      /^(src\/store|tools|tests)\/|\.config\.ts$/,
      "ask src/store for it",
    ),
    caught: [
      ["src/staff/a.ts", 'import { eq } from "drizzle-orm";'],
      ["src/requests/a.ts", 'import { drizzle } from "drizzle-orm/d1";'],
    ],
    fine: [["src/store/a.ts", 'import { eq } from "drizzle-orm";']],
  },
  {
    name: "only line/ and tools/ import the LINE SDK",
    complaints: onlyImportedIn(/^@line\/bot-sdk/, /^(src\/line|tools|tests)\//, "src/line is the channel"),
    caught: [["src/delivery/a.ts", 'import type { messagingApi } from "@line/bot-sdk";']],
    fine: [["src/line/client.ts", 'import { messagingApi } from "@line/bot-sdk";']],
  },
  {
    name: "what ships imports nothing from tools/ and tests/",
    complaints: (file) =>
      file.path.startsWith("src/")
        ? importsOf(file)
            .filter(({ target }) => /^(tools|tests)\//.test(target))
            .map(({ target, line }) => `${file.path}:${line}: imports ${target}; move what is shared into src`)
        : [],
    caught: [["src/intake/a.ts", 'import { x } from "../../tools/simulator/ids.ts";']],
    fine: [["tools/talk/a.ts", 'import { x } from "../simulator/ids.ts";']],
  },
];

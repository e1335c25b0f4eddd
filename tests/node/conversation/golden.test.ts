/** The golden transcripts under flows/golden/ hold. UPDATE_GOLDEN=1 writes them anew: read them before you keep them. */

import { globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readTranscripts, replay, writeTranscripts } from "./golden-format.ts";
import { flows, Player } from "./player.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const FILES = globSync("flows/golden/*.yaml", { cwd: ROOT }).sort();

describe.each(FILES)("%s", (file) => {
  const path = ROOT + file;
  const transcripts = readTranscripts(readFileSync(path, "utf8"));
  const replayed = transcripts.map(replay);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, writeTranscripts(replayed));

  test.each(transcripts.map((transcript, index) => ({ title: transcript.題, transcript, index })))(
    "$title",
    ({ transcript, index }) => {
      if (process.env.UPDATE_GOLDEN !== "1") expect(replayed[index]).toEqual(transcript);
    },
  );
});

test("the transcripts visit every flow", () => {
  const all = FILES.flatMap((file) => readTranscripts(readFileSync(ROOT + file, "utf8")));
  const heard = all.flatMap((one) => one.やりとり.flatMap((turn) => turn.となり ?? [])).join("\n");
  const silent = Object.entries(flows.flows).filter(([, flow]) => {
    const lines = Object.values(flow.nodes).flatMap((node) => node.say.map((bubble) => bubble.text));
    return !lines.some((line) => heard.includes(line) || heard.includes(line.split("{")[0] ?? line));
  });
  expect(silent.map(([name]) => name)).toEqual([]);
});

test("a transcript begins with nobody known", () => {
  expect(new Player().where()).toBe("nowhere");
});

/** `npm run talk`: one conversation in the terminal, by hand or (`--json`) one JSON input and answer a line. */
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { readTalkInput, type TalkInput } from "./inputs.ts";
import { openTalker, type TalkAnswer, type Talker } from "./talker.ts";
import { HELP, readTyped, render } from "./terminal.ts";

const { values } = parseArgs({ options: { json: { type: "boolean", default: false }, at: { type: "string" } } });
const start = values.at === undefined ? Date.now() : Date.parse(values.at);
if (Number.isNaN(start)) {
  process.stderr.write(`--at: "${values.at}" is no ISO time (e.g. 2026-11-24T10:00:00+09:00)\n`);
  process.exit(2);
}
const talker = await openTalker(start);
try {
  await (values.json ? talkJson(talker) : talkByHand(talker));
} finally {
  await talker.close();
}
// Sockets kept alive by the runtime must not keep a finished conversation open.
process.exit(0);

async function talkJson(talker: Talker): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    let answer: TalkAnswer | { error: string };
    try {
      answer = await talker.act(readTalkInput(line));
    } catch (error) {
      answer = { error: error instanceof Error ? error.message : String(error) };
    }
    await new Promise<void>((resolve) => process.stdout.write(`${JSON.stringify(answer)}\n`, () => resolve()));
  }
}

async function talkByHand(talker: Talker): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Listening begins before the first answer, so that nothing typed ahead is lost.
  const lines = terminal[Symbol.asyncIterator]();
  let ended = false;
  terminal.once("close", () => {
    ended = true;
  });
  const prompt = () => ended || terminal.prompt();
  process.stdout.write(`${HELP}\n\n`);
  let shown = await show(talker, { follow: true });
  terminal.setPrompt("あなた> ");
  prompt();
  for await (const line of lines) {
    if (line.trim() === "/quit") break;
    if (line.trim() !== "") {
      try {
        shown = await show(talker, readTyped(line, shown));
      } catch (error) {
        process.stdout.write(`  ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
    prompt();
  }
  terminal.close();
}

async function show(talker: Talker, input: TalkInput): Promise<TalkAnswer> {
  const answer = await talker.act(input);
  process.stdout.write(`${render(answer, talker.clock.now())}\n`);
  return answer;
}

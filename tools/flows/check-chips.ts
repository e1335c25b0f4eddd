/** Checks what can be tapped: number, length, LINE's limits, a way to skip, a way to a person, topics that exist. */

import { chipData, wordData } from "../../src/conversation/chip-data.ts";
import type { Flow, FlowChip, Flows } from "../../src/conversation/flow-types.ts";
import { letters, phoneLike } from "../../src/conversation/text-rules.ts";
import type { Place, Report } from "./sources.ts";

const MOST_CHIPS = 6;
/** LINE shows thirteen; where the choice itself is the help (`many: true`), ten can still be read. */
const MOST_OF_MANY = 10;
const MOST_LABEL = 20;
const MOST_DATA = 300;

/** The topics triage and the inbox know. */
export const TOPICS: ReadonlySet<string> = new Set([
  "talk",
  "lonely",
  "body",
  "mind",
  "disability",
  "housing",
  "evict",
  "money",
  "food",
  "lifeline",
  "debt",
  "work",
  "family",
  "child",
  "school",
  "withdrawn",
  "care",
  "dementia",
  "violence",
  "neighbourCare",
  "neighbourTrouble",
  "shopping",
  "disaster",
  "language",
  "scam",
  "placeInfo",
  "helpOut",
  "reentry",
  "selfHarm",
  "unknown",
]);

/** Every node that shows chips. */
export function checkChips(flows: Flows, report: Report): void {
  for (const [name, flow] of Object.entries(flows.flows)) {
    for (const [nodeName, node] of Object.entries(flow.nodes)) {
      const { exit } = node;
      if (exit.kind !== "ask" && exit.kind !== "listen") continue;
      const place: Place = ["nodes", nodeName, exit.kind, "chips"];
      const most = exit.kind === "ask" && exit.many ? MOST_OF_MANY : MOST_CHIPS;
      if (exit.chips.length > most) {
        report(
          name,
          place,
          `${exit.chips.length} chips with 人と話したい, at most ${most}`,
          "join two of them or leave one out",
        );
      }
      const question = exit.kind === "ask" && (exit.question !== null || exit.key !== null);
      const skips = exit.chips.some((chip) => chip.skip || (!question && chip.word === "notNow"));
      if (!skips && exit.kind === "ask") report(name, place, "nobody can skip this", "add a chip with `skip: true`");
      if (!skips && exit.kind === "listen" && !flow.crisis)
        report(name, place, "there is no way to stop", "add the chip いまはいい");
      exit.chips.forEach((chip, index) => {
        checkChip(chip, index, { name, flow, nodeName }, [...place, index], report);
        const twin = exit.chips.findIndex((other) => other.label === chip.label || other.value === chip.value);
        if (twin !== index)
          report(
            name,
            [...place, index],
            `「${chip.label}」 has the label or value of another chip`,
            "give it its own",
          );
      });
    }
  }
}

function checkChip(
  chip: FlowChip,
  index: number,
  at: { name: string; flow: Flow; nodeName: string },
  place: Place,
  report: Report,
): void {
  if (letters(chip.label) > MOST_LABEL) {
    report(
      at.name,
      place,
      `「${chip.label}」 has ${letters(chip.label)} letters, at most ${MOST_LABEL}`,
      "shorten the chip",
    );
  }
  if (phoneLike(chip.label))
    report(at.name, place, `「${chip.label}」 looks like a phone number`, "leave numbers to the hotline register");
  if (chip.go === null && chip.word === null) {
    report(at.name, place, `「${chip.label}」 is not a word understood everywhere`, "write label and go for it");
  }
  const data = chip.word ? wordData(chip.word) : chipData(at.name, at.flow.version, at.nodeName, index, chip.value);
  if (data.length > MOST_DATA || chip.value.includes(":"))
    report(at.name, place, "the chip's data does not fit", "choose a shorter, plain value");
  if (chip.topic !== null && !TOPICS.has(chip.topic)) {
    report(at.name, place, `the topic ${chip.topic} is unknown`, "use a topic code of the handbook");
  }
}

/** Plays a talk against the engine: keeps the state, the clock and the last chips, the way the intake would. */

import { step } from "../../../src/conversation/engine.ts";
import type { Flows } from "../../../src/conversation/flow-types.ts";
import { givenBack } from "../../../src/conversation/run-state.ts";
import type { Chip, Effect, Facts, Input, RunState, Say } from "../../../src/conversation/types.ts";
import { compileFlows, readFlowFiles } from "../../../tools/flows/compile.ts";

/** The flows of this repository, compiled afresh. */
export function repositoryFlows(): Flows {
  const { flows, findings } = compileFlows(readFlowFiles());
  if (flows === null) throw new Error(`flows do not compile: ${JSON.stringify(findings[0])}`);
  return flows;
}

export const flows = repositoryFlows();

export const OPEN: Facts = {
  windowName: "となり市 となりの窓口",
  open: true,
  nextReading: "いま",
  readingHours: "平日8:30〜17:15",
  contact: "ok",
  staffAnswered: false,
};
export const CLOSED: Facts = { ...OPEN, open: false, nextReading: "あす 8:30" };

const START = Date.UTC(2026, 10, 24, 1);
const HOUR = 3_600_000;

export class Player {
  state: RunState | null;
  facts: Facts;
  now = START;
  chips: Chip[] = [];
  effects: Effect[] = [];
  private runs = 0;
  private readonly flows: Flows;

  constructor(facts: Facts = OPEN, state: RunState | null = null, played: Flows = flows) {
    this.facts = facts;
    this.state = state;
    this.flows = played;
  }

  /** One input; what the bot said, or null when it kept silent. */
  give(input: Input): Say | null {
    this.now += 60_000;
    this.runs += 1;
    const result = step(this.flows, this.state, input, this.facts, this.now, `run-${this.runs}`);
    this.state = result.state;
    this.effects = result.effects;
    const said = this.effects.find((effect) => effect.kind === "say") ?? null;
    const contact = this.effects.findLast((effect) => effect.kind === "set-contact");
    if (contact) this.facts = { ...this.facts, contact: contact.contact };
    if (this.state.status === "with-a-person" && this.requests().some((one) => one.why === "wantsPerson")) {
      this.facts = { ...this.facts, staffAnswered: false };
    }
    if (said) this.chips = said.chips;
    return said;
  }

  text(text: string): Say | null {
    return this.give({ kind: "text", text });
  }

  /** Taps a chip of the last answer; an unknown label counts as typed. */
  tap(label: string): Say | null {
    const chip = this.chips.find((one) => one.label === label);
    return chip ? this.give({ kind: "tap", data: chip.data }) : this.text(label);
  }

  sticker(): Say | null {
    return this.give({ kind: "sticker", keywords: [], text: null });
  }

  hours(count: number): void {
    this.now += count * HOUR;
  }

  /** The run's quiet timer falls due. */
  quiet(): Say | null {
    this.hours(6);
    return this.give({ kind: "quiet", run: this.state?.run ?? "", step: this.state?.step ?? 0 });
  }

  /** Something of before is here, perhaps also who would answer. */
  knows(who: Pick<Facts, "worker" | "formerWorker">): void {
    this.facts = { ...this.facts, known: true, ...who };
  }

  staffAnswers(): void {
    this.facts = { ...this.facts, staffAnswered: true };
  }

  staffGivesBack(): void {
    this.facts = { ...this.facts, staffAnswered: false };
    if (this.state) this.state = givenBack(this.state);
  }

  requests(): Extract<Effect, { kind: "open-request" }>[] {
    return this.effects.filter((effect) => effect.kind === "open-request");
  }

  /** `flow/node status` */
  where(): string {
    return this.state ? `${this.state.flow}/${this.state.node} ${this.state.status}` : "nowhere";
  }
}

/** All words of an answer as one string. */
export function words(said: Say | null): string {
  return said ? [...said.bubbles, said.question ?? ""].join("\n") : "";
}

export function labels(said: Say | null): string[] {
  return (said?.chips ?? []).map((chip) => chip.label);
}

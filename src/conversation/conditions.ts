/** What is true for this person in this turn: the facts that bubbles and branches may depend on. */

import type { Condition, Fact, Test } from "./flow-types.ts";
import { holdsAny } from "./match-words.ts";
import type { Turn } from "./turn.ts";

/** Whether a condition holds; `not-…` is its opposite. */
export function holds(turn: Turn, condition: Condition): boolean {
  return condition.startsWith("not-") ? !isTrue(turn, condition.slice(4) as Fact) : isTrue(turn, condition as Fact);
}

function isTrue({ facts, state, returning }: Turn, fact: Fact): boolean {
  switch (fact) {
    case "open":
      return facts.open;
    case "closed":
      return !facts.open;
    case "first":
      return !returning;
    case "returning":
      return returning;
    case "contactOk":
      return facts.contact === "ok";
    case "doNotContact":
      return facts.contact === "doNotContact";
    case "known":
      return facts.known === true;
    case "hasWorker":
      return Boolean(facts.worker);
    case "workerChanged":
      return Boolean(facts.worker && facts.formerWorker && facts.worker !== facts.formerWorker);
    case "supporter":
      return state.supporter === true;
    case "discreet":
      return state.discreet === true;
    case "receiptWaiting":
      return facts.receipt === "waiting";
    case "receiptConfirmed":
      return facts.receipt === "confirmed";
    case "foreign":
      return state.language !== undefined;
  }
}

/** Whether a branch goes this way. */
export function passes(turn: Turn, test: Test): boolean {
  switch (test.kind) {
    case "facts":
      return test.all.every((one) => holds(turn, one));
    case "answer": {
      const answer = Object.hasOwn(turn.state.answers, test.key) ? turn.state.answers[test.key] : undefined;
      return answer !== undefined && test.is.includes(answer.value);
    }
    case "topic":
      return turn.state.topics.includes(test.topic) || turn.hints.topics.includes(test.topic);
    case "words":
      return holdsAny(turn.text, test.words);
  }
}

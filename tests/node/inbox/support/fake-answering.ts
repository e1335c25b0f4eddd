/** Drafts, taking back, hours and texts of the house in memory, for route tests: every call recorded, the outcome as told. */
import type { AnsweringPort } from "../../../../src/requests/answering-port.ts";
import type { SendingView } from "../../../../src/requests/sending-types.ts";
import type { SnippetOutcome, SnippetsView } from "../../../../src/requests/snippets.ts";

export interface FakeAnswering extends AnsweringPort {
  shown: SnippetsView;
  snippetOutcome: SnippetOutcome;
  takenBack: "done" | "notFound" | "tooLate";
}

/** Nothing speaks against sending, nothing is kept, one text of the house. */
export function sendingView(over: Partial<SendingView> = {}): SendingView {
  return {
    stops: [],
    quota: { monthly: 200, used: 12, readAt: 0 },
    approvedOnly: false,
    senderName: "はる（職員）",
    windowName: "となりの窓口",
    language: "ja",
    agreed: null,
    draft: null,
    snippets: [
      { id: "s-hello", topic: "any", language: "ja", title: "はじめの返事", words: "となりの窓口です。読みました。" },
      {
        id: "s-lonely",
        topic: "lonely",
        language: "easyJa",
        title: "さみしいとき",
        words: "いつでも かいてください。",
      },
    ],
    undoable: [],
    ...over,
  };
}

export function fakeAnswering(record: (name: string, args: unknown[]) => void): FakeAnswering {
  const fake: FakeAnswering = {
    shown: { lines: [], mayWrite: true, mayApprove: false, staff: [] },
    snippetOutcome: { kind: "done" },
    takenBack: "done",
    saveDraft: async (_staff, id, input) => {
      record("saveDraft", [id, input]);
      return "done";
    },
    takeBack: async (_staff, id, answerId, since) => {
      record("takeBack", [id, answerId, since]);
      return { kind: fake.takenBack };
    },
    sendNow: async (_staff, id, answerId) => {
      record("sendNow", [id, answerId]);
      return { kind: fake.takenBack };
    },
    setContactHours: async (_staff, id, hours) => {
      record("setContactHours", [id, hours]);
      return { kind: "done" };
    },
    snippets: {
      read: async () => fake.shown,
      propose: async (_staff, input) => {
        record("propose", [input]);
        return fake.snippetOutcome;
      },
      approve: async (_staff, id) => {
        record("approve", [id]);
        return fake.snippetOutcome;
      },
      retire: async (_staff, id) => {
        record("retire", [id]);
        return fake.snippetOutcome;
      },
      hold: async (_staff, whom, approvedOnly) => {
        record("hold", [whom, approvedOnly]);
        return fake.snippetOutcome;
      },
    },
  };
  return fake;
}

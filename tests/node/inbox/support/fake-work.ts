/** Colleagues' work in memory, for route tests: one view, every act recorded, answers as told. */
import type { ActOutcome, RequestDetail } from "../../../../src/requests/views.ts";
import type { WorkPort } from "../../../../src/requests/work-port.ts";
import type { CalledView, Company, PastView, WorkView } from "../../../../src/requests/work-views.ts";

export interface FakeWorkOptions {
  work?: Partial<WorkView>;
  past?: PastView;
  company?: Company[];
  called?: CalledView;
}

/** Nothing written, asked or put off about a request yet. */
export function workView(request: RequestDetail, over: Partial<WorkView> = {}): WorkView {
  return {
    requestId: request.id,
    version: request.version,
    open: request.state === "open",
    owner: request.owner?.id ?? null,
    urgent: request.level === "U0" || request.level === "U1",
    notes: [],
    colleagues: [],
    takers: [],
    offer: null,
    handovers: [],
    snoozedUntil: null,
    snoozes: [],
    watching: false,
    watchers: [],
    earlier: { requests: [], lastAnswer: null, knownSince: request.openedAt },
    ...over,
  };
}

export function fakeWork(
  shown: () => RequestDetail | null,
  act: (name: string, ...args: unknown[]) => Promise<ActOutcome>,
  options: FakeWorkOptions,
): WorkPort {
  const found = (id: string) => {
    const request = shown();
    return request?.id === id ? request : null;
  };
  return {
    read: async (_staff, id) => {
      const request = found(id);
      return request && !request.reporterHidden ? workView(request, options.work) : null;
    },
    past: async (_staff, id) => (found(id) ? (options.past ?? { history: [], alerts: [], calls: [] }) : null),
    company: async (_staff, id) => (found(id) ? (options.company ?? []) : null),
    note: async (_staff, id, input) => act("note", id, input),
    editNote: async (_staff, id, noteId, input) => act("editNote", id, noteId, input),
    handOver: async (_staff, id, input, atOnce) => act("handOver", id, input, atOnce),
    answerHandover: async (_staff, id, handoverId, input) => act("answerHandover", id, handoverId, input),
    withdrawHandover: async (_staff, id, handoverId) => act("withdrawHandover", id, handoverId),
    snooze: async (_staff, id, input) => act("snooze", id, input),
    wake: async (_staff, id, seen) => act("wake", id, seen),
    watch: async (_staff, id, on) => act("watch", id, on),
    reopen: async (_staff, id, seen) => act("reopen", id, seen),
    called: async () => options.called ?? { lines: [], snoozed: [] },
    countCalled: async () => options.called?.lines.filter((line) => !line.seen).length ?? 0,
  };
}

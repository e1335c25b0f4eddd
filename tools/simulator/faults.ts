/** Things that go wrong on purpose: errors, silence before and after acceptance, slowness. */

export type FaultPoint =
  | "token"
  | "reply"
  | "push"
  | "multicast"
  | "broadcast"
  | "validate"
  | "quota"
  | "loading"
  | "markAsRead"
  | "profile"
  | "content"
  | "info"
  | "richmenu"
  | "group"
  | "webhook"
  | "any";

export type FaultAction =
  /** Refused with this status; nothing was accepted. */
  | { do: "status"; status: number; body?: unknown }
  /** Accepted and carried out, but the answer says this status. */
  | { do: "statusAfter"; status: number; body?: unknown }
  /** Never answers and accepts nothing. */
  | { do: "timeoutBefore" }
  /** Accepted and carried out, but never answers. */
  | { do: "timeoutAfter" }
  /** Answers after this many milliseconds. */
  | { do: "slow"; ms: number };

/** One-shot by default; `times: Infinity` makes it stand until cleared. */
export type Fault = { on: FaultPoint; times?: number } & FaultAction;

export interface Faults {
  /** Queues a fault; the returned function takes it back. Faults of one endpoint strike in the order they were added. */
  add(fault: Fault): () => void;
  /** Forgets all faults. Requests that hang keep hanging until `release()`. */
  clear(): void;
  /** Ends every hanging request with a lost connection. */
  release(): void;
  /** Faults that have not struck yet, with the times that are left. */
  list(): Fault[];
  /** How many requests hang right now. */
  hanging(): number;
}

/** What a caller sees when no answer will ever come: `fetch` fails with a TypeError on a lost connection. */
export class LostConnection extends TypeError {
  override name = "LostConnection";
}

/** No request hangs longer than this, so that no test ever does. */
export const LONGEST_HANG_MS = 30_000;

export interface FaultBox extends Faults {
  take(point: FaultPoint): FaultAction | null;
  /** Never resolves; rejects when the caller gives up, on `release()`, or after `LONGEST_HANG_MS`. */
  hang(signal: AbortSignal | null): Promise<never>;
  sleep(ms: number, signal: AbortSignal | null): Promise<void>;
}

/** Makes an empty set of faults. `sleep` stands for real time when it is not given. */
export function createFaults(sleep?: (ms: number) => Promise<void>): FaultBox {
  let queue: { fault: Fault; left: number }[] = [];
  const hanging = new Set<(reason: unknown) => void>();

  const wait = (ms: number, onEnd: () => void): (() => void) => {
    if (sleep !== undefined) {
      let stopped = false;
      void sleep(ms).then(() => (stopped ? undefined : onEnd()));
      return () => {
        stopped = true;
      };
    }
    const timer = setTimeout(onEnd, ms);
    return () => clearTimeout(timer);
  };

  return {
    add(fault) {
      const entry = { fault, left: fault.times ?? 1 };
      queue.push(entry);
      return () => {
        queue = queue.filter((other) => other !== entry);
      };
    },
    clear() {
      queue = [];
    },
    release() {
      for (const end of [...hanging]) {
        end(new LostConnection("the connection was lost"));
      }
    },
    list: () => queue.map(({ fault, left }) => ({ ...fault, times: left })),
    hanging: () => hanging.size,
    take(point) {
      const entry = queue.find(({ fault }) => fault.on === point || fault.on === "any");
      if (entry === undefined) {
        return null;
      }
      entry.left -= 1;
      if (entry.left <= 0) {
        queue = queue.filter((other) => other !== entry);
      }
      return entry.fault;
    },
    hang(signal) {
      return new Promise<never>((_, reject) => {
        let stop: () => void = () => {};
        const onAbort = () => end(signal?.reason);
        const end = (reason: unknown) => {
          hanging.delete(end);
          stop();
          signal?.removeEventListener("abort", onAbort);
          reject(reason);
        };
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        hanging.add(end);
        signal?.addEventListener("abort", onAbort);
        stop = wait(LONGEST_HANG_MS, () => end(new LostConnection("no answer came")));
      });
    },
    sleep(ms, signal) {
      return new Promise<void>((resolve, reject) => {
        let stop: () => void = () => {};
        const onAbort = () => {
          stop();
          reject(signal?.reason);
        };
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        signal?.addEventListener("abort", onAbort);
        stop = wait(Math.min(ms, LONGEST_HANG_MS), () => {
          signal?.removeEventListener("abort", onAbort);
          resolve();
        });
      });
    },
  };
}

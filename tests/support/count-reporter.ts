/** Ends the output of a test run with one line to count by: `N passed, N failed`, and `, N skipped` when there are any. */
import type { Reporter, SerializedError, TestModule, Vitest } from "vitest/node";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export default class CountReporter implements Reporter {
  /** A run that dies before it reports (a global setup that throws) is a failure, not silence. */
  private counts: Counts = { passed: 0, failed: 1, skipped: 0 };

  onInit(vitest: Vitest): void {
    if (vitest.config.watch) return;
    // On exit, because vitest's own summary and the global teardowns still write after the last report.
    process.once("exit", (code) => {
      if (code !== 0 && this.counts.failed === 0) this.counts.failed = 1;
      process.stdout.write(`${countsLine(this.counts)}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    this.counts = countTests(modules, unhandledErrors.length);
  }
}

/** A file that does not load, a suite whose hook throws and an unhandled error count as one failure each. */
function countTests(modules: readonly TestModule[], unhandledErrors: number): Counts {
  const counts: Counts = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) counts.failed++;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed++;
    for (const test of module.children.allTests()) {
      const state = test.result().state;
      // A test that is still pending was never run: its file or its hook failed, or the run was stopped.
      counts[state === "passed" ? "passed" : state === "failed" ? "failed" : "skipped"]++;
    }
  }
  return counts;
}

export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Fires the worker's cron by hand: nothing does so by itself on a developer's machine. */

/** Resolves when the duties have ended. @param at the time the worker is told; now without it. */
export async function fireCron(workerUrl: string, at?: Date): Promise<void> {
  const query = new URLSearchParams({ cron: "* * * * *", ...(at ? { time: String(at.getTime()) } : {}) });
  const response = await fetch(`${workerUrl}/cdn-cgi/local/scheduled?${query}`, {
    signal: AbortSignal.timeout(60_000),
  });
  if (!response.ok) throw new Error(`cron: ${response.status} ${await response.text()}`);
}

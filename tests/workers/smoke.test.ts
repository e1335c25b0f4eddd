/** The ground the workers tests stand on: D1 with the real migrations, and its append-only tables. */
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";

test("the migrations made the tables", async () => {
  const { results } = await env.DB.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all<{
    name: string;
  }>();
  expect(results.map((row) => row.name)).toEqual(
    expect.arrayContaining(["person", "request", "history_event", "outbox"]),
  );
});

test("history can be appended to and neither changed nor deleted", async () => {
  await env.DB.prepare(
    "INSERT INTO history_event (id, at, kind, actor, detail) VALUES ('h-1', 1, 'k', 'system', '{}')",
  ).run();
  await expect(env.DB.prepare("UPDATE history_event SET kind = 'other'").run()).rejects.toThrow("append-only");
  await expect(env.DB.prepare("DELETE FROM history_event").run()).rejects.toThrow("append-only");
});

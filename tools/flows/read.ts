/** Holds a parsed file against its schema and says in plain words where it differs. */

import type * as z from "zod";
import type { Finding, Parsed } from "./sources.ts";

/** The file as its schema sees it, or null with what is wrong added to `findings`. */
export function read<T>(schema: z.ZodType<T>, file: Parsed, findings: Finding[]): T | null {
  const result = schema.safeParse(file.data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const deepest = deepestIssue(issue);
    findings.push({
      path: file.path,
      line: file.lineOf(deepest.path),
      node: deepest.path[0] === "nodes" ? String(deepest.path[1] ?? "") || null : null,
      problem: `${deepest.path.slice(deepest.path[0] === "nodes" ? 2 : 0).join(".") || "the file"}: ${deepest.message}`,
      todo: "compare with a flow beside it that works",
    });
  }
  return null;
}

/** Inside a choice of shapes the branch that got furthest says most about what the writer meant. */
function deepestIssue(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code === "unrecognized_keys") {
    return { path: [...issue.path, issue.keys[0] ?? ""], message: "this word is not part of the flow language" };
  }
  if (issue.code !== "invalid_union") return { path: issue.path, message: plainWords(issue.message) };
  const inner = issue.errors
    .flat()
    .map(deepestIssue)
    .sort((a, b) => b.path.length - a.path.length || rank(a.message) - rank(b.message))[0];
  if (!inner) return { path: issue.path, message: plainWords(issue.message) };
  return { path: [...issue.path, ...inner.path], message: inner.message };
}

function plainWords(message: string): string {
  const [, expected, received] = /^Invalid input: expected (\S+), received (\S+)$/u.exec(message) ?? [];
  if (expected === undefined) return message;
  return received === "undefined" ? "this is missing" : `a ${expected} belongs here, not a ${received}`;
}

const rank = (message: string) => (message.startsWith("a ") ? 1 : 0);

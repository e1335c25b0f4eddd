/** Fields of a posted form as text. Browsers send line breaks as CR LF; people count them once. */
import type { Context } from "hono";

export interface Form {
  (name: string): string;
  all(name: string): string[];
}

export async function formOf(c: Context): Promise<Form> {
  const body = await c.req.parseBody({ all: true });
  const all = (name: string): string[] =>
    [body[name] ?? []].flat().flatMap((value) => (typeof value === "string" ? [value.replaceAll("\r\n", "\n")] : []));
  return Object.assign((name: string) => all(name)[0] ?? "", { all });
}

/** -1 for what is no version: that is the same as an outdated one. */
export const versionIn = (form: Form): number =>
  /^\d{1,15}$/.test(form("seenVersion")) ? Number(form("seenVersion")) : -1;

/** When the page was made; null where the form does not say. */
export const seenAtIn = (form: Form): number | null =>
  /^\d{1,15}$/.test(form("seenAt")) ? Number(form("seenAt")) : null;

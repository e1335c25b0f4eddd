/** What was typed in a form that could not be taken: every page that says no hands it back to whoever typed it. */
import type { Context } from "hono";
import { wantsFragment } from "./enhance.ts";
import type { InboxEnv } from "./guard.ts";
import { BACK_FIELD } from "./seat.ts";

export interface Kept {
  /** Everything that was sent, in its order. */
  fields: [name: string, value: string][];
  /** Where the form was going, when it may be sent again from the page; null when there is only the text to give back. */
  action: string | null;
  /** It was an answer to a resident: it goes on as a draft, never straight out. */
  isAnswer: boolean;
}

/** Fields that people write in, whatever stands there. */
const WRITTEN = new Set("text note words content agency spokeTo who title nickname name names find".split(" "));
/** Ids, numbers, dates, times, codes. */
const CODE = /^[\x21-\x7e]{1,64}$/;

export const isWritten = ([name, value]: readonly [string, string]): boolean =>
  value.trim() !== "" && (WRITTEN.has(name) || !CODE.test(value));

/** Undefined when nothing was written. Where only a part was asked for, the page with the text still stands. @param again see `Kept.action`. */
export async function keptOf(c: Context<InboxEnv>, again = false): Promise<Kept | undefined> {
  if (c.req.method !== "POST" || wantsFragment(c)) return undefined;
  // What could not be read has been refused before; where a page says that we failed, this must not fail, too.
  const body = await c.req.parseBody({ all: true }).catch(() => ({}));
  const fields = fieldsIn(body);
  if (!fields.some(isWritten)) return undefined;
  return {
    fields,
    action: again ? c.req.path : null,
    isAnswer: /^\/inbox\/requests\/[^/]+\/answers$/.test(c.req.path),
  };
}

/** Every text in its order. Files cannot be given back. */
export const fieldsIn = (body: Record<string, unknown>): [string, string][] =>
  Object.entries(body).flatMap(([name, value]) =>
    [value]
      .flat()
      .flatMap((one): [string, string][] => (typeof one === "string" && name !== BACK_FIELD ? [[name, one]] : [])),
  );

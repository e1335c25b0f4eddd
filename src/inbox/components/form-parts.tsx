/** The hidden parts of a form about a request: what was seen, when, and the id by which a second sending is known. */
import type { FC } from "hono/jsx";

/** Each form has an id of its own: done once, it is done. */
export const FormId: FC = () => <input type="hidden" name="formId" value={crypto.randomUUID()} />;

/** @param form the id of a form that stands elsewhere. */
export const Seen: FC<{ version: number; at: number; form?: string }> = ({ version, at, form }) => (
  <>
    <input type="hidden" name="seenVersion" value={String(version)} form={form} />
    <input type="hidden" name="seenAt" value={String(at)} form={form} />
  </>
);

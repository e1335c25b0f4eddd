/** The text that was typed, on a page that says no: to read and copy, to send again, or, of an answer, to keep as a draft. */
import type { FC } from "hono/jsx";
import { isWritten, type Kept } from "../kept.ts";

const Text: FC<{ at: number; name: string | undefined; value: string }> = ({ at, name, value }) => (
  <div class="field">
    <label for={at === 0 ? "kept-text" : `kept-text-${at}`}>書いた文</label>
    <textarea
      id={at === 0 ? "kept-text" : `kept-text-${at}`}
      name={name}
      readonly={name === undefined}
      rows={6}
      dir="auto"
    >
      {`\n${value}`}
    </textarea>
  </div>
);

/** @param props.button words of the button that sends it again; an answer has its own. */
export const KeptText: FC<{ kept: Kept; button: string }> = ({ kept, button }) => {
  const { fields, action, isAnswer } = kept;
  const written = fields.filter(isWritten);
  if (action === null) return written.map(([, value], at) => <Text at={at} name={undefined} value={value} />);
  // An answer leaves with its id, its reason and its text; what it was to do is decided by the button below.
  const sent = isAnswer ? fields.filter(([name]) => ["answerId", "reason", "text"].includes(name)) : fields;
  const inSight = sent.filter((field) => isWritten(field) && !(isAnswer && field[0] === "reason"));
  return (
    <form method="post" action={action} id="kept-form">
      {sent
        .filter((field) => !inSight.includes(field))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      {inSight.map(([name, value], at) => (
        <Text at={at} name={name} value={value} />
      ))}
      {isAnswer ? (
        <button class="button" type="submit" name="do" value="save">
          下書きに残す
        </button>
      ) : (
        <button class="button" type="submit">
          {button}
        </button>
      )}
    </form>
  );
};

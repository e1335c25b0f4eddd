/** The page behind the idle lock: nothing of anybody, what the reader had written, and one tap back. */
import type { FC } from "hono/jsx";
import { postedToNotice } from "../enhance.ts";
import { BACK_FIELD } from "../seat.ts";
import { Layout } from "./layout.tsx";

const WORDS = "しばらく使われていなかったので、画面を閉じました。";

/** Fields people write in; the rest goes along unseen. */
const isWritten = (value: string): boolean => value.includes("\n") || value.length > 40;

const Field: FC<{ name: string; value: string; written: boolean }> = ({ name, value, written }) =>
  written ? (
    <div class="field">
      <label for={`kept-${name}`}>書いた文</label>
      <textarea id={`kept-${name}`} name={name} rows={6}>
        {`\n${value}`}
      </textarea>
    </div>
  ) : (
    <input type="hidden" name={name} value={value} />
  );

/** @param action where a form was going, null for a page that was only to be looked at. */
export const LockedPage: FC<{ action: string | null; fields: [string, string][]; next: string }> = (props) => {
  const { action, fields, next } = props;
  return (
    <Layout title="お休み中です" staff={null} devSignIn={false}>
      <div class="message">
        <h1 class="page-title">お休み中です</h1>
        <p>{WORDS}</p>
        {action === null ? (
          <form method="post" action="/inbox/unlock">
            <input type="hidden" name="next" value={next} />
            <button class="button button--main" type="submit" autofocus>
              つづける
            </button>
          </form>
        ) : (
          <form method="post" action={action} class="locked-form">
            <p>まだ何も送っていません。書いたものは残っています。</p>
            {fields.map(([name, value]) => (
              <Field name={name} value={value} written={name === "text" || isWritten(value)} />
            ))}
            <button class="button button--main" type="submit" name={BACK_FIELD} value="1" autofocus>
              つづけて、送る
            </button>
          </form>
        )}
        <p>
          <a href="/inbox">はじめの画面へ</a>
        </p>
      </div>
    </Layout>
  );
};

/** Where only a part of a page was asked for: the page with what is written on it stays as it is. */
export const LockedNotice: FC = () => (
  <div class="notice notice--problem">
    <p>{WORDS}書いた文は残っています。「つづける」を押してから、もう一度送ってください。</p>
    <form method="post" action="/inbox/unlock" {...postedToNotice("/inbox/unlock")}>
      <button class="button" type="submit">
        つづける
      </button>
    </form>
  </div>
);

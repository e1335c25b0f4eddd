/** What can be done with a request besides answering: take it, give the talk back to the bot, close it. */
import type { FC } from "hono/jsx";
import type { RequestDetail } from "../../requests/views.ts";
import { besides, postedToTalk } from "../enhance.ts";
import { Check, Hand, Undo } from "./icons.tsx";

const Seen: FC<{ version: number }> = ({ version }) => (
  <input type="hidden" name="seenVersion" value={String(version)} />
);

/** The buttons carry the version one has seen, so that nobody overrules a colleague unknowingly. */
export const Acts: FC<{ detail: RequestDetail; staffId: string; beside?: boolean }> = (props) => {
  const { detail, staffId, beside } = props;
  const base = `/inbox/requests/${encodeURIComponent(detail.id)}`;
  const holder = detail.talkHolder;
  const mine = holder?.id === staffId;
  const waitsForPerson = detail.why === "wantsPerson" && detail.waitingSince !== null;
  if (detail.state === "closed")
    return (
      <section class="acts" id="acts" aria-label="操作" {...besides(beside === true)}>
        <p class="hint">この相談は終わっています。本人がまた話しかけると、新しく届きます。</p>
      </section>
    );
  return (
    <section class="acts" id="acts" aria-label="操作" {...besides(beside === true)}>
      <p class="acts-holder" id="acts-holder">
        {holder === null
          ? waitsForPerson
            ? "人を待っています。ボットは待ち時間のことだけを伝えています。"
            : "いまはボットがお相手しています。"
          : mine
            ? "あなたが受け持っています。"
            : `いまは ${holder.nickname}さんが受け持っています。`}
      </p>
      <div class="acts-row">
        {!mine && (
          <form method="post" action={`${base}/take`} id="take-form" {...postedToTalk(`${base}/take`)}>
            <Seen version={detail.version} />
            <button class="button" type="submit">
              <Hand />
              {holder === null ? "受け持つ" : "代わりに受け持つ"}
            </button>
          </form>
        )}
        {mine && (
          <form method="post" action={`${base}/release`} id="release-form" {...postedToTalk(`${base}/release`)}>
            <Seen version={detail.version} />
            <button class="button" type="submit">
              <Undo />
              ボットに戻す
            </button>
          </form>
        )}
        <details class="confirm" id="close-confirm">
          <summary class="button">
            <Check />
            終える
          </summary>
          <form method="post" action={`${base}/closure`} id="close-form">
            <p>この相談を終えます。会話と記録は残ります。</p>
            <Seen version={detail.version} />
            <button class="button button--main" type="submit">
              終えます
            </button>
          </form>
        </details>
      </div>
    </section>
  );
};

/** Texts of the house beside the field: by topic, those that fit first; each is put in by a plain submit button. */
import type { FC } from "hono/jsx";
import type { SendingView, SnippetChoice } from "../../requests/sending-types.ts";
import { languageName } from "../answer-hints.ts";
import { topicLabel } from "../labels.ts";
import { Plus } from "./icons.tsx";

const groupOf = (one: SnippetChoice): string =>
  [
    one.topic === "any" ? "いつでも" : topicLabel(one.topic),
    ...(one.language === "ja" ? [] : [languageName(one.language)]),
  ].join("・");

export const SnippetPicker: FC<{ sending: SendingView; open: boolean }> = ({ sending, open }) => {
  const groups = Map.groupBy(sending.snippets, groupOf);
  return (
    <details class="snippets" id="snippets" open={open}>
      <summary>定型文（{sending.snippets.length}）</summary>
      {sending.snippets.length === 0 && (
        <p class="hint">
          承認された文は、まだありません。<a href="/inbox/snippets">定型文のページ</a>で書けます。
        </p>
      )}
      {[...groups].map(([name, some]) => (
        <section class="snippet-group" aria-label={name}>
          <h3 class="preview-title">{name}</h3>
          <ul>
            {some.map((one) => (
              <li class="snippet-choice">
                <div>
                  <p class="snippet-name">{one.title}</p>
                  <p class="snippet-words" lang={one.language === "easyJa" ? "ja" : one.language}>
                    {one.words}
                  </p>
                </div>
                <button class="button" type="submit" name="do" value={`insert:${one.id}`} data-words={one.words}>
                  <Plus />
                  入れる<span class="sr-only">：{one.title}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
};

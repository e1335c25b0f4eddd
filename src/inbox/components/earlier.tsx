/** 「前から知っている方」: earlier requests of the same person, who worked with them last, and when. Only what the reader may see. */
import type { FC } from "hono/jsx";
import type { EarlierView } from "../../requests/work-views.ts";
import { LEVEL_WORDS, topicLabel } from "../labels.ts";
import { dayWords, isoTime, whenWords } from "../words.ts";
import { requestHref } from "./request-card.tsx";

export const Earlier: FC<{ earlier: EarlierView; now: number }> = ({ earlier, now }) => {
  const { requests, lastAnswer, knownSince } = earlier;
  const day = (at: number) => <time datetime={isoTime(at)}>{dayWords(at, now)}</time>;
  return (
    <section class="facts earlier" id="earlier" aria-labelledby="earlier-title">
      <h2 class="facts-title" id="earlier-title">
        この方のこれまで
      </h2>
      <p class="small">
        はじめて話しかけてくれた日：{day(knownSince)}
        {lastAnswer && (
          <>
            。さいごに返事をした職員：<bdi>{lastAnswer.nickname}</bdi>さん（
            <time datetime={isoTime(lastAnswer.at)}>{whenWords(lastAnswer.at, now)}</time>）
          </>
        )}
      </p>
      {requests.length === 0 ? (
        <p class="small">ほかの相談は、ありません。</p>
      ) : (
        <ul class="earlier-list">
          {requests.map((one) => (
            <li>
              <a href={requestHref(one.id)}>
                {one.about === "self" ? "本人の相談" : "ご近所のことの知らせ"}（{day(one.openedAt)}）
              </a>
              <span class="small">
                {LEVEL_WORDS[one.level].word}
                {one.topics.length > 0 && `・${one.topics.slice(0, 3).map(topicLabel).join("・")}`}
                {one.state === "open" ? "・開いています" : one.closedAt !== null && "・終えた日 "}
                {one.state === "closed" && one.closedAt !== null && day(one.closedAt)}
                {one.worker && (
                  <>
                    ・<bdi>{one.worker}</bdi>さん
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** What came without a chat, beside its request; and what stands where nothing can be sent. Never who told of a neighbour. */
import type { FC } from "hono/jsx";
import type { RecordView } from "../../records/kinds.ts";
import type { RequestDetail } from "../../requests/views.ts";
import { UNREADABLE } from "../labels.ts";
import { ANSWER_BY, CAME_WORDS } from "../record-words.ts";
import { isoTime, quoted, whenWords } from "../words.ts";
import { LevelMark } from "./level-mark.tsx";

export const newRecordHref = (join: string): string => `/inbox/records/new?${new URLSearchParams({ join })}`;

const Words: FC<{ record: RecordView }> = ({ record }) =>
  record.notToBeRead ? (
    <p class="small">読まないで、と言われています</p>
  ) : record.unreadable ? (
    <p class="small">{UNREADABLE}</p>
  ) : record.words === null ? (
    <p class="small">{record.about === "self" ? "ことばは消されました" : "近所の方のことばは、ありません"}</p>
  ) : (
    <p class="record-words">{quoted(record.words)}</p>
  );

export const Records: FC<{ records: readonly RecordView[]; now: number }> = ({ records, now }) =>
  records.length === 0 ? null : (
    // It scrolls on its own on wide screens, so it must be reachable from the keyboard.
    <section class="records" id="records" aria-labelledby="records-title" tabindex={0}>
      <h2 class="facts-title" id="records-title">
        LINE のほかで聞いたこと
      </h2>
      <ol class="record-list">
        {records.map((record) => (
          <li class="record" id={`record-${record.id}`}>
            <p class="record-top">
              <LevelMark level={record.level} />
              <span>
                <time datetime={isoTime(record.at)}>{whenWords(record.at, now)}</time>・{CAME_WORDS[record.kind]}
              </span>
            </p>
            <Words record={record} />
            {record.who !== null && (
              <p>
                <span class="small">名前・連絡先：</span>
                {record.who}
              </p>
            )}
            <p class="small">
              {record.about === "self" ? "本人のこと" : "近所の方のこと（まだ確かめていない知らせ）"}・記録：{record.by}
              さん
              {record.raised && "・急ぎは職員が上げました"}
            </p>
            {record.mayKnow && (
              <p>
                <a class="record-reporter" href={`/inbox/records/${encodeURIComponent(record.id)}/reporter`}>
                  知らせてくれた方を見る
                </a>
                <span class="small">（見たことが記録に残ります）</span>
              </p>
            )}
            {record.mayErase && (
              <p>
                <a class="record-reporter" href={`/inbox/records/${encodeURIComponent(record.id)}/erasure`}>
                  「消して」と言われた
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );

/** In the place of the composer: nothing can be sent, so it says what can be done. */
export const NoLine: FC<{ detail: RequestDetail }> = ({ detail }) =>
  detail.channel === undefined ? null : (
    <section class="no-line" id="no-line" aria-labelledby="no-line-title">
      <h2 class="no-line-title" id="no-line-title">
        LINE では返事を送れません
      </h2>
      <p>{ANSWER_BY[detail.channel]}電話や訪問で伝えて、話したことを残してください。</p>
      {detail.state === "open" && (
        <p class="no-line-acts">
          <a class="button button--main" href={newRecordHref(detail.id)}>
            話したことを記録する
          </a>
        </p>
      )}
    </section>
  );

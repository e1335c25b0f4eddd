/** Who has the request and when: hand it on, answer who asks, put it off, watch it; and what stands about that, renewed by itself. */
import type { FC } from "hono/jsx";
import { MAX_LINE } from "../../danger/codes.ts";
import { LONGEST_SNOOZE_MS } from "../../requests/snooze.ts";
import type { HandoverView, WorkView } from "../../requests/work-views.ts";
import { besides, postedToWork, refreshedWork } from "../enhance.ts";
import { localTime } from "../tokyo-time.ts";
import { isoTime, whenWords } from "../words.ts";
import { handoverWords, SNOOZE_WORDS } from "../work-words.ts";
import { FormId, Seen } from "./form-parts.tsx";
import { Alert, Check, Clock, Hand } from "./icons.tsx";

/** Which form came back, with what was typed, what was wrong, and what happened in between. */
export interface WorkDraft {
  form: "handover" | "answer" | "snooze" | null;
  values: Record<string, string>;
  problem: string | null;
  changes: readonly string[];
}

export const noWork: WorkDraft = { form: null, values: {}, problem: null, changes: [] };

interface Part {
  work: WorkView;
  staffId: string;
  draft: WorkDraft;
  newId: string;
  now: number;
}

const base = (id: string): string => `/inbox/requests/${encodeURIComponent(id)}`;

/** What went on while somebody was writing; then one can decide anew. */
export const Changes: FC<{ changes: readonly string[] }> = ({ changes }) =>
  changes.length === 0 ? null : (
    <>
      <p>このあいだに：</p>
      <ul class="changes">
        {changes.map((change) => (
          <li dir="auto">{change}</li>
        ))}
      </ul>
    </>
  );

const Problem: FC<{ draft: WorkDraft; form: WorkDraft["form"] }> = ({ draft, form }) =>
  draft.problem !== null && draft.form === form ? (
    <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
      <p>{draft.problem}</p>
      <Changes changes={draft.changes} />
    </div>
  ) : null;

const Said: FC<{ words: string | null }> = ({ words }) =>
  words === null ? null : (
    <q class="span" dir="auto">
      {words}
    </q>
  );

const Line: FC<{ id: string; label: string; value: string }> = ({ id, label, value }) => (
  <div class="field">
    <label for={id}>{label}</label>
    <input type="text" id={id} name="words" maxlength={MAX_LINE} autocomplete="off" dir="auto" value={value} />
  </div>
);

const Offer: FC<{ offer: HandoverView; work: WorkView; staffId: string; now: number }> = (props) => {
  const { offer, work, staffId, now } = props;
  const action = `${base(work.requestId)}/handovers/${encodeURIComponent(offer.id)}/withdrawal`;
  const mayWithdraw = offer.from.id === staffId || work.owner === staffId;
  return (
    <div class="offer" id="offer">
      <p class="warning">
        <Alert />
        {handoverWords(offer)}
      </p>
      <Said words={offer.words} />
      <p class="small">
        <time datetime={isoTime(offer.at)}>{whenWords(offer.at, now)}</time>
        ・返事があるまで、受け持ちは変わりません。
      </p>
      {offer.to.id === staffId && (
        <p class="small">
          返事は、この下か <a href="/inbox/called">呼ばれています</a> のページで書けます。
        </p>
      )}
      {mayWithdraw && offer.to.id !== staffId && (
        <form method="post" action={action} {...postedToWork(action, "work")}>
          <FormId />
          <button class="button" type="submit">
            お願いを取り下げる
          </button>
        </form>
      )}
    </div>
  );
};

const Watch: FC<{ work: WorkView }> = ({ work }) => {
  const action = `${base(work.requestId)}/watch`;
  return (
    <form method="post" action={action} id="watch-form" class="acts-row" {...postedToWork(action, "work")}>
      <input type="hidden" name="on" value={work.watching ? "" : "yes"} />
      <button class="button" type="submit">
        {work.watching ? "見守りをやめる" : "見守る"}
      </button>
      <span class="small">
        {work.watchers.length === 0
          ? "見守ると、動きがあったときに「呼ばれています」に出ます。"
          : `見守っている人：${work.watchers.map((name) => `${name}さん`).join("、")}`}
      </span>
    </form>
  );
};

/** What stands, renewed by itself; nothing is typed in here. */
export const WorkLive: FC<Omit<Part, "draft" | "newId">> = ({ work, staffId, now }) => {
  const action = `${base(work.requestId)}/waking`;
  const last = work.handovers.filter((one) => one.state !== "offered").at(-1);
  return (
    <div class="work-live" id="work-live" {...refreshedWork(work.requestId)}>
      {/* The forms below belong to what is seen here: the version is renewed with it. */}
      {work.open &&
        ["handover-form", "snooze-form"].map((form) => <Seen version={work.version} at={now} form={form} />)}
      {work.offer && <Offer offer={work.offer} work={work} staffId={staffId} now={now} />}
      {last && work.offer === null && (
        <div class="handover-last">
          <p>
            {handoverWords(last)}
            <span class="small">
              （<time datetime={isoTime(last.decidedAt ?? last.at)}>{whenWords(last.decidedAt ?? last.at, now)}</time>）
            </span>
          </p>
          <Said words={last.words} />
          <Said words={last.answer} />
        </div>
      )}
      {work.snoozedUntil !== null && (
        <form method="post" action={action} id="wake-form" class="acts-row" {...postedToWork(action, "work")}>
          <p>
            <Clock />
            <time datetime={isoTime(work.snoozedUntil)}>{whenWords(work.snoozedUntil, now)}</time>
            まで、一覧から外しています。新しいことばが届くと、すぐ戻ります。
          </p>
          <Seen version={work.version} at={now} />
          <FormId />
          <button class="button" type="submit">
            いま一覧に戻す
          </button>
        </form>
      )}
      <Watch work={work} />
    </div>
  );
};

const Answer: FC<Part & { offer: HandoverView }> = ({ work, offer, draft, now }) => {
  const action = `${base(work.requestId)}/handovers/${encodeURIComponent(offer.id)}/answer`;
  const typed = draft.form === "answer" ? draft.values : {};
  return (
    <form
      method="post"
      action={action}
      id="offer-answer"
      class="hand-form"
      aria-label="引き継ぎへの返事"
      {...postedToWork(action, "work")}
    >
      <Problem draft={draft} form="answer" />
      <p>
        <bdi>{offer.from.nickname}</bdi>さんから、引き継ぎのお願いです。
      </p>
      <Said words={offer.words} />
      <Seen version={work.version} at={now} />
      <FormId />
      <Line id="answer-words" label="ひとこと（断るときは必要です）" value={typed.words ?? ""} />
      <div class="acts-row">
        <button class="button button--main" type="submit" name="answer" value="yes">
          <Check />
          引き継ぎを受ける
        </button>
        <button class="button" type="submit" name="answer" value="no">
          断る
        </button>
      </div>
    </form>
  );
};

const HandOn: FC<Part> = ({ work, draft, newId }) => {
  const action = `${base(work.requestId)}/handovers`;
  const typed = draft.form === "handover" ? draft.values : {};
  return (
    <details id="handover" open={draft.form === "handover"}>
      <summary class="button">
        <Hand />
        引き継ぐ・渡す
      </summary>
      <form method="post" action={action} id="handover-form" class="hand-form" {...postedToWork(action, "work")}>
        <Problem draft={draft} form="handover" />
        <input type="hidden" name="entryId" value={newId} />
        <div class="field">
          <label for="handover-to">だれに</label>
          <select id="handover-to" name="to" required>
            <option value="">えらんでください</option>
            {work.takers
              .filter((one) => one.id !== work.owner)
              .map((one) => (
                <option value={one.id} selected={typed.to === one.id}>
                  {one.nickname}さん
                </option>
              ))}
          </select>
        </div>
        <Line id="handover-words" label="ひとこと（職員だけが見ます）" value={typed.words ?? ""} />
        <p class="hint">
          「お願いする」は、相手が受けるまで受け持ちが変わりません。「すぐに渡す」は、すぐに相手の受け持ちになります。
        </p>
        <div class="acts-row">
          <button class="button button--main" type="submit" name="how" value="ask">
            引き継ぎをお願いする
          </button>
          <button class="button" type="submit" name="how" value="give">
            すぐに渡す
          </button>
        </div>
      </form>
    </details>
  );
};

const Later: FC<Part> = ({ work, draft, now }) => {
  const action = `${base(work.requestId)}/snooze`;
  const typed = draft.form === "snooze" ? draft.values : {};
  return (
    <details id="snooze" open={draft.form === "snooze"}>
      <summary class="button">
        <Clock />
        あとで
      </summary>
      <form method="post" action={action} id="snooze-form" class="hand-form" {...postedToWork(action, "work")}>
        <Problem draft={draft} form="snooze" />
        <FormId />
        <p class="hint">
          そのときまで一覧から外します。新しいことばが届くか、急ぎになると、すぐに戻ります。戻るのは、窓口があいている時間です。
        </p>
        <div class="acts-row">
          {work.snoozes.map(({ choice, until }) => (
            <button class="button" type="submit" name="choice" value={choice}>
              {SNOOZE_WORDS[choice]}（{whenWords(until, now)}）
            </button>
          ))}
        </div>
        <div class="field">
          <label for="snooze-at">日時をえらぶ</label>
          <input
            type="datetime-local"
            id="snooze-at"
            name="at"
            min={localTime(now)}
            max={localTime(now + LONGEST_SNOOZE_MS)}
            value={typed.at ?? ""}
          />
        </div>
        <button class="button" type="submit" name="choice" value="at">
          この日時まで、あとで
        </button>
      </form>
    </details>
  );
};

/** Everything about whose turn it is. Answered in place; without scripts it comes back by redirect. */
export const Work: FC<Part & { beside?: boolean }> = ({ beside, ...part }) => {
  const { work, staffId, draft, now } = part;
  const forms = {
    answer: work.open && work.offer?.to.id === staffId,
    handover: work.open,
    snooze: work.open && !work.urgent,
  };
  // What went wrong is said at its form; where the form itself is gone meanwhile, above.
  const above = draft.form !== null && !forms[draft.form] ? { ...draft, form: null } : draft;
  return (
    <section class="work" id="work" aria-labelledby="work-title" {...besides(beside === true)}>
      <h2 class="facts-title" id="work-title">
        引き継ぎ・あとで・見守り
      </h2>
      <Problem draft={above} form={null} />
      <WorkLive work={work} staffId={staffId} now={now} />
      {forms.answer && work.offer && <Answer {...part} offer={work.offer} />}
      {forms.handover && <HandOn {...part} />}
      {forms.snooze && <Later {...part} />}
    </section>
  );
};

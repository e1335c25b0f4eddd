/** The staff side of danger: what stands (renewed by itself) and the forms to set a level, log a step, record a notice, plan on. */
import type { Child, FC } from "hono/jsx";
import { isAbuse } from "../../danger/closing.ts";
import { HAND_REASONS, LAWS, MAX_CONTENT, MAX_LINE, METHODS, STEP_KINDS } from "../../danger/codes.ts";
import { LATEST_CONTACT_MS } from "../../danger/steps.ts";
import type { DangerView } from "../../danger/views.ts";
import { LEVELS } from "../../triage/types.ts";
import { HAND_REASON_WORDS, LAW_WORDS, METHOD_WORDS, STEP_WORDS } from "../danger-words.ts";
import { postedToDanger } from "../enhance.ts";
import { LEVEL_WORDS, TOPIC_CODES, topicLabel } from "../labels.ts";
import { localTime } from "../tokyo-time.ts";
import { DangerLive, dangerBase } from "./danger-live.tsx";

/** Which form came back, with what was typed and what was wrong. */
export interface DangerDraft {
  form: "level" | "topics" | "area" | "owner" | "step" | "notice" | "care" | "next" | null;
  values: Record<string, string>;
  problem: string | null;
}

export const noDraft: DangerDraft = { form: null, values: {}, problem: null };

interface FormView {
  view: DangerView;
  draft: DangerDraft;
  newId: string;
  now: number;
}

const DAY = 24 * 3_600_000;

const Choice: FC<{ name: string; value: string; on: boolean; required?: boolean; children?: Child }> = (props) => (
  <label class="choice">
    <input type="radio" name={props.name} value={props.value} checked={props.on} required={props.required} />
    {props.children}
  </label>
);

const Line: FC<{ id: string; name: string; label: string; value: string; max?: number }> = (props) => (
  <div class="field">
    <label for={props.id}>{props.label}</label>
    <input
      type="text"
      id={props.id}
      name={props.name}
      maxlength={props.max ?? MAX_LINE}
      autocomplete="off"
      value={props.value}
    />
  </div>
);

const When: FC<{ id: string; label: string; value: string; min?: string; max?: string }> = (props) => (
  <div class="field">
    <label for={props.id}>{props.label}</label>
    <input type="datetime-local" id={props.id} name="at" value={props.value} min={props.min} max={props.max} />
  </div>
);

const Reasons: FC<{ chosen: string; id: string }> = ({ chosen, id }) => (
  <fieldset class="choices">
    <legend id={`${id}-legend`}>理由</legend>
    {HAND_REASONS.map((reason) => (
      <Choice name="why" value={reason} on={chosen === reason}>
        {HAND_REASON_WORDS[reason]}
      </Choice>
    ))}
  </fieldset>
);

/** The problem of the form that came back; focus moves here when it appears. */
const Problem: FC<{ draft: DangerDraft; form: DangerDraft["form"] }> = ({ draft, form }) =>
  draft.problem !== null && draft.form === form ? (
    <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
      <p>{draft.problem}</p>
    </div>
  ) : null;

const Levels: FC<FormView> = ({ view, draft, newId }) => {
  const action = `${dangerBase(view.requestId)}/hand`;
  const typed = draft.form === "level" ? draft.values : {};
  return (
    <form method="post" action={action} id="hand-level" class="hand-form" {...postedToDanger(action)}>
      <Problem draft={draft} form="level" />
      <input type="hidden" name="entryId" value={newId} />
      <input type="hidden" name="field" value="level" />
      <p class="hint" id="hand-level-hint">
        上げるときは、そのまま押せます。「きょう」より下げるときは理由が、「いのち」を下げるときは理由ともう一人の確認がいります。
      </p>
      <Reasons chosen={typed.why ?? ""} id="hand-level" />
      <Line
        id="hand-level-words"
        name="words"
        label="ひとこと（「その他」のときは必要です）"
        value={typed.words ?? ""}
      />
      <fieldset class="choices" aria-describedby="hand-level-hint">
        <legend>急ぎの度合い</legend>
        {LEVELS.filter((level) => level !== view.level).map((level) => (
          <button class="button" type="submit" name="value" value={level}>
            {level} {LEVEL_WORDS[level].word}にする
          </button>
        ))}
      </fieldset>
    </form>
  );
};

const Others: FC<FormView> = ({ view, draft, newId }) => {
  const action = `${dangerBase(view.requestId)}/hand`;
  const hidden = (field: string) => (
    <>
      <input type="hidden" name="entryId" value={newId} />
      <input type="hidden" name="field" value={field} />
    </>
  );
  return (
    <>
      <form method="post" action={action} id="hand-area" class="hand-form" {...postedToDanger(action)}>
        <Problem draft={draft} form="area" />
        {hidden("area")}
        <div class="field">
          <label for="hand-area-value">場所</label>
          <select id="hand-area-value" name="value">
            <option value="">まだ聞いていません</option>
            {view.areas.map((area) => (
              <option value={area.id} selected={area.id === view.area}>
                {area.name}
              </option>
            ))}
          </select>
        </div>
        <button class="button" type="submit">
          場所を決める
        </button>
      </form>
      <form method="post" action={action} id="hand-topics" class="hand-form" {...postedToDanger(action)}>
        <Problem draft={draft} form="topics" />
        {hidden("topics")}
        <fieldset class="choices">
          <legend>話題</legend>
          {TOPIC_CODES.map((topic) => (
            <label class="choice">
              <input type="checkbox" name="value" value={topic} checked={view.topics.includes(topic)} />
              {topicLabel(topic)}
            </label>
          ))}
        </fieldset>
        {isAbuse(view) ? (
          <>
            <p class="hint">「子育て」「DV・虐待・性被害」をはずすときは、理由がいります。</p>
            <Reasons chosen={draft.form === "topics" ? (draft.values.why ?? "") : ""} id="hand-topics" />
            <Line
              id="hand-topics-words"
              name="words"
              label="ひとこと（「その他」のときは必要です）"
              value={draft.form === "topics" ? (draft.values.words ?? "") : ""}
            />
          </>
        ) : null}
        <button class="button" type="submit">
          話題を決める
        </button>
      </form>
    </>
  );
};

const Steps: FC<FormView> = ({ view, draft, newId, now }) => {
  const action = `${dangerBase(view.requestId)}/steps`;
  const typed = draft.form === "step" ? draft.values : {};
  return (
    <form method="post" action={action} id="step-form" class="hand-form" {...postedToDanger(action)}>
      <Problem draft={draft} form="step" />
      <input type="hidden" name="entryId" value={newId} />
      <fieldset class="choices">
        <legend>したこと</legend>
        {STEP_KINDS.map((kind) => (
          <Choice name="kind" value={kind} on={typed.kind === kind} required>
            {STEP_WORDS[kind]}
          </Choice>
        ))}
      </fieldset>
      <Line id="step-words" name="words" label="ひとこと（なくてもかまいません）" value={typed.words ?? ""} />
      <When id="step-at" label="いつ（空なら、いま）" value={typed.at ?? ""} max={localTime(now)} />
      <button class="button button--main" type="submit">
        残す
      </button>
    </form>
  );
};

const Notices: FC<FormView & { staffId: string }> = ({ view, draft, newId, now, staffId }) => {
  const action = `${dangerBase(view.requestId)}/notices`;
  const typed = draft.form === "notice" ? draft.values : {};
  return (
    <form method="post" action={action} id="notice-form" class="hand-form" {...postedToDanger(action)}>
      <Problem draft={draft} form="notice" />
      <input type="hidden" name="entryId" value={newId} />
      <fieldset class="choices">
        <legend>どの法律で</legend>
        {LAWS.map((law) => (
          <Choice name="law" value={law} on={typed.law === law} required>
            {LAW_WORDS[law]}
          </Choice>
        ))}
      </fieldset>
      <Line
        id="notice-agency"
        name="agency"
        label="知らせた先（児童相談所、市の窓口など）"
        value={typed.agency ?? ""}
      />
      <Line id="notice-person" name="spokeTo" label="受けた人（わかれば）" value={typed.spokeTo ?? ""} />
      <fieldset class="choices">
        <legend>方法</legend>
        {METHODS.map((method) => (
          <Choice name="method" value={method} on={typed.method === method} required>
            {METHOD_WORDS[method]}
          </Choice>
        ))}
      </fieldset>
      <When id="notice-at" label="いつ（空なら、いま）" value={typed.at ?? ""} max={localTime(now)} />
      <div class="field">
        <label for="notice-content">伝えたこと（短く）</label>
        <textarea id="notice-content" name="content" rows={3} maxlength={MAX_CONTENT} autocomplete="off">
          {`\n${typed.content ?? ""}`}
        </textarea>
      </div>
      <div class="field">
        <label for="notice-second">いっしょに確かめた職員</label>
        <select id="notice-second" name="second" required>
          <option value="">えらんでください</option>
          {view.colleagues
            .filter((one) => one.id !== staffId)
            .map((one) => (
              <option value={one.id} selected={typed.second === one.id}>
                {one.nickname}さん
              </option>
            ))}
        </select>
      </div>
      <p class="hint">知らせた人がわかることは、本人やまわりの人に伝わらないように扱ってください。</p>
      <button class="button button--main" type="submit">
        通告・通報を記録する
      </button>
    </form>
  );
};

const After: FC<FormView> = ({ view, draft, newId, now }) => {
  const action = `${dangerBase(view.requestId)}/steps`;
  const care = draft.form === "care" ? draft.values : {};
  const next = draft.form === "next" ? draft.values : {};
  return (
    <>
      <form method="post" action={action} id="next-form" class="hand-form" {...postedToDanger(action)}>
        <Problem draft={draft} form="next" />
        <input type="hidden" name="entryId" value={newId} />
        <input type="hidden" name="kind" value="nextContact" />
        <When
          id="next-at"
          label="次に連絡する日時（24〜72時間のうちに）"
          value={next.at ?? localTime(now + DAY)}
          min={localTime(now)}
          max={localTime(now + LATEST_CONTACT_MS)}
        />
        <button class="button" type="submit">
          次の連絡を決める
        </button>
      </form>
      <form method="post" action={action} id="care-form" class="hand-form" {...postedToDanger(action)}>
        <Problem draft={draft} form="care" />
        <input type="hidden" name="entryId" value={newId} />
        <input type="hidden" name="kind" value="care" />
        <Line
          id="care-words"
          name="words"
          label="ふりかえり（対応した人の気持ちや、つらさも）"
          value={care.words ?? ""}
        />
        <button class="button" type="submit">
          ふりかえりを残す
        </button>
      </form>
    </>
  );
};

/** Everything about danger on a request's page. Answered in place; without scripts it comes back by redirect. */
export const Danger: FC<FormView & { staffId: string }> = ({ view, draft, newId, now, staffId }) => {
  const form = { view, draft, newId, now };
  const urgent = view.level === "U0" || view.level === "U1";
  const handOpen = draft.form === "level" || draft.form === "topics" || draft.form === "area" || draft.form === "owner";
  return (
    <section class="danger" id="danger" aria-labelledby="danger-title">
      <h2 class="facts-title" id="danger-title">
        見立てと対応
      </h2>
      <Problem draft={draft} form={null} />
      <DangerLive view={view} staffId={staffId} now={now} newId={newId} />
      {view.open && (
        <details id="danger-hand" open={handOpen}>
          <summary class="button">見立てを直す</summary>
          <Levels {...form} />
          <Others {...form} />
        </details>
      )}
      <details id="danger-step" open={(view.open && urgent) || draft.form === "step"}>
        <summary class="button">したことを残す</summary>
        <Steps {...form} />
      </details>
      <details id="danger-notice" open={draft.form === "notice"}>
        <summary class="button">通告・通報を記録する</summary>
        <Notices {...form} staffId={staffId} />
      </details>
      <details id="danger-after" open={draft.form === "care" || draft.form === "next"}>
        <summary class="button">次の連絡と、ふりかえり</summary>
        <After {...form} />
      </details>
    </section>
  );
};

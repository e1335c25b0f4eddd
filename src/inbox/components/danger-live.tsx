/** What was decided and done about a danger, as it stands now: renewed by itself, so nothing is typed in here. */
import type { FC } from "hono/jsx";
import type { DangerView, NoticeView, SettingView, StepView } from "../../danger/views.ts";
import { LAW_WORDS, METHOD_WORDS, type Names, STEP_WORDS, settingWords } from "../danger-words.ts";
import { postedToDanger, refreshedDanger } from "../enhance.ts";
import { LEVEL_WORDS, UNREADABLE } from "../labels.ts";
import { isoTime, whenWords } from "../words.ts";
import { Alert, Check, Hand } from "./icons.tsx";

export const dangerBase = (id: string): string => `/inbox/requests/${encodeURIComponent(id)}`;

const When: FC<{ at: number; now: number }> = ({ at, now }) => <time datetime={isoTime(at)}>{whenWords(at, now)}</time>;

const Words: FC<{ words: string | null; unreadable: boolean }> = ({ words, unreadable }) =>
  unreadable ? <span class="small">{UNREADABLE}</span> : words === null ? null : <q class="span">{words}</q>;

const Step: FC<{ step: StepView; now: number }> = ({ step, now }) => (
  <li id={`step-${step.id}`}>
    <When at={step.at} now={now} />
    <span>
      {STEP_WORDS[step.kind]}
      {step.nextAt !== null && (
        <>
          ：<When at={step.nextAt} now={now} />
        </>
      )}
      （{step.staff}さん）
    </span>
    <Words words={step.words} unreadable={step.unreadable} />
  </li>
);

const Notice: FC<{ notice: NoticeView; now: number }> = ({ notice, now }) => (
  <li id={`notice-${notice.id}`}>
    <When at={notice.at} now={now} />
    <span>
      通告・通報：{LAW_WORDS[notice.law]}・{METHOD_WORDS[notice.method]}（{notice.staff}さんと{notice.second}さん）
    </span>
    {notice.words && (
      <q class="span">{[notice.words.agency, notice.words.spokeTo, notice.words.content].filter(Boolean).join("／")}</q>
    )}
    {notice.unreadable && <span class="small">{UNREADABLE}</span>}
  </li>
);

/** A lowering of U0 that waits for a second person. Whoever proposed it can only take it back. */
const Proposal: FC<{ view: DangerView; proposal: SettingView; staffId: string; names: Names; now: number }> = (
  props,
) => {
  const { view, proposal, staffId, names, now } = props;
  const own = proposal.staff.id === staffId;
  const action = `${dangerBase(view.requestId)}/lowering/${encodeURIComponent(proposal.id)}`;
  return (
    <div class="proposal" id="proposal">
      <p class="warning">
        <Alert />
        「いのち」を下げる提案があります。もう一人の確認がいります。
      </p>
      <p>{settingWords(proposal, names)}</p>
      <p class="small">
        {proposal.staff.nickname}さん・
        <When at={proposal.at} now={now} />
      </p>
      {own && <p class="hint">あなたの提案です。もう一人の職員が、会話を読んでから決めます。</p>}
      <div class="acts-row">
        {!own && (
          <form method="post" action={`${action}/confirmation`} {...postedToDanger(`${action}/confirmation`)}>
            <input type="hidden" name="seenVersion" value={String(view.version)} />
            <button class="button button--main" type="submit">
              <Check />
              会話を読みました。下げます
            </button>
          </form>
        )}
        <form method="post" action={`${action}/withdrawal`} {...postedToDanger(`${action}/withdrawal`)}>
          <input type="hidden" name="seenVersion" value={String(view.version)} />
          <button class="button" type="submit">
            {own ? "取り下げる" : "下げません"}
          </button>
        </form>
      </div>
    </div>
  );
};

/** @param newId a UUID for the one form that stands in here. */
export const DangerLive: FC<{ view: DangerView; staffId: string; now: number; newId: string }> = (props) => {
  const { view, staffId, now, newId } = props;
  const names: Names = {
    area: (id) => view.areas.find((area) => area.id === id)?.name ?? id,
    staff: (id) => view.colleagues.find((one) => one.id === id)?.nickname ?? "いまはいない職員",
  };
  const urgent = view.level === "U0" || view.level === "U1";
  const joined = view.steps.filter((step) => step.kind === "joined");
  const me = view.colleagues.find((one) => one.id === staffId);
  const mine = me !== undefined && joined.some((step) => step.staff === me.nickname);
  const log = [
    ...view.steps.map((step) => ({ at: step.at, row: <Step step={step} now={now} /> })),
    ...view.notices.map((notice) => ({ at: notice.at, row: <Notice notice={notice} now={now} /> })),
  ].toSorted((a, b) => a.at - b.at);
  const settings = view.settings.filter((setting) => setting.id !== view.proposal?.id);
  const base = dangerBase(view.requestId);
  return (
    <div class="danger-live" id="danger-live" {...refreshedDanger(view.requestId)}>
      {/* The forms below belong to what is seen here: the version is renewed with it. */}
      {view.open &&
        ["hand-level", "hand-topics", "hand-area"].map((form) => (
          <input type="hidden" name="seenVersion" value={String(view.version)} form={form} />
        ))}
      <p class="hand-line">
        {view.byHand
          ? `いまの度合いは、人が決めたものです（自動: ${view.machineLevel} ${LEVEL_WORDS[view.machineLevel].word}）。`
          : "いまの度合いは、自動の見立てのままです。"}
      </p>
      {view.proposal && <Proposal view={view} proposal={view.proposal} staffId={staffId} names={names} now={now} />}
      {(urgent || joined.length > 0) && (
        <p class="joined" id="joined">
          {joined.length === 0
            ? "まだ、ふたりめはいません。ひとりで抱えないでください。"
            : `加わった人：${joined.map((step) => `${step.staff}さん（${whenWords(step.at, now)}）`).join("、")}`}
        </p>
      )}
      {view.open && urgent && !mine && (
        <form method="post" action={`${base}/steps`} id="join-form" {...postedToDanger(`${base}/steps`)}>
          <input type="hidden" name="entryId" value={newId} />
          <input type="hidden" name="kind" value="joined" />
          <button class="button" type="submit">
            <Hand />
            この対応に加わる
          </button>
        </form>
      )}
      {log.length > 0 && (
        <section aria-labelledby="log-title">
          <h3 id="log-title">したこと</h3>
          <ol class="log">{log.map(({ row }) => row)}</ol>
        </section>
      )}
      {settings.length > 0 && (
        <section aria-labelledby="settings-title">
          <h3 id="settings-title">人が決めたこと</h3>
          <ol class="log">
            {settings.map((setting) => (
              <li id={`setting-${setting.id}`}>
                <When at={setting.at} now={now} />
                <span>
                  {settingWords(setting, names)}（{setting.staff.nickname}さん
                  {setting.second === null ? "" : `と${setting.second}さん`}）
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
};

/** The roster: who is on duty now and next, times without anybody, handing a turn on, and the weekly plan. */
import type { FC } from "hono/jsx";
import type { DutyView } from "../../alerts/port.ts";
import { shiftWords, spanWords, WEEKDAYS } from "../duty-words.ts";
import type { DutyProps } from "../pages/duty-page.tsx";
import { Alert } from "./icons.tsx";

const COMING_SHOWN = 14;

const Colleagues: FC<{ view: DutyProps["view"]; but?: string; own?: string | null }> = ({ view, but, own }) => (
  <>
    {view.colleagues
      .filter(({ id }) => id !== but && (own === undefined || own === null || id === own))
      .map(({ id, nickname }) => (
        <option value={id}>{nickname}さん</option>
      ))}
  </>
);

/** A CSW hands on a turn of their own, or takes over somebody else's; a manager may do either for anybody. */
const HandOn: FC<DutyProps & { duty: DutyView }> = ({ view, duty, staff }) => {
  const manager = staff.role === "manager";
  const own = duty.staff.id === staff.id;
  const fieldId = `to-${duty.shiftId}-${duty.date}`;
  return (
    <details class="confirm">
      <summary class="button button--quiet">{own || manager ? "代わってもらう" : "代わる"}</summary>
      <form method="post" action="/inbox/duty/swaps">
        <input type="hidden" name="shift" value={duty.shiftId} />
        <input type="hidden" name="date" value={duty.date} />
        <label for={fieldId}>この日だけ、だれが当番になりますか</label>
        <select class="field-input" name="staff" id={fieldId}>
          <Colleagues view={view} but={duty.staff.id} own={own || manager ? null : staff.id} />
          {manager && <option value="nobody">だれもいない（管理者に知らせます）</option>}
        </select>
        <button class="button" type="submit">
          当番を代える
        </button>
      </form>
    </details>
  );
};

const DutyLine: FC<DutyProps & { duty: DutyView }> = (props) => {
  const { duty, now } = props;
  return (
    <li>
      <span class="duty-who">
        <strong>{duty.staff.nickname}さん</strong> {spanWords(duty.from, duty.until, now)}
      </span>
      {duty.away && <span class="tag">利用停止中。つぎの人を呼びます</span>}
      {duty.recurring && <HandOn {...props} />}
    </li>
  );
};

const NewShift: FC<DutyProps> = ({ view }) => (
  <details class="confirm" id="new-shift">
    <summary class="button">当番を足す</summary>
    <form method="post" action="/inbox/duty/shifts">
      <label for="shift-staff">だれが</label>
      <select class="field-input" name="staff" id="shift-staff">
        <Colleagues view={view} />
      </select>
      <label for="shift-weekday">毎週の曜日</label>
      <select class="field-input" name="weekday" id="shift-weekday">
        <option value="">毎週ではない（下の日だけ）</option>
        {[1, 2, 3, 4, 5, 6, 0].map((day) => (
          <option value={String(day)}>毎週{WEEKDAYS[day]}曜</option>
        ))}
      </select>
      <label for="shift-date">その日だけなら、日付</label>
      <input class="field-input" type="date" name="date" id="shift-date" />
      <label for="shift-starts">はじまり</label>
      <input class="field-input" type="time" name="starts" id="shift-starts" required />
      <label for="shift-ends">おわり（はじまりより早い時刻は、つぎの日）</label>
      <input class="field-input" type="time" name="ends" id="shift-ends" required />
      <button class="button button--main" type="submit">
        足します
      </button>
    </form>
  </details>
);

export const Roster: FC<DutyProps> = (props) => {
  const { view, now, staff } = props;
  return (
    <>
      <section class="duty-part" id="now" aria-labelledby="now-title">
        <h2 id="now-title">いまの当番</h2>
        {view.onDuty.length === 0 ? (
          <p class="warning">
            <Alert />
            いまは当番がいません。急ぎの相談は、つぎの当番と管理者に知らせます。
          </p>
        ) : (
          <ul class="duty-list">
            {view.onDuty.map((duty) => (
              <DutyLine {...props} duty={duty} />
            ))}
          </ul>
        )}
        <p class="small">
          「いのち」の相談は、昼も夜もすぐに当番へ知らせます。{view.stepMinutes}
          分ごとに、つぎの当番、そのあと管理者へと、だれかが「見ました」を押すまで続きます。
        </p>
        {view.gaps.length > 0 && (
          <div class="warning" id="gaps">
            <Alert />
            <div>
              <p>これから7日のあいだに、当番のいない時間があります。</p>
              <ul>
                {view.gaps.map((gap) => (
                  <li>{spanWords(gap.from, gap.until, now)}</li>
                ))}
              </ul>
            </div>
          </div>
        )}
        <h3>このあとの当番</h3>
        {view.coming.length === 0 ? (
          <p class="hint">7日のあいだに、決まっている当番はありません。</p>
        ) : (
          <ul class="duty-list">
            {view.coming.slice(0, COMING_SHOWN).map((duty) => (
              <DutyLine {...props} duty={duty} />
            ))}
          </ul>
        )}
      </section>
      <section class="duty-part" id="roster" aria-labelledby="roster-title">
        <h2 id="roster-title">当番の表</h2>
        {view.shifts.length === 0 && <p class="hint">まだ何も決まっていません。管理者が当番を足せます。</p>}
        <ul class="duty-list">
          {view.shifts.map((shift) => (
            <li>
              <span class="duty-who">
                {shiftWords(shift, now)} <strong>{shift.staff ? `${shift.staff.nickname}さん` : "だれもいない"}</strong>
              </span>
              {shift.replaces !== null && <span class="tag">この日だけの交代</span>}
              {shift.mayRemove && (
                <form method="post" action={`/inbox/duty/shifts/${encodeURIComponent(shift.id)}/removal`}>
                  <button class="button button--quiet" type="submit">
                    {shift.replaces === null ? "外す" : "交代をやめる"}
                    <span class="sr-only">（{shiftWords(shift, now)}）</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {staff.role === "manager" ? (
          <NewShift {...props} />
        ) : (
          <p class="hint">当番を足す・外すのは、管理者ができます。一日だけの交代は、上の「代わる」からできます。</p>
        )}
      </section>
    </>
  );
};

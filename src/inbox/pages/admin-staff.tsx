/** 「職員」: the list, one member with what they may, and who is added. */
import type { FC } from "hono/jsx";
import type { StaffEntry, StaffEntryView, StaffInput } from "../../staff/staff-desk.ts";
import { STAFF_ROLES, type StaffMember, type StaffRole } from "../../staff/types.ts";
import { ROLE_HINTS, ROLE_WORDS } from "../admin-words.ts";
import { dateWords } from "../town-words.ts";
import { AdminPage, Changes, type FrameOf, Seen } from "./admin-parts.tsx";

export const staffPath = (id: string): string => `/inbox/admin/staff/${encodeURIComponent(id)}`;

type Districts = readonly { id: string; name: string }[];

/** What stands in the form. */
export interface StaffTyped extends StaffInput {
  email: string;
}

export const noStaff: StaffTyped = {
  email: "",
  nickname: "",
  role: "csw",
  areas: {},
  awayUntil: null,
  mayKnowReporters: true,
};

/** Which roles this member of staff may give (`whyNot` decides; the form offers nothing else). */
const offered = (me: StaffMember, now: StaffRole | null): StaffRole[] =>
  me.role === "manager"
    ? [...STAFF_ROLES]
    : STAFF_ROLES.filter((one) => one === "city" || one === "admin" || one === now);

const Fields: FC<{
  me: StaffMember;
  typed: StaffTyped;
  entry: StaffEntry | null;
  districts: Districts;
  today: string;
}> = (props) => {
  const { me, typed, entry, districts, today } = props;
  const isSelf = entry?.id === me.id;
  const roles = isSelf ? [typed.role] : offered(me, entry?.role ?? null);
  return (
    <>
      <div class="field">
        <label for="nickname">呼び名（相談する人にも見えます）</label>
        <input id="nickname" name="nickname" maxlength={20} required value={typed.nickname} autocomplete="off" />
      </div>
      <fieldset class="role-choice">
        <legend>役割</legend>
        {roles.map((role) => (
          <label class="tick" for={`role-${role}`}>
            <input type="radio" id={`role-${role}`} name="role" value={role} checked={typed.role === role} required />
            <span>
              <strong>{ROLE_WORDS[role]}</strong> <span class="small">{ROLE_HINTS[role]}</span>
            </span>
          </label>
        ))}
        {isSelf && <p class="hint">自分の役割は、ほかの管理者が変えます。</p>}
      </fieldset>
      <fieldset class="area-choice">
        <legend>地区（CSWのとき）</legend>
        {districts.map(({ id, name }) => (
          <div class="area-line">
            <label for={`area-${id}`}>{name}</label>
            <select id={`area-${id}`} name={`area_${id}`}>
              <option value="" selected={typed.areas[id] === undefined}>
                なし
              </option>
              <option value="primary" selected={typed.areas[id] === "primary"}>
                担当
              </option>
              <option value="deputy" selected={typed.areas[id] === "deputy"}>
                代わり
              </option>
            </select>
          </div>
        ))}
      </fieldset>
      <div class="field">
        <label for="away">いつまで休みか（いるときは空のまま）</label>
        <input id="away" name="awayUntil" type="date" min={today} value={typed.awayUntil ?? ""} />
      </div>
      {me.role === "manager" && !isSelf ? (
        <label class="tick" for="reporters">
          <input type="checkbox" id="reporters" name="mayKnowReporters" value="1" checked={typed.mayKnowReporters} />
          <span>近所の知らせで「知らせてくれた方」を知ってよい（CSW・当番・管理者のとき）</span>
        </label>
      ) : (
        <>
          {typed.mayKnowReporters && <input type="hidden" name="mayKnowReporters" value="1" />}
          <p class="small">
            「知らせてくれた方」を{typed.mayKnowReporters ? "知ってよい" : "知らない"}ことになっています。
            {me.role === "manager" ? "自分の分は、ほかの管理者が変えます。" : "変えるのは管理者です。"}
          </p>
        </>
      )}
    </>
  );
};

const Row: FC<{ entry: StaffEntry; districts: Districts; today: string }> = ({ entry, districts, today }) => {
  const areas = districts.filter(({ id }) => entry.areas[id] !== undefined);
  const away = entry.awayUntil !== null && entry.awayUntil >= today ? entry.awayUntil : null;
  return (
    <li class="place-row">
      <div>
        <h2 class="place-row-name">
          <a href={staffPath(entry.id)}>{entry.nickname}さん</a>
        </h2>
        <p class="small">
          {entry.disabled && <strong class="place-stale">利用を止めています・</strong>}
          {ROLE_WORDS[entry.role]}
          {areas.length > 0 && `・${areas.map(({ name }) => name).join("、")}`}
          {away && `・${dateWords(away)}まで休み`}
          {!entry.signedIn && "・まだサインインしていません"}
        </p>
      </div>
    </li>
  );
};

export const StaffListPage: FC<{
  frame: FrameOf;
  me: StaffMember;
  staff: readonly StaffEntry[];
  districts: Districts;
  typed: StaffTyped | null;
  today: string;
  problems?: readonly string[];
}> = ({ frame, me, staff, districts, typed, today, problems }) => (
  <AdminPage
    frame={frame}
    title="職員"
    back={{ href: "/inbox/admin", words: "管理へ" }}
    {...(problems ? { problems } : {})}
  >
    <ul class="place-rows">
      {staff.map((entry) => (
        <Row entry={entry} districts={districts} today={today} />
      ))}
    </ul>
    <details class="confirm" open={typed !== null}>
      <summary class="button">職員を加える</summary>
      <form method="post" action="/inbox/admin/staff" class="desk-form">
        <div class="field">
          <label for="email">メールアドレス（サインインに使うもの）</label>
          <input
            id="email"
            name="email"
            type="email"
            maxlength={200}
            required
            value={typed?.email ?? ""}
            autocomplete="off"
          />
        </div>
        <Fields
          me={me}
          typed={typed ?? { ...noStaff, role: me.role === "manager" ? "csw" : "city" }}
          entry={null}
          districts={districts}
          today={today}
        />
        <button class="button button--main" type="submit">
          加える
        </button>
      </form>
    </details>
  </AdminPage>
);

export const StaffPage: FC<{
  frame: FrameOf;
  me: StaffMember;
  view: StaffEntryView;
  typed: StaffTyped;
  now: number;
  today: string;
  problems?: readonly string[];
}> = ({ frame, me, view, typed, now, today, problems }) => {
  const { entry, version } = view;
  return (
    <AdminPage
      frame={frame}
      title={`${entry.nickname}さん`}
      back={{ href: "/inbox/admin/staff", words: "職員へ" }}
      {...(problems ? { problems } : {})}
    >
      <p>
        {entry.email}
        {entry.disabled && <strong class="place-stale"> 利用を止めています</strong>}
      </p>
      <form method="post" action={staffPath(entry.id)} class="desk-form">
        <Seen version={version} />
        <Fields me={me} typed={typed} entry={entry} districts={view.districts} today={today} />
        <button class="button button--main" type="submit">
          保存する
        </button>
      </form>
      {entry.id !== me.id && (
        <form method="post" action={`${staffPath(entry.id)}/${entry.disabled ? "enabling" : "disabling"}`}>
          <h2>{entry.disabled ? "利用を再開する" : "利用を止める"}</h2>
          <Seen version={version} />
          <p class="small">
            {entry.disabled
              ? "次にひらいたときから、また使えます。"
              : "止めると、ひらいている画面も、すぐに使えなくなります。記録は残ります。"}
          </p>
          <button class="button" type="submit">
            {entry.disabled ? "再開する" : "止める"}
          </button>
        </form>
      )}
      <Changes lines={view.history} now={now} />
    </AdminPage>
  );
};

/** 「管理」: where everything is; districts and their names; the town's settings. */
import type { FC } from "hono/jsx";
import type { DistrictEntry, DistrictView } from "../../town/districts-desk.ts";
import { type SettingField, textOf } from "../../town/setting-shape.ts";
import type { SettingView } from "../../town/settings-desk.ts";
import { may } from "../access.ts";
import { AdminPage, Changes, type FrameOf, Seen } from "./admin-parts.tsx";

const back = { href: "/inbox/admin", words: "管理へ" };

const LINKS: readonly { href: string; words: string; about: string }[] = [
  { href: "/inbox/admin/staff", words: "職員", about: "加える、役割と地区、休み、利用を止める" },
  { href: "/inbox/admin/districts", words: "地区", about: "町や学校、目印の呼び名。相談の行き先が決まります" },
  { href: "/inbox/admin/settings", words: "設定", about: "窓口の名前、急ぎの知らせ、静かにしておく時間など" },
  { href: "/inbox/admin/csv", words: "表の書き出しと取り込み", about: "地区と居場所を、表計算の表で" },
  { href: "/inbox/hours", words: "読む時間", about: "あける時間、休みの日" },
  { href: "/inbox/duty", words: "当番と知らせ", about: "当番表、だれに知らせたか" },
  { href: "/inbox/places", words: "居場所・食の場", about: "きょう確認した、を一押しで" },
  { href: "/inbox/hotlines", words: "電話の窓口", about: "番号と時間、確かめた日" },
  { href: "/inbox/flows", words: "会話", about: "ボットのことばを読む、ためす" },
  { href: "/inbox/audit", words: "閲覧の記録", about: "だれが、どの相談を、いつ読んだか" },
  { href: "/inbox/numbers", words: "件数", about: "月ごとの数。ことばは出ません" },
];

export const AdminHome: FC<{ frame: FrameOf }> = ({ frame }) => (
  <AdminPage frame={frame} title="管理">
    <ul class="place-rows">
      {LINKS.filter(({ href }) => frame.staff && may(frame.staff.role, `GET ${href}`)).map(({ href, words, about }) => (
        <li class="place-row">
          <div>
            <h2 class="place-row-name">
              <a href={href}>{words}</a>
            </h2>
            <p class="small">{about}</p>
          </div>
        </li>
      ))}
    </ul>
  </AdminPage>
);

export const districtPath = (id: string): string => `/inbox/admin/districts/${encodeURIComponent(id)}`;

/** As typed: text, so that what could not be read comes back as it was. */
export type DistrictTyped = Record<"id" | "name" | "names" | "south" | "west" | "north" | "east" | "position", string>;

export const typedOf = (entry: DistrictEntry): DistrictTyped => ({
  id: entry.id,
  name: entry.name,
  names: entry.names.join("\n"),
  south: String(entry.south),
  west: String(entry.west),
  north: String(entry.north),
  east: String(entry.east),
  position: String(entry.position),
});

const EDGES = [
  ["south", "南のはし（緯度）"],
  ["north", "北のはし（緯度）"],
  ["west", "西のはし（経度）"],
  ["east", "東のはし（経度）"],
] as const;

const DistrictFields: FC<{ typed: DistrictTyped }> = ({ typed }) => (
  <>
    <div class="field">
      <label for="name">名前</label>
      <input id="name" name="name" maxlength={40} required value={typed.name} autocomplete="off" />
    </div>
    <div class="field">
      <label for="names">町・学校・目印と、その読み（1行にひとつ）</label>
      <textarea id="names" name="names" rows={8} aria-describedby="names-hint">
        {`\n${typed.names}`}
      </textarea>
      <p class="hint" id="names-hint">
        相談する人がこのことばを言うと、この地区の相談になります。次のメッセージから使われます。
      </p>
    </div>
    <div class="field-pair">
      {EDGES.map(([name, label]) => (
        <div class="field">
          <label for={name}>{label}</label>
          <input id={name} name={name} inputmode="decimal" required value={typed[name]} autocomplete="off" />
        </div>
      ))}
    </div>
    <div class="field">
      <label for="position">ならぶ順番</label>
      <input id="position" name="position" inputmode="numeric" required value={typed.position} autocomplete="off" />
    </div>
  </>
);

export const DistrictsPage: FC<{
  frame: FrameOf;
  districts: readonly DistrictEntry[];
  typed: DistrictTyped | null;
  problems?: readonly string[];
}> = ({ frame, districts, typed, problems }) => (
  <AdminPage frame={frame} title="地区" back={back} {...(problems ? { problems } : {})}>
    <ul class="place-rows">
      {districts.map((entry) => (
        <li class="place-row">
          <div>
            <h2 class="place-row-name">
              <a href={districtPath(entry.id)}>{entry.name}</a>
            </h2>
            <p class="small">{entry.names.join("、")}</p>
          </div>
        </li>
      ))}
    </ul>
    <details class="confirm" open={typed !== null}>
      <summary class="button">地区を加える</summary>
      <form method="post" action="/inbox/admin/districts" class="desk-form">
        <div class="field">
          <label for="id">記号（あとから変えられません。例：kita）</label>
          <input id="id" name="id" maxlength={31} required value={typed?.id ?? ""} autocomplete="off" />
        </div>
        <DistrictFields
          typed={
            typed ?? {
              id: "",
              name: "",
              names: "",
              south: "",
              west: "",
              north: "",
              east: "",
              position: String(districts.length),
            }
          }
        />
        <button class="button button--main" type="submit">
          加える
        </button>
      </form>
    </details>
  </AdminPage>
);

export const DistrictPage: FC<{
  frame: FrameOf;
  view: DistrictView;
  typed: DistrictTyped;
  now: number;
  problems?: readonly string[];
}> = ({ frame, view, typed, now, problems }) => (
  <AdminPage
    frame={frame}
    title={view.entry.name}
    back={{ href: "/inbox/admin/districts", words: "地区へ" }}
    {...(problems ? { problems } : {})}
  >
    <form method="post" action={districtPath(view.entry.id)} class="desk-form">
      <Seen version={view.version} />
      <DistrictFields typed={typed} />
      <button class="button button--main" type="submit">
        保存する
      </button>
    </form>
    <Changes lines={view.history} now={now} />
  </AdminPage>
);

const Field: FC<{ of: string; field: SettingField; text: string }> = ({ of, field, text }) => {
  const id = `${of}-${field.name}`;
  const hint = field.hint ? { "aria-describedby": `${id}-hint` } : {};
  if (field.kind === "yes")
    return (
      <label class="tick" for={id}>
        <input type="checkbox" id={id} name={field.name} value="1" checked={text === "1"} />
        <span>{field.label}</span>
      </label>
    );
  const unit = "unit" in field ? `（${field.unit}）` : "";
  const range = field.kind === "number" ? `${field.least}〜${field.most}` : "";
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {unit}
        {range && <span class="small"> {range}</span>}
      </label>
      {field.kind === "names" || field.kind === "desks" ? (
        <textarea id={id} name={field.name} rows={4} {...hint}>
          {`\n${text}`}
        </textarea>
      ) : field.kind === "choice" ? (
        <select id={id} name={field.name} {...hint}>
          {field.choices.map((choice) => (
            <option value={String(choice)} selected={text === String(choice)}>
              {choice}
              {field.unit}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={field.name}
          type={field.kind === "time" ? "time" : "text"}
          required={field.kind === "time"}
          inputmode={field.kind === "number" ? "decimal" : "text"}
          value={text}
          autocomplete="off"
          {...hint}
        />
      )}
      {field.hint && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
    </div>
  );
};

export interface SettingTyped {
  key: string;
  read(name: string): string;
}

export const SettingsPage: FC<{
  frame: FrameOf;
  settings: readonly SettingView[];
  typed: SettingTyped | null;
  now: number;
  problems?: readonly string[];
}> = ({ frame, settings, typed, now, problems }) => (
  <AdminPage frame={frame} title="設定" back={back} {...(problems ? { problems } : {})}>
    {settings.map(({ group, value, version, history }) => (
      <section class="setting" id={group.key} aria-labelledby={`${group.key}-title`}>
        <h2 id={`${group.key}-title`}>{group.title}</h2>
        <p>{group.words}</p>
        <form method="post" action={`/inbox/admin/settings/${group.key}`} class="desk-form">
          <Seen version={version} />
          {group.fields.map((field) => (
            <Field
              of={group.key}
              field={field}
              text={typed?.key === group.key ? typed.read(field.name) : textOf(field, value)}
            />
          ))}
          <button class="button" type="submit">
            保存する<span class="sr-only">：{group.title}</span>
          </button>
        </form>
        <details class="setting-history">
          <summary>変えた記録（{history.length}）</summary>
          <Changes lines={history} now={now} of={group.key} level={3} />
        </details>
      </section>
    ))}
  </AdminPage>
);

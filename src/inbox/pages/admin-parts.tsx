/** What every page of administration shares: its frame with the way back, and who changed what. */
import type { Child, FC } from "hono/jsx";
import type { ChangeLine } from "../../store/desk-changes.ts";
import { changeWords } from "../admin-words.ts";
import { ArrowLeft } from "../components/icons.tsx";
import { isoTime, whenWords } from "../words.ts";
import { type Frame, Layout } from "./layout.tsx";

export type FrameOf = Omit<Frame, "title">;

export const Problem: FC<{ words: readonly string[] }> = ({ words }) =>
  words.length === 0 ? null : (
    <div class="notice notice--problem" id="page-problem" role="alert" tabindex={-1} autofocus>
      {words.map((line) => (
        <p>{line}</p>
      ))}
    </div>
  );

interface AdminProps {
  frame: FrameOf;
  title: string;
  back?: { href: string; words: string };
  problems?: readonly string[];
  children?: Child;
}

export const AdminPage: FC<AdminProps> = ({ frame, title, back, problems = [], children }) => (
  <Layout {...frame} title={`管理（${title}）`}>
    <div class="desk admin">
      {back && (
        <a class="desk-back" href={back.href}>
          <ArrowLeft />
          {back.words}
        </a>
      )}
      <h1 class="page-title">{title}</h1>
      <Problem words={problems} />
      {children}
    </div>
  </Layout>
);

/** Who, when, from what to what. */
export const Changes: FC<{ lines: readonly ChangeLine[]; now: number; of?: string; level?: 2 | 3 }> = (props) => {
  const { lines, now, of, level = 2 } = props;
  const words = "だれが、いつ変えたか";
  return (
    <section class="changes">
      {level === 2 ? <h2>{words}</h2> : <h3>{words}</h3>}
      {lines.length === 0 ? (
        <p class="small">まだ変えていません。</p>
      ) : (
        <ol class="history-lines">
          {lines.map((line) => {
            const said = changeWords(line, of);
            return (
              <li>
                <time datetime={isoTime(line.at)}>{whenWords(line.at, now)}</time> {line.nickname ?? "職員"}さん：
                {said.what}
                {said.fields.length > 0 && (
                  <ul>
                    {said.fields.map(({ label, before, after }) => (
                      <li>
                        {label}：<del>{before}</del> → <ins>{after}</ins>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
};

export const Seen: FC<{ version: number }> = ({ version }) => (
  <input type="hidden" name="seenVersion" value={String(version)} />
);

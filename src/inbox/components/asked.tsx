/** 「たずねたこと」: what was asked and what became of it, in the order of the talk. */
import type { FC } from "hono/jsx";
import type { AskedLine } from "../../requests/views.ts";
import { UNREADABLE } from "../labels.ts";
import { isoTime, whenWords } from "../words.ts";

const HOW: Record<Exclude<AskedLine["how"], "chosen">, string> = {
  skipped: "とばした",
  inWords: "ことばで答えた",
  onMap: "地図の場所で答えた",
  erased: "消されました",
  unreadable: UNREADABLE,
};

/** Nothing where nothing was asked. */
export const Asked: FC<{ lines: readonly AskedLine[]; now: number }> = ({ lines, now }) =>
  lines.length === 0 ? null : (
    <section class="asked" aria-labelledby="asked-title">
      <h3 id="asked-title">たずねたこと</h3>
      <dl class="asked-lines">
        {lines.map((line) => (
          <div id={`asked-${line.id}`}>
            <dt>{line.question}</dt>
            <dd>
              {line.how === "chosen" ? <span class="chip">{line.label}</span> : HOW[line.how]}
              {line.again && <span class="small">（言い直し）</span>}{" "}
              <time class="small" datetime={isoTime(line.at)}>
                {whenWords(line.at, now)}
              </time>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );

/** A person's words with what the automatic look found in them: underlined, and named below. Hono escapes every piece. */
import type { Child, FC } from "hono/jsx";
import type { Explained, Stretch } from "../../requests/explain.ts";
import { ruleLabel } from "../labels.ts";

/** @param stretches apart and in order; what lies outside of the text is left alone. */
export const MarkedText: FC<{ text: string; stretches: readonly Stretch[] }> = ({ text, stretches }) => {
  const pieces: Child[] = [];
  let at = 0;
  for (const { from, to, rules } of stretches) {
    if (from < at || to > text.length || from >= to) continue;
    pieces.push(text.slice(at, from));
    pieces.push(
      <mark class="heard" title={rules.map(ruleLabel).join("・")}>
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
};

/** The rules behind a message: a list, so that nothing hangs on colour, a line, or a pointer that hovers. */
export const HeardList: FC<{ heard: Explained }> = ({ heard }) => {
  if (heard.rules.length === 0) return null;
  const byRule = Map.groupBy(heard.rules, ({ rule }) => rule);
  return (
    <div class="heard-list">
      <p>
        <span class="auto-mark">自動</span>が気づいたことば
      </p>
      <ul>
        {[...byRule].map(([rule, found]) => (
          <li>
            {ruleLabel(rule)} <code>{rule}</code>
            {found.every(({ span }) => span === null)
              ? "：えらんだ答え"
              : found.flatMap(({ span }) => (span === null ? [] : [<q class="span">{span}</q>]))}
          </li>
        ))}
      </ul>
    </div>
  );
};

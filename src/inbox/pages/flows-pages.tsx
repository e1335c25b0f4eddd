/** The conversations, for staff to read and try: all of them, one with its picture and texts, and a talk with an invented person. */
import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import type { Bubble, Flow, FlowNode, Translated } from "../../conversation/flow-types.ts";
import type { TrialTurn } from "../../intake/trial.ts";
import { ArrowLeft } from "../components/icons.tsx";
import { conditionWords } from "../flow-picture/boxes.ts";
import { flowSvg } from "../flow-picture/svg.ts";
import { LEVEL_WORDS, topicLabel } from "../labels.ts";
import { type Frame, Layout } from "./layout.tsx";

type FrameProps = { frame: Omit<Frame, "title"> };

const LANGUAGES: [keyof Translated, string][] = [
  ["easyJa", "やさしい日本語"],
  ["en", "English"],
  ["zh", "中文"],
  ["vi", "Tiếng Việt"],
  ["ne", "नेपाली"],
  ["pt", "Português"],
];
const LANG_CODES: Record<keyof Translated, string> = { easyJa: "ja", en: "en", zh: "zh", vi: "vi", ne: "ne", pt: "pt" };

export const FlowsPage: FC<FrameProps & { flows: Record<string, Flow> }> = ({ frame, flows }) => (
  <Layout {...frame} title="会話">
    <div class="page">
      <h1 class="page-title">会話</h1>
      <p>ボットが話すことばは、すべてここで読めます。読むだけでなく、架空の人になって試せます。</p>
      <p>
        <a class="button" href="/inbox/flows/try">
          はじめから試す
        </a>
      </p>
      <ul class="flow-list">
        {Object.entries(flows).map(([name, flow]) => (
          <li>
            <a href={`/inbox/flows/${name}`}>{flow.title}</a>
            <span class="flow-note">
              {flow.about === "neighbour" ? "ご近所のこと・" : ""}
              聞くのは{flow.asksAtMost}つまで・{Object.keys(flow.nodes).length}か所
            </span>
          </li>
        ))}
      </ul>
    </div>
  </Layout>
);

export const FlowPage: FC<FrameProps & { name: string; flow: Flow }> = ({ frame, name, flow }) => (
  <Layout {...frame} title={`会話：${flow.title}`} wide>
    <div class="page page--wide">
      <a class="desk-back" href="/inbox/flows">
        <ArrowLeft />
        会話の一覧へ
      </a>
      <h1 class="page-title">{flow.title}</h1>
      <p class="flow-note">
        聞くのは{flow.asksAtMost}つまで。版{flow.version}（{name}）。
      </p>
      <Openings flow={flow} />
      <h2>流れの図</h2>
      {/* A wide picture scrolls in its own frame; the same words stand as a list below. */}
      <section class="flow-frame" aria-label="流れの図" tabindex={0}>
        {raw(flowSvg(name, flow))}
      </section>
      <h2>話すことば</h2>
      {Object.entries(flow.nodes).map(([node, one]) => (
        <NodeWords name={node} node={one} />
      ))}
    </div>
  </Layout>
);

const Openings: FC<{ flow: Flow }> = ({ flow }) => {
  const words = flow.opens.flatMap((one) => (one.kind === "whole" ? one.words : []));
  const topics = flow.opens.flatMap((one) => (one.kind === "topics" ? one.topics : []));
  if (words.length + topics.length === 0) return null;
  return (
    <p>
      {words.length > 0 && <>「{words.slice(0, 12).join("」「")}」などと書かれたとき。</>}
      {topics.length > 0 && <>話題が{topics.map(topicLabel).join("・")}のとき。</>}
    </p>
  );
};

const NodeWords: FC<{ name: string; node: FlowNode }> = ({ name, node }) => {
  const { exit } = node;
  const bubbles = [...node.say, ...(exit.kind === "listen" ? exit.wordings.flat() : [])];
  return (
    <section class="flow-node" id={`node-${name}`}>
      <h3 class="flow-node-name">{name}</h3>
      {bubbles.map((bubble) => (
        <Words text={bubble.text} when={bubble.when} translated={bubble.in} />
      ))}
      {exit.kind === "ask" && exit.question && (
        <Words text={exit.question} when={[]} translated={exit.questionIn} strong />
      )}
      {(exit.kind === "ask" || exit.kind === "listen") && (
        <p class="chips">
          <span class="sr-only">選べることば：</span>
          {exit.chips.map((chip) => (
            <span class="chip">{chip.label}</span>
          ))}
        </p>
      )}
      {node.handOver && <p class="flow-note">→ 職員に伝わります</p>}
    </section>
  );
};

const Words: FC<{ text: string; when: Bubble["when"]; translated: Translated | undefined; strong?: boolean }> = (
  props,
) => {
  const { text, when, translated, strong } = props;
  return (
    <div class="flow-words">
      {when.length > 0 && <span class="flow-note">{when.map(conditionWords).join("・")}のとき</span>}
      <p class="bubble">{strong ? <strong>{text}</strong> : text}</p>
      {translated && (
        <details>
          <summary>ほかのことば</summary>
          <dl class="flow-languages">
            {LANGUAGES.map(([language, label]) =>
              translated[language] ? (
                <>
                  <dt>{label}</dt>
                  <dd lang={LANG_CODES[language]}>{translated[language]}</dd>
                </>
              ) : null,
            )}
          </dl>
        </details>
      )}
    </div>
  );
};

export interface TrialView {
  turns: TrialTurn[];
  /** The inputs so far, as the form carries them. */
  carried: string;
  night: boolean;
  problem: string | null;
}

export const TrialPage: FC<FrameProps & { view: TrialView }> = ({ frame, view }) => {
  const last = view.turns.at(-1);
  return (
    <Layout {...frame} title="会話を試す">
      <div class="page">
        <a class="desk-back" href="/inbox/flows">
          <ArrowLeft />
          会話の一覧へ
        </a>
        <h1 class="page-title">会話を試す</h1>
        <p class="notice">
          架空の人との会話です。なにも保存されず、だれにも届きません。本当の相談の内容は書かないでください。
        </p>
        {view.problem && <p class="notice notice--problem">{view.problem}</p>}
        <ol class="entries">
          {view.turns.map((turn) => (
            <Turn turn={turn} />
          ))}
        </ol>
        <form method="post" action="/inbox/flows/try" class="trial-form">
          <input type="hidden" name="so-far" value={view.carried} />
          {last?.say && last.say.chips.length > 0 && (
            <p class="chips">
              {last.say.chips.map((chip) => (
                <button class="button button--quiet" name="tap" value={chip.label} type="submit">
                  {chip.label}
                </button>
              ))}
            </p>
          )}
          <label for="trial-text">書いてみる</label>
          <textarea id="trial-text" name="text" rows={2} maxlength={500} />
          <p class="acts">
            <label class="check">
              <input type="checkbox" name="night" value="1" checked={view.night} />
              夜（だれも読んでいない時間）として
            </label>
          </p>
          <p class="acts">
            <button class="button" type="submit">
              送ってみる
            </button>
            <button class="button button--quiet" name="sticker" value="1" type="submit">
              スタンプ
            </button>
            <a class="button button--quiet" href="/inbox/flows/try">
              はじめから
            </a>
          </p>
        </form>
      </div>
    </Layout>
  );
};

const SAFETY_WORDS = { full: "安全の案内が出ました", soft: "そっとたずねました", none: "" } as const;

function inputWords(input: TrialTurn["input"]): string {
  if (input.kind === "text") return input.text;
  if (input.kind === "tap") return input.label;
  return input.kind === "sticker" ? "スタンプ" : "友だちになる";
}

const Turn: FC<{ turn: TrialTurn }> = ({ turn }) => {
  const { say } = turn;
  const texts = say ? [...say.bubbles, ...(say.question === null ? [] : [say.question])] : [];
  return (
    <>
      <li class="entry entry--resident">
        <p class="speaker">架空の人</p>
        <p class={turn.input.kind === "text" ? "bubble" : "bubble bubble--tap"}>{inputWords(turn.input)}</p>
      </li>
      <li class="entry entry--auto">
        <p class="speaker">
          <span class="auto-mark">自動</span>
        </p>
        {texts.length === 0 && <p class="bubble bubble--event">（だまっています）</p>}
        {texts.map((text) => (
          <p class="bubble">{text}</p>
        ))}
        {say && say.calls.length > 0 && (
          <p class="flow-note">電話のボタン：{say.calls.map(({ label }) => label).join("・")}</p>
        )}
        <p class="flow-note">
          {[
            SAFETY_WORDS[turn.safety],
            ...turn.requests.map(
              ({ about, level, topics }) =>
                `職員に届く：${about === "self" ? "本人" : "ご近所から"}・${LEVEL_WORDS[level].word}${topics.length > 0 ? `・${topics.map(topicLabel).join("・")}` : ""}`,
            ),
            turn.run ? `いまの場所：${turn.run.flow}／${turn.run.node}` : "",
          ]
            .filter(Boolean)
            .join("　")}
        </p>
      </li>
    </>
  );
};

/** The keys and what they do, and the sheet that ? opens on every page. */
import type { FC } from "hono/jsx";

const KEYS: readonly { keys: readonly string[]; words: string }[] = [
  { keys: ["j", "k"], words: "一覧の、つぎ・まえの相談へ" },
  { keys: ["Enter"], words: "その相談をひらく" },
  { keys: ["u"], words: "一覧へ戻る" },
  { keys: ["a"], words: "返事を書く欄へ" },
  { keys: ["Ctrl + Enter"], words: "返事を送る（Mac は ⌘ + Enter）。Enter だけなら改行" },
  { keys: ["n"], words: "内部メモを書く欄へ" },
  { keys: ["t"], words: "受け持つ" },
  { keys: ["/"], words: "さがす欄へ" },
  { keys: ["?"], words: "この一覧を出す" },
  { keys: ["Esc"], words: "この一覧をしまう" },
];

export const KeyTable: FC = () => (
  <dl class="keys">
    {KEYS.map(({ keys, words }) => (
      <div>
        <dt>
          {keys.map((key) => (
            <kbd>{key}</kbd>
          ))}
        </dt>
        <dd>{words}</dd>
      </div>
    ))}
  </dl>
);

export const TYPING = "文を書いているあいだ、日本語を変換しているあいだは、どのキーもはたらきません。";

/** Empty until it is asked for: the script fills it from the page of the keys, so that no other page carries it. */
export const KeysSheet: FC = () => <dialog class="keys-sheet" id="keys-sheet" aria-label="キー操作" />;

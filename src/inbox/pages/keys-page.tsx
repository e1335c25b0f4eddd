/** The keys as a page: for whoever has no scripts, wants to read them in peace, or turns them off. */
import type { FC } from "hono/jsx";
import { KeyTable, TYPING } from "../components/keys-sheet.tsx";
import { type Frame, Layout } from "./layout.tsx";

export const KeysPage: FC<{ frame: Omit<Frame, "title"> }> = ({ frame }) => (
  <Layout {...frame} title="キー操作">
    <div class="message keys-page">
      <h1 class="page-title">キー操作</h1>
      <p>マウスや指を使わずに、受信箱のすべてをキーボードでたどれます。Tab でも、どの場所にも行けます。</p>
      <KeyTable />
      <p class="small">{TYPING}</p>
      <section id="keys-switch" hidden>
        <h2 class="facts-title">止める・使う</h2>
        <p id="keys-state" role="status" />
        <button class="button" id="keys-turn" type="button">
          キー操作を止める
        </button>
        <p class="small">このブラウザだけの設定です。</p>
      </section>
      <p id="keys-none">
        このブラウザではスクリプトが止まっているので、1文字のキーは使えません。Tab と Enter ですべて使えます。
      </p>
      <p>
        <a class="button button--main" href="/inbox">
          受信箱へ
        </a>
      </p>
    </div>
  </Layout>
);

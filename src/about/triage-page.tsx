/** What the automatic look does, in words for everybody, and how often it is right on sentences we made ourselves. */
import type { FC } from "hono/jsx";
import type { Rate, TriageRates } from "./triage-rates.ts";

/** 「98.5%（197／200）」: never rounded up to a hundred. */
export function share(part: number, of: number): string {
  if (of === 0) return "まだありません";
  return `${(Math.floor((1000 * part) / of) / 10).toFixed(1)}%（${part}／${of}）`;
}

const dateWords = (iso: string): string => {
  const [year, month, day] = iso.split("-").map(Number);
  return `${year}年${month}月${day}日`;
};

const Row: FC<{ name: string; rate: Rate; good: string; part: number }> = ({ name, rate, good, part }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{good}</td>
    <td>{share(part, rate.lines)}</td>
  </tr>
);

export const TriagePage: FC<{ rates: TriageRates }> = ({ rates }) => {
  const { now, danger, near, harmless } = rates;
  return (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>自動の見立てについて｜となり</title>
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/css/app.css" />
      </head>
      <body class="about">
        <a class="skip-link" href="#main">
          本文へ
        </a>
        <main class="about-page" id="main" tabindex={-1}>
          <h1 class="page-title">自動の見立てについて</h1>
          <p>
            「となり」は、LINEに届いたことばを、まず自動で見ます。いのちや暮らしがあぶないことばに、早く気づくためです。
          </p>
          <p class="about-strong">これは医療の検査ではありません。病気や心の状態を調べるものではありません。</p>

          <h2>していること</h2>
          <ul>
            <li>届いたことばを、決めてある「ことばのきまり」とくらべます。</li>
            <li>あぶないことばに気づいたら、電話できるところをすぐに伝え、職員に知らせます。</li>
            <li>どのことばで、どのきまりに当たったかを残します。職員が見て、なおせます。</li>
          </ul>

          <h2>していないこと</h2>
          <ul>
            <li>AI（人工知能）に、あなたのことばを渡していません。外の会社にも送っていません。</li>
            <li>あなたに点数をつけません。先のことを予想しません。</li>
            <li>急ぎの度合いを、自動で下げません。下げるのは、人が確かめたときだけです。</li>
            <li>職員のかわりに、決めません。</li>
          </ul>

          <h2>どのくらい当たるか</h2>
          <p>
            わたしたちが作った文でためした結果です。文は作りもので、だれかのことばではありません。きまりを作った人が、文も作っています。ほんとうの会話では、これより当たらないことがあります。
          </p>
          <section class="table-scroll" aria-label="ためした結果" tabindex={0}>
            <table>
              <caption>
                ためした文と結果（{dateWords(rates.made)}、きまりの番号 <code>{rates.ruleSet}</code>）
              </caption>
              <thead>
                <tr>
                  <th scope="col">ためした文</th>
                  <th scope="col">数えたこと</th>
                  <th scope="col">割合</th>
                </tr>
              </thead>
              <tbody>
                <Row name="いま、いのちがあぶない文" rate={now} good="電話の案内を出せた" part={now.full} />
                <Row name="きょう中に人が見るべき文" rate={danger} good="電話の案内を出せた" part={danger.full} />
                <Row
                  name="わかりにくいけれど、つらい文"
                  rate={near}
                  good="案内か、やさしい声かけができた"
                  part={near.full + near.soft}
                />
                <Row name="あぶなくない文" rate={harmless} good="まちがえて電話の案内を出した" part={harmless.full} />
                <Row name="あぶなくない文" rate={harmless} good="まちがえて声をかけた" part={harmless.soft} />
              </tbody>
            </table>
          </section>

          <h2>見のがすことがあります</h2>
          <p>
            自動では、気づけないことばがあります。あぶないときは、待たずに 110（警察）か
            119（救急・消防）に電話してください。
          </p>
          <p>
            「気づいてもらえなかった」「ちがうのに電話の案内が出た」ということがあれば、LINEのトークで「人と話したい」と書いて、職員に教えてください。名前は、なくてもかまいません。職員がそのことばに印をつけ、きまりをなおすときに使います。
          </p>
          <p class="hint">最後に直した日：{dateWords(rates.made)}</p>
        </main>
      </body>
    </html>
  );
};

/** Where a request is suggested to go: a line on the card, and beside the talk with whom else might help and 「別の人にお願いする」. */
import type { FC } from "hono/jsx";
import { referralsFor } from "../../requests/route.ts";
import type { RequestCard, RequestDetail } from "../../requests/views.ts";
import { HOTLINES, REGISTER } from "../../triage/hotlines.ts";

/** 「みどりさん（北野の担当）へ」; null where there is nothing to suggest any more. */
export function routeWords(card: RequestCard): string | null {
  const { route } = card;
  if (!route || card.owner !== null || card.state === "closed") return null;
  const area = card.area?.name ?? "地区";
  const duty = route.to ? `当番の${route.to.nickname}さん` : "当番";
  switch (route.why) {
    case "life":
      return `${duty}（全市）へ`;
    case "lastWorker":
      return `${route.to?.nickname ?? ""}さん（前に話した人）へ`;
    case "primary":
      return `${route.to?.nickname ?? ""}さん（${area}の担当）へ`;
    case "deputy":
      return `${route.to?.nickname ?? ""}さん（${area}の代わり）へ`;
    case "nobodyThere":
      return `${duty}へ（${area}の担当がいません）`;
    case "unknownArea":
      return `${duty}へ（圏域不明）`;
    case "outOfCity":
      return `${duty}へ（${card.elsewhere ?? "市の外"}の方。つなぐまで受け持ちます）`;
  }
}

export const RouteLine: FC<{ card: RequestCard }> = ({ card }) => {
  const words = routeWords(card);
  return words === null ? null : <span class="route">{words}</span>;
};

/** Suggestions, and the way out for who should not be the one. Nothing here moves anybody by itself. */
export const RouteBeside: FC<{ detail: RequestDetail }> = ({ detail }) => {
  if (detail.state === "closed") return null;
  const words = routeWords(detail);
  const referrals = referralsFor(detail.topics).flatMap((id) => {
    const name = REGISTER.all.find((line) => line.id === id)?.name;
    return name ? [{ name, number: HOTLINES.find((line) => line.id === id)?.number ?? null }] : [];
  });
  return (
    <section class="facts route-beside" id="route" aria-labelledby="route-title">
      <h2 class="facts-title" id="route-title">
        だれが
      </h2>
      {words && <p>{words}</p>}
      {referrals.length > 0 && (
        <p class="small">
          つなぎ先の候補：
          {referrals.map(({ name, number }) => (number ? `${name}（${number}）` : name)).join("、")}
          。つながったと確かめるまで、受け持ちは変わりません。
        </p>
      )}
      <details class="confirm" id="recuse-confirm">
        <summary class="button">別の人にお願いする</summary>
        <form method="post" action={`/inbox/requests/${encodeURIComponent(detail.id)}/recusal`} id="recuse-form">
          <p>この相談を、ほかの職員にお願いします。理由はきかず、どこにも残しません。あなたの一覧からは消えます。</p>
          <input type="hidden" name="seenVersion" value={String(detail.version)} />
          <button class="button button--main" type="submit">
            お願いします
          </button>
        </form>
      </details>
    </section>
  );
};

/** A poster to print and put on a place's wall: its QR opens LINE with a greeting that says where one is. */
import type { FC } from "hono/jsx";
import { encode } from "uqr";
import type { DeskPlace } from "../../places/desk-types.ts";
import { calendarWords } from "../../places/rule-shape.ts";
import { ArrowLeft } from "../components/icons.tsx";
import { type Frame, Layout } from "./layout.tsx";
import { placePath } from "./places-list.tsx";

/** A QR as one SVG path, with the four quiet modules around it that scanners ask for. */
export const Qr: FC<{ text: string; label: string }> = ({ text, label }) => {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges" role="img" aria-label={label}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
};

export interface PosterView {
  place: DeskPlace;
  windowName: string;
  lineId: string | null;
  /** What the QR holds. */
  url: string;
}

export const PosterPage: FC<{ frame: Omit<Frame, "title">; view: PosterView }> = ({ frame, view }) => {
  const { place, windowName, lineId, url } = view;
  return (
    <Layout {...frame} title={`${place.name}のポスター`}>
      <div class="desk poster-page">
        <a class="desk-back" href={placePath(place.id)}>
          <ArrowLeft />
          もどる
        </a>
        <p class="hint poster-hint">
          ブラウザの「印刷」で A4 に印刷できます。
          {lineId
            ? "QRを読むと、LINEのトークが「どこから」の一言入りで開きます。送るかどうかは、本人が決めます。"
            : "LINEのIDがまだ設定されていないので、いまはQRからこの場所のページが開きます。"}
        </p>
        <article class="poster">
          <p class="poster-window">{windowName}</p>
          <h1 class="poster-name">{place.name}</h1>
          <p class="poster-when">{calendarWords(place)}</p>
          <Qr text={url} label={`${url} を開くQRコード`} />
          <p class="poster-call">{lineId ? "LINEで 話せます" : "くわしいことは こちら"}</p>
          <p>
            ひとことでも、スタンプだけでも。
            <br />
            名前は いりません。
          </p>
          <p class="poster-url">{url}</p>
        </article>
      </div>
    </Layout>
  );
};

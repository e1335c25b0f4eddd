/** What is shown of a message that is not words: a photo, a voice, a film, a file, a place; or why it is not there. */
import type { FC } from "hono/jsx";
import type { MediaView, PlaceView } from "../../media/view.ts";
import { mediaWords, sizeWords } from "../media-words.ts";
import { Alert, Clock } from "./icons.tsx";

const hrefOf = (media: MediaView): string => `/inbox/media/${encodeURIComponent(media.id)}`;

/** The sender's own name of a file, as words. */
const FileName: FC<{ media: MediaView }> = ({ media }) => (
  <span class="media-name">{media.fileName ?? "名前のないファイル"}</span>
);

const Kept: FC<{ media: MediaView }> = ({ media }) => {
  const type = media.contentType ?? "";
  const href = hrefOf(media);
  if (type.startsWith("image/")) {
    return (
      <a class="media media--image" href={href} target="_blank" rel="noopener">
        <img src={href} alt="届いた写真（押すと大きく開きます）" loading="lazy" decoding="async" />
      </a>
    );
  }
  // What a person sent has no captions; the talk around it is all there is.
  if (media.kind === "audio" || type.startsWith("audio/")) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: nobody has written any for a voice message
      <audio class="media" controls preload="none" src={href} aria-label="届いた声のメッセージ" />
    );
  }
  if (type.startsWith("video/")) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: nobody has written any for a sent film
      <video class="media media--video" controls preload="none" src={href} aria-label="届いた動画" />
    );
  }
  return (
    <p class="media media--file">
      <FileName media={media} />
      <a class="button" href={href} download="">
        ダウンロード（{sizeWords(media.size ?? 0)}）
      </a>
      <span class="media-note">開く前に、送った人と中身を確かめてください。</span>
    </p>
  );
};

export const Media: FC<{ media: MediaView }> = ({ media }) => {
  if (media.state === "kept") return <Kept media={media} />;
  return (
    <p class={`media media--state media--${media.state}`}>
      {media.state === "waiting" ? <Clock /> : <Alert />}
      {mediaWords(media)}
    </p>
  );
};

/** Five decimals are about a metre: more says nothing more. */
const degrees = (value: number): string => value.toFixed(5);

/** `geo:` opens the device's own map (RFC 5870): no map service learns of it from us. */
export const Place: FC<{ place: PlaceView }> = ({ place }) => {
  const point = `${degrees(place.latitude)},${degrees(place.longitude)}`;
  return (
    <p class="media media--place">
      <a class="button" href={`geo:${point}`}>
        地図アプリで開く
      </a>
      <span class="media-note">緯度・経度 {point}</span>
    </p>
  );
};

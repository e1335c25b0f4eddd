/** The bot's answer as a frozen outbox row: written with the turn, sent right after it. */
import type { LineMessage } from "../line/messages-out.ts";
import type { SealIn } from "../store/seal.ts";
import type { Statement, Store } from "../store/store.ts";
import { insertRows } from "../store/write.ts";

export interface Answer {
  /** Outbox id, and LINE's retry key should it ever be pushed. */
  id: string;
  kind: "answer" | "safety";
  messages: LineMessage[];
  /** Null: it goes as a push. */
  replyToken: string | null;
  /** Epoch ms at which the token's minute began. */
  tokenFrom: number;
}

/** How long after the turn the sweeper may think that the worker died before the answer's fate was recorded. */
const UNCONFIRMED_MS = 20_000;

/** The row that sends the answer: sealed, waiting, for the sweeper if nobody confirms it. @param now epoch ms. */
export async function freezeAnswer(
  store: Store,
  personId: string,
  answer: Answer,
  now: number,
  sealIn: SealIn,
): Promise<Statement[]> {
  const payload = await sealIn("outbox", "payload_sealed", answer.id, answer.messages);
  return insertRows(
    store,
    "outbox",
    [
      "id",
      "person_id",
      "kind",
      "channel",
      "payload_sealed",
      "reply_token",
      "token_from",
      "state",
      "attempts",
      "next_try_at",
      "created_at",
    ],
    [
      [
        answer.id,
        personId,
        answer.kind,
        answer.replyToken === null ? "push" : "reply",
        payload,
        answer.replyToken,
        answer.tokenFrom,
        "waiting",
        0,
        now + UNCONFIRMED_MS,
        now,
      ],
    ],
  );
}

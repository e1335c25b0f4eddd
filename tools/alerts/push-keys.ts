/** `npm run -s push-keys -- mailto:soudan@example.jp`: makes the secret VAPID_KEYS and prints it, to be put where secrets are kept. */
import { vapidSchema } from "../../src/alerts/paging.ts";
import { newVapidKeys } from "./new-keys.ts";

const [subject = ""] = process.argv.slice(2);
const keys = vapidSchema.safeParse(newVapidKeys(subject));
if (keys.success) {
  // The secret alone on stdout, so that it can be piped: npm run -s push-keys -- mailto:… | wrangler secret put VAPID_KEYS
  console.log(JSON.stringify(keys.data));
  console.error("VAPID_KEYS の値です。人に見せないでください。作り直すと、登録した端末はすべて登録し直しになります。");
} else {
  console.error(
    "連絡先をつけてください：npm run -s push-keys -- mailto:soudan@example.jp （または https:// のアドレス）",
  );
  process.exitCode = 1;
}

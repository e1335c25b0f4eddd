/** Texts of the house for the demo town: warm, short, fit for a lock screen. Approved by its manager. */
import type { Language } from "../../src/conversation/types.ts";

export interface DemoSnippet {
  id: string;
  topic: string;
  language: Language;
  title: string;
  words: string;
}

/** NATIVE CHECK NEEDED for all but the Japanese. */
export const DEMO_SNIPPETS: readonly DemoSnippet[] = [
  {
    id: "read",
    topic: "any",
    language: "ja",
    title: "読みました",
    words: "となりの窓口です。読みました。書いてくださって、ありがとうございます。",
  },
  {
    id: "slowly",
    topic: "any",
    language: "ja",
    title: "ゆっくりで",
    words: "お返事は、ゆっくりで大丈夫です。ひとことだけでも、どうぞ。",
  },
  {
    id: "how",
    topic: "any",
    language: "ja",
    title: "どう続けるか聞く",
    words: "ここでのやりとりと、会ってお話しするのと、どちらが楽ですか？",
  },
  {
    id: "when",
    topic: "any",
    language: "ja",
    title: "連絡してよい時間を聞く",
    words: "こちらから書いてよい時間を、教えてもらえますか？",
  },
  {
    id: "again",
    topic: "any",
    language: "ja",
    title: "その後を聞く",
    words: "その後、いかがですか？お返事はなくても大丈夫です。",
  },
  {
    id: "thanks-told",
    topic: "neighbourCare",
    language: "ja",
    title: "知らせてくれた方へ",
    words: "知らせてくださって、ありがとうございます。あなたのお名前は、伝えません。",
  },
  {
    id: "tea",
    topic: "lonely",
    language: "ja",
    title: "お茶に誘う",
    words: "よかったら、お茶を飲みに来ませんか。入り口でお待ちします。",
  },
  {
    id: "papers",
    topic: "money",
    language: "ja",
    title: "いっしょに見る",
    words: "届いた紙を、いっしょに見ましょうか。わからないところだけで大丈夫です。",
  },
  {
    id: "read-easy",
    topic: "any",
    language: "easyJa",
    title: "よみました（やさしい日本語）",
    words: "となりの まどぐちです。よみました。かいてくれて、ありがとうございます。",
  },
  {
    id: "slowly-easy",
    topic: "any",
    language: "easyJa",
    title: "ゆっくりで（やさしい日本語）",
    words: "いそがなくて いいです。ひとことだけでも いいです。",
  },
  {
    id: "read-en",
    topic: "any",
    language: "en",
    title: "読みました（英語）",
    words: "This is Tonari. I read your message. Thank you for writing.",
  },
  {
    id: "read-zh",
    topic: "any",
    language: "zh",
    title: "読みました（中国語）",
    words: "这里是Tonari窗口。我读了您的消息。谢谢您写来。",
  },
  {
    id: "read-vi",
    topic: "any",
    language: "vi",
    title: "読みました（ベトナム語）",
    words: "Đây là Tonari. Tôi đã đọc tin nhắn của bạn. Cảm ơn bạn đã viết.",
  },
];

export const DEMO_APPROVER = "csw-hinata";

/** Pages that only say something: not signed in, not found, refused, failed; and the development sign-in. */
import type { FC } from "hono/jsx";
import type { StaffMember } from "../../staff/types.ts";
import { ROLE_WORDS } from "../admin-words.ts";
import { KeptText } from "../components/kept.tsx";
import type { Kept } from "../kept.ts";
import { Layout } from "./layout.tsx";

export interface Message {
  title: string;
  lines: string[];
  /** Where to go next. */
  link?: { href: "/inbox" | "/inbox/sign-in"; words: string };
  /** What the reader had typed, given back to them. */
  kept?: Kept | undefined;
}

/** One message, one way on. Shows nothing of anybody. */
export const MessagePage: FC<Message> = ({ title, lines, link, kept }) => (
  <Layout title={title} staff={null} devSignIn={false}>
    <div class="message">
      <h1 class="page-title">{title}</h1>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      {kept && kept.action === null && <KeptText kept={kept} button="" />}
      {link && (
        <p>
          {/* The words are on this page only: going on must not leave it. */}
          <a class="button button--main" href={link.href} target={kept ? "_blank" : undefined}>
            {kept ? `${link.words}（別のタブ）` : link.words}
          </a>
        </p>
      )}
      {kept && kept.action !== null && <KeptText kept={kept} button="もう一度送る" />}
    </div>
  </Layout>
);

/** Choosing one of the demo town's members of staff. Exists on this machine only. */
export const SignInPage: FC<{ members: StaffMember[]; problem?: string }> = ({ members, problem }) => (
  <Layout title="サインイン（開発用）" staff={null} devSignIn>
    <div class="message">
      <h1 class="page-title">だれとして入りますか</h1>
      <p>このパソコンの中だけで動く、ためしのサインインです。本番では使えません。</p>
      {problem && (
        <div class="notice notice--problem" role="alert" tabindex={-1} autofocus>
          <p>{problem}</p>
        </div>
      )}
      {members.length === 0 && <p>選べる職員がいません。デモのデータを入れてから、もう一度ひらいてください。</p>}
      <form class="sign-in" method="post" action="/inbox/sign-in">
        {members.map((member) => (
          <button class="button sign-in-choice" type="submit" name="staff" value={member.id}>
            <span>{member.nickname}さん</span>
            <span class="small">{ROLE_WORDS[member.role]}</span>
          </button>
        ))}
      </form>
    </div>
  </Layout>
);

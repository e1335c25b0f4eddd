/** One request: list | talk | facts on wide screens, one column on a phone. */
import type { Child, FC } from "hono/jsx";
import type { RecordView } from "../../records/kinds.ts";
import type { RequestDetail } from "../../requests/views.ts";
import type { SubjectView } from "../../subjects/views.ts";
import { Acts } from "../components/acts.tsx";
import { Brief, BriefBar, requestTitle } from "../components/brief.tsx";
import { Composer, ComposerRules, type Draft } from "../components/composer.tsx";
import { Facts } from "../components/facts.tsx";
import { ArrowLeft } from "../components/icons.tsx";
import { NoLine, Records } from "../components/records.tsx";
import { type ListView, RequestList, Tabs } from "../components/request-list.tsx";
import { RouteBeside } from "../components/route.tsx";
import { SubjectBeside } from "../components/subject.tsx";
import { Talk } from "../components/talk.tsx";
import { type Frame, Layout } from "./layout.tsx";

export interface RequestView {
  detail: RequestDetail;
  staffId: string;
  now: number;
}

/** What surrounds the talk, renewed with it. */
export const TalkSurroundings: FC<RequestView & { rules: boolean }> = ({ detail, staffId, now, rules }) => (
  <>
    <BriefBar detail={detail} now={now} beside />
    <Brief detail={detail} beside />
    <Acts detail={detail} staffId={staffId} beside />
    <Facts detail={detail} now={now} beside />
    {rules && !detail.channel && <ComposerRules detail={detail} staffId={staffId} beside />}
  </>
);

/** The answer to a refresh, and to an act that was done in place. */
export const TalkFragment: FC<RequestView> = (view) => (
  <>
    <Talk {...view} />
    <TalkSurroundings {...view} rules />
  </>
);

export const RequestPage: FC<{
  frame: Omit<Frame, "title">;
  view: RequestView;
  list: ListView;
  draft: Draft;
  /** The person worried about, when this is a neighbour's report. */
  subject: SubjectView | null;
  problem?: string | undefined;
  /** The part about danger and what is set by hand; null when nothing of it may be seen. */
  danger?: Child;
  /** What came without a chat. */
  records?: readonly RecordView[];
}> = ({ frame, view, list, draft, subject, problem, danger, records }) => {
  const { detail, staffId, now } = view;
  // A draft that came back is never dropped, not even when a colleague closed the request meanwhile.
  const composing = (detail.state === "open" || draft.text !== "") && !detail.reporterHidden;
  return (
    <Layout {...frame} title={requestTitle(detail)} wide>
      <div class="panes panes--request">
        <div class="pane pane--list">
          <div class="pane-head">
            <p class="page-title">受信箱</p>
            <Tabs which={list.which} />
          </div>
          <RequestList {...list} />
        </div>
        <article class="pane pane--talk">
          <p class="handle-with-care">取扱注意</p>
          <header class="talk-bar">
            <a class="back" href={list.which === "open" ? "/inbox" : `/inbox?which=${list.which}`}>
              <ArrowLeft />
              一覧へ
            </a>
            <BriefBar detail={detail} now={now} />
          </header>
          {problem && (
            <div class="notice notice--problem" id="page-problem" role="alert" tabindex={-1} autofocus>
              <p>{problem}</p>
            </div>
          )}
          <Brief detail={detail} />
          {detail.about === "neighbour" && !detail.channel && (
            <div class="side-title">
              <h2>知らせてくれた方</h2>
              {subject && <a href="#subject">気になる方（本人）へ</a>}
            </div>
          )}
          {detail.reporterHidden ? (
            <p class="message">だれが知らせたかは、受け持ちの職員だけが見られます。</p>
          ) : (
            <Talk detail={detail} staffId={staffId} now={now} />
          )}
          <Records records={records ?? []} now={now} />
          <NoLine detail={detail} />
          {composing && !detail.channel && <Composer detail={detail} staffId={staffId} draft={draft} />}
        </article>
        <aside class="pane pane--facts" aria-label="操作とわかっていること">
          {subject && <SubjectBeside subject={subject} requestId={detail.id} now={now} />}
          <Acts detail={detail} staffId={staffId} />
          <RouteBeside detail={detail} />
          {danger}
          <Facts detail={detail} now={now} />
        </aside>
      </div>
    </Layout>
  );
};

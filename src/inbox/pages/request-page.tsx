/** One request: list | talk | facts on wide screens, one column on a phone. */
import type { Child, FC } from "hono/jsx";
import type { RecordView } from "../../records/kinds.ts";
import { listHref } from "../../requests/list-query.ts";
import type { RequestDetail } from "../../requests/views.ts";
import type { Company, WorkView } from "../../requests/work-views.ts";
import type { SubjectView } from "../../subjects/views.ts";
import { Acts, type ClosingDraft } from "../components/acts.tsx";
import { Brief, BriefBar, requestTitle } from "../components/brief.tsx";
import { CompanyLine } from "../components/company.tsx";
import { Composer, ComposerRules, type Draft } from "../components/composer.tsx";
import { Earlier } from "../components/earlier.tsx";
import { Facts } from "../components/facts.tsx";
import { ArrowLeft } from "../components/icons.tsx";
import { KeptText } from "../components/kept.tsx";
import { emptyNote, type NoteDraft, Notes } from "../components/notes.tsx";
import { NoLine, Records } from "../components/records.tsx";
import { type ListView, RequestList, Tabs } from "../components/request-list.tsx";
import { RouteBeside } from "../components/route.tsx";
import { SubjectBeside } from "../components/subject.tsx";
import { Talk } from "../components/talk.tsx";
import type { TiesDraft } from "../components/ties.tsx";
import { Changes, noWork, Work, type WorkDraft } from "../components/work.tsx";
import type { Kept } from "../kept.ts";
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
    <Acts detail={detail} staffId={staffId} now={now} beside />
    <Facts detail={detail} now={now} beside />
    {rules && !detail.readOnly && !detail.channel && <ComposerRules detail={detail} staffId={staffId} beside />}
  </>
);

/** The answer to a refresh, and to an act that was done in place. */
export const TalkFragment: FC<RequestView> = (view) => (
  <>
    <Talk {...view} />
    <TalkSurroundings {...view} rules />
  </>
);

/** Forms about the request that came back, with what was typed. */
export interface Came {
  noteDraft?: NoteDraft | undefined;
  workDraft?: WorkDraft | undefined;
  closing?: ClosingDraft | undefined;
  ties?: TiesDraft | undefined;
  /** What happened while the form was open. */
  changes?: readonly string[] | undefined;
}

/** What colleagues do together: whose turn it is, their notes, and what is known from before. */
export const Team: FC<{ work: WorkView; staffId: string; now: number; newId: () => string; came: Came }> = (props) => {
  const { work, staffId, now, newId, came } = props;
  const part = { work, staffId, now };
  return (
    <>
      <Work {...part} draft={came.workDraft ?? noWork} newId={newId()} />
      <Notes {...part} draft={came.noteDraft ?? emptyNote} newId={newId()} />
      <Earlier earlier={work.earlier} now={now} />
    </>
  );
};

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
  /** Who else has it open. */
  company?: readonly Company[];
  /** The part of colleagues; null when nothing of it may be seen. */
  team?: Child;
  /** Tags and links; null when nothing of them may be seen. */
  ties?: Child;
  closing?: ClosingDraft | undefined;
  changes?: readonly string[] | undefined;
  /** What was typed in a form that does not stand here any more. */
  kept?: Kept | undefined;
  /** What came without a chat. */
  records?: readonly RecordView[];
}> = (props) => {
  const { frame, view, list, draft, subject, problem, danger, company, team, ties, closing, changes, records } = props;
  const { kept } = props;
  const { detail, staffId, now } = view;
  // A draft that came back is never dropped, not even when a colleague closed the request meanwhile.
  const composing = (detail.state === "open" || draft.text !== "") && !detail.reporterHidden && !detail.readOnly;
  return (
    <Layout {...frame} title={requestTitle(detail)} wide>
      <div class="panes panes--request">
        <div class="pane pane--list">
          <div class="pane-head">
            <p class="page-title">受信箱</p>
            <Tabs which={list.which} waiting={list.waiting} guest={list.guest} />
          </div>
          <RequestList {...list} />
        </div>
        {/* Who told of a neighbour is never on paper. */}
        <article class={detail.about === "neighbour" ? "pane pane--talk pane--reporter" : "pane pane--talk"}>
          <p class="handle-with-care">取扱注意</p>
          <header class="talk-bar">
            <a class="back" href={listHref(list.query)}>
              <ArrowLeft />
              一覧へ
            </a>
            <BriefBar detail={detail} now={now} />
            <CompanyLine company={company ?? []} now={now} />
          </header>
          {problem && (
            <div class="notice notice--problem" id="page-problem" role="alert" tabindex={-1} autofocus>
              <p>{problem}</p>
              <Changes changes={changes ?? []} />
            </div>
          )}
          {kept && <KeptText kept={kept} button="" />}
          <Brief detail={detail} />
          {detail.about === "neighbour" && <p class="paper-only">知らせた方の会話とメモは、紙に出しません。</p>}
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
          <Acts detail={detail} staffId={staffId} now={now} closing={closing} />
          {!detail.readOnly && team}
          {!detail.readOnly && ties}
          {!detail.readOnly && <RouteBeside detail={detail} />}
          {danger}
          <Facts detail={detail} now={now} />
        </aside>
      </div>
    </Layout>
  );
};

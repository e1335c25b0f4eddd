/** The inbox: the list with what narrows it down, and on wide screens the quiet place where a talk will open. */
import type { FC } from "hono/jsx";
import { may } from "../access.ts";
import { CalledLine } from "../components/called.tsx";
import { ListFilters } from "../components/list-filters.tsx";
import { OverdueHotlines } from "../components/overdue-hotlines.tsx";
import { type ListView, RequestList, Tabs } from "../components/request-list.tsx";
import { LIST_WORDS } from "../labels.ts";
import { type Frame, Layout } from "./layout.tsx";

export const ListPage: FC<{
  frame: Omit<Frame, "title">;
  view: ListView;
  /** Hotlines that wait for a check; told to managers. */
  overdueHotlines: number;
  /** To how many things one is called. */
  called: number;
  problem?: string | undefined;
}> = ({ frame, view, overdueHotlines, called, problem }) => (
  <Layout {...frame} title={`受信箱（${LIST_WORDS[view.which]}）`} wide>
    <div class="panes panes--list">
      <div class="pane pane--list">
        <div class="pane-head">
          <h1 class="page-title">受信箱</h1>
          {may(frame.staff?.role ?? "city", "GET /inbox/records/new") && (
            <a class="button record-link" href="/inbox/records/new">
              聞いたことを記録する
            </a>
          )}
          <Tabs which={view.which} waiting={view.waiting} guest={view.guest} />
        </div>
        <OverdueHotlines count={overdueHotlines} />
        {problem && (
          <p class="notice notice--problem" role="alert">
            {problem}
          </p>
        )}
        <ListFilters view={view}>
          {may(frame.staff?.role ?? "city", "GET /inbox/called") && <CalledLine count={called} />}
        </ListFilters>
        <RequestList {...view} />
      </div>
      <div class="pane pane--rest">
        <p class="empty">一覧から選ぶと、ここに会話が出ます。</p>
      </div>
    </div>
  </Layout>
);

/** 「札の一覧」: the tags on requests one may see, and the way to the list narrowed down to each. */
import type { FC } from "hono/jsx";
import type { TagCount } from "../../requests/ties-views.ts";
import { ArrowLeft } from "../components/icons.tsx";
import { type Frame, Layout } from "./layout.tsx";

const href = (id: string, state?: "closed"): string =>
  `/inbox?${new URLSearchParams({ ...(state ? { state } : {}), tag: id })}`;

export const TagsPage: FC<{ frame: Omit<Frame, "title">; tags: readonly TagCount[] }> = ({ frame, tags }) => (
  <Layout {...frame} title="受信箱（札）">
    <div class="desk">
      <a class="desk-back" href="/inbox">
        <ArrowLeft />
        一覧へ
      </a>
      <h1 class="page-title">札の一覧</h1>
      {tags.length === 0 ? (
        <p>札は、まだありません。相談のページの「札をつける」で、短いことばをつけると、ここからしぼりこめます。</p>
      ) : (
        <ul class="place-rows">
          {tags.map(({ id, label, open, closed }) => (
            <li class="place-row">
              <div>
                <h2 class="place-row-name">
                  <a href={href(id)}>
                    <bdi>{label}</bdi>
                  </a>
                </h2>
                <p class="small">
                  ひらいている相談 {open}件
                  {closed > 0 && (
                    <>
                      ・
                      <a href={href(id, "closed")}>
                        おわった相談 {closed}件
                        <span class="sr-only">
                          （<bdi>{label}</bdi>）
                        </span>
                      </a>
                    </>
                  )}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  </Layout>
);

/** Words of tags and links between requests. Pure. */
import { numberOf } from "../requests/number.ts";
import type { LinkKind, LinkView, TiesView } from "../requests/ties-views.ts";
import type { TimelineLine } from "./timeline.ts";

export const LINK_KIND_WORDS: Record<LinkKind, string> = {
  household: "同じ世帯",
  followUp: "その相談の続き",
  sameMatter: "同じことがら",
};

/** How the other request stands to this one. */
export const linkWords = ({ kind, later }: Pick<LinkView, "kind" | "later">): string =>
  kind !== "followUp" ? LINK_KIND_WORDS[kind] : later ? "この相談の前" : "この相談の続き";

/** Each tag and link as it was put there, and as it was taken away. */
export function tieLines({ tags, links }: TiesView): TimelineLine[] {
  const line = (id: string, at: number, who: string | null, what: string): TimelineLine => ({
    id,
    at,
    kind: "tie",
    who: who && `${who}さん`,
    what,
    words: null,
  });
  return [
    ...tags.flatMap((tag) => {
      const label = tag.label === null ? "札" : `札「${tag.label}」`;
      return [
        line(`tag-${tag.id}`, tag.addedAt, tag.addedBy, `${label}をつけました`),
        ...(tag.removedAt === null
          ? []
          : [line(`tag-end-${tag.id}`, tag.removedAt, tag.removedBy, `${label}をはずしました`)]),
      ];
    }),
    ...links.flatMap((link) => {
      const other = `相談 ${numberOf(link.other.id)}（${linkWords(link)}）`;
      return [
        line(`link-${link.id}`, link.madeAt, link.madeBy, `${other}とつなげました`),
        ...(link.endedAt === null
          ? []
          : [line(`link-end-${link.id}`, link.endedAt, link.endedBy, `${other}とのつながりをほどきました`)]),
      ];
    }),
  ];
}

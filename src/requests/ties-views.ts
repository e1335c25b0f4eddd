/** What staff put on a request by hand, as pages show it: tags and links. */
import type { Level } from "../triage/types.ts";

export const LINK_KINDS = ["household", "followUp", "sameMatter"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface TagName {
  id: string;
  label: string;
}

export interface TagCount extends TagName {
  open: number;
  closed: number;
}

/** A tag a request has or had. */
export interface TagView {
  id: string;
  tagId: string;
  /** Null once its word was erased, or when nothing opens it. */
  label: string | null;
  addedBy: string;
  addedAt: number;
  removedBy: string | null;
  removedAt: number | null;
}

/** A link as one of its two requests shows it: of the other what any list shows, never anybody's words. */
export interface LinkView {
  id: string;
  kind: LinkKind;
  /** This request is the later one of `followUp`. */
  later: boolean;
  madeBy: string;
  madeAt: number;
  endedBy: string | null;
  endedAt: number | null;
  other: {
    id: string;
    about: "self" | "neighbour";
    state: "open" | "closed";
    level: Level;
    topics: string[];
    area: string | null;
    openedAt: number;
  };
}

export interface TiesView {
  requestId: string;
  /** Oldest first; those that were taken off too. */
  tags: TagView[];
  /** Tags to choose from. */
  offered: TagName[];
  /** Oldest first; those that were taken back too. */
  links: LinkView[];
}

/** The menu's icons in the Lucide manner (24 grid, 2 px round strokes), as in the inbox. Never without a word beside them. */

/** Strokes, unless `filled`: then the shape, and in it the strokes. */
export interface MenuIcon {
  filled?: string;
  strokes: string;
}

export const ICONS: Readonly<Record<string, MenuIcon>> = {
  // The inbox's shape of the level いのち, with a mark that is read without colours.
  alert: { filled: "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3Z", strokes: "M12 7.5v5.5M12 16.5h.01" },
  talk: { strokes: "M7.9 20A9 9 0 1 0 4 16.1L2 22Z M8 12h.01M12 12h.01M16 12h.01" },
  neighbour: { strokes: "M2 12 8 6l4 4M4 11v9h6m-1-7 6.5-6L22 13m-11-1v8h9v-8m-5 8v-4h2v4" },
  notice: {
    strokes:
      "M15 14c.2-1 .7-1.7 1.5-2.5 1-.9 1.5-2.2 1.5-3.5A6 6 0 0 0 6 8c0 1 .2 2.2 1.5 3.5.7.7 1.3 1.5 1.5 2.5M9 18h6M10 22h4",
  },
  bowl: { strokes: "M12 21a9 9 0 0 0 9-9H3a9 9 0 0 0 9 9ZM8 21h8M9 8.5c-1.6-2 1.6-3 0-5.5M14 8.5c-1.6-2 1.6-3 0-5.5" },
  person: { strokes: "M4 21a8 8 0 0 1 16 0M17 8A5 5 0 1 1 7 8a5 5 0 0 1 10 0Z" },
  words: { strokes: "m5 8 6 6M4 14l6-6 2-3M2 5h12M7 2h1m14 20-5-10-5 10m2-4h6" },
};

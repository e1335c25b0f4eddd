/** The magnifying glass, in the manner of the other icons. */
import type { FC } from "hono/jsx";

export const Search: FC = () => (
  <svg class="icon" viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true">
    <circle cx="11" cy="11" r="7" />
    <path d="m20 20-4-4" />
  </svg>
);

/** A level as word, shape and colour together. */
import type { FC } from "hono/jsx";
import type { Level } from "../../triage/types.ts";
import { LEVEL_WORDS } from "../labels.ts";
import { LevelShape } from "./icons.tsx";

/** 「▲ きょう」. `long` says the whole sentence instead of the one word. */
export const LevelMark: FC<{ level: Level; long?: boolean }> = ({ level, long }) => (
  <span class={`level level--${level.toLowerCase()}`}>
    <LevelShape level={level} />
    <span class="sr-only">急ぎの度合い：</span>
    {long ? LEVEL_WORDS[level].long : LEVEL_WORDS[level].word}
  </span>
);

/** What a house rule is: a name, the check of one file, and snippets that prove the check. */
import type { SourceFile } from "./source.ts";

export interface Rule {
  name: string;
  /** What is wrong with a file, each as `path:line: what, and what to do instead`. */
  complaints(file: SourceFile): string[];
  /** `[path, text]` that must be caught, and that must not. */
  caught: [path: string, text: string][];
  fine: [path: string, text: string][];
}

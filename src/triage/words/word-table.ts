/** The shape of a table of words. */

/** Group → patterns. A pattern is a regular expression over normalised text; `{stem}` stands for a stem. */
export type WordTable = Readonly<Record<string, readonly string[]>>;

/** Prints the rates on the labelled lines, and with --faults every line that is heard otherwise than labelled. */
import { faults, hear, isCritical, isDanger, type LabelledLine, lineFiles, readLines } from "./lines.ts";

interface Row {
  of: number;
  hit: number;
}
const share = ({ of, hit }: Row): string => (of === 0 ? "–" : `${((100 * hit) / of).toFixed(1)} % (${hit}/${of})`);

/** The figures of the targets, for one set of lines. */
export function rates(lines: readonly LabelledLine[]): Record<string, Row> {
  const out: Record<string, Row> = {
    critical: { of: 0, hit: 0 },
    danger: { of: 0, hit: 0 },
    answered: { of: 0, hit: 0 },
    fullOnHarmless: { of: 0, hit: 0 },
    softOnHarmless: { of: 0, hit: 0 },
    tooUrgent: { of: 0, hit: 0 },
    topics: { of: 0, hit: 0 },
  };
  const count = (name: string, hit: boolean): void => {
    const row = out[name];
    if (!row) return;
    row.of++;
    if (hit) row.hit++;
  };
  for (const line of lines) {
    const found = hear(line);
    const wrong = faults(line, found);
    if (isDanger(line))
      count(isCritical(line) ? "critical" : "danger", found.safety === "full" && !wrong.includes("low"));
    else if (line.kind === "near") count("answered", found.safety !== "none");
    if (!isDanger(line) && line.kind !== "near") {
      count("fullOnHarmless", found.safety === "full");
      count("softOnHarmless", found.safety === "soft" && !line.safety.includes("soft"));
    }
    count("tooUrgent", wrong.includes("high"));
    for (const topic of line.topics) count("topics", found.topics.includes(topic));
  }
  return out;
}

/** @param args file names or parts of them; `--faults` prints the lines. */
export function measure(args: readonly string[]): void {
  const wanted = args.filter((a) => !a.startsWith("-"));
  for (const file of lineFiles().filter((f) => wanted.length === 0 || wanted.some((w) => f.includes(w)))) {
    const lines = readLines(file);
    const told = Object.entries(rates(lines)).map(([name, row]) => `${name} ${share(row)}`);
    console.log(`${file}: ${told.join(", ")}`);
    if (!args.includes("--faults")) continue;
    for (const line of lines) {
      const found = hear(line);
      const wrong = faults(line, found);
      if (wrong.length === 0) continue;
      const why = found.hits
        .map((h) => `${h.rule}「${h.span}」`)
        .slice(0, 3)
        .join(" ");
      console.log(
        `  ${line.kind} ${line.level}→${found.level} [${wrong.join(" ")}] ${line.messages.join(" / ")}  ${why}`,
      );
    }
  }
}
if (import.meta.main) measure(process.argv.slice(2));

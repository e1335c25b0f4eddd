/** A plan in the words of whoever runs the command: what is there, what will change, what stays. */
import type { Plan, Step } from "./plan.ts";

/** One step as a line. */
export function stepWords(step: Step): string {
  switch (step.kind) {
    case "create":
      return `つくる　　　　 ${step.wanted.title}（${step.wanted.name}）`;
    case "upload":
      return `絵を送る　　　 ${step.wanted.title}（${Math.round(step.wanted.picture.length / 1000)} KB）`;
    case "alias":
      return `別名を${step.exists ? "つけかえる" : "つける　　"} ${step.wanted.alias} → ${step.wanted.title}`;
    case "default": {
      const before = {
        nothing: "いまは、なし",
        ours: "いまは、前のとなりのメニュー",
        others: "いまは、ほかの仕組みのメニュー",
      };
      return `標準にする　　 ${step.wanted.title}（${before[step.replaces]}）`;
    }
    case "move":
      return `人を移す　　　 前の絵（${step.moves.map(({ variant }) => variant).join("、")}）を見ている人を、新しい絵へ`;
    case "deleteAlias":
      return `別名を消す　　 ${step.alias}`;
    case "deleteMenu":
      return `古い絵を消す　 ${step.name}`;
  }
}

/** The whole plan, a line a step. */
export function planWords({ steps, refusals, others }: Plan): string {
  return [
    ...(steps.length === 0 ? ["変わるものはありません。"] : steps.map((step) => `  ${stepWords(step)}`)),
    ...(others > 0 ? [`ほかの仕組みのメニュー${others}枚には、さわりません。`] : []),
    ...refusals.map((one) => `✘ ${one}`),
  ].join("\n");
}

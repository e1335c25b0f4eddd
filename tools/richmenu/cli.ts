/** `npm run richmenu -- plan | apply | draw | check`: what will change on the LINE account, doing it, drawing, checking. */
import { parseArgs } from "node:util";
import { compileFlows, readFlowFiles } from "../flows/compile.ts";
import { lineAccount } from "./account.ts";
import { apply, plan } from "./apply.ts";
import { checkMenu } from "./checks.ts";
import { wantedMenus } from "./definition.ts";
import { type Menu, readMenu } from "./menu-file.ts";
import { checkPictures, drawPictures } from "./pictures.ts";
import { settingsOfThisMachine } from "./settings.ts";
import { planWords, stepWords } from "./words.ts";

const HELP = `richmenu plan    何が変わるかを見る（なにも変えません）
richmenu apply   LINEのアカウントに入れる。途中で止まっても、もう一度動かせば続きから
                 --replace-default  ほかの仕組みの標準メニューから切りかえてよい
richmenu draw    flows/menu/rich-menu.yaml から絵をかく
richmenu check   約束ごとと絵を調べる`;

/** Findings and hints of data and pictures, as lines. */
async function examine(menu: Menu): Promise<{ findings: string[]; hints: string[] }> {
  const { flows } = compileFlows(readFlowFiles());
  if (flows === null) return { findings: ["flows: npm run -s flows -- check"], hints: [] };
  const { findings, hints } = checkMenu(menu, flows);
  return { findings: [...findings, ...(findings.length === 0 ? await checkPictures(menu) : [])], hints };
}

async function check(menu: Menu): Promise<number> {
  const { findings, hints } = await examine(menu);
  for (const line of [...findings, ...hints.map((hint) => `hint: ${hint}`)]) console.log(line);
  const variants = Object.keys(menu.variants).length;
  console.log(findings.length === 0 ? `${variants} menus, nothing to repair` : `${findings.length} to repair`);
  return findings.length === 0 ? 0 : 1;
}

async function draw(menu: Menu): Promise<number> {
  for (const { file, bytes, changed } of await drawPictures(menu)) {
    console.log(`${changed ? "かきました" : "そのまま　"} ${file}（${Math.round(bytes / 1000)} KB）`);
  }
  return 0;
}

async function change(menu: Menu, doIt: boolean, replaceDefault: boolean): Promise<number> {
  const { findings } = await examine(menu);
  if (findings.length > 0) {
    for (const finding of findings) console.error(finding);
    console.error(`✘ なおすところが${findings.length}か所あります。LINEには、なにもしていません。`);
    return 1;
  }
  const { line, from } = settingsOfThisMachine();
  const account = lineAccount(line);
  const wanted = wantedMenus(menu);
  console.log(`アカウント：${await account.who()}　${line.apiBase}（設定は${from}）`);
  const made = await plan(account, wanted, replaceDefault);
  console.log(planWords(made));
  if (made.refusals.length > 0) return 1;
  if (made.steps.length === 0) return 0;
  if (!doIt) {
    console.log("まだなにも変えていません。よければ  npm run richmenu -- apply");
    return 0;
  }
  console.log("入れかえます。");
  await apply(account, made, { onStep: (step) => console.log(`… ${stepWords(step)}`) });
  console.log(
    "終わりました。スマホでは、トークを開きなおすと新しいメニューになります（1分ほどかかることがあります）。",
  );
  return 0;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "replace-default": { type: "boolean", default: false } },
  });
  const [command = "plan", ...more] = positionals;
  if (more.length > 0 || !["plan", "apply", "draw", "check"].includes(command)) {
    console.error(HELP);
    return 1;
  }
  const menu = readMenu();
  if (command === "check") return check(menu);
  if (command === "draw") return draw(menu);
  return change(menu, command === "apply", values["replace-default"]);
}

if (import.meta.main) {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      console.error(`✘ ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    },
  );
}

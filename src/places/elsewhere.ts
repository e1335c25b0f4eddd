/** 「みなみ市に住んでいます」: somebody lives outside the town. Only when it is said as where they live. Pure. Handbook §6.3 point 7. */

/** A town beside this one, as the town itself writes it down. */
export interface OtherTown {
  /** As residents say it; the first is the one that is written back. */
  names: readonly string[];
  /** Its desk, by name. */
  desk: string;
}

export interface Borders {
  /** What this town is called: never somewhere else. */
  own: readonly string[];
  others: readonly OtherTown[];
}

export interface Elsewhere {
  name: string;
  /** Null: nobody has written down the desk of that town. */
  desk: string | null;
}

const MUNICIPALITY = "[\\p{Script=Han}ヶケヵ々]{1,6}?[市区町村](?!役所|役場|長|内|会|議|民|営|立|外)";
const LIVES =
  "(?:(?:[にで]|の(?:ほう|方)[にで])(?:は)?(?:ずっと|いま|今)?(?:住[んまみむ]|すん|すむ|すまい|暮ら|くらし|居住)|在住|住み|の(?:者|もの|住民|住人|人間)(?:です|だ|で)|から(?:連絡|相談|LINE|書い|かい))";
/** Lived there, will live there, or somebody asks about living there. */
const NOT_NOW =
  /^[^。、]{0,12}?(?:でいた|でいまし|でた|でまし|ていた|てた|っていまし|たことが|みたい|予定|つもり|たら|そう[とか])/u;
const OF_OTHERS =
  /(?:母|父|親|兄|姉|弟|妹|祖母|祖父|おば|おじ|娘|息子|孫|夫|妻|友達|友だち|知り合い|親戚|さん|彼|彼女|実家)[^、。]{0,4}?(?:は|が|も|の)[^、。]{0,6}$/u;
/** Words that look like a municipality and are none. */
const NO_TOWN =
  /^(?:隣|同|当|本|他|別|各|全|両|都|大都|地方都|政令|中核|近隣|下|港|城下|田舎|温泉|小|大|裏|横|門前|宿場|農|漁|山|寒|地|学|校|選挙|管|特別)[市区町村]$|地区|校区|学区|街区/u;

/** Answers to 「だいたいどのあたりですか」 name it without a verb. */
const BARE = "(?:の[^。]{0,10})?(?:です|だ|だよ|かな|かも|あたり|のほう|の方|ですが|ですけど)*[。!！]*$";

/**
 * @param aboutOthers the words are about somebody else, who then is the one living there.
 * @param asked they answer where they live.
 */
export function elsewhereSaid(
  words: string,
  borders: Borders,
  at: { aboutOthers: boolean; asked: boolean },
): Elsewhere | null {
  const text = words.normalize("NFKC").replaceAll(/\s/g, "").slice(0, 2000);
  for (const other of borders.others)
    for (const name of other.names)
      if (livesIn(text, escaped(name), at) !== null) return { name: other.names[0] ?? name, desk: other.desk };
  const said = livesIn(text, MUNICIPALITY, at)?.replace(/^(?:東京都|大阪府|京都府|北海道|\p{Script=Han}{2,3}県)/u, "");
  if (!said || NO_TOWN.test(said)) return null;
  return borders.own.some((own) => own.endsWith(said) || said.endsWith(own)) ? null : { name: said, desk: null };
}

/** The desk of a town that was said before, as far as it is written down. */
export const deskOf = (name: string, borders: Borders): Elsewhere => ({
  name,
  desk: borders.others.find(({ names }) => names.includes(name))?.desk ?? null,
});

function livesIn(text: string, name: string, at: { aboutOthers: boolean; asked: boolean }): string | null {
  const found = new RegExp(`(${name})(?:${LIVES})`, "u").exec(text) ?? null;
  if (found) {
    const after = text.slice(found.index + found[0].length);
    const before = text.slice(Math.max(0, found.index - 24), found.index);
    if (NOT_NOW.test(after) || (!at.aboutOthers && OF_OTHERS.test(before))) return null;
    return found[1] ?? null;
  }
  const english = new RegExp(`(?:live|living)in(${name})`, "iu").exec(text);
  if (english) return english[1] ?? null;
  if (!at.asked) return null;
  const prefecture = "(?:東京都|大阪府|京都府|北海道|\\p{Script=Han}{2,3}県)?";
  return (
    new RegExp(`^(?:えっと|あの|いま|今|うちは|わたしは|私は)*${prefecture}(${name})${BARE}`, "u").exec(text)?.[1] ??
    null
  );
}

const escaped = (name: string): string =>
  name
    .normalize("NFKC")
    .replaceAll(/\s/g, "")
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** Katakana words that need a sign of their own, because in hiragana they look like everyday endings. Data. */

/**
 * Words in katakana that would look like everyday endings in hiragana (カッター in なかった, セール in 終わらせる): each gets a
 * sign of its own, in texts and patterns alike.
 */
export const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/カッター|かったー/g, "剃刀"],
  [/シーツ|しーつ/g, "敷布"],
  [/タワー/g, "塔屋"],
  [/ベルト/g, "革帯"],
  [/コード|こーど/g, "電線"],
  [/レール/g, "軌条"],
  [/セール/g, "特売"],
  [/ライター/g, "着火器"],
  [/ガラス/g, "硝子"],
  [/カレー/g, "咖喱"],
  [/ヨット/g, "帆船"],
  [/シート/g, "薄板"],
  [/クレーン/g, "起重機"],
];

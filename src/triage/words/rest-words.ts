/** Fixed orders that the recipes of neighbours, needs and other dangers do not cover, and their English. Handbook §4.5. */
import type { WordTable } from "./word-table.ts";

export const REST_BODY_WORDS: WordTable = {
  DIn: [
    "(?:車|家|体|船)ごと?(?:が|も)?流されて(?:い)?(?:る|ます|く)|流されそう(?!な(?:帽子|ボール))",
    "屋根(?:の上)?(?:に|さ|で|へ).{0,8}(?:助け|たすけ|救助|待っ|避難)",
  ],
  NBe: [
    "(?:窓|隙間|カーテン|ポスト|郵便受け|裏口|勝手口|ガラス|カメラ|のぞい|覗い|のぞく|覗く).{0,20}(?:手|腕|背中|髪|足|人(?!気)|頭|影|体|倒れ|横たわ|うつ伏せ|転が).{0,12}(?:見え|見とる|映|動か|ぴくり)(?!隠れ|ない|ませ)",
  ],
};

export const REST_NEED_WORDS: WordTable = {
  FOe: [
    "(?:ある|あん|残って(?:い)?る|残っとる|のこっとる)(?:の|ん)?(?:は|が|も)?.{0,10}(?:醤油|マヨ|塩|砂糖|味噌|調味料|水|ケチャップ|小麦粉|ふりかけ|もやし|飴|氷|海苔|お茶).{0,8}(?:だけ|のみ|ばかり)(?!でも|で(?:十分|ええ|いい|美味))",
  ],
  FOm: [
    "(?:お金|現金|生活費|食費|銭)(?:が|も|は)(?:もう|全然|ほんとに|ほんまに|本当に|まったく|全く|ちっとも|一切|まるで|全部|すっかり|とうとう|ついに){2,3}(?:{ない}|なくな|尽き|底)",
    "(?:一銭|1銭|一円|1円|一文|びた一文)(?:も|すら)(?:{ない}|持って(?:い)?な|残って(?:い)?な|入って(?:い)?な|手元|のう|あら(?:へん|しま)|ね(?=え|$))",
  ],
};

export const REST_HARM_WORDS: WordTable = {
  HAn: [
    "(?:妻|夫|母|父|嫁|祖[父母]|{老}|介護.{0,8})の首.{0,4}(?:絞め|締め|しめ)(?:た(?!い|く|ら)|てしまった|ちゃった|てもた)",
    "(?:妹|弟|兄|姉|妻|夫|母|父|嫁|旦那|祖[父母]|友達|彼女|彼氏|息子|娘|{老})の首(?:を|ば)?(?:絞め|締め|しめ)て(?:い)?(?:る|ます)?.{0,8}(?:離せ|はなせ|放せ|止め(?:ら|て)|とめ(?:ら|て)|今)",
  ],
};

/** English, on lower-case words with single spaces. */
export const REST_ENGLISH: WordTable = {
  NBe: [
    "(?:neighbou?r|old (?:man|lady|woman)|next ?door|apartment|upstairs|downstairs|grandma|grandpa|tenant)(?: [a-z0-9]+){0,14} (?:on (?:the )?floor|not moving|no move|doesnt move|fell|collapsed|lying|bad smell|smell(?:s|ing)?(?: [a-z]+){0,3} (?:bad|dead|rotten|awful)|dead body|flies)|(?:bad|terrible|awful|strange|rotten) smell(?: [a-z0-9]+){0,10} (?:neighbou?r|next ?door|apartment|room|old (?:man|lady|woman)|door)|(?:knock|knocked|knocking|ring|rang|call|called)(?: [a-z0-9]+){0,8} (?:no answer|doesnt answer|not answer|no response|nobody)(?: [a-z0-9]+){0,8} (?:light|tv|inside|car|smell|noise)",
  ],
  NB: [
    "newspapers? piling(?: up)?(?: [a-z0-9]+){0,4}|(?:havent|have not) seen (?:him|her|them)(?: [a-z0-9]+){0,2} since(?: [a-z0-9]+){0,3}|(?:dont|didnt|did not|do not|havent|have not|not|never|no one|nobody)(?: [a-z]+){0,3} (?:see|seen|saw|heard|hear)(?: [a-z]+){0,6} (?:[0-9]+|many|few|several|two|three|four|five|six) (?:days?|weeks?)|(?:newspapers?|mail|letters|milk)(?: [a-z]+){0,5} (?:many|pile|piled|piling|full|door|box)(?: [a-z]+){0,8} (?:neighbou?r|old|door|days)|(?:neighbou?r|old (?:man|lady|woman)|next ?door)(?: [a-z0-9]+){0,8} (?:no answer|not answer|doesnt answer|not come out|newspapers?|mailbox)",
  ],
  FOl: [
    "(?:gas|denki|suidou?|mizu|keitai)(?: (?:ga|mo|wo))? (?:tomerareta|tomatta|tomatte|tomarimashita|tomeraremashita|tsukaenai|denai)",
  ],
  SC: [
    "(?:win|won|prize|lottery|inheritance|police|immigration|bank|customs|tax|amazon|microsoft|support|crypto|investment|boyfriend|girlfriend|online)(?: [a-z0-9]+){0,14} (?:pay|paid|send|sent|transfer|transferred|gift ?cards?|fee)(?: [a-z0-9]+){0,6} (?:first|fee|yen|money|card|today|now|already|again|more|number)",
  ],
  DIn: [
    "(?:flood|water|river|tsunami|mud|sea)(?: [a-z]+){0,6} (?:inside|in my|in the|into|coming|rising|knee|waist|house|apartment|room)(?: [a-z0-9]+){0,12} (?:floor|now|baby|cant|trapped|roof|help|out|house|apartment|high|fast)|(?:earthquake|landslide|typhoon|flood)(?: [a-z0-9]+){0,10} (?:trapped|stuck|under|cant get out|cannot get out|collapsed|roof)",
  ],
  HAn: [
    "(?:i am|im|i)(?: [a-z]+){0,3} (?:knife|gun|gasoline)(?: [a-z]+){0,6} (?:kill|stab|burn) (?:him|her|them|my)|(?:going to|gonna|will) (?:stab|burn|kill) (?:him|her|them|my [a-z]+|everyone)(?: [a-z]+){0,3} (?:now|tonight|today)",
  ],
  HOt: [
    "(?:sleep|slept|sleeping|staying|living) (?:in|at|on)(?: [a-z]+){0,2} (?:internet|net|manga|mcdonalds?|train|bus|airport)(?: [a-z]+){0,6}",
  ],
};

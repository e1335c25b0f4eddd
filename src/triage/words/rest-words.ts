/** Fixed orders that the recipes of neighbours, needs and other dangers do not cover, and their English. Handbook §4.5. */
import type { WordTable } from "./word-table.ts";

export const REST_BODY_WORDS: WordTable = {
  DIn: [
    "(?:車|家|体|船)ごと?(?:が|も)?流されて(?:い)?(?:る|ます|く)|流されそう(?!な(?:帽子|ボール))",
    "(?:外|そと|道|みち|まわり|周り|下|前の道)(?:は|が|も)(?:もう|全部|ぜんぶ|一面)?(?:水|みず|川|海|火)(?:だ|で|に|。|、|$|だれか|誰か|助け).{0,10}(?:出|逃げ|にげ|車(?:椅子|いす)|だれか|誰か|助け|囲)|(?:ひなん|避難|逃げ|にげ).{0,14}(?:外|そと|道|みち)(?:は|が|も)(?:もう)?(?:水|みず|川|海|火)",
    "家ごと(?:滑|すべ|流|動|傾|沈|ずれ|揺ら)|(?:家|床|地面|裏山|斜面|庭)(?:が|ごと|も).{0,6}(?:ずるずる|ズルズル|ずりずり|ずれ動)(?!引)",
    "(?:水|みず|泥)(?:が|は|も)?(?:もう|いま|今)?(?:胸|むね|首|くび|腰|こし|あご|顎|肩|膝|ひざ)(?:の?(?:高さ|あたり|辺り|ところ|下|上))?(?:まで|に(?:き|来|達|届))",
    "(?:瓦礫|がれき|土砂|潰れた家|つぶれた家|屋根|タンス|たんす|家具|ブロック塀|柱|梁)の下(?:から|で|に).{0,10}(?:声|叫|うめ|助け|たすけ|人が|母|父|妻|夫|子)",
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
  FOl: [
    "(?:東電|関電|中電|九電|北電|四電|電力(?:会社)?|ガス会社|ガス屋|水道局|水道屋)(?:に|から|が)?.{0,8}(?:止め|とめ|切)られ(?:て|た|まし)",
  ],
  HOt: ["(?:今日|今夜|今晩|明日)(?:の夜)?(?:から|で)?(?:もう)?居場所(?:が|も|は)?(?:ゼロ|{ない}|なくな)"],
  HO: [
    "(?:寮|社宅|アパート|部屋|ホーム|宿舎|シェルター|ここ)(?:も|が|は)?(?:今日|明日|あさって|今週|週末|明後日)(?:で|まで(?:で|に)?|いっぱいで)(?:もう)?(?:しまい|おしまい|終わり|おわり|閉|最後|出)",
    "(?:管理人|大家|家主|受付|寮長|オーナー)(?:さん)?に.{0,6}(?:明日|今日|今夜|あさって)から(?:は)?(?:もう)?(?:入れ|使え|泊まれ|住め)(?:な|ま(?!す)|ん)",
  ],
  SC: [
    "(?:通帳|つうちょう|キャッシュカード|銀行のカード|ぎんこうのカード|暗証番号)(?:を|ば)?.{0,6}(?:人|ひと|相手|男|女|知らない人|業者|友達|先輩)(?:に|へ)(?:渡し|わたし|送(?:っ|り)|売(?:っ|り)|貸し(?:た|て))",
    "(?:タンス預金|たんす預金|預金|貯金|現金|通帳|(?:[0-9一二三四五六七八九十百]+)万円?)(?:を|も)?.{0,10}持って.{0,10}(?:待ち合わせ|渡し|会いに|駅(?:に|へ)|公園(?:に|へ)).{0,8}(?:行|出|向か)",
    "(?:カード|プリペイド|電子マネー|ギフト).{0,20}(?:番号|コード)(?:を|ば)?.{0,4}(?:読み上げ|読んで|伝え|言お|教えよ|送ろ).{0,6}(?:と|ところ|とこ|言われ|って)",
  ],
  FOm: [
    "(?:金|お金|おかね|銭)(?:が|の|も|は)?(?:いっちょん|ちっとん|いっぽ|なんも|全部|ぜんぶ|すっかり|まるっきり|びた一文|もう|ひとつも|一つも)(?:も)?(?:ない|なか|なくなりました|なくなった|ありません|ね(?=え|$))(?!.{0,6}(?:カード|おろ|両替|銀行に行))",
    "(?:お金|現金|生活費|食費|銭)(?:が|も|は)(?:もう|全然|ほんとに|ほんまに|本当に|まったく|全く|ちっとも|一切|まるで|全部|すっかり|とうとう|ついに){2,3}(?:{ない}|なくな|尽き|底)",
    "(?:一銭|1銭|一円|1円|一文|びた一文)(?:も|すら)(?:{ない}|持って(?:い)?な|残って(?:い)?な|入って(?:い)?な|手元|のう|あら(?:へん|しま)|ね(?=え|$))",
  ],
};

export const REST_HARM_WORDS: WordTable = {
  HA: [
    "(?:吸引|酸素|点滴|呼吸器|チューブ|管|コード|電源|スイッチ|注入|胃ろう)(?:の手|の管|の電源|のスイッチ)?(?:を|も|ば)?(?:このまま|いっそ|もう|全部)?.{0,4}(?:止め|とめ|外し|はずし|抜い|切っ|やめ)(?:た(?:ら|く)|て(?:しま|や)|れば|てしまお).{0,16}(?:楽|静か|考え|思|よぎ|終わ|しまい|済)",
    "(?:薬|くすり|枕|毒).{0,12}楽に(?:して(?:や|あげ)|させて)(?:り|ろう|る|たい)",
    "(?:{老親}|おふくろ|親父|おやじ)(?:を|ば|も).{0,6}楽にして(?:や(?:って|り|る)|あげて)?.{0,6}(?:俺|私|僕|自分|わし|うち|わたし|おれ)(?:も|は)",
  ],
  HAn: [
    "(?:決めた|今夜|今日|これから|明日).{0,8}(?:{老親}|おふくろ|親父|おやじ)(?:を|ば|も).{0,6}楽にして.{0,6}(?:俺|私|僕|自分|わし|うち|わたし|おれ)も",
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
  HA: [
    "(?:afraid|scared|might|may|could|going to|gonna|want to|almost|nearly)(?: [a-z]+){0,4} (?:hurt|kill|hit|harm|choke|strangle|smother) (?:my (?:mother|father|mom|dad|wife|husband|mum|parents?|grand[a-z]+|neighbou?r|boss|baby|son|daughter)|him|her|them|someone)",
  ],
  HAn: [
    "(?:i am|im|i)(?: [a-z]+){0,3} (?:knife|gun|gasoline)(?: [a-z]+){0,6} (?:kill|stab|burn) (?:him|her|them|my)|(?:going to|gonna|will) (?:stab|burn|kill) (?:him|her|them|my [a-z]+|everyone)(?: [a-z]+){0,3} (?:now|tonight|today)",
  ],
  HOt: [
    "(?:sleep|slept|sleeping|staying|living) (?:in|at|on)(?: [a-z]+){0,2} (?:internet|net|manga|mcdonalds?|train|bus|airport)(?: [a-z]+){0,6}",
  ],
};

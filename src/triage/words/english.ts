/** English danger words and sticker keywords, matched on lower-case words with single spaces and no apostrophes. */
import type { WordTable } from "./word-table.ts";

export const ENGLISH_WORDS: WordTable = {
  SH1: [
    "(?:going to|gonna|about to|will|ready to|decided to|planning to) (?:kill (?:myself|my self)|end my life|die (?:tonight|today|now|soon)|end it(?: all)?|jump off|hang myself|commit suicide|take my (?:own )?life)",
    "(?:took|swallowed|drank|taken) (?:all|too many|a lot of|the whole|every|so many)(?: of)?(?: my| the)? (?:pills|medicine|medication|tablets|meds)|(?:i )?overdosed|just od d|goodbye (?:everyone|forever|world|all)|(?:wrote|writing|left) (?:a |my )?suicide note|(?:on|at) (?:the )?(?:roof|bridge) (?:and|to) (?:jump|end|die)|standing on (?:the |a )?(?:roof|bridge|platform edge)|this is my last (?:message|night|day)",
  ],
  SH2: [
    "(?:wants?|wanna|wish|wished|wanted|like|hope|need|trying|tried) (?:to )?(?:die|be dead|kill (?:my|him|her|them)(?:self|selves)|end (?:it|his life|her life)|be gone forever|sleep and never wake|commit suicide|kill myself|end my life|end it all|end everything)|i wish i (?:was|were) dead|wish i d die|suicid(?:e|al)|kill(?:ing)? myself|kms|better off (?:dead|without me)|(?:just )?let me die|i should (?:just )?die|take my own life",
  ],
  SH3: [
    "(?:want|wanna|wish)(?: i could)? (?:to )?(?:disappear|vanish|not exist|never wake up|sleep forever|not be here|stop existing)|(?:no|any) (?:reason|point|will)(?: left)? (?:to|in|of) (?:live|living|life|going on)|(?:dont|do not|didnt) want to (?:live|be alive|wake up|exist|be here)(?: any ?more)?|(?:tired|sick) of (?:living|life|being alive|my life)|cant go on|never (?:been|was) born|wish i was never born|life is (?:not worth|pointless|over|meaningless)",
  ],
  SH4: [
    "(?:please |somebody |someone )+help(?: me)?|help me(?! (?:with|find|to find|understand|learn|apply|fill))|i cant (?:take|do|handle|cope)(?: it| this| with this)?(?: any ?more)?|(?:so|completely|feel) (?:hopeless|desperate|worthless|empty)|hopeless|i give up|nobody cares|at my limit|breaking down",
  ],
  SH5: [
    "(?:cut|cutting|cuts|hurt|hurting|harm|harming|burn|burning|starving) (?:myself|my (?:arm|arms|wrist|wrists|leg|legs|thigh|thighs))|self ?harm",
  ],
  VI: [
    "(?:he|she|husband|boyfriend|wife|partner|father|mother|dad|mom|son|brother|man|boss|they)(?: (?:is|was|always|just|often|sometimes|keeps|has|been|still|again|started))* (?:hit(?:s|ting)?|beat(?:s|ing)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|slap(?:s|ped|ping)?|chok(?:es|ed|ing)|strangl(?:es|ed|ing)|hurt(?:s|ing)?|abus(?:es|ed|ing)|threaten(?:s|ed|ing)?|rap(?:es|ed|ing)|attack(?:s|ed|ing)?|lock(?:s|ed|ing)?) (?:me|us|my|the kids|the children)",
    "(?:been|being|was|got|am|getting) (?:raped|beaten|abused|sexually assaulted|assaulted|stalked|choked|locked in|molested|attacked)|domestic violence|(?:afraid|scared|terrified) of (?:my )?(?:husband|boyfriend|partner|father|dad|him|wife|son|mother|brother)|(?:need|want|have) to (?:escape|run away) from|locked (?:me )?(?:in|inside)|took my (?:passport|money|phone|residence card)|cant leave (?:the house|home|him)|not safe at home",
  ],
  VIn: [
    "(?:hiding|hide) (?:in|from|under|behind)|breaking (?:the|down) (?:the )?door|(?:he|she|husband|father|dad|boyfriend) (?:has|is holding|got) (?:a |the )?(?:knife|gun|bat)|(?:he|she)(?: is|s)? (?:going to|gonna|will|trying to) kill (?:me|us)|(?:he|she)(?: is|s)? (?:outside|at the door|coming back)",
  ],
  CHk: [
    "(?:my )?(?:dad|mom|mum|daddy|mommy|mummy|father|mother|stepdad|parents?) (?:hits?|beats?|kicks?|punche[sd]|hurts?|wont feed|doesnt feed|locked|locks|touche[sd]|left) me",
  ],
  CHp: [
    "(?:i )?(?:hit|beat|shook|hurt) my (?:child|kid|kids|baby|son|daughter)|afraid i(?: will|ll| might)? hurt my (?:child|kid|kids|baby|son|daughter)",
  ],
  CHo: [
    "(?:child|kid|kids|children|baby) (?:is |are |was |keeps )?(?:screaming|crying)(?: (?:all|every|for|again|next|upstairs|and))|child abuse|(?:hear|heard) (?:a )?(?:child|kid|kids|children) (?:scream|cry)",
  ],
  ME: [
    "(?:cant|cannot|can not|not|hard to|trouble|stopped|difficulty|isnt) breath(?:e|ing)|chest (?:pain|hurts|is tight)|(?:is |fell )?unconscious|collapsed|passed out|(?:wont|doesnt|not) (?:wake up|waking up|responding|respond)|smell(?:s)?(?: of| like)? gas|gas leak|(?:house|room|kitchen|building|apartment|home) (?:is )?on fire|(?:is|there is|theres) (?:a )?fire(?! ?(?:work|drill|place|sale))|bleeding (?:a lot|badly|heavily|wont stop|so much)|(?:bleeding )?wont stop bleeding|heart attack|having a (?:stroke|seizure)|seizures?|(?:my )?water broke|in labor|call (?:an )?ambulance|trapped in (?:the |an )?(?:elevator|lift)",
  ],
  FOe: [
    "no food|nothing to eat|(?:havent|have not|not|didnt) (?:eat|eaten|ate)(?: anything| any food)?(?: (?:for|since|in|today|yesterday|all day))|starving to|only (?:drinking |have )?water|(?:cant|cannot) (?:buy|afford)(?: any| to buy)? food|kids? (?:are|is) hungry|no money for food",
  ],
  FOm: [
    "(?:have |got |there is )?no (?:more )?money(?! back)|out of money|(?:cant|cannot) pay (?:my |the |for )?(?:bills?|electricity|gas|water|food|medicine)|[0-9]{1,3} yen left|only [0-9]{1,3} yen",
  ],
  FOl: [
    "(?:electricity|power|gas|water|phone|heating) (?:is |was |has been |got |will be |been )?(?:cut|shut|turned|stopped)(?: off)?|no (?:electricity|heating|running water)|(?:cant|cannot) (?:buy|afford) (?:my |the )?(?:medicine|medication|insulin|doctor|hospital)",
  ],
  FOi: ["no (?:baby )?(?:milk|formula)(?: for)?|(?:cant|cannot) (?:buy|afford) (?:the )?(?:milk|formula|baby food)"],
  HOt: [
    "(?:nowhere|no place|no where|dont have (?:a|any) place|not have (?:a )?place)(?: to)? (?:sleep|stay|go|live)|homeless|sleep(?:ing)? (?:on the street|outside|in (?:my|the|a) (?:car|park|station))|no home",
  ],
  HO: [
    "(?:kicked|thrown|throwing|kicking|kick)(?: me| us)? out|evict(?:ed|ion|ing)|(?:cant|cannot|unable to) pay (?:my |the |our )?rent|(?:landlord|owner) (?:said|says|told|wants|changed) .{0,20}(?:leave|out|lock)",
  ],
  SC: [
    "scammed|i think (?:it is |its |this is )?(?:a )?scam|(?:buy|bought|send|sent) (?:a )?gift ?cards?(?: number| code)?",
  ],
  HA: [
    "(?:want|wanna|going|gonna) (?:to )?kill (?:him|her|them|everyone|my (?:boss|husband|wife|father|mother|mom|dad|family))",
  ],
  HUM: [
    "(?:talk|speak|chat) (?:to|with) (?:a |an |some ?|real )*(?:human|person|someone|staff|somebody|people)|real person|human please",
  ],
  LN: ["(?:so |feel |very |i am |im )lonely|no ?(?:one|body) to talk to"],
  HOURT: ["(?:tonight|right now|now|today)"],
};

/** Keywords LINE attaches to stickers: a picture is a whisper, so a question, not an alarm, unless the word is death itself. */
export const STICKER_WORDS: WordTable = {
  SH3: ["(?:suicid(?:e|al)|want to die|disappear(?:ing)?|kill me)"],
  SH4: [
    "(?:help|sos|save me|despair|hopeless|depress(?:ed|ion|ing)|die|dead|dying|death|give up|broken|worn out|cant take it|lonely|crying hard|breakdown|miserable|heartbroken|painful|suffer(?:ing)?)",
  ],
};

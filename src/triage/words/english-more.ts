/** English danger and worries by meaning: agent, deed, target in loose order, as people write it quickly. */
import type { WordTable } from "./word-table.ts";

const WHO =
  "(?:my )?(?:husband|wife|boyfriend|girlfriend|partner|ex|father|mother|dad|mom|mum|stepdad|stepfather|son|brother|uncle|boss|roommate|he|she|they|landlord|a man|man|someone|somebody)";
const HIT =
  "(?:hit|hits|hitting|beat|beats|beating|punch|punches|punched|kick|kicks|kicked|slap|slaps|slapped|chok|choke|chokes|choked|strangled|push|pushed|pushes|shoved|threw|throws|hurt|hurts|hurting|abuse|abuses|abused|abusing|attack|attacked|attacks|rape|raped|raping|touch|touches|touched|grab|grabbed|threaten|threatens|threatened|threatening|stalk|stalks|stalking|follows|lock|locked|locks)";
const LITTLE = "(?: [a-z0-9]+){0,4}";

export const MORE_ENGLISH: WordTable = {
  SH1: [
    `(?:pills?|tablets?|medicine|meds|medication|sleeping pills)${LITTLE} (?:inside me|in me|in my (?:stomach|body)|swallowed|gone down|all gone)|(?:pills?|rope|noose|knife|razor|blade|gun) (?:is |are )?(?:in my hands?|ready|right here|next to me|around my neck)|swallowed (?:them|it|everything) all|(?:took|taken|drank|ate) (?:them all|it all|everything|all of (?:them|it))|(?:by the time you (?:read|see) this|when you (?:read|see) this)|(?:this is|its|saying) (?:my )?(?:goodbye|good bye|farewell|the end for me)|goodbye (?:tonari|my friends?|mom|mum|dad|family|cruel)|(?:sorry|thank you)${LITTLE} (?:for everything )?goodbye|i (?:have |ve )?(?:decided|made up my mind)${LITTLE} (?:die|end|go|gone)|(?:i wont|i will not) be (?:here|alive) (?:tomorrow|anymore|in the morning)|(?:tie|tied|tying)${LITTLE} (?:rope|noose|knot)|(?:cut|slit|slashed)${LITTLE} (?:wrists?|throat|veins)(?: and|${LITTLE} (?:deep|blood|bleeding))`,
    `(?:take|took|taken|swallow|swallowed|eat|ate)(?: about| around| over| like)?(?: [0-9]{2,3}| dozens of| all| a whole| a bottle| too many| so many| lots of)${LITTLE} (?:pills?|tablets?|medicine|medication|meds|painkillers|sleeping)|(?:have|bought|got|holding) (?:a |the |my )?(?:rope|gun|blade|razor|noose|pills ready)${LITTLE} (?:tonight|now|do it|ready|end|die|myself|neck)|(?:tonight|today|now|tomorrow)${LITTLE} (?:i will|i ll|im going to|i am going to|ill) (?:die|end it|kill myself|be gone|be dead)|(?:im|i am|am) (?:on|at) (?:the )?(?:roof|rooftop|bridge|edge|ledge|platform|tracks|cliff|balcony)(?: (?:and|i|ready|now|looking|thinking).{0,40})?|(?:jump|jumping) (?:off|from|in front)|hang(?:ing)? myself|slit(?:ting)? my (?:wrists?|throat)|cut my wrists?${LITTLE} (?:blood|bleeding|deep)|(?:my )?(?:suicide|goodbye) (?:note|letter)|(?:this is|its|it is) (?:my )?(?:goodbye|the end|my last)(?: (?:message|day|night))?|by the time you read this|(?:take|taking) my kids? with me`,
  ],
  SH2: [
    `(?:dont|do not|didnt|never) (?:want|wanna)(?: to)? (?:be alive|live|exist|be here|go on)(?: any ?more)?|(?:think|thinking|thought|thoughts)${LITTLE} (?:of|about) (?:killing myself|suicide|dying|death|ending (?:it|my life)|dead)|(?:wish|hope) (?:i|that i)(?: could| would| was| were)?(?: just)? (?:die|dead|never wake up|not wake up|disappear)|(?:ready|rather|better|want|wanna|going|gonna|need) (?:to |be )?(?:die|dead|off dead)|(?:everyone|they|world|family)${LITTLE} better (?:off )?(?:without me|if i (?:die|was dead|were dead|disappear))|no (?:reason|point|will) (?:to|in) (?:live|living)|(?:feel|feeling|felt) like (?:dying|im dying inside|ending it|death)|life (?:is not|isnt) worth`,
  ],
  SH5: [
    "(?:cut|cutting|hurt|hurting|burn|burning|scratch|scratching|hitting|harm|harming)(?: on)? (?:myself|my (?:arms?|wrists?|legs?|thighs?|skin|body))|self harm(?:ing|ed)?|overdose again",
  ],
  VI: [
    `${WHO}(?: is| was| has| keeps| always| often| sometimes| will| would| just| who| tried to| started| been| still| again| also| never| and)* ${HIT}${LITTLE} (?:me|us|my|kids|children|her|mom|mother|mum|baby)|${WHO}${LITTLE} (?:takes?|took|taking|hides?|hid|keeps?|controls?|checks?|broke) (?:my|all my|our) (?:phone|passport|money|salary|card|bank|documents|residence|id|visa|keys|papers)|(?:never|doesnt|does not|wont|dont|not) (?:let|lets|allow|allows|letting|allowed)(?: me)?(?: to)?(?: go| leave| see| call| work| talk| out)|${WHO} (?:forces?|forced|makes?|made) me${LITTLE} (?:sex|sleep|work without|marry|do things|naked)|(?:raped|sexually (?:abused|assaulted|harassed)|molested|domestic (?:violence|abuse)|trafficked)|(?:afraid|scared|terrified|fear)${LITTLE} (?:of|go|going|to go)${LITTLE} (?:home|husband|boyfriend|him|father|dad|wife|partner|ex)|(?:bruises?|black eye|broken (?:rib|arm|nose))${LITTLE} (?:husband|boyfriend|him|he|father|dad|partner|wife|ex)`,
  ],
  VIn: [
    "(?:is|are|was)(?: [a-z]+)? (?:choking|strangling|stabbing|raping) (?:me|us|my (?:mom|mum|mother|sister|wife|friend))|(?:breaking|broke|break) into (?:my|our)(?: [a-z]+)?|(?:kicking|smashing|banging on) (?:in |down )?(?:my|our|the) door|(?:has|holding|with) a (?:knife|gun) (?:to|at|on|against) (?:me|my|her|us)|someone is (?:in|inside) (?:my|our) (?:house|home|room|apartment)",
    "(?:now|right now|help)(?: [a-z]+){0,3} (?:husband|boyfriend|he|dad|father|man|son|wife|ex)(?: is|s)? (?:hitting|beating|kicking|choking|attacking|punching|strangling|chasing) (?:me|us|my|her)",
    `(?:he|she|they|husband|boyfriend|dad|father|ex|someone|a man)(?: is|s|'s| has)?${LITTLE} (?:at (?:my|the) door|outside (?:my|the)|breaking in|trying to (?:get in|break in|kill)|with a (?:knife|gun|bat)|has a (?:knife|gun)|hitting me (?:now|right now)|beating (?:me|my mom|her) (?:now|right now)|going to kill)|(?:hiding|locked)${LITTLE} (?:bathroom|toilet|closet|room|car|bedroom)|(?:please )?(?:call|send) (?:the )?(?:police|cops)|(?:hitting|beating|attacking|choking|hurting) (?:me|my mom|her|us) (?:right )?now|just (?:hit|beat|attacked|raped|choked|stabbed) me|being (?:attacked|beaten|followed|raped) (?:right )?now`,
  ],
  CHo: [
    "(?:child|kid|baby|girl|boy|children|kids)(?: [a-z]+){0,3} (?:next door|upstairs|downstairs|neighbou?r)(?: [a-z]+){0,4} (?:crying|screaming|cries|screams|hungry|alone|bruises)",
    "(?:hear|heard|hearing|see|saw)(?: [a-z]+){0,4} (?:child|kid|kids|children|baby|girl|boy)(?: [a-z]+){0,4} (?:scream|screaming|crying|cry|beaten|hit|alone|bruises|hungry)|(?:neighbor|neighbour|neighbors|neighbours|next door|upstairs)(?: [a-z]+){0,6} (?:child|kid|kids|children|baby)(?: [a-z]+){0,4} (?:scream|screaming|crying|cry|beaten|hit|hitting|alone|bruises|yelling)",
  ],
  CHp: [
    "(?:i )?(?:hit|slapped|shook|beat|hurt|left|shaking|want to hurt|might hurt|going to hurt|threw)(?: [a-z]+){0,2} (?:my|the) (?:child|kid|kids|baby|son|daughter|toddler)",
  ],
  ME: [
    "(?:baby|child|son|daughter|mother|father|mom|dad|grandma|grandpa|wife|husband|friend|someone|kid|he|she)(?: [a-z]+){0,2} choking(?! (?:me|her|him|us|my))|(?:cant|cannot) (?:see|speak|move)(?: [a-z]+){0,3} (?:suddenly|all of a sudden)|suddenly (?:cant|cannot) (?:see|speak|move|breathe)",
    "(?:fell|fall(?:s|en)?|falling) (?:from|off|down)(?: [a-z]+){0,2} (?:stairs?|ladder|roof|balcony|bike|bed)(?: [a-z]+){0,6} (?:blood|bleeding|answer|move|moving|wake|unconscious|head)|(?:blood|bleeding) (?:from|out of)(?: [a-z]+){0,2} (?:ears?|nose|mouth|head)|(?:husband|wife|mother|father|baby|child|son|daughter|grandma|grandpa|he|she|friend)(?: [a-z]+){0,3} (?:doesnt|does not|not|wont|isnt|is not|cant) (?:answer|answering|respond|responding|react)(?! (?:my|the|phone|calls?|me|texts?))|(?:having|delivering|giving birth to) (?:a|the|my) baby (?:right )?now|baby is coming|in labou?r|water (?:just )?broke|(?:is|are|was|not|isnt|stopped|cant|cannot|barely|hard to|struggling to|having trouble|difficulty)(?: [a-z]+){0,2} breath(?:e|ing)?|not breathing|(?:passed|passing|blacked) out|faint(?:ed|ing)|unconscious|unresponsive|(?:wont|doesnt|not|cant) (?:wake|waking|move|moving|respond|responding)(?: up)?|collapsed|seizures?|convuls|chok(?:ing|ed) on|(?:severe|terrible|sharp|crushing|strong|bad) (?:chest|stomach|head) (?:pain|ache)|chest(?: [a-z]+){0,2} (?:pain|hurts?|tight|pressure)|(?:face|mouth) (?:is )?droop|slurr(?:ed|ing)|heart attack|stroke|bleeding(?: [a-z]+){0,3} (?:lot|badly|heavily|stop|much|heavy)|(?:smell|smells|smelling)(?: [a-z]+){0,3} gas|(?:on fire|fire in|there is fire|there is a fire|smoke (?:everywhere|in the|coming))|(?:swallowed|drank|ate)(?: [a-z]+){0,2} (?:battery|bleach|detergent|poison|coin)|(?:need|call|send)(?: [a-z]+){0,2} ambulance|labor pains|contractions|anaphyla|allergic(?: [a-z]+){0,4} (?:swelling|breathe|throat)|drown(?:ing|ed)|hit by a (?:car|truck|bike)",
  ],
  FOe: [
    "(?:no|any|without|out of|dont have|havent had|not had|nothing to|cant buy|cant afford|havent|not)(?: [a-z]+){0,3} (?:food|eat|eaten|meal|meals)(?: [a-z0-9]+){0,4}(?: (?:days?|yesterday|today|kids|children|money|left|week))|(?:kids|children|baby|we|i)(?: [a-z]+){0,3} (?:hungry|starving)(?: [a-z]+){0,4}(?: (?:food|money|eat))?|no food|nothing to eat",
  ],
  FOi: ["(?:no|out of|cant afford|cant buy|need)(?: [a-z]+){0,3} (?:formula|baby milk|milk for|diapers)"],
  FOm: [
    "(?:only|just)(?: have)? [0-9]{1,3} (?:yen|en)|(?:no|lost all|without|ran out of|out of)(?: my| any| more)? money(?! back)|(?:broke|penniless) and",
  ],
  FOl: [
    "(?:cut|turned|shut|stop|stopped|disconnected)(?: off)?(?: my| the| our)? (?:electricity|power|gas|water|phone|heating)|(?:electricity|power|gas|water|phone)(?: [a-z]+){0,4} (?:cut|off|stopped|disconnected|shut)",
  ],
  HOt: [
    "(?:no|nowhere|not have|dont have|need|without|lost)(?: [a-z]+){0,3} (?:place|where|somewhere|home|house|shelter)(?: [a-z]+){0,3} (?:sleep|stay|go|live|tonight|night)|sleeping (?:in|on|at)(?: [a-z]+){0,2} (?:car|street|park|station|bench|cafe|outside)|homeless|(?:lost|losing) my (?:home|apartment|house)",
  ],
  HO: [
    "(?:kick|kicked|kicking|throw|threw|thrown|told|asked|has to|have to|must)(?: [a-z]+){0,4} (?:out|leave|move out)(?: [a-z]+){0,4}(?: (?:apartment|house|room|dorm|tonight|tomorrow|today|landlord|home))|evict|locked me out|changed the lock",
  ],
  SC: [
    "scam(?:med|mer)?|(?:sent|send|paid|gave|transferred|asking for|asked me)(?: [a-z]+){0,5} (?:money|gift cards?|bitcoin|bank details|card number)(?: [a-z]+){0,6}(?: (?:online|met|police|stranger|someone|never met|phone|scam|fake))?",
  ],
  NB: [
    "(?:havent|have not|not|hasnt|didnt)(?: [a-z]+){0,2} (?:seen|heard from|see)(?: [a-z]+){0,4} (?:neighbor|neighbour|old (?:man|lady|woman)|grandma|grandpa)|(?:neighbor|neighbour|old (?:man|lady|woman))(?: [a-z]+){0,6} (?:not been seen|disappeared|newspapers|mail piling|days)",
  ],
  SH4: [
    "(?:cant|cannot) (?:take|do|go on|handle|cope|continue|live like)(?: [a-z]+){0,3}(?: any ?more)?|(?:so|too|very|really) (?:depressed|tired of everything|hopeless|desperate|overwhelmed)|(?:i|im|i am) (?:hopeless|desperate|broken|lost and alone|falling apart|done with everything)|help me|please help",
  ],
  T_LANG: ["japanese|translat|interpreter|visa|residence card|immigration|foreigner|english|language|kanji|city hall"],
  T_MONEY: ["money|rent|bills?|salary|afford|pay"],
  T_WORK: ["job|work|fired|boss|company|unemployed|laid off|factory"],
  T_BODY: ["sick|hospital|doctor|ill|pain|pregnant|medicine"],
  T_KID: ["kids?|child|children|baby|pregnant|son|daughter"],
  T_SCH: ["school|teacher|bullied|bullying|class(?:mates?)?"],
  T_HOUSE: ["apartment|rent|landlord|house|housing|room to rent"],
  T_LONELY: ["lonely|alone|no friends?|nobody to talk|no one to talk|isolated"],
  T_MIND: ["depress(?:ed|ion)|anxiety|anxious|cant sleep|insomnia|panic|stress(?:ed)?|crying"],
  T_FAM: ["family|husband|wife|divorce|marriage|mother|father"],
  T_SCAM: ["scam|fraud|suspicious (?:call|mail|email|message)"],
  T_DIS: ["disab(?:led|ility)|wheelchair|autism|autistic"],
  HELP_OUT: ["volunteer(?:ing)?|want to help|donate"],
  IN: [
    "where (?:is|can|are)|what time|opening hours|how (?:do|can) i (?:get|find|join)|is there (?:a|any)|childrens cafeteria|food bank|food pantry",
  ],
};

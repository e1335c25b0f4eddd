/** The words understood everywhere, in English, Chinese, Vietnamese, Nepali and Portuguese: whole messages only. */
// NATIVE CHECK NEEDED for every line: written by hand, read by nobody yet who grew up with the language.

import type { GlobalWord } from "./flow-types.ts";

/** Small letters without accents and marks of punctuation, one space between words; Devanagari keeps its vowel signs. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/gu, "")
    .replace(/đ/gu, "d")
    .replace(/[’'`´]/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}?？]+/gu, " ")
    .replace(/[?？]/gu, "")
    .trim();
}

// What may stand before and after: please, sorry, ok, can I …
const BEFORE =
  "(?:(?:please|pls|plz|sorry|ok|okay|hi|hello|um|yes|then|can you|could you|actually|por favor|desculpe?|oi|ola|entao|ai|xin(?: loi| hay| vui long)?|vui long|lam on|da|vang|a|kripaya|hajur|कृपया|माफ गर्नुहोस्|हजुर|请|請|你好|对不起|對不起|麻烦|麻煩)\\s*)*";
const AFTER =
  "(?:\\s*(?:please|pls|plz|now|thanks?|thank you|ok|por favor|pfv|obrigad[oa]|agora|a|nhe|di|duoc khong|cam on|voi|now|kripaya|hai|la|कृपया|है|हजुर|न|谢谢|謝謝|吧|了|吗|嗎|可以吗|可以嗎|好吗|好嗎|一下|你|您))*";

const HUMAN_EN =
  "(?:a |the |some|an? (?:actual |real |live )?|real |live |actual )*(?:person|human(?: being)?|people|staff(?: member)?|somebody|someone|agent|operator|one|representative|worker|social worker)";
const HUMAN_PT =
  "(?:um(?:a)? |com |o |a |algum(?:a)? )*(?:pessoa(?: de verdade| real)?|humano|alguem|atendente|funcionari[oa]|gente)";

/** By word; each source is a whole folded message, politeness aside. The first that fits wins. */
const SOURCES: readonly (readonly [GlobalWord, string])[] = [
  // English
  [
    "person",
    `(?:i )?(?:(?:want|need|would like|d like|wanna|wish|have) (?:to )?|may i |can i |let me |is it possible to )?(?:speak|talk|chat)(?:ing)? (?:to|with) ${HUMAN_EN}`,
  ],
  [
    "person",
    `(?:i )?(?:want|need|prefer|would like|give me|get me|connect me (?:to|with)|transfer me to|is there) ${HUMAN_EN}`,
  ],
  [
    "person",
    `(?:a )?(?:real|live|human) (?:person|human|agent)|human|operator|(?:not|no) (?:a )?(?:robot|bot|machine)(?: .*(?:person|human))?|i dont want (?:to talk to )?a (?:bot|robot|machine)`,
  ],
  [
    "person",
    "(?:please )?(?:call|phone|ring) me(?: back)?|(?:i )?(?:want|need) a (?:phone )?call|(?:contact|write to|reply to|answer) me",
  ],
  [
    "noPhone",
    "(?:please )?(?:do not|dont|dnt|never) (?:call|phone|ring)(?: me| us)?|no (?:phone )?(?:calls?|phone)(?: please)?|i (?:cant|cannot|dont want to) (?:talk on the phone|speak on the phone|answer the phone)",
  ],
  [
    "noContact",
    "(?:please )?(?:do not|dont|dnt|never|stop) (?:contact|contacting|message|messaging|text|texting|write|writing|reply|replying|answer)(?: to)?(?: me| us)?(?: again| anymore)?|no (?:contact|reply|messages?)(?: please)?|leave me alone|(?:dont|do not) come(?: to my (?:house|home|place))?",
  ],
  ["supporterOn", "(?:the )?short form|(?:na )?forma curta|dang ngan|छोटो तरिकामा|chhoto tarikama|用?简短形式"],
  [
    "numbers",
    "(?:the )?(?:tele)?phone numbers?(?: again)?|(?:show|give|tell)(?: me)? the (?:phone )?numbers?(?: again)?|(?:ver )?(?:os )?numeros(?: de telefone)?(?: de novo)?|(?:cho (?:toi )?(?:xem )?(?:lai )?)?so dien thoai(?: lai)?|(?:再看|再看一次|请给我)?电话号码|फोन नम्बर(?: फेरि)?",
  ],
  ["doNotRead", "(?:please )?(?:do not|dont) read(?: (?:this|it|my messages?|what i wrote))?"],
  ["mayRead", "(?:you (?:can|may)|its ok to|staff (?:can|may)) read(?: (?:this|it|my messages?))?"],
  [
    "erase",
    "(?:please |can you |i want to )*(?:delete|erase|remove|clear)(?: (?:it|this|that|all|everything|my|the|of|messages?|data|chat|conversation|history|what i (?:wrote|said)))*",
  ],
  [
    "notNow",
    "stop|quit|cancel|exit|end|(?:maybe )?later|not (?:now|today|yet)|never ?mind|no thanks?|no thank you|thats (?:all|enough|it)|enough|im (?:done|good|ok)|another time|some other time|talk (?:to you )?later|i (?:want|d like) to stop",
  ],
  ["back", "(?:go |take me )?back|previous|(?:go )?(?:one )?step back|go back(?: one| please)?|undo"],
  [
    "restart",
    "(?:start|begin) (?:over|again|from the (?:start|beginning))|restart|from the (?:start|beginning)|(?:main )?menu|reset",
  ],
  [
    "about",
    "(?:what|who) (?:is|are|s) (?:this|that|here|you for)|what (?:can|do) (?:you|i) do(?: here)?|how (?:does|do) (?:this|it|i use this) ?(?:work)?|help menu|info|what is this (?:for|place|line|account)",
  ],
  [
    "watched",
    "(?:my |someone|somebody|he|she|they|husband|wife|boyfriend|partner|family)+ ?.{0,24}(?:reads?|checks?|watch(?:es|ing)?|sees?|looks? at|may see|can see|might see) (?:my |this |the )?(?:phone|messages?|line|chat|this)",
  ],
  [
    "secret",
    "(?:please )?(?:do not|dont) tell (?:anyone|anybody|my .{2,14}|the (?:police|school)|him|her|them)|keep (?:it|this) (?:a )?secret|nobody (?:must|should|can) know",
  ],
  ["keep", "(?:please )?(?:do not|dont) (?:tell|inform|notify) (?:the )?(?:staff|them at the office|city|office)"],
  [
    "asksWho",
    "(?:are|r) (?:you|u) (?:a |an )?(?:robot|bot|ai|machine|human|real(?: person)?|person)|is (?:this|it) (?:a |an )?(?:robot|bot|ai|machine|human|real person|person)|who (?:are you|is this|reads? this|is reading(?: this)?|made you)",
  ],
  [
    "asksWhen",
    "when (?:will|do|can|does|are) .{0,24}(?:reply|answer|read|respond|back|open|hear)(?: .{0,12})?|how long (?:do i (?:have to )?wait|does it take|will it take)",
  ],
  [
    "asksSecret",
    "(?:is|are) (?:this|it|my .{2,16}) (?:secret|private|confidential|anonymous|safe)|will (?:you|anyone|anybody|they|my .{2,14}) (?:tell|know|find out)(?: .{0,16})?|do i (?:have to|need to) (?:give|say|tell) my name",
  ],
  [
    "asksCost",
    "(?:is (?:it|this) )?(?:free|free of charge)|how much(?: (?:is it|does it cost))?|do(?:es)? (?:it|this) cost(?: (?:money|anything))?|do i (?:have to|need to) pay",
  ],
  // 中文 (simplified and traditional)
  [
    "person",
    "(?:我)?(?:想|要|需要|希望|能不能|可以|可不可以)?(?:跟|和|与|與|同|找)(?:真人|人|工作人员|工作人員|职员|職員|客服|人工|活人|一个人|一個人)(?:说话|說話|谈谈|談談|聊聊|聊天|聊|谈|談|说|說|讲话|講話|商量)?|(?:转|轉|我要|我想要|找|需要)?(?:人工|真人)(?:客服|服务|服務)?|不要机器人|不要機器人|(?:请|請)?(?:给|給)我打(?:个|個)?电话|(?:请|請)?打(?:电话|電話)(?:给|給)我|(?:给|給)我打(?:电话|電話)|(?:请|請)?(?:联系|聯繫|聯絡|回复|回覆)我",
  ],
  [
    "noPhone",
    "(?:请|請)?(?:不要|别|別|不用|勿)(?:给我|給我)?打?(?:电话|電話)(?:给我|給我)?|(?:电话|電話)(?:不行|不方便|就不用)",
  ],
  [
    "noContact",
    "(?:请|請)?(?:不要|别|別|不用|勿)(?:再)?(?:联系|聯繫|聯絡|联络|回复|回覆|回信|给我发|給我發|发(?:信息|消息)|發(?:訊息|消息))(?:我|给我|給我)?|(?:不要|别|別)(?:管我|来|來|来我家|來我家)",
  ],
  ["doNotRead", "(?:请|請)?(?:不要|别|別)(?:看|读|讀)(?:我(?:写|寫)的|这个|這個|内容|內容)?"],
  ["mayRead", "可以(?:看|读|讀)(?:了)?"],
  [
    "erase",
    "(?:请|請)?(?:帮我|幫我)?(?:把)?(?:全部|都|我的|这些|這些|聊天|记录|記錄|紀錄|信息|訊息|内容|內容|对话|對話)*(?:都|全部)?(?:删除|刪除|删掉|刪掉|删了|刪了|清除|消除)(?:全部|掉|我的|记录|記錄|紀錄|信息|訊息|对话|對話|内容|內容)*",
  ],
  [
    "notNow",
    "不用|停|停止|取消|结束|結束|算了|以后再说|以後再說|下次(?:再说|再說)?|等一下(?:再说|再說)?|待会儿?|待會兒?|晚点(?:再说)?|晚點(?:再說)?|现在不(?:用|要|想)|現在不(?:用|要|想)|先这样|先這樣|改天|没事|沒事|不了|再见|再見",
  ],
  ["back", "返回|回去|后退|後退|上一步|回到上一步|上一个|上一個"],
  ["restart", "重新开始|重新開始|从头(?:开始|来)|從頭(?:開始|來)|重来|重來|菜单|菜單|选单|選單"],
  [
    "about",
    "(?:这|這)(?:是|里是|裡是|个是|個是)?(?:什么|什麼|哪里|哪裡)(?:地方)?|怎么用|怎麼用|使用方法|(?:你)?(?:能|可以)做什(?:么|麼)|帮助|幫助|说明|說明",
  ],
  [
    "watched",
    ".{0,8}(?:会|會|在|能|可能)?(?:看|查|偷看|检查|檢查)(?:到)?我的?(?:手机|手機|消息|訊息|line|聊天).{0,4}|(?:怕)?被(?:看见|看見|看到|发现|發現)(?:就)?(?:麻烦|麻煩|糟|危险|危險|完|不好).{0,4}",
  ],
  [
    "secret",
    "(?:请|請)?(?:不要|别|別)(?:告诉|告訴|跟|和)(?:别人|別人|任何人|我?(?:老公|丈夫|妻子|老婆|家人|父母|爸妈|爸媽|爸爸|妈妈|媽媽)|公司|学校|學校|警察)(?:说|說)?|(?:请|請)?保密",
  ],
  ["keep", "(?:请|請)?(?:不要|别|別)(?:告诉|告訴|通知)(?:工作人员|工作人員|职员|職員|市政府|市役所)"],
  [
    "asksWho",
    "你是(?:机器人|機器人|人|真人|ai|谁|誰|自动回复|自動回覆)(?:还是人|還是人)?|(?:谁|誰)(?:在看|会看|會看|在回复|在回覆)",
  ],
  ["asksWhen", "(?:什么时候|什麼時候|多久|几点|幾點)(?:能|会|會|才|可以)?(?:回复|回覆|回信|看|有人)(?:我)?|要等多久"],
  ["asksSecret", "(?:会|會)保密|(?:会|會)(?:告诉|告訴)(?:别人|別人|家人|警察|学校|學校)|(?:可以)?匿名"],
  ["asksCost", "(?:要|需要)(?:钱|錢|付钱|付錢|花钱|花錢)|(?:是)?免费|(?:是)?免費|多少(?:钱|錢)|收费|收費"],
  // Tiếng Việt (without diacritics after folding)
  [
    "person",
    "(?:toi |minh |em |chi |anh )*(?:muon|can|xin|duoc)? ?(?:duoc )?(?:noi chuyen|tro chuyen|gap|chat|noi) (?:truc tiep )?(?:voi )?(?:mot )?(?:nguoi(?: that)?|nhan vien|ai do|con nguoi|nguoi phu trach)|(?:cho toi )?gap nhan vien|nguoi that|khong (?:muon )?(?:noi (?:chuyen )?voi )?(?:robot|may)|(?:hay )?(?:goi|goi dien|goi dien thoai)(?: lai)? cho (?:toi|em|minh)|(?:hay )?(?:lien lac|tra loi) (?:voi )?(?:toi|em|minh)",
  ],
  [
    "noPhone",
    "(?:dung|khong|xin dung) (?:goi|goi dien|goi dien thoai)(?: cho (?:toi|em|minh))?|(?:toi )?khong (?:nghe|muon nghe) dien thoai(?: duoc)?",
  ],
  [
    "noContact",
    "(?:dung|khong|xin dung) (?:lien lac|lien he|nhan tin|gui tin|tra loi)(?: (?:voi |cho )?(?:toi|em|minh))?(?: nua)?|(?:hay )?de (?:toi|em|minh) yen|dung den nha(?: toi)?",
  ],
  ["doNotRead", "(?:dung|khong|xin dung) doc(?: (?:tin nhan|cai nay|nua))?"],
  ["mayRead", "(?:co the|duoc) doc(?: duoc| roi)?"],
  ["erase", "(?:hay |giup toi )?xoa(?: (?:di|het|tat ca|tin nhan|du lieu|cuoc tro chuyen|noi dung|cua toi))*"],
  [
    "notNow",
    "dung(?: lai)?|thoi|de sau|luc khac|khong phai bay gio|bay gio (?:thi )?khong|huy|ket thuc|hom khac|lan sau|khong can(?: dau)?|tam biet",
  ],
  ["back", "quay lai|tro lai|truoc do|quay ve"],
  ["restart", "bat dau lai|lam lai tu dau|tu dau|menu"],
  ["about", "(?:day|cai nay) la (?:gi|dau|ai)|cach (?:su dung|dung)|tro giup|huong dan|(?:ban )?lam duoc gi"],
  [
    "watched",
    "(?:chong|vo|ban trai|gia dinh|ai do|bo|me).{0,16}(?:xem|doc|kiem tra|thay) (?:dien thoai|tin nhan|line)(?: (?:cua )?(?:toi|em|minh))?|(?:so )?bi (?:xem|thay|phat hien) (?:thi )?(?:nguy hiem|phien|khong hay)",
  ],
  [
    "secret",
    "(?:dung|khong|xin dung) (?:noi|ke|bao)(?: cho| voi)? (?:ai|ai biet|chong|vo|gia dinh|bo me|cong ty|truong|canh sat)(?: (?:toi|em|biet))*|giu bi mat",
  ],
  ["keep", "(?:dung|khong|xin dung) (?:noi|bao)(?: cho| voi)? (?:nhan vien|thanh pho|van phong)(?: biet)?"],
  [
    "asksWho",
    "(?:ban|day|co) (?:la )?(?:phai )?(?:la )?(?:robot|nguoi that|nguoi|may|ai)(?: khong| a)?|ai (?:doc|dang doc|tra loi)(?: .{0,12})?",
  ],
  ["asksWhen", "(?:khi nao|bao gio|bao lau)(?: .{0,10})? (?:tra loi|doc|co nguoi)(?: .{0,8})?|phai doi bao lau"],
  ["asksSecret", "co (?:giu )?bi mat khong|co ai biet khong|co (?:noi|bao) cho (?:ai|chong|gia dinh|canh sat) khong"],
  ["asksCost", "(?:co )?(?:mat tien|ton tien|mien phi|phai tra tien)(?: khong)?|bao nhieu tien"],
  // नेपाली, and Nepali in Latin letters
  [
    "person",
    "(?:म |मलाई |मैले )*(?:मान्छे|मानिस|कर्मचारी|कोही|व्यक्ति)(?:सँग|संग|सित|लाई)? ?(?:सँग |संग )?(?:कुरा|बोल्न|कुराकानी)(?: गर्न)? ?(?:चाहन्छु|चाहन्छौं|मन छ|मन लाग्यो|पाउँछु|सकिन्छ|चाहियो)?|(?:मलाई )?(?:फोन|कल) गर्नुहोस्|रोबोट होइन .{0,12}(?:मान्छे|मानिस)",
  ],
  [
    "person",
    "(?:ma |malai )*(?:manche|manchhe|manxe|manis|staff|karmachari|kohi)(?: ?(?:sanga|sita|lai))? (?:kura|bolna|bolnu)(?: garna| garnu)?(?: (?:chahanchu|chahanxu|chahanchhu|man cha|man chha|man xa|paryo|milcha|milxa))?|malai (?:phone|call) gar(?:nus|nuhos|a)?",
  ],
  ["noPhone", "(?:मलाई )?(?:फोन|कल) ?नगर्नुहोस्|(?:malai )?(?:phone|call) na ?gar(?:nus|nuhos|a)?"],
  [
    "noContact",
    "(?:मलाई )?(?:सम्पर्क|म्यासेज|सन्देश|जवाफ) ?(?:नगर्नुहोस्|नपठाउनुहोस्|नदिनुहोस्)|(?:malai )?(?:samparka|message|msg|contact|reply) na ?(?:gar(?:nus|nuhos|a)?|pathaunus|pathaunuhos)|मलाई एक्लै छोड्नुहोस्",
  ],
  ["doNotRead", "(?:यो )?नपढ्नुहोस्|(?:yo )?na ?padh(?:nus|nuhos|a)"],
  ["mayRead", "पढ्न सक्नुहुन्छ|पढ्दा हुन्छ|padhda huncha|padhnu huncha"],
  [
    "erase",
    "(?:सबै |यो |मेरो )*(?:कुरा )?(?:मेटाउनुहोस्|मेटाइदिनुहोस्|हटाउनुहोस्|डिलिट गर्नुहोस्)|(?:sabai |yo )?(?:delete|metau|metaunus|hataunus)(?: gar(?:nus|nuhos|a)?)?",
  ],
  [
    "notNow",
    "(?:अहिले )?(?:पर्दैन|होइन|भयो|पुग्यो)|रोक्नुहोस्|पछि|पछि गर्छु|भोलि|बन्द गर्नुहोस्|pachi|paxi|pachhi|ahile (?:haina|pardaina)|pardaina|roknus|bhayo|pugyo",
  ],
  ["back", "पछाडि(?: जानुहोस्| फर्कनुहोस्)?|फर्कनुहोस्|pachadi|farkanus"],
  ["restart", "सुरु ?देखि|फेरि सुरु(?: गर्नुहोस्)?|सुरुबाट|suru dekhi|feri suru|suru bata"],
  ["about", "यो के हो|यहाँ के हुन्छ|कसरी प्रयोग गर्ने|मद्दत|yo ke ho|kasari use garne|k ho yo|yo k ho"],
  [
    "watched",
    "(?:श्रीमान्?|श्रीमती|कसै|परिवार).{0,10}(?:फोन|मोबाइल|म्यासेज) (?:हेर्छ|हेर्छन्|हेर्नुहुन्छ|पढ्छ).{0,4}|(?:shriman|srimati|kasai|pati|budha).{0,10}(?:phone|mobile|message) (?:hercha|herxa|herchha|hernuhuncha)",
  ],
  [
    "secret",
    "(?:कसैलाई|श्रीमानलाई|परिवारलाई|प्रहरीलाई) ?(?:नभन्नुहोस्|नसुनाउनुहोस्)|गोप्य राख्नुहोस्|(?:kasailai|kasai lai|shrimanlai|pariwarlai|policelai) na ?bhan(?:nus|nuhos|a)|gopya rakh(?:nus|nuhos)",
  ],
  ["keep", "कर्मचारीलाई नभन्नुहोस्|staff ?lai na ?bhan(?:nus|nuhos|a)"],
  [
    "asksWho",
    "(?:तपाईं|तिमी|यो) (?:रोबोट|मान्छे|मानिस) ?(?:हो|हुनुहुन्छ)|(?:tapai|timi|yo) (?:robot|manche|manchhe|ai|bot) (?:ho|hunuhuncha)|कसले पढ्छ|kasle padhcha",
  ],
  ["asksWhen", "कहिले (?:जवाफ|पढ्नुहुन्छ|उत्तर).{0,10}|kahile (?:reply|jawaf|padh).{0,12}"],
  ["asksCost", "(?:पैसा|शुल्क) लाग्छ|नि ?शुल्क हो|(?:paisa|pesa) lagcha|paisa lagxa|free ho"],
  // Português
  [
    "person",
    `(?:eu )?(?:quero|queria|gostaria de|preciso|posso|prefiro|da para|quero muito)? ?(?:falar|conversar|ser atendid[oa])(?: com)? ${HUMAN_PT}|(?:quero|preciso de|prefiro|me passa para|chama) ${HUMAN_PT}|atendente|(?:nao quero|sem) (?:falar com )?(?:um )?(?:robo|maquina|bot)|(?:me liga|me ligue|ligue|liga)(?: para mim| pra mim)?|me (?:chama|responde|responda|contate)`,
  ],
  [
    "noPhone",
    "nao (?:me )?(?:ligue|liga|ligar|telefone|telefonem?)(?: para mim| pra mim)?|sem (?:ligacao|ligacoes|telefone)|nao (?:posso|quero) (?:falar no|atender o?) ?telefone",
  ],
  [
    "noContact",
    "nao (?:me )?(?:contate|contacte|contatem|mande|mandem|envie|escreva|responda|procure|procurem)(?: mais)?(?: mensagens?| nada)?(?: mais)?|nao entre(?:m)? em contato(?: comigo)?|me deix(?:e|a|em) em paz|nao venha(?:m)?(?: (?:na minha|a minha|em) casa)?",
  ],
  ["doNotRead", "nao (?:leia|leiam|lê|le)(?: (?:isso|isto|minhas mensagens))?"],
  ["mayRead", "pode(?:m)? ler"],
  [
    "erase",
    "(?:pode |por favor |quero )*(?:apag(?:ue|a|ar|uem)|delet(?:e|a|ar)|exclu(?:a|ir)|remov(?:a|er))(?: (?:tudo|isso|isto|a|as|o|os|minha|minhas|meus|conversa|mensagens?|dados|historico|que eu escrevi))*",
  ],
  [
    "notNow",
    "parar?|pare|cancelar|sair|depois|mais tarde|agora nao|outra hora|outro dia|deixa(?: pra la| para la)?|chega|nao precisa(?: mais)?|nao obrigad[oa]|ate logo|tchau|so isso|encerrar|terminar",
  ],
  ["back", "voltar?|volta|anterior|voltar um passo"],
  ["restart", "(?:comecar|recomecar)(?: de novo| do (?:inicio|comeco|zero))?|do (?:inicio|comeco)|menu|reiniciar"],
  [
    "about",
    "(?:o )?que (?:e|eh) (?:isso|isto|aqui|este line)|como (?:funciona|usar|se usa)|ajuda menu|o que (?:voce|vc) faz",
  ],
  [
    "watched",
    "(?:meu |minha |o |a )*(?:marido|esposo|esposa|mulher|namorado|pai|mae|familia|alguem).{0,16}(?:ve|le|olha|mexe no?|verifica|vigia) (?:o |no |a |as )?(?:meu |minhas? )?(?:celular|telefone|mensagens|line)",
  ],
  [
    "secret",
    "nao (?:conte|conta|fale|diga|fala)(?: (?:isso|nada))?(?: (?:para|pra|a|pro|ao))+ (?:ninguem|o? ?(?:meu|minha) .{3,10}|marido|policia|escola|familia)|(?:guarde|guarda) segredo|e segredo",
  ],
  [
    "keep",
    "nao (?:conte|avise|fale)(?: (?:para|pra|a|os|as|aos|com))* (?:funcionarios?|prefeitura|equipe|atendentes?)",
  ],
  [
    "asksWho",
    "(?:voce|vc|isso|isto) (?:e|eh) (?:um |uma )?(?:robo|pessoa|maquina|bot|ia|humano|gente)(?: de verdade)?|quem (?:le|esta lendo|e voce|responde|fez voce)(?: .{0,10})?",
  ],
  [
    "asksWhen",
    "quando (?:vao |vai |voces |alguem |me )*(?:responder|responde|respondem|ler|leem|tem alguem)(?: .{0,8})?|quanto tempo (?:demora|tenho que esperar|leva)",
  ],
  [
    "asksSecret",
    "(?:e|eh|fica) (?:em )?(?:segredo|sigilo|sigiloso|anonimo|confidencial)|alguem vai saber|precisa (?:dizer|falar|dar) (?:o |meu )*nome",
  ],
  [
    "asksCost",
    "(?:e|eh) (?:de graca|gratis|gratuito)|(?:tem que|precisa|preciso) pagar|quanto custa|custa (?:dinheiro|alguma coisa)",
  ],
  // Easy words of people who write Japanese in Latin letters.
  [
    "person",
    "(?:hito|ningen|shokuin|staff) (?:to|ni) (?:hanashitai|hanashi ?shitai|hanasitai|soudan ?shitai)(?: desu)?|denwa (?:shite)(?: kudasai)?",
  ],
  ["noPhone", "denwa (?:wa )?(?:shinaide|yamete)(?: kudasai)?"],
  ["noContact", "renraku (?:wa )?(?:shinaide|iranai|irimasen)(?: kudasai| desu)?"],
  ["erase", "(?:zenbu )?(?:keshite|kesite|sakujo)(?: kudasai)?"],
  ["notNow", "ato de|atode|yameru|yamemasu|ima wa ii(?: desu)?"],
  ["back", "modoru|modotte(?: kudasai)?"],
];

const RULES = SOURCES.map(([word, source]) => [word, new RegExp(`^${BEFORE}(?:${source})${AFTER}$`, "u")] as const);

/** The global word this message is in one of our other languages, or null. Whole messages only. */
export function wordInLanguages(text: string): GlobalWord | null {
  // Without its marks, Vietnamese "đúng" (right) would be "dừng" (stop).
  if (text.length > 120 || /đúng/iu.test(text)) return null;
  const plain = fold(text);
  if (plain === "" || plain.length > 80) return null;
  return RULES.find(([, rule]) => rule.test(plain))?.[0] ?? null;
}

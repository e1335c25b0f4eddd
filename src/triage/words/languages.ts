/** Danger words in Chinese, Vietnamese, Nepali and Portuguese, by hand, few and plain. NOT yet checked by native speakers (docs/triage.md). */
import type { WordTable } from "./word-table.ts";

/** Nepali without its combining signs, as texts come to the patterns. */
const bare = (pattern: string): string => pattern.replace(/[\u0900-\u0903\u093A-\u094F]/g, "");

/* Matched on the tight text: no spaces, no combining signs. */

/** Not wanting to live, crying for help. */
export const OTHER_LANGUAGES_SELF: WordTable = {
  SH1: ["我要自杀|我要自殺|准备自杀|今晚就死|跳楼|跳樓|割腕|遗书|我吃了很多药|吞了.{0,3}药"],
  SH2: [
    bare(
      "想死|不想活|活不下去|我想自杀|想自殺|轻生|muốnchết|muonchet|tựtử|tutu(?=[^a-z]|$)|khôngmuốnsống|khongmuonsong|queromorrer|querome?matar|vouma?ematar|mematar|suic[ií]d|nãoquer?omaisviver|naoquer?omaisviver|मर्नमनलाग|मर्नमनछ|मर्नेमन|मर्नचाहन्छु|मर्नचाह|आत्महत्या|बाँच्नमनछैन|बाच्नमनछैन",
    ),
  ],
  SH3: ["活着没意思|活着没意义|想消失|muốnbiếnmất|querodesaparecer"],
  SH4: [
    bare(
      "救救我|帮帮我|受不了|撑不下去|giúptôi|giuptoi|xingiúp|meajud[ea]|preciso(?:de)?ajuda|nãoaguentomais|naoaguentomais|मद्दतगर|सहयोगगर",
    ),
  ],
};

/** Violence. */
export const OTHER_LANGUAGES_HARM: WordTable = {
  VI: [
    bare(
      "(?<!电话)打我(?!电话)|家暴|被打|强奸|強姦|性侵|被关|bịđánh|bidanh|đánhtôi|danhtoi|bạohành|baohanh|hiếpdâm|mebate|mebateu|mebatendo|bateemmim|mebatem|mebateram|mebatia|meagride|meespanca|violênciadoméstica|violenciadomestica|estuprad?|कुट्छ|कुटपिट|पिट्छ|बलात्कार",
    ),
  ],
  VIn: [
    bare(
      "他要杀我|要杀了我|拿着刀|救命(?!講|救|士|胴|具|艇|センター|処|ボート|器)|cứutôi|cứuvới|giếttôi|socorro|vaimematar|estámebatendo|estamebatendo|mebat(?:endo|eu)agora|meagredindo|meumaridoestácomumafaca|बचाउ|मार्छ",
    ),
  ],
};

/** Illness, fire, gas. */
export const OTHER_LANGUAGES_BODY: WordTable = {
  ME: [
    bare(
      "喘不过气|不能呼吸|晕倒|昏迷|着火|煤气泄漏|叫救护车|心脏病|khôngthở|khongtho|ngấtxỉu|cháynhà|chảymáunhiều|cấpcứu|nãoconsigorespirar|naoconsigorespirar|desmaio|incêndio|incendio|vazamentodegás|ambulância|ambulancia|सासफेर्नसक|बेहोस|आगलाग",
    ),
  ],
};

/** Nothing to eat, no money, no roof; another language at all. */
export const OTHER_LANGUAGES_NEED: WordTable = {
  FOe: [
    bare(
      "没有吃的|没饭吃|没东西吃|khôngcógìăn|khongcogian|hếtđồăn|semcomida|nãotenhocomida|naotenhocomida|nadaparacomer|खानेकुराछैन|खानाछैन",
    ),
  ],
  FOm: [
    bare(
      "没钱了|没有钱|没钱|hếttiền|hettien|khôngcótiền|khongcotien|semdinheiro|nãotenhodinheiro|naotenhodinheiro|पैसाछैन",
    ),
  ],
  HOt: [
    bare(
      "没地方住|没地方睡|无家可归|被赶出|khôngcóchỗở|khongcochoo|khôngcónhà|vôgiacư|nãotenhoondemorar|naotenhoondedormir|semcasa|fuidespejad|बस्नेठाउँछैन|सुत्नेठाउँछैन",
    ),
  ],
  T_LANG: ["không|tôi|giúp|preciso|ajuda|não|你好|请问|我是|帮助|नमस्ते|म(?=.{0,20}[क-ह])|xinchào|olá|obrigad"],
};

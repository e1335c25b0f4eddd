/** The safety texts in Nepali. */
// NATIVE CHECK NEEDED for every line: written by hand, read by nobody yet who grew up with the language.
import { NUMBERS, type SafetyWords } from "./words.ts";

const { ambulance, police, child, consumer } = NUMBERS;
const AMBULANCE = `${ambulance} (एम्बुलेन्स)`;
const POLICE = `${police} (प्रहरी)`;

export const NEPALI: SafetyWords = {
  scripts: {
    selfHarmNow: {
      first: "भन्नुभएकोमा धन्यवाद। अहिले हामीलाई तपाईंको ज्यानको धेरै चिन्ता छ।",
      firstShort: `कृपया ${AMBULANCE} मा फोन गर्नुहोस्। कुरा पायौं। तपाईंको ज्यानको चिन्ता छ।`,
      emergency: `कृपया ${AMBULANCE} मा फोन गर्नुहोस्। नजिकको मान्छेलाई सँगै बसिदिन भन्नुहोस्।`,
      question: null,
    },
    selfHarm: {
      first: "तपाईंलाई धेरै गाह्रो भएको रहेछ। भन्नुभएकोमा धन्यवाद। हामीलाई तपाईंको चिन्ता छ।",
      firstShort: "गाह्रो अझै भइरहेको रहेछ। हामीलाई तपाईंको चिन्ता छ।",
      emergency: null,
      question: "अहिले तपाईंसँग कोही हुनुहुन्छ? (जवाफ नदिए पनि हुन्छ।)",
    },
    thirdPartySelfHarm: {
      first: "उहाँको चिन्ता गरेर हामीलाई भन्नुभयो, धन्यवाद। तपाईं एक्लैले बोक्नु पर्दैन।",
      firstShort: `ज्यान खतरामा भए ${AMBULANCE} मा फोन गर्नुहोस्। तपाईं एक्लैले बोक्नु पर्दैन।`,
      emergency: `ज्यान खतरामा भए ${AMBULANCE} मा फोन गर्नुहोस्। तलको फोन उहाँले र तपाईंले दुवैले गर्न सक्नुहुन्छ।`,
      question: null,
    },
    violenceNow: {
      first: `भन्नुभएकोमा धन्यवाद। खतरा भए अहिले नै ${POLICE} मा फोन गर्नुहोस्।`,
      firstShort: `खतरा भए अहिले नै ${POLICE} मा फोन गर्नुहोस्। कुरा पायौं।`,
      emergency: null,
      question: "कसैले यो कुराकानी देख्यो भने तपाईंलाई समस्या हुन्छ?",
    },
    violence: {
      first: "भन्न गाह्रो कुरा भन्नुभयो, धन्यवाद। तपाईंको दोष होइन।",
      firstShort: `खतरा भए तुरुन्त ${POLICE} मा फोन गर्नुहोस्। तपाईंको दोष होइन।`,
      emergency: `खतरा भए तुरुन्त ${POLICE} मा फोन गर्नुहोस्।`,
      question: "कसैले यो कुराकानी देख्यो भने तपाईंलाई समस्या हुन्छ?",
    },
    childNow: {
      first: `भन्नुभएकोमा धन्यवाद। बच्चा अहिले खतरामा भए तुरुन्त ${POLICE} मा फोन गर्नुहोस्।`,
      firstShort: `बच्चा अहिले खतरामा भए तुरुन्त ${POLICE} मा फोन गर्नुहोस्। कुरा पायौं।`,
      emergency: `बच्चाको चिन्ता भए ${child} मा फोन गर्नुहोस्। नाम चाहिँदैन। यहाँ लेख्नुभन्दा छिटो हुन्छ।`,
      question: null,
    },
    child: {
      first: "बच्चाको कुरा भन्नुभएकोमा धन्यवाद। तपाईं एक्लैले बोक्नु पर्दैन।",
      firstShort: "बच्चाको कुरा पायौं।",
      emergency: `बच्चाको चिन्ता भए ${child} मा फोन गर्नुहोस् (24 घण्टा, निःशुल्क)। यहाँ लेखेर मात्र खबर हुँदैन।`,
      question: "बच्चा अहिले सुरक्षित ठाउँमा छ?",
    },
    childSelf: {
      first: "भनेकोमा धन्यवाद। तिम्रो दोष होइन।",
      firstShort: `अहिले खतरा भए ${POLICE} मा फोन गर। भनेकोमा धन्यवाद।`,
      emergency: `${child} मा बच्चाले पनि फोन गर्न मिल्छ। पैसा लाग्दैन। खतरा भए ${POLICE} मा फोन गर।`,
      question: "अहिले केही खतरा छ? (नभने पनि हुन्छ।)",
    },
    childParent: {
      first: "भन्नुभएकोमा धन्यवाद। भन्न सक्नुले नै बच्चालाई जोगाइरहेको छ।",
      firstShort: `बच्चाको शरीरको चिन्ता भए तुरुन्त ${AMBULANCE} मा फोन गर्नुहोस्। कुरा पायौं।`,
      emergency: `बच्चा लुलो वा सधैंभन्दा फरक भए ${AMBULANCE} मा फोन गर्नुहोस्। ${child} मा पनि कुरा गर्न मिल्छ (24 घण्टा, निःशुल्क)।`,
      question: "अहिले बच्चा सुरक्षित छ? (जवाफ नदिए पनि हुन्छ।)",
    },
    medical: {
      first: `तुरुन्त ${AMBULANCE} मा फोन गर्नुहोस्। ठाउँ र के भयो भन्नुहोस्।`,
      firstShort: `अझै नगरेको भए तुरुन्त ${AMBULANCE} मा फोन गर्नुहोस्।`,
      emergency: "आगो, धुवाँ वा ग्यास भए पहिले बाहिर निस्कनुहोस्।",
      question: null,
    },
    unseenNow: {
      first: `याद गर्नुभएकोमा धन्यवाद। नपर्खी ${AMBULANCE} वा ${POLICE} मा फोन गर्नुहोस्।`,
      firstShort: `अझै नगरेको भए ${AMBULANCE} वा ${POLICE} मा फोन गर्नुहोस्।`,
      emergency: "कृपया त्यो घरभित्र नजानुहोस्।",
      question: null,
    },
    missingNow: {
      first: `भन्नुभएकोमा धन्यवाद। नपर्खी ${POLICE} मा फोन गर्नुहोस्।`,
      firstShort: `अझै नगरेको भए तुरुन्त ${POLICE} मा फोन गर्नुहोस्।`,
      emergency: "कहिलेदेखि हराएको, लुगाको रङ, जान सक्ने ठाउँ भन्नुहोस्। थाहा भएको मात्र भए हुन्छ।",
      question: null,
    },
    unseen: {
      first: "याद गरेर भन्नुभएकोमा धन्यवाद। थाहा भएको मात्र भए हुन्छ।",
      firstShort: "थप भन्नुभएकोमा धन्यवाद।",
      emergency: `जवाफ नआउने, गन्ध आउने, ढलेको: कुनै एउटा भए तुरुन्त ${AMBULANCE} वा ${POLICE} मा फोन गर्नुहोस्।`,
      question: "उहाँ कुन ठाउँतिर बस्नुहुन्छ? (ठाउँको नाम मात्र भए हुन्छ।)",
    },
    basicNeed: {
      first: "भन्न गाह्रो कुरा भन्नुभएकोमा धन्यवाद।",
      firstShort: "थप भन्नुभएकोमा धन्यवाद।",
      emergency: `शरीर धेरै खराब वा सास फेर्न गाह्रो भए, पैसाको चिन्ता पछि, ${AMBULANCE} मा फोन गर्नुहोस्।`,
      question: "आज केही खान पाउनुभयो? (नभने पनि हुन्छ।)",
    },
    basicNeedHousing: {
      first: "बस्ने ठाउँको कुरा भन्नुभएकोमा धन्यवाद।",
      firstShort: "थप भन्नुभएकोमा धन्यवाद।",
      emergency: `शरीर खराब भए, जाडो वा गर्मी खतरनाक भए, नहिचकिचाई ${AMBULANCE} मा फोन गर्नुहोस्।`,
      question: "आज राति सुत्ने ठाउँ छ? (नभने पनि हुन्छ।)",
    },
    harmOthers: {
      first: "तपाईंलाई त्यति साह्रो परेको रहेछ। लेख्नुभएकोमा धन्यवाद।",
      firstShort: `खतरा भए ${POLICE} वा ${AMBULANCE} मा फोन गर्नुहोस्। हात उठ्ला जस्तो भए अलि टाढा जानुहोस्।`,
      emergency: `हात उठ्ला जस्तो भए अर्को कोठामा जानुहोस्। खतरा भए ${POLICE} वा ${AMBULANCE} मा फोन गर्नुहोस्।`,
      question: null,
    },
    scam: {
      first: "भन्नुभएकोमा धन्यवाद। पैसा वा नम्बर अहिले नदिए हुन्छ।",
      firstShort: "पैसा वा नम्बर अझै नदिए हुन्छ।",
      emergency: `दिइसकेको वा धम्की आएको भए ${POLICE} मा फोन गर्नुहोस्। ${consumer} मा पनि सोध्न मिल्छ (समय ठाउँअनुसार फरक)।`,
      question: null,
    },
    plain: {
      first: "लेख्नुभएकोमा धन्यवाद। हामीलाई तपाईंको चिन्ता छ।",
      firstShort: `ज्यान खतरामा भए ${AMBULANCE}, कसैसँग डर लागे ${POLICE}। कुरा पायौं।`,
      emergency: `ज्यान खतरामा भए ${AMBULANCE}, कसैसँग डर लागे ${POLICE} मा फोन गर्नुहोस्।`,
      question: null,
    },
  },
  chips: {
    人と話したい: "मान्छेसँग कुरा",
    電話番号をもう一度: "फोन नम्बर फेरि",
    いまは少し大丈夫: "अहिले अलि ठीक छ",
    見られると困る: "अरूले देख्न सक्छन्",
  },
  lines: {
    police: "प्रहरी",
    fire_ambulance: "एम्बुलेन्स, दमकल",
    yorisoi: "Yorisoi Hotline",
    inochi_sos: "Inochi SOS",
    inochi_denwa_free: "Inochi no Denwa",
    kokoro: "मनको फोन",
    child_189: "बाल केन्द्र",
    child_sos24: "बालबालिका SOS",
    childline: "Childline",
    dv_plus: "DV Soudan Plus",
    consumer: "उपभोक्ता फोन",
  },
  voice: "बोलेर कुरा गर्ने ठाउँ: ",
  call: (line) => `फोन: ${line}।`,
  brackets: [" (", ")"],
  between: ", ",
  always: "24 घण्टा",
  free: "निःशुल्क",
  paid: "पैसा लाग्छ",
  otherLanguages: "अरू भाषामा पनि",
  staffKnows: "कर्मचारीलाई पनि अहिले खबर गर्दैछौं।",
  staffReads: (next) => `कर्मचारीले पढ्ने समय: ${next}।`,
  writeOn: "यहाँ लेखिरहे हुन्छ।",
};

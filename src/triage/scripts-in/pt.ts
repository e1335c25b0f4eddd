/** The safety texts in Portuguese (Brazil). */
// NATIVE CHECK NEEDED for every line: written by hand, read by nobody yet who grew up with the language.
import { NUMBERS, type SafetyWords } from "./words.ts";

const { ambulance, police, child, consumer } = NUMBERS;
const AMBULANCE = `${ambulance} (ambulância)`;
const POLICE = `${police} (polícia)`;

export const PORTUGUESE: SafetyWords = {
  scripts: {
    selfHarmNow: {
      first: "Obrigado por contar. Agora estamos muito preocupados com a sua vida.",
      firstShort: `Ligue para ${AMBULANCE}. Recebemos sua mensagem. Estamos preocupados com a sua vida.`,
      emergency: `Ligue para ${AMBULANCE}. Peça a alguém perto para ficar com você.`,
      question: null,
    },
    selfHarm: {
      first: "Dói tanto assim. Obrigado por colocar em palavras. Estamos preocupados com você.",
      firstShort: "A dor continua. Estamos preocupados com você.",
      emergency: null,
      question: "Tem alguém com você agora? (Não precisa responder.)",
    },
    thirdPartySelfHarm: {
      first: "Você se importa com essa pessoa e nos contou. Não precisa carregar isso só.",
      firstShort: `Se há perigo de vida agora, ligue para ${AMBULANCE}. Não precisa carregar isso só.`,
      emergency: `Perigo de vida agora: ligue para ${AMBULANCE}. A pessoa e você podem ligar:`,
      question: null,
    },
    violenceNow: {
      first: `Obrigado por contar. Se você está em perigo, ligue agora para ${POLICE}.`,
      firstShort: `Se você está em perigo, ligue agora para ${POLICE}. Recebemos sua mensagem.`,
      emergency: null,
      question: "Se alguém vir esta conversa, será um problema para você?",
    },
    violence: {
      first: "Obrigado por contar algo tão difícil. A culpa não é sua.",
      firstShort: `Se você está em perigo, ligue já para ${POLICE}. A culpa não é sua.`,
      emergency: `Se você está em perigo, ligue já para ${POLICE}.`,
      question: "Se alguém vir esta conversa, será um problema para você?",
    },
    childNow: {
      first: `Obrigado por contar. Se a criança está em perigo agora, ligue já para ${POLICE}.`,
      firstShort: `Se a criança está em perigo agora, ligue já para ${POLICE}. Recebemos sua mensagem.`,
      emergency: `Preocupação com uma criança: ligue para ${child}. Não precisa dizer o nome. É mais rápido que escrever aqui.`,
      question: null,
    },
    child: {
      first: "Obrigado por contar sobre a criança. Não precisa carregar isso só.",
      firstShort: "Recebemos o que escreveu sobre a criança.",
      emergency: `Preocupação com uma criança: ligue para ${child} (24 horas, grátis). Só escrever aqui não é um aviso.`,
      question: "A criança está em lugar seguro agora?",
    },
    childSelf: {
      first: "Obrigado por contar. A culpa não é sua.",
      firstShort: `Se você está em perigo agora, ligue para ${POLICE}. Obrigado por contar.`,
      emergency: `Criança também pode ligar para ${child}. É grátis. Em perigo, ligue para ${POLICE}.`,
      question: "Tem algum perigo agora? (Não precisa dizer.)",
    },
    childParent: {
      first: "Obrigado por contar. Conseguir dizer isso já protege a criança.",
      firstShort: `Se o corpo da criança preocupa, ligue já para ${AMBULANCE}. Recebemos sua mensagem.`,
      emergency: `Se a criança está mole ou diferente, ligue para ${AMBULANCE}. Também pode falar com ${child} (24 horas, grátis).`,
      question: "A criança está segura agora? (Não precisa responder.)",
    },
    medical: {
      first: `Ligue já para ${AMBULANCE}. Diga o lugar e o que está acontecendo.`,
      firstShort: `Se ainda não ligou, ligue já para ${AMBULANCE}.`,
      emergency: "Com fogo, fumaça ou gás, saia primeiro para fora.",
      question: null,
    },
    unseenNow: {
      first: `Obrigado por perceber. Não espere: ligue para ${AMBULANCE} ou ${POLICE}.`,
      firstShort: `Se ainda não ligou, ligue para ${AMBULANCE} ou ${POLICE}.`,
      emergency: "Por favor, não entre na casa.",
      question: null,
    },
    missingNow: {
      first: `Obrigado por contar. Não espere: ligue para ${POLICE}.`,
      firstShort: `Se ainda não ligou, ligue já para ${POLICE}.`,
      emergency: "Diga desde quando, a cor da roupa e aonde pode ter ido. Só o que souber.",
      question: null,
    },
    unseen: {
      first: "Obrigado por perceber e contar. Só o que souber já basta.",
      firstShort: "Obrigado por contar mais.",
      emergency: `Não responde, cheiro ruim, alguém caído: se houver um destes, ligue já para ${AMBULANCE} ou ${POLICE}.`,
      question: "Mais ou menos onde mora essa pessoa? (Basta o nome do bairro.)",
    },
    basicNeed: {
      first: "Obrigado por contar algo difícil de dizer.",
      firstShort: "Obrigado por contar mais.",
      emergency: `Se passa muito mal ou falta o ar, ligue para ${AMBULANCE}. O dinheiro fica para depois.`,
      question: "Hoje conseguiu comer alguma coisa? (Não precisa dizer.)",
    },
    basicNeedHousing: {
      first: "Obrigado por contar sobre a moradia.",
      firstShort: "Obrigado por contar mais.",
      emergency: `Se passa mal, ou o frio ou o calor é perigoso, não hesite: ligue para ${AMBULANCE}.`,
      question: "Tem onde dormir esta noite? (Não precisa dizer.)",
    },
    harmOthers: {
      first: "Você chegou a esse ponto. Obrigado por escrever.",
      firstShort: `Em perigo, ligue para ${POLICE} ou ${AMBULANCE}. Se for bater em alguém, afaste-se um pouco.`,
      emergency: `Se for bater em alguém, mude de cômodo. Perigo: ${POLICE}, ${AMBULANCE}.`,
      question: null,
    },
    scam: {
      first: "Obrigado por contar. Pode parar: não dê dinheiro nem números ainda.",
      firstShort: "Ainda não precisa dar dinheiro nem números.",
      emergency: `Se já deu, ou se alguém ameaça: ${POLICE}. Também pode perguntar em ${consumer} (o horário varia).`,
      question: null,
    },
    plain: {
      first: "Obrigado por escrever. Estamos preocupados com você.",
      firstShort: `Perigo de vida: ${AMBULANCE}. Medo de alguém: ${POLICE}. Recebemos sua mensagem.`,
      emergency: `Perigo de vida: ${AMBULANCE}. Medo de alguém: ${POLICE}.`,
      question: null,
    },
  },
  chips: {
    人と話したい: "Falar com pessoa",
    電話番号をもう一度: "Ver números de novo",
    いまは少し大丈夫: "Um pouco melhor",
    見られると困る: "Alguém pode ver",
  },
  lines: {
    police: "Polícia",
    fire_ambulance: "Ambulância/bombeiros",
    yorisoi: "Yorisoi Hotline",
    inochi_sos: "Inochi SOS",
    inochi_denwa_free: "Inochi no Denwa",
    kokoro: "Saúde mental",
    child_189: "Centro da criança",
    child_sos24: "SOS da criança",
    childline: "Childline",
    dv_plus: "DV Soudan Plus",
    consumer: "Linha do consumidor",
  },
  voice: "Telefone: ",
  call: (line) => `Telefone: ${line}.`,
  brackets: [" (", ")"],
  between: ", ",
  always: "24 horas",
  free: "grátis",
  paid: "pago",
  otherLanguages: "e outras línguas",
  staffKnows: "A equipe também está sendo avisada agora.",
  staffReads: (next) => `A equipe vai ler: ${next}.`,
  unwritten: {
    kept: "Nosso sistema está com um problema e a equipe ainda não recebeu. O que você escreveu não se perde.",
    lost: "Nosso sistema está com um problema e a equipe não recebeu. Por favor, escreva de novo daqui a pouco.",
  },
  writeOn: "Pode continuar escrevendo aqui.",
};

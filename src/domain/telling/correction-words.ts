import { CORRECTION_WORDS, type CorrectionWords } from '../ledger/correction-words.ts';
import { fixedWords } from './fixed-words.ts';
import type { Language } from './subscription.ts';

/** What became of an entry, in the words of a language. */
export function correctionWords(language: Language): CorrectionWords {
  return language === 'en' ? CORRECTION_WORDS : { ...WORDS[language], certainties: fixedWords(language).certainties };
}

/** Names stand where they need no ending. */
const WORDS: Readonly<Record<Exclude<Language, 'en'>, Omit<CorrectionWords, 'certainties'>>> = {
  uk: {
    by: (certainty, who) => {
      const word = certainty === 'confirmed' ? 'підтверджено' : 'оскаржено';
      return who === null ? `${word} редакцією` : `${word} (${who})`;
    },
    otherWords: (outlet) => `${outlet}: тепер сказано іншими словами`,
    takenBack: (outlet) => `${outlet}: повідомлення відкликано`,
    saidNoMore: (outlet) => `${outlet}: цього там більше немає`,
    denied: (party) => `${party} це заперечує`,
    theDesk: 'редакція',
    withdrawn: 'відкликано',
    withdrawnSince: (because) => `відкликано (${because})`,
    nowSince: (certainty, because) => `тепер ${certainty} (${because})`,
    disputedSince: (because) => `спірне (${because})`,
    notRelevant: 'відкликано редакцією: не стосується теми',
    corrected: (now, was) => `за словами редакції, «${now}», а не «${was}»`,
    see: (id) => `; див. ${id}`,
  },
  ru: {
    by: (certainty, who) => {
      const word = certainty === 'confirmed' ? 'подтверждено' : 'оспорено';
      return who === null ? `${word} редакцией` : `${word} (${who})`;
    },
    otherWords: (outlet) => `${outlet}: теперь сказано другими словами`,
    takenBack: (outlet) => `${outlet}: сообщение отозвано`,
    saidNoMore: (outlet) => `${outlet}: этого там больше нет`,
    denied: (party) => `${party} это отрицает`,
    theDesk: 'редакция',
    withdrawn: 'отозвано',
    withdrawnSince: (because) => `отозвано (${because})`,
    nowSince: (certainty, because) => `теперь ${certainty} (${because})`,
    disputedSince: (because) => `спорно (${because})`,
    notRelevant: 'отозвано редакцией: не относится к теме',
    corrected: (now, was) => `по словам редакции, «${now}», а не «${was}»`,
    see: (id) => `; см. ${id}`,
  },
};

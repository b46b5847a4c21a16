import type { NewsText } from './news-text.ts';

/** How Ukrainian and Russian newsrooms mark what sort of text this is: by the first word, by a label in front or behind, by a name behind a dash. */
const QUESTION =
  /^(?:чому|як|що|хто|де|коли|чи|навіщо|скільки|яким?|яка|яке|які|чого|кому|куди|за що|почему|как|что|кто|где|когда|зачем|сколько|какой|каким|какая|какие|чем|чего|куда|за что)(?![\p{L}])/iu;
const NUMBERED =
  /^(?:\d+|дві|три|чотири|п['’ʼ]ять|шість|сім|вісім|дев['’ʼ]ять|десять|кілька|два|две|четыре|пять|шесть|семь|восемь|девять|несколько) (?:\p{L}+ )?(?:питан|запитан|причин|факт|тез|виснов|пункт|урок|реч|способ|міф|сценарі|вопрос|вывод|вещ|мифов|сценари)/iu;
const LABEL =
  "(?:фото|відео|видео|аналіз|аналітика|анализ|аналитика|пояснення|пояснюємо|объяснение|разбор|розбір|подкаст|інтерв['’ʼ]ю|интервью|репортаж|огляд(?: преси)?|обзор(?: прессы)?|дайджест|підсумки(?: \\p{L}+)?|итоги(?: \\p{L}+)?|головне за \\p{L}+|главное за \\p{L}+|онлайн|текстова трансляція|текстовая трансляция|трансляція|трансляция|спецпроєкт|спецпроект|есе|эссе|лонгрід|лонгрид)";
const LABELLED_BEFORE = new RegExp(`^${LABEL}\\s*[:.|—–]`, 'iu');
const LABELLED_BEHIND = new RegExp(`[:.|—–(\\[]\\s*${LABEL}[.)\\]]*$`, 'iu');
const OPINION = /^(?:думка|колонка|мнение|точка зору|точка зрения|блог|погляд|взгляд)\s*[:.|—–]/iu;
const BEHIND_A_DASH =
  /\s[—–-]\s(?:\p{Lu}[\p{L}'’ʼ-]*|рф|сша|єс|ес|змі|сми|джерела|источники|речник\p{L}*|посол)(?:\s\p{L}+){0,2}$/u;
const LONG_STANDING =
  /(?<![\p{L}])(?:роками|десятиліттями|місяцями|досі|все ще|й досі|дедалі|завжди|ніколи|годами|десятилетиями|месяцами|до сих пор|все еще|по-прежнему|всегда|никогда)(?![\p{L}])/iu;
const OPENS_WITH_BUT = /(?:^|[.!?]\s)(?:але|проте|однак|втім|натомість|но|однако|впрочем|зато)[ ,]/iu;
/** "Песков: переговоры продолжаются" says who speaks by a colon. */
const SPEAKER_BEFORE = /^(?:\p{Lu}[\p{L}'’ʼ-]*|у|в)(?:\s\p{L}+){0,3}:\s/u;

/** Marks of sort in a Ukrainian or Russian text, named as those of English are. */
export function slavicFormMarks(text: NewsText): readonly string[] {
  const { language } = text.lead.reading;
  if (language !== 'uk' && language !== 'ru') return [];
  const lead = text.lead.reading.text.trim();
  const body = text.body.reading.text.trim();
  const speaks =
    SPEAKER_BEFORE.test(lead) &&
    text.lead.mentions.some((m) => m.sentence === 0 && m.from <= 1 && m.named.kind === 'party');
  const marks: readonly (readonly [boolean, string])[] = [
    [text.titled && QUESTION.test(lead), 'title opens as a question'],
    [NUMBERED.test(lead), 'numbered list'],
    [OPINION.test(lead), 'labelled as opinion'],
    [LABELLED_BEFORE.test(lead) || LABELLED_BEHIND.test(lead), 'labelled as pictures, programme or comment'],
    [BEHIND_A_DASH.test(lead), 'speaker behind a dash'],
    [LONG_STANDING.test(lead), 'a state of long standing in the lead'],
    [OPENS_WITH_BUT.test(body || lead), 'a sentence opens with but'],
    [speaks, 'a party acts or says in the lead'],
    [speaks, 'a party says in the lead'],
  ];
  return marks.flatMap(([marked, name]) => (marked ? [name] : []));
}

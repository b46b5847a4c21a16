import { valueInWords } from '../../domain/ledger/describe.ts';
import type { StatementValue } from '../../domain/diplomacy/statement.ts';
import type { ReportRecord } from '../../domain/news/report.ts';

/** Reasons apart by what they speak for. */
export interface Weighed {
  readonly towards: readonly string[];
  readonly against: readonly string[];
}

/** What spoke for and against the relevance of a report, and what for and against its kind. */
export interface Judged {
  readonly relevance: Weighed;
  readonly kind: Weighed;
}

const SIGNED = /^([+−]) (.*?)(?: \((news|analysis)\))?$/u;

/** Takes the reasons of a judgement apart: signs speak for relevance or for news, whatever was decided. */
export function judgedReasons(because: readonly string[]): Judged {
  const signed = because.map((reason) => {
    const [, sign = '+', words = reason, kind] = SIGNED.exec(reason) ?? [];
    return { isFor: sign === '+', words, isOfKind: kind !== undefined };
  });
  const weighed = (isOfKind: boolean, turned: boolean): Weighed => {
    const own = signed.filter((one) => one.isOfKind === isOfKind);
    const wordsOf = (isFor: boolean): readonly string[] => own.filter((one) => one.isFor === isFor).map((o) => o.words);
    return { towards: wordsOf(!turned), against: wordsOf(turned) };
  };
  const isRelevant = because.some((reason) => SIGNED.exec(reason)?.[3] !== undefined);
  const isAnalysis = because.some((reason) => SIGNED.exec(reason)?.[3] === 'analysis');
  return { relevance: weighed(false, !isRelevant), kind: weighed(true, isAnalysis) };
}

/** Features of the likeness of a report and an event that are not plain by their names. */
const LIKENESS: Readonly<Record<string, string>> = {
  'gathered words': 'its words and those that the event has gathered',
  'nearest lead': 'a headline like its own',
  'nearest lead, far above half': 'a headline nearly its own',
  'nearest lead, within a day': 'a headline like its own within a day',
  'nearest text': 'a text like its own',
  'nearest text, within a day': 'a text like its own within a day',
  'lead found in a member': 'its headline within another report',
  'leads on average': 'headlines alike throughout',
  'parties of the leads on average': 'the same parties in the headlines',
  'acts on average': 'the same acts',
  'nearest acts': 'the same acts',
  'things on average': 'the same things',
  'things on average, within a day': 'the same things within a day',
  'nearest things': 'the same things',
  'people in common on average': 'the same people',
  'claims alike': 'the same claims',
  'claims in common': 'the same claims',
  'rarest thing in common': 'a rare thing in common',
  'rarest thing in common, within a day': 'a rare thing in common within a day',
  'rarest act in common': 'a rare act in common',
  'same body under another lead': 'the same summary under another headline',
  'hours since its last member, as logarithm': 'the time since its last report',
  'days since its first member': 'the days since its first report',
  'size of the event, as logarithm': 'the number of its reports',
  'colour, nearest text': 'a scene from the same story',
  'colour, size of the event': 'a scene from a much-told story',
  'colour, things in common': 'a scene with the same things',
};

/** What spoke for and against the event. The sentence with the score is told in other words, since it names events by bare ids. */
export function likenessReasons(because: readonly string[]): Weighed & { readonly others: readonly string[] } {
  const signed = because.flatMap((reason) => {
    const [, sign, name = ''] = /^([+−]) (.*)$/u.exec(reason) ?? [];
    return sign === undefined ? [] : [{ isFor: sign === '+', words: LIKENESS[name] ?? name }];
  });
  const others = because.filter((reason) => !/^[+−] |^same happening at |^nearest event |^origin /u.test(reason));
  const wordsOf = (isFor: boolean) => [...new Set(signed.filter((one) => one.isFor === isFor).map((o) => o.words))];
  return { towards: wordsOf(true), against: wordsOf(false), others };
}

/** Where the text comes from and how that is known, "ap: signed AP"; null where it is the outlet's own. */
export function originReason({ placedBecause }: Pick<ReportRecord, 'placedBecause'>): string | null {
  const reason = placedBecause.find((one) => one.startsWith('origin ') && !one.includes(': no other origin is named'));
  return reason?.replace('origin ', '') ?? null;
}

/** How likely the event looked when the report was placed in it, 0 to 1; null where the reasons do not say. */
export function likenessScore({ placedBecause }: Pick<ReportRecord, 'placedBecause'>): number | null {
  const percent = placedBecause.map((reason) => /^same happening at (\d+) %$/u.exec(reason)?.[1]).find(Boolean);
  return percent === undefined ? null : Number(percent) / 100;
}

/** What became of each statement: "position “accepts with conditions”: not known before". Days stand beside the entries. */
export function noveltyReasons(because: readonly string[]): readonly string[] {
  return because.map((reason) => {
    const [, type, value, rest = ''] = /^([a-z]+) ([a-z-]+): (.*)$/u.exec(reason) ?? [];
    const said = type === undefined ? reason : `${type} “${valueInWords(value as StatementValue)}”: ${rest}`;
    return said.replace(/ of \d{4}-\d\d-\d\dT[\d:.]+Z/gu, '');
  });
}

/** How far a score is from the border, as a word. */
export function surely(score: number): 'surely' | 'probably' | 'narrowly' {
  const distance = Math.abs(score - 0.5);
  return distance >= 0.4 ? 'surely' : distance >= 0.2 ? 'probably' : 'narrowly';
}

/** How near another event came. */
export function nearness(score: number): string {
  if (score >= 0.4) return 'taken for the same by its words, but another fitted better';
  if (score >= 0.2) return 'came near';
  return score >= 0.05 ? 'has something in common' : 'has little in common';
}

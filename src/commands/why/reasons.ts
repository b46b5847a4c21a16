import { valueInWords } from '../../domain/ledger/describe.ts';
import type { StatementValue } from '../../domain/diplomacy/statement.ts';
import type { ReportRecord } from '../../domain/news/report.ts';
import { ADDS_WORDS, featureInWords, LIKENESS_WORDS } from './feature-words.ts';

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

/** What spoke for and against the event. The sentence with the score is told in other words, since it names events by bare ids. */
export function likenessReasons(because: readonly string[]): Weighed & { readonly others: readonly string[] } {
  const others = because.filter(
    (reason) => !/^[+−] |^same happening at |^nearest event |^origin |^adds: /u.test(reason),
  );
  return { ...weighedBy(because, /^([+−]) (.*)$/u, LIKENESS_WORDS), others };
}

/** What spoke for and against its adding something: place and wording, then what it states. */
export function addsReasons({ placedBecause, outcomeBecause }: ReportRecord): Weighed {
  return weighedBy([...placedBecause, ...outcomeBecause], /^adds: ([+−]) (.*)$/u, ADDS_WORDS);
}

function weighedBy(because: readonly string[], form: RegExp, words: Readonly<Record<string, string>>): Weighed {
  const signed = because.flatMap((reason) => {
    const [, sign, name = ''] = form.exec(reason) ?? [];
    return sign === undefined ? [] : [{ isFor: sign === '+', words: featureInWords(name, words) }];
  });
  const wordsOf = (isFor: boolean) => [...new Set(signed.filter((one) => one.isFor === isFor).map((o) => o.words))];
  return { towards: wordsOf(true), against: wordsOf(false) };
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
  const told = because.filter((reason) => !reason.startsWith('adds: '));
  return told.map((reason) => {
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
  if (score >= 0.4)
    return 'like the same happening by its words, but another fitted better, or it was only planned there';
  if (score >= 0.2) return 'came near';
  return score >= 0.05 ? 'has something in common' : 'has little in common';
}

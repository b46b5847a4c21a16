/** Offsets in minutes of the zone names that feeds use; a name with several meanings has its most common one. */
export function zoneOffsetMinutes(name: string): number | null {
  return zones[name.toUpperCase()] ?? null;
}

/** The month (0 to 11) that a word names in one of the languages that feeds are written in. */
export function monthOf(word: string): number | null {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .normalize('NFC');
  const exact = irregular[plain];
  if (exact !== undefined) return exact;
  const index = stems.findIndex((stem) => stem.some((beginning) => plain.startsWith(beginning)));
  return index === -1 ? null : index;
}

const hour = 60;
const zones: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: hour,
  BST: hour,
  IST: 5.5 * hour,
  CET: hour,
  MEZ: hour,
  CEST: 2 * hour,
  MESZ: 2 * hour,
  EET: 2 * hour,
  EEST: 3 * hour,
  MSK: 3 * hour,
  MSD: 4 * hour,
  TRT: 3 * hour,
  EST: -5 * hour,
  EDT: -4 * hour,
  CST: -6 * hour,
  CDT: -5 * hour,
  MST: -7 * hour,
  MDT: -6 * hour,
  PST: -8 * hour,
  PDT: -7 * hour,
  ET: -5 * hour,
  CT: -6 * hour,
  MT: -7 * hour,
  PT: -8 * hour,
  AKST: -9 * hour,
  AKDT: -8 * hour,
  HST: -10 * hour,
  AST: -4 * hour,
  ADT: -3 * hour,
  NST: -3.5 * hour,
  BRT: -3 * hour,
  ART: -3 * hour,
  GST: 4 * hour,
  PKT: 5 * hour,
  WIB: 7 * hour,
  ICT: 7 * hour,
  SGT: 8 * hour,
  HKT: 8 * hour,
  AWST: 8 * hour,
  JST: 9 * hour,
  KST: 9 * hour,
  ACST: 9.5 * hour,
  AEST: 10 * hour,
  AEDT: 11 * hour,
  NZST: 12 * hour,
  NZDT: 13 * hour,
  SAST: 2 * hour,
  EAT: 3 * hour,
  WAT: hour,
  CAT: 2 * hour,
};

// Beginnings, without accents, in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian and Ukrainian.
const stems: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'sty', 'янв', 'січ'],
  ['feb', 'fev', 'lut', 'фев', 'лют'],
  ['mar', 'maer', 'mrz', 'mrt', 'maart', 'мар', 'бер'],
  ['apr', 'avr', 'abr', 'kwi', 'апр', 'кві', 'квi'],
  ['may', 'mai', 'mag', 'mei', 'maj', 'маи', 'мая', 'тра'],
  ['jun', 'juin', 'giu', 'cze', 'июн', 'чер'],
  ['jul', 'juil', 'lug', 'lip', 'июл', 'лип'],
  ['aug', 'aou', 'ago', 'sie', 'авг', 'сер'],
  ['sep', 'set', 'wrz', 'сен', 'вер'],
  ['oct', 'okt', 'out', 'ott', 'paz', 'окт', 'жов'],
  ['nov', 'lis', 'ноя', 'лис'],
  ['dec', 'dez', 'dic', 'gru', 'дек', 'гру'],
];
const irregular: Readonly<Record<string, number>> = {
  mayo: 4,
  maio: 4,
  май: 4,
  juin: 5,
  juillet: 6,
  marzec: 2,
  marca: 2,
};

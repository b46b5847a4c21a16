/** An entry of the ledger, of what is held against the channels. */
export interface Entry {
  readonly id: string;
  /** Of several entries of one type a line may name one alone. */
  readonly type: string;
}

const ID = /\bVK-\d+\b/gu;
/** What became of an event since is told in its message besides, and counts as told nowhere. */
const UPDATES = /Update |Earlier updates: /u;

/** What is least worth a line is counted, with the command that shows it. */
const COUNTED = /(\d+) (?:reports?|more)\b[^\n]*\/ceasefire since/gu;

/**
 * Holds what a channel was told against the ledger, whatever the outbox says: each entry once, but for one that
 * stands in the line of a later one of its type, and no more left out than messages count. `texts` are the channel's messages, oldest first.
 */
export function toldProblems(where: string, ledger: readonly Entry[], texts: readonly string[]): readonly string[] {
  const told = texts.map((text): readonly string[] => text.split(UPDATES)[0]?.match(ID) ?? []);
  const all = told.flat();
  const isOvertaken = ({ id, type }: Entry): boolean => {
    const later = ledger.slice(ledger.findIndex((entry) => entry.id === id) + 1);
    const next = told.find((ids) => later.some((entry) => ids.includes(entry.id))) ?? [];
    return later.some((entry) => entry.type === type && next.includes(entry.id));
  };
  const missing = ledger.filter((entry) => !all.includes(entry.id) && !isOvertaken(entry));
  const counted = texts.flatMap((text) => [...text.matchAll(COUNTED)]).reduce((sum, [, n]) => sum + Number(n), 0);
  return [
    ...(missing.length > counted ? missing : []).map(({ id }) => `${where}: ${id} was never told`),
    ...new Set(all.filter((id, n) => all.indexOf(id) !== n).map((id) => `${where}: ${id} was told more than once`)),
    ...all.filter((id) => !ledger.some((entry) => entry.id === id)).map((id) => `${where}: ${id} is not in the ledger`),
  ];
}

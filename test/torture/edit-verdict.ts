import type SqliteFile from 'better-sqlite3';
import type { Listener } from './audience.ts';
import type { Row, Standing } from './verdict.ts';

/** What is wrong with a channel's messages that were edited: each shows, in the end, all that it was edited to tell, as far as there is room. */
export function editProblems(
  { deleted }: Listener,
  rows: readonly Row[],
  standing: readonly Standing[],
  file: SqliteFile.Database,
): readonly string[] {
  if (deleted) return [];
  const added = file.prepare<[number], string>('select development_id from carrier where delivery_id = ?').pluck();
  return rows
    .filter(({ kind }) => kind === 'edit')
    .flatMap(({ id, key, state, edits }) => {
      if (state !== 'sent') return [`the edit ${key} is ${state}`];
      const place = rows.find((row) => row.id === edits)?.ref_message;
      const message = standing.find((one) => one.id === place);
      const adds = added.all(id);
      const missing = adds.filter((entry) => message?.all.includes(entry) !== true);
      const isNewest = !rows.some((row) => row.edits === edits && row.id > id);
      // older updates make room for newer ones, and the last of the newest stays
      if (message?.isCut === true && (!isNewest || missing.length < adds.length)) return [];
      return missing.map((entry) => `${entry} is not shown, as ${key} has it`);
    });
}

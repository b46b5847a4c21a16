import { STATEMENT_VALUES, type StatementValue } from '../../domain/diplomacy/statement.ts';
import { AppError } from '../../domain/errors.ts';
import { stands } from '../../domain/ledger/correction.ts';
import { describeDevelopment, valueInWords } from '../../domain/ledger/describe.ts';
import type { Development } from '../../domain/ledger/development.ts';
import type { Command } from '../command.ts';
import { nearest, oneOf } from '../nearest.ts';
import { judge } from './judge-entry.ts';
import { ID, NOTE } from './named-entry.ts';

/** `desk correct`: an entry says something else from now on; what it said is kept, and past boards still show it. */
export const deskCorrect: Command = {
  name: ['desk', 'correct'],
  summary: 'Correct an entry',
  options: [ID, { name: 'value', description: 'What is right, such as undecided', required: true, kind: 'text' }, NOTE],
  example: '/ceasefire desk correct UA-142 value:undecided',
  available: true,
  private: true,
  run: (request, deps) =>
    judge('correct', request, deps, ({ entry, pack }) => {
      const value = valueFor(request.options.get('value') ?? '', entry);
      const isAlready = stands(entry) && entry.judged?.by === 'desk' && entry.value === value;
      if (!isAlready && stands(entry) && entry.value === value)
        throw new AppError(
          'conflict',
          `${entry.id} says “${valueInWords(value)}” already; /ceasefire desk confirm ${entry.id} vouches for it.`,
        );
      const what = describeDevelopment(pack, { ...entry, value });
      const was = valueInWords(entry.value);
      return {
        amendment: { kind: 'corrected', value, was: entry.value },
        value,
        already: isAlready ? `${entry.id} is corrected to “${valueInWords(value)}” already.` : null,
        done: `${entry.id} is corrected: ${what} (before: ${was}).`,
        proposed: `${entry.id} is to be corrected: ${what} (now: ${was})`,
        data: { value, was: entry.value },
      };
    }),
};

/** A value of the entry's type, as people write it: "in force" is "in-force". */
function valueFor(typed: string, { id, type }: Development): StatementValue {
  const values: readonly StatementValue[] = STATEMENT_VALUES[type];
  const word = typed
    .trim()
    .toLowerCase()
    .replace(/[\s\p{Pd}_]+/gu, '-');
  const found = values.find((value) => value === word);
  if (found) return found;
  const near = nearest(word, values)[0];
  const advice = near === undefined ? '' : ` (perhaps ${near})`;
  throw new AppError('bad-input', `"${typed}" is no value of a ${type}; ${id} can say ${oneOf(values)}${advice}.`);
}

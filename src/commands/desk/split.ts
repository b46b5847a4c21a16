import { AppError } from '../../domain/errors.ts';
import type { Development } from '../../domain/ledger/development.ts';
import { canonicalLink } from '../../domain/news/canonical-link.ts';
import type { ReportRecord } from '../../domain/news/report.ts';
import { sentence } from '../../domain/telling/message.ts';
import { reportsOfLink } from '../../queries/explain-link.ts';
import { shorten } from '../check-option.ts';
import { zoneOf, type Command, type CommandDeps } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { decide, type DeskAct } from './decide.ts';
import { entryNamed, KEPT_NOTE } from './named-entry.ts';

/** `desk split`: what stands at a link is taken out of an event for good; what the ledger says stays as it is. */
export const deskSplit: Command = {
  name: ['desk', 'split'],
  summary: 'Take a report out of an event',
  options: [
    { name: 'id', description: 'An entry of the event, such as UA-142', required: true, kind: 'id' },
    { name: 'link', description: 'The address of the report', required: true, kind: 'link' },
    KEPT_NOTE,
  ],
  example: '/ceasefire desk split UA-142 link:https://example.org/report',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request, 'decide about events');
    const named = await entryNamed(request.options.get('id') ?? '', deps);
    const { entry, pack } = named;
    const link = request.options.get('link') ?? '';
    const reports = await reportsInEvent(link, entry, deps);
    const [event] = await deps.readModel.events(pack.id, [entry.eventId]);
    if (event?.reports === reports.length)
      throw new AppError(
        'conflict',
        `That report is all that the event of ${entry.id} has, so there is nothing to take it out of.`,
      );
    const versions = reports.map(({ version }) => version.id);
    const from = entry.eventId;
    const make: DeskAct['make'] = async (decided, agreed) => {
      const into = await deps.decisions.split({ from, versions }, decided, agreed);
      const said = `The report is taken out of the event of ${entry.id} and is one of its own; neither it nor near copies of it go back there. The texts of the ledger stay as they are.`;
      return {
        message: sentence(said, zoneOf(request, deps)),
        private: true,
        data: { split: { pack: pack.id, from, into, versions } },
      };
    };
    const act = {
      named,
      command: 'split',
      options: { id: entry.id, link },
      decides: `split ${from} ${versions.toSorted((a, b) => a - b).join(',')}`,
      inWords: `The report “${shorten(reports.at(-1)?.version.title ?? '')}” is to be taken out of the event of ${entry.id}`,
      make,
    };
    return decide(act, request, deps);
  },
};

/** Every version of what stands at the link, as far as it is in the entry's event. */
async function reportsInEvent(link: string, entry: Development, deps: CommandDeps): Promise<readonly ReportRecord[]> {
  if (canonicalLink(link) === null)
    throw new AppError('bad-input', 'That is no web address; copy the link of the report from your browser.');
  const found = await reportsOfLink(link, deps, entry);
  if (found.length > 0) return found;
  const reports = (await reportsOfLink(link, deps)).filter(({ packId }) => packId === entry.packId);
  const why = `/ceasefire why ${link} tells what became of it`;
  throw new AppError(
    'not-found',
    reports.length > 0
      ? `That report is not in the event of ${entry.id}; ${why}.`
      : `Nothing was seen at that link for this conflict, so it is not in the event of ${entry.id}; ${why}.`,
  );
}

import type { Pack } from '../domain/diplomacy/pack.ts';
import { partyName } from '../domain/diplomacy/pack.ts';
import { carriersInWords, describeDevelopment, valueInWords } from '../domain/ledger/describe.ts';
import { certaintyInWords, outcomeInWords } from '../domain/ledger/describe-correction.ts';
import type { Development, Evidence } from '../domain/ledger/development.ts';
import { carriersOf, certaintyOf, evidenceOf } from '../domain/ledger/evidence-rule.ts';
import { decisionsBehind, type EventDecision } from '../domain/news/event-decisions.ts';
import { text, type Block, type Span } from '../domain/telling/message.ts';
import { outletSpan } from '../domain/telling/render-line.ts';
import type { Telling } from '../ports/read-model.ts';
import { zoneOf, type Command } from './command.ts';
import { deskPart } from './desk/desk-buttons.ts';
import { entryNamed } from './desk/named-entry.ts';
import { momentSpan } from './moment-span.ts';
import { deskSpans } from './why/spans.ts';

/** Sources that are quoted in full; more are counted. */
const QUOTED = 8;

/** `cite`: one entry of the ledger with every source that carries it, ready to be quoted. */
export const cite: Command = {
  name: ['cite'],
  summary: 'One entry of the ledger with its sources',
  options: [{ name: 'id', description: 'An entry of the ledger, such as UA-142', required: true, kind: 'id' }],
  example: '/ceasefire cite UA-142',
  available: true,
  private: false,
  run: async (request, deps) => {
    const { entry, pack } = await entryNamed(request.options.get('id') ?? '', deps);
    const [telling] = await deps.readModel.tellings([entry.id]);
    const headline = `${entry.id}: ${describeDevelopment(pack, entry)}`;
    const blocks = [
      { kind: 'heading', text: headline } as const,
      ...judgementBlocks(pack, entry),
      ...sourceBlocks(pack, entry),
      ...correctionBlocks(pack, entry),
      ...decisionBlocks(await deps.decisions.after(pack.id, 0), entry),
      { kind: 'note', spans: recordSpans(entry, telling) } as const,
    ];
    return {
      message: { headline, blocks, timezone: zoneOf(request, deps) },
      private: false,
      next: entry.evidence.link === '' ? [] : [{ label: 'Why', words: `why ${entry.evidence.link}` }],
      ...(await deskPart(entry, request, deps)),
      data: { ...entry, told: telling ?? null },
    };
  },
};

function judgementBlocks(pack: Pack, entry: Development): readonly Block[] {
  const evidence = evidenceOf(entry);
  const certainty = certaintyInWords(pack, certaintyOf(pack, entry, evidence), entry.judged);
  const carriers = carriersInWords(carriersOf(evidence));
  const { before } = entry;
  const moved = before !== null && before.value !== entry.value;
  const spans: readonly Span[] = [
    text(`${capital(entry.kind)}, ${certainty}`),
    text(carriers === '' ? '.' : `; ${carriers}.`),
    ...(moved
      ? [
          text(` Before: ${valueInWords(before.value)}`),
          ...(before.since ? [text(' since '), momentSpan(before.since)] : []),
          text(` → now: ${valueInWords(entry.value)}.`),
        ]
      : []),
  ];
  return [{ kind: 'paragraph', spans }];
}

function sourceBlocks(pack: Pack, entry: Development): readonly Block[] {
  const evidence = evidenceOf(entry);
  const rest = evidence.length - QUOTED;
  return [
    ...evidence.slice(0, QUOTED).map((one): Block => ({
      kind: 'quote',
      text: one.quote,
      attribution: attribution(pack, one),
    })),
    ...(rest > 0
      ? [{ kind: 'note', spans: [text(`And ${rest} more ${rest === 1 ? 'source' : 'sources'}.`)] } as const]
      : []),
  ];
}

/** What was put on record about it since, oldest first; a quote in other words is no news to a reader. */
function correctionBlocks(pack: Pack, entry: Development): readonly Block[] {
  const told = (entry.corrections ?? []).filter(({ amendment }) => amendment.kind !== 'moved');
  return told.map((correction) => ({
    kind: 'bullet',
    spans: [
      text('On record since '),
      momentSpan(correction.at),
      text(`: ${outcomeInWords(pack, entry, correction)}`),
      text(correction.note === null ? '' : ` (${correction.note})`),
      ...(correction.by.kind === 'desk' ? [] : [text(' · '), outletSpan(correction.by.outlet, correction.by.link)]),
    ],
  }));
}

/** What the desk decided about its event. */
function decisionBlocks(all: readonly EventDecision[], { evidence, eventId }: Development): readonly Block[] {
  const behind = decisionsBehind(all, evidence.versionId, eventId);
  return behind.map((decision) => ({
    kind: 'bullet',
    spans: [text('Desk: '), ...deskSpans(decision)],
  }));
}

function attribution(pack: Pack, { speaker, outlet, link, at, origin, family, side }: Evidence): readonly Span[] {
  return [
    text(speaker === null ? '' : `${partyName(pack, speaker)}, `),
    outletSpan(outlet, link),
    text(side === null ? '' : ` (media of ${partyName(pack, side)})`),
    text(origin === family ? '' : `, citing ${origin}`),
    text(', '),
    momentSpan(at),
  ];
}

function recordSpans(entry: Development, telling: Telling | undefined): readonly Span[] {
  const posts = (telling?.breaking ?? 0) + (telling?.digests ?? 0);
  const told = entry.background
    ? 'it brought the board up to date and is posted nowhere'
    : posts === 0
      ? 'posted nowhere so far'
      : `told in ${posts} ${posts === 1 ? 'post' : 'posts'}`;
  return [text('Learned '), momentSpan(entry.learnedAt), text(`; ${told}.`)];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import { AppError } from '../../domain/errors.ts';
import { sentence, text, type Block, type Message, type Reply, type Span } from '../../domain/telling/message.ts';
import type { FeedReport } from '../../queries/feed-health.ts';
import { explainLink, type ExplainedLink, type Explanation } from '../../queries/explain-link.ts';
import { isEntryId } from '../check-option.ts';
import { zoneOf, type Command } from '../command.ts';
import { deskPart } from '../desk/desk-buttons.ts';
import { entryNamed } from '../desk/named-entry.ts';
import { packBlocks } from './blocks.ts';
import { explanationData } from './data.ts';
import { outcomeInWords } from './outcome.ts';

/** `why`: what became of whatever stands at a link, in every pack that saw it, and for which reasons. */
export const why: Command = {
  name: ['why'],
  summary: 'Why a report was posted or not: what became of it, and for which reasons',
  options: [
    {
      name: 'link',
      description: 'The address of the report, or an entry such as UA-142',
      required: true,
      kind: 'id-or-link',
    },
  ],
  example: '/ceasefire why UA-142',
  available: true,
  private: false,
  run: async (request, deps) => {
    const asked = request.options.get('link') ?? '';
    const entry = isEntryId(asked) ? (await entryNamed(asked, deps)).entry : null;
    const link = entry?.evidence.link ?? asked;
    if (link === '') throw new AppError('not-found', `${asked} stands in the baseline; no report was read for it.`);
    const explanation = await explainLink(link, deps);
    const data = explanationData(link, explanation);
    const reply = replyTo(explanation, zoneOf(request, deps));
    if (entry === null) return { ...reply, data };
    const next = [{ label: `Cite ${entry.id}`, words: `cite ${entry.id}` }];
    return { ...reply, next, ...(await deskPart(entry, request, deps)), data };
  },
};

function replyTo(explanation: Explanation, timezone: string): Reply {
  switch (explanation.kind) {
    case 'no address':
      throw new AppError('bad-input', 'That is no web address; copy the link of the report from your browser.');
    case 'seen':
      return { message: seen(explanation.packs, timezone), private: false };
    case 'left':
      return no(sentence('This was read for a conflict that is no longer configured.', timezone));
    case 'unseen':
      return no(unseen(explanation, timezone));
  }
}

/** An answer that is no explanation, to the asker alone. */
function no(message: Message): Reply {
  return { message, private: true, done: false };
}

/** Packs that it concerns come first. */
function seen(packs: readonly ExplainedLink[], timezone: string): Message {
  const concerns = (link: ExplainedLink): number =>
    link.versions.some(({ report }) => report.outcome !== 'irrelevant') ? 0 : 1;
  const ordered = packs.toSorted((a, b) => concerns(a) - concerns(b));
  return {
    headline: ordered.map((link) => `${link.pack.name}: ${outcomeInWords(link)}`).join(' · '),
    blocks: ordered.flatMap((link, n) => packBlocks(link, n === 0)),
    timezone,
  };
}

const MOST_FEEDS = 5;

/** A link that never came: whether anybody here reads that house, and when last. */
function unseen({ host, feeds }: Extract<Explanation, { kind: 'unseen' }>, timezone: string): Message {
  if (feeds.length === 0) {
    const spans = [
      text(`This link was never seen, and no source here publishes at ${host}. A feed of it can be added with `),
      { kind: 'code', text: '/ceasefire feeds add' } as const,
      text('.'),
    ];
    return {
      ...sentence(`This link was never seen; no source here publishes at ${host}.`, timezone),
      blocks: [p(spans)],
    };
  }
  const outlets = [...new Set(feeds.map(({ source }) => source.outlet))].join(', ');
  return {
    headline: `This link was never seen, though ${outlets} is read here.`,
    blocks: [
      p([text(`This link was never seen in a feed, though ${outlets} is one of the sources here.`)]),
      ...feeds.slice(0, MOST_FEEDS).map((feed): Block => ({ kind: 'bullet', spans: lastRead(feed) })),
      {
        kind: 'note',
        spans: [
          text(
            'A feed holds only part of what its outlet publishes; of a shortened link, ask for the address that it leads to.',
          ),
        ],
      },
    ],
    timezone,
  };
}

function lastRead({ name, says }: FeedReport): readonly Span[] {
  return [{ kind: 'strong', text: name }, text(': '), ...says];
}

function p(spans: readonly Span[]): Block {
  return { kind: 'paragraph', spans };
}

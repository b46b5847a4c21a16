import { inviteLink } from '../adapters/discord/bot-permissions.ts';
import type { Config } from '../config/load.ts';
import { httpManifest, socketManifest } from '../config/slack-manifest.ts';
import type { Source } from '../domain/diplomacy/pack.ts';
import { AppError } from '../domain/errors.ts';
import { stillFollowed } from '../domain/news/added-source.ts';
import type { Subscription } from '../domain/telling/subscription.ts';
import { platformFindings } from './doctor-platforms.ts';
import type { Finding } from './finding.ts';
import { documentReader } from './document-reader.ts';
import { openDatabase } from './open-database.ts';

/** Looks at everything that the bot will need, feeds included; each finding is one sentence that says what to do. */
export async function doctor(config: Config): Promise<readonly Finding[]> {
  const packs = config.packs.map(({ pack, baseline }): Finding => {
    const known = baseline ? `baseline of ${baseline.asOf.toISOString()}` : 'no baseline';
    return fine(`Pack ${pack.id}: ${pack.parties.length} parties, ${pack.sources.length} sources, ${known}.`);
  });
  const stored = await database(config);
  const platforms = await platformFindings(config, { active: () => Promise.resolve(stored.subscriptions) });
  return [
    fine('The configuration is sound.'),
    ...packs,
    ...stored.findings,
    ...platforms.findings,
    ...setUp(config, platforms.inviteLink ?? inviteLink('YOUR_APPLICATION_ID')),
    ...(await feeds(config, stored.added)),
  ];
}

/** What is pasted where a platform asks for it. */
function setUp({ publicUrl }: Config, invite: string): readonly Finding[] {
  const manifests = { 'Socket Mode': socketManifest(), HTTP: httpManifest(publicUrl) };
  return [
    { kind: 'note', text: `To invite the bot on Discord, with exactly the permissions it uses: ${invite}` },
    ...Object.entries(manifests).map(([way, manifest]): Finding => {
      return { kind: 'note', text: `Slack manifest for ${way}:\n${manifest.trimEnd()}` };
    }),
  ];
}

function fine(text: string): Finding {
  return { kind: 'fine', text };
}

interface Stored {
  readonly findings: readonly Finding[];
  readonly added: readonly Source[];
  readonly subscriptions: readonly Subscription[];
}

const NOTHING = { added: [], subscriptions: [] } as const;

/** A database that cannot be opened is a finding like another: the rest is looked at all the same. */
async function database(config: Config): Promise<Stored> {
  try {
    const store = await openDatabase(config);
    try {
      const problems = await store.check();
      if (problems.length > 0) return { findings: problems.map((text) => ({ kind: 'problem', text })), ...NOTHING };
      const packs = config.packs.map(({ pack }) => pack);
      const { followed } = stillFollowed(await store.added.all(), packs);
      const subscriptions = await store.subscriptions.active();
      return { findings: [fine(`The database ${config.database.path} is sound.`)], added: followed, subscriptions };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { findings: [{ kind: 'problem', text: error.message }], ...NOTHING };
  }
}

/** Reads every feed once, side by side within the poller's own limits and time-out. */
async function feeds(config: Config, added: readonly Source[]): Promise<readonly Finding[]> {
  const reader = documentReader(config.polling);
  try {
    const { signal } = new AbortController();
    const listed = [...config.packs.flatMap(({ pack }) => pack.sources), ...added];
    const sources = [...new Map(listed.map((source) => [source.id, source])).values()];
    const readings = await Promise.all(sources.map((source) => reader.readUrl(source.url, signal)));
    const findings = readings.flatMap((reading, n): readonly Finding[] => {
      if (reading.kind === 'read') return [];
      return [
        {
          kind: 'problem',
          text: `Feed ${sources[n]?.id ?? ''} (${sources[n]?.outlet ?? ''}) cannot be read: ${reading.because}`,
        },
      ];
    });
    return [
      ...findings,
      {
        kind: findings.length > 0 ? 'note' : 'fine',
        text: `${sources.length - findings.length} of ${sources.length} feeds could be read.`,
      },
    ];
  } finally {
    await reader.close();
  }
}

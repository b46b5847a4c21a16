import { z } from 'zod';

/** How many lines a digest has where no file says otherwise. */
export const DEFAULT_MAX_LINES = 12;

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const UNIT_BYTES: Readonly<Record<string, number>> = { b: 1, kb: 1000, mb: 1_000_000, gb: 1_000_000_000 };

/** `30s`, `10m`, `1h` → milliseconds, not below `least`. */
function duration(least: number): z.ZodType<number> {
  return z.string().transform((value, context) => {
    const [, count, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/u.exec(value.trim()) ?? [];
    const ms = Number(count) * (UNIT_MS[unit ?? ''] ?? Number.NaN);
    if (Number.isFinite(ms) && ms >= least) return ms;
    context.addIssue({
      code: 'custom',
      message: Number.isFinite(ms) ? `must be at least ${inWords(least)}` : 'must be a duration such as 30s, 10m or 1h',
    });
    return z.NEVER;
  });
}

function inWords(ms: number): string {
  const day = 86_400_000;
  return ms >= day && ms % day === 0 ? `${ms / day}d` : `${ms / 1000}s`;
}

const size = z.string().transform((value, context) => {
  const [, count, unit] = /^(\d+(?:\.\d+)?)\s*(b|kb|mb|gb)$/iu.exec(value.trim()) ?? [];
  const bytes = Number(count) * (UNIT_BYTES[unit?.toLowerCase() ?? ''] ?? Number.NaN);
  if (Number.isFinite(bytes) && bytes > 0) return Math.floor(bytes);
  context.addIssue({ code: 'custom', message: 'must be a size such as 500KB or 10MB' });
  return z.NEVER;
});

const zone = z.string().refine((value) => isZone(value), { message: 'must be an IANA time zone such as Europe/Kyiv' });

/** Is it an IANA time zone that this runtime knows? */
function isZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // Intl has no other way to say no
  }
}

const count = (least: number, most: number): z.ZodType<number> => z.number().int().min(least).max(most);
const hostPort = z.string().regex(/^(\[[0-9a-f:.]+\]|[^\s:/]+):\d{1,5}$/iu, { message: 'must be host:port' });
const schedule = z.string().regex(/^\d{1,2} \d{1,2} \* \* (\*|1-5|1)$/u, {
  message: 'must be a cron line of a daily, weekday or Monday digest, such as "0 8 * * *"',
});

const slackMember = z.string().regex(/^[UW][A-Z0-9]{2,}$/u, {
  message: 'must be the id of a member, such as U0123ABCD',
});
/** Without quotes YAML makes it a number, whose last digits are lost. */
const discordUser = z.custom<string>((value) => typeof value === 'string' && /^\d{5,20}$/u.test(value), {
  message: 'must be the id of a user in quotes, such as "175928847299117063"',
});

const polling = z.strictObject({
  interval: duration(1000).prefault('10m'),
  minInterval: duration(1000).prefault('1m'),
  maxInterval: duration(1000).prefault('2h'),
  timeout: duration(100).prefault('20s'),
  maxBytes: size.prefault('10MB'),
  concurrency: count(1, 1000).prefault(32),
  perHost: count(1, 100).prefault(2),
  hostDelay: duration(0).prefault('1s'),
  allowHosts: z.array(hostPort).prefault([]),
});

const digest = z.strictObject({
  defaultSchedule: schedule.prefault('0 8 * * *'),
  timezone: zone.prefault('UTC'),
  maxLines: count(1, 60).prefault(DEFAULT_MAX_LINES),
  heartbeat: z.boolean().prefault(true),
});

/** Texts of a month are compared with one another; what is older is there for readers. */
const retention = z.strictObject({
  texts: duration(30 * 86_400_000).prefault('90d'),
  reports: duration(30 * 86_400_000).prefault('400d'),
  deliveries: duration(30 * 86_400_000).prefault('400d'),
});

/** The packs alone, so that they are looked at however wrong the rest of the file is. */
export const packListSchema = z.object({ packs: z.array(z.string().min(1)) });

/** The config file (DESIGN.md §5); every key but `packs` has a default. */
export const configFileSchema = z
  .strictObject({
    packs: z.array(z.string().min(1)).min(1),
    polling: polling.prefault({}),
    digest: digest.prefault({}),
    retention: retention.prefault({}),
    admins: z
      .strictObject({ slack: z.array(slackMember).prefault([]), discord: z.array(discordUser).prefault([]) })
      .prefault({}),
    desk: z.strictObject({ twoPersons: z.boolean().prefault(false) }).prefault({}),
    web: z.strictObject({ enabled: z.boolean().prefault(true) }).prefault({}),
  })
  .superRefine(({ polling: p }, context) => {
    if (p.minInterval > p.maxInterval) {
      context.addIssue({
        code: 'custom',
        path: ['polling', 'minInterval'],
        message: 'must not be longer than polling.maxInterval',
      });
    }
  });

/** Polling where no file is asked: replays depend on nothing but their input. */
export const DEFAULT_POLLING = polling.parse({});

/** What the file says, defaults filled in; durations in milliseconds, sizes in bytes. */
export type ConfigFile = z.output<typeof configFileSchema>;

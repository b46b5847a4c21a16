import { describe, expect, it } from '@jest/globals';
import { modalOf, pageButtons } from '../../../src/adapters/discord/form-modal.ts';
import { formView } from '../../../src/adapters/slack/form-view.ts';
import { settingsForm } from '../../../src/commands/settings-form.ts';
import type { Pack, PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { Subscription, SubscriptionId } from '../../../src/domain/telling/subscription.ts';
import { checkComponents } from '../../support/discord-server/component-limits.ts';
import { FormErrors } from '../../support/discord-server/form-errors.ts';
import { checkModal } from '../../support/discord-server/message-limits.ts';
import { readView } from '../../support/slack-server/limits/view-limits.ts';
import { aPack } from '../../support/conflict.ts';
import { aWish } from '../../support/telling.ts';

/** So many conflicts with names far beyond every menu's limit. */
const packs = (count: number): readonly Pack[] =>
  Array.from({ length: count }, (_, n) =>
    aPack({ id: `conflict-${n}-${'i'.repeat(60)}` as PackId, name: `${n} ${'停'.repeat(200)}` }),
  );

const subscribedTo = (all: readonly Pack[]): Subscription => ({
  ...aWish({ packs: all.map(({ id }) => id), quiet: '22:00-07:00', mention: `<!subteam^S1|@${'d'.repeat(300)}>` }),
  id: 'ab12' as SubscriptionId,
  state: 'active',
  pausedBecause: null,
  told: {},
  lastDueAt: new Date(0),
  requestedAt: null,
  createdAt: new Date(0),
} as Subscription); // prettier-ignore

describe.each([1, 10, 11, 25, 26, 100, 101])('the settings of %i conflicts with long names', (count) => {
  const all = packs(count);
  const form = settingsForm(subscribedTo(all), all);

  it('fit a form of Discord and the buttons that open it', () => {
    for (const page of form.pages.keys()) checkModal({ ...modalOf(form, page) });
    const errors = new FormErrors();
    checkComponents(errors, pageButtons(form), false);
    expect(form.pages).toHaveLength(2);
    const [field] = form.pages[0]?.fields ?? [];
    expect(field?.value).toEqual(count > 25 ? ['all'] : all.map(({ id }) => id));
  });

  it('fit a form of Slack', () => {
    expect(readView({ ...formView(form, { channel: 'C1' }) }, 'modal')).not.toHaveProperty('error');
  });
});

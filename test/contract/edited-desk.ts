import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { DeliveryId, Settlement } from '../../src/domain/telling/delivery.ts';
import { sentence } from '../../src/domain/telling/message.ts';
import type { Carrier, NewEdit } from '../../src/ports/edits.ts';
import { aLedger, at } from '../support/stories.ts';
import { aBreakingPost, aPart, sendNext, theDue } from '../support/telling.ts';
import type { SubscribedDesk } from './subscribed-desk.ts';

/** What is done with a channel's messages that are edited. */
export function anEditedDesk(here: SubscribedDesk) {
  /** A post of the first entry that stands there, and the other entries. */
  const posted = async () => {
    const [first, second, third] = (await aLedger(here.ports.stories, 3)).map(({ id }) => id);
    if (!first || !second || !third) throw new Error('no ledger');
    await here.outbox.queue(aBreakingPost(here.desk, 'b1', [first]));
    const { id } = await sendNext(here.outbox, at('10:00'));
    return { id, first, second, third };
  };
  const carrierOf = async (id: DeliveryId): Promise<Carrier> => {
    const carrier = await here.ports.edits.carrier(id);
    if (!carrier) throw new Error('no carrier');
    return carrier;
  };
  const anEdit = (carrier: Carrier, edit: Partial<NewEdit> = {}): NewEdit => ({
    ...{ carrier, message: sentence('As it is shown'), plain: sentence('As it is told'), adds: [], corrects: [] },
    ...{ knows: 0, replies: [], at: at('11:00'), ...edit },
  });
  const aReply = (carrier: Carrier, key: string, carries: readonly DevelopmentId[] = []) =>
    aPart(here.desk, key, { kind: 'reply', repliesTo: carrier.id, carries, createdAt: at('11:00') });
  const end = async (settlement: Settlement, time = '11:00') => {
    const due = await theDue(here.outbox, at(time));
    await here.outbox.begin(due.id, at(time));
    await here.outbox.settle(due.id, settlement, at(time));
    return due;
  };
  return { posted, carrierOf, anEdit, aReply, end };
}

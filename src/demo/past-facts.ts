import type { INestApplicationContext } from '@nestjs/common';
import { mailDecided } from '../features/invitations/invitation.facts.js';
import { MINUTE } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { LocalMailbox } from '../platform/mail/local-mailbox.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { OutboxStore } from '../platform/outbox/outbox.store.js';

const AT_ONCE = 200;

/**
 * Does what the outbox holds of the story, so that who is told of a later change is known, and mails nothing:
 * what it would say is old. What is due later stays.
 */
export async function settleThePast(context: INestApplicationContext, now: number): Promise<void> {
  const unitOfWork = context.get(UnitOfWork, { strict: false });
  const outbox = context.get(Outbox, { strict: false });
  const store = context.get(OutboxStore, { strict: false });
  const lease = { owner: newId(), until: now + MINUTE };
  for (;;) {
    const rows = await unitOfWork.run((tx) => store.claim(tx, lease, now, AT_ONCE));
    if (!rows.length) break;
    for (const row of rows) if (row.kind !== mailDecided.kind) await outbox.handlerFor(row)?.(row.payload);
    const settled = rows.map((row) => ({ row, settlement: { state: 'done' as const } }));
    await unitOfWork.run((tx) => store.settle(tx, lease.owner, settled, now));
  }
  await context.get(LocalMailbox, { strict: false }).empty();
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { recordConfirmed } from '../secrecy/secrecy-log.service.js';
import { checkTexts, newTexts } from '../secrecy/secrecy.rules.js';
import { NoteAccessService } from './note-access.service.js';
import type { NotesInput } from './note.input.js';
import { notesWritten } from './note.facts.js';
import { checkHasBegun, checkWritable } from './note.rules.js';
import { NoteStore } from './note.store.js';

/** Keeps what was said, once people met: hosts write, those who were there read. */
@Injectable()
export class NoteWriting {
  constructor(
    private readonly access: NoteAccessService,
    private readonly store: NoteStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param ifRevision 0 where nothing was written yet
   * @throws DomainError not-found, forbidden, secrecy, not-scheduled, event-cancelled, event-not-begun, notes-hidden; stale, when
   *   `ifRevision` isn't the current one
   */
  write(
    viewer: Viewer,
    eventId: string,
    { text, confirmed }: NotesInput,
    ifRevision: number | null,
  ): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event, community } = await this.access.lockIn(tx, viewer, eventId);
      const before = await this.store.find(tx, eventId);
      const found = checkTexts(newTexts({ text }, { text: before?.text }), {
        confirmed,
        country: territoryCountry(community.territory),
      });
      const now = this.clock.now();
      checkHasBegun(event, now);
      checkWritable(before, viewer.accountId);
      const revision = before?.revision ?? 0;
      if (ifRevision !== null && ifRevision !== revision) throw new DomainError('stale', 'stale');
      const deed = { actorId: viewer.accountId, subject: { type: 'event', id: eventId } };
      await this.store.save(tx, {
        eventId,
        text,
        editorId: viewer.accountId,
        revision: revision + 1,
        hiddenAt: before?.hiddenAt ?? null,
        createdAt: before?.createdAt ?? now,
        updatedAt: now,
      });
      await this.outbox.publish(tx, notesWritten, { eventId }, { key: `${eventId}.${revision + 1}` });
      await this.audit.record(tx, { ...deed, action: 'event.notes-written' });
      await recordConfirmed(this.audit, tx, deed, found);
    });
  }
}

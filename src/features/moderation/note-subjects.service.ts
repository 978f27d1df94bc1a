import { Injectable } from '@nestjs/common';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { CommunityService } from '../communities/community.service.js';
import type { EventNotes } from '../notes/event-notes.entity.js';
import { type PlacedNotes, NoteHiding } from '../notes/note-hiding.service.js';
import { NoteService, type SeenNotes } from '../notes/note.service.js';
import { type ReadText, stateOf, type Subject, type SubjectState, writtenTexts } from './subject.rules.js';

/** What is kept of gatherings, as what is moderated: each under the id of its gathering. */
@Injectable()
export class NoteSubjects {
  constructor(
    private readonly notes: NoteService,
    private readonly hiding: NoteHiding,
    private readonly communities: CommunityService,
    private readonly reader: Reader,
  ) {}

  /** By those who were there. @throws DomainError not-found, forbidden, own-text */
  async reportable(viewer: Viewer | null, { id }: ReadText): Promise<Subject> {
    if (!viewer) throw notFound();
    checkOthers(await this.notes.view(viewer, id), viewer);
    return this.standing(this.reader, id);
  }

  /** As `reportable`, held until the transaction ends. */
  async reportableIn(tx: Tx, viewer: Viewer | null, { id }: ReadText): Promise<Subject> {
    if (!viewer) throw notFound();
    checkOthers(await this.notes.viewIn(tx, viewer, id), viewer);
    return this.standing(tx, id);
  }

  async byIds(from: Reader | Tx, ids: readonly string[]): Promise<Subject[]> {
    const placed = await this.hiding.byIds(from, ids);
    const communityIds = placed.map(({ event }) => event.communityId);
    const territories = await this.communities.territories(from, communityIds);
    return placed.map((each) => notesSubject(each, territories.get(each.event.communityId)!));
  }

  async lockIn(tx: Tx, id: string): Promise<Subject | null> {
    await this.hiding.lockIn(tx, id);
    const [found] = await this.byIds(tx, [id]);
    return found ?? null;
  }

  hideIn(tx: Tx, id: string, at: number): Promise<void> {
    return this.hiding.hideIn(tx, id, at);
  }

  showIn(tx: Tx, id: string): Promise<void> {
    return this.hiding.showIn(tx, id);
  }

  eraseIn(tx: Tx, id: string): Promise<void> {
    return this.hiding.eraseIn(tx, id);
  }

  private async standing(from: Reader | Tx, id: string): Promise<Subject> {
    const [subject] = await this.byIds(from, [id]);
    return subject!;
  }
}

const notesSubject = ({ notes, event }: PlacedNotes, territory: string): Subject => ({
  path: `/events/${event.id}/notes`,
  about: event.title,
  newsId: null,
  kind: null,
  communityId: event.communityId,
  territory,
  country: territoryCountry(territory),
  type: 'notes',
  id: event.id,
  associationId: null,
  authorId: notes.editorId,
  state: stateOfNotes(notes),
  isCorrectable: event.status === 'scheduled',
  isForFew: true,
  revision: notes.revision,
  title: null,
  texts: writtenTexts([notes.text]),
  createdAt: notes.updatedAt,
});

/** Emptied while they are hidden, they still wait for a decision: nobody else could write in them again. */
const stateOfNotes = ({ text, hiddenAt }: EventNotes): SubjectState =>
  stateOf({ isGone: text === '' && hiddenAt === null, hiddenAt });

/** @throws DomainError not-found, own-text */
function checkOthers({ notes, can }: SeenNotes, { accountId }: Viewer): void {
  if (can.report) return;
  throw notes?.text && notes.editorId === accountId ? forbidden('own-text') : notFound();
}

import { Injectable } from '@nestjs/common';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListPage } from '../../platform/database/keyset.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { Association } from './association.entity.js';
import type { AssociationListInput } from './association.input.js';
import { type AssociationStanding, canSeeAssociation, mayIn } from './association.policy.js';
import type { AssociationRole } from './association-role.entity.js';
import { AssociationRoleStore } from './association-role.store.js';
import { AssociationStore } from './association.store.js';

/** An association, and what somebody is to it. */
export interface AssociationPlace {
  association: Association;
  standing: AssociationStanding;
}

export interface AssociationView extends AssociationPlace {
  can: { edit: boolean; keepAdhesions: boolean; giveRoles: boolean; decide: boolean };
}

/** What an association is named by elsewhere, and where its dues are renewed. */
export interface NamedAssociation {
  id: string;
  name: string;
  renewalUrl: string | null;
}

@Injectable()
export class AssociationService {
  constructor(
    private readonly store: AssociationStore,
    private readonly roles: AssociationRoleStore,
    private readonly reader: Reader,
  ) {}

  /** @throws DomainError not-found, also while it is between who asked and those who decide */
  async view(viewer: Viewer | null, id: string): Promise<AssociationView> {
    return viewOf(await this.placeIn(this.reader, viewer, id));
  }

  /** Verified ones, by name; of the others, one's own, or all for those who administer the instance. */
  async list(
    viewer: Viewer | null,
    { status, ...asked }: AssociationListInput,
  ): Promise<ListPage<AssociationView>> {
    const isOpen = status === 'verified' || viewer?.isAdmin === true;
    const page = await this.store.list(this.reader, {
      ...asked,
      statuses: [status],
      requestedBy: isOpen ? undefined : (viewer?.accountId ?? ''),
    });
    const mine = viewer ? await this.roles.ofAccount(this.reader, viewer.accountId) : [];
    const items = page.items.map((association) =>
      viewOf({ association, standing: standingOf(viewer, association, mine) }),
    );
    return { items, next: page.next };
  }

  /** For those who administer the instance: requests to decide first, then those refused. */
  async requests(viewer: Viewer): Promise<Association[]> {
    if (!viewer.isAdmin) throw forbidden();
    return this.store.undecided(this.reader);
  }

  /** What somebody asked for and is not verified, by name. */
  async requestsOf(viewer: Viewer): Promise<Association[]> {
    return this.store.undecided(this.reader, viewer.accountId);
  }

  /** What to call some associations by, and where their dues are renewed. */
  async namesOf(
    ids: readonly string[],
    from: Reader | Tx = this.reader,
  ): Promise<Map<string, NamedAssociation>> {
    const found = await this.store.byIds(from, ids);
    return new Map(found.map(({ id, name, renewalUrl }) => [id, { id, name, renewalUrl }]));
  }

  /** Verified ones whose adhesions somebody keeps, by name. */
  manageableBy(viewer: Viewer, from: Reader | Tx = this.reader): Promise<Association[]> {
    return this.store.withRole(from, viewer.accountId, 'manager');
  }

  /** Verified ones in whose name somebody posts, by name. */
  writableBy(viewer: Viewer, from: Reader | Tx = this.reader): Promise<Association[]> {
    return this.store.withRole(from, viewer.accountId, 'writer');
  }

  /** Those whom `writableBy` gives this one. */
  async writersOf(id: string, from: Reader | Tx = this.reader): Promise<Set<string>> {
    if (!(await this.isVerified(id, from))) return new Set();
    const roles = (await this.roles.of(from, id)).map(({ role }) => role);
    const writing = roles.filter(({ role, suspendedAt }) => role === 'writer' && suspendedAt === null);
    return new Set(writing.map(({ accountId }) => accountId));
  }

  /**
   * Verified ones that somebody can reserve a gathering to: their own. One that merely carries the community is not
   * enough: anybody can name it, and who reserves learns of whom its dues refuse.
   */
  reservableBy(viewer: Viewer, from: Reader | Tx = this.reader): Promise<Association[]> {
    return this.store.reservable(from, viewer.accountId);
  }

  /** All that are verified, by name: to choose from. */
  verified(): Promise<Association[]> {
    return this.store.verified(this.reader);
  }

  async isVerified(id: string, from: Reader | Tx = this.reader): Promise<boolean> {
    return (await this.store.byId(from, id))?.status === 'verified';
  }

  byId(from: Reader | Tx, id: string): Promise<Association | null> {
    return this.store.byId(from, id);
  }

  /** Held for a change, as somebody stands to it. @throws DomainError not-found */
  async lockIn(tx: Tx, viewer: Viewer, id: string): Promise<AssociationPlace> {
    await this.store.lockById(tx, id);
    return this.placeIn(tx, viewer, id);
  }

  /** For those who keep its adhesions. @throws DomainError not-found, forbidden */
  async keptBy(viewer: Viewer, id: string): Promise<Association> {
    return keptOf(await this.placeIn(this.reader, viewer, id));
  }

  /** As `keptBy`, held for a change of them. */
  async lockKeptIn(tx: Tx, viewer: Viewer, id: string): Promise<Association> {
    return keptOf(await this.lockIn(tx, viewer, id));
  }

  private async placeIn(from: Reader | Tx, viewer: Viewer | null, id: string): Promise<AssociationPlace> {
    const association = await this.store.byId(from, id);
    if (!association) throw notFound();
    const mine = viewer ? await this.roles.ofAccountIn(from, id, viewer.accountId) : [];
    const standing = standingOf(viewer, association, mine);
    if (!canSeeAssociation(association, standing)) throw notFound();
    return { association, standing };
  }
}

function keptOf({ association, standing }: AssociationPlace): Association {
  if (!mayIn('keep-adhesions', standing, association)) throw forbidden('managers-only');
  return association;
}

function standingOf(
  viewer: Viewer | null,
  association: Association,
  roles: readonly AssociationRole[],
): AssociationStanding {
  return {
    isAdmin: viewer?.isAdmin ?? false,
    isAsker: viewer !== null && association.requestedBy === viewer.accountId,
    roles: roles
      .filter(({ associationId, suspendedAt }) => associationId === association.id && suspendedAt === null)
      .map(({ role }) => role),
  };
}

function viewOf({ association, standing }: AssociationPlace): AssociationView {
  return {
    association,
    standing,
    can: {
      edit: mayIn('edit', standing, association),
      keepAdhesions: mayIn('keep-adhesions', standing, association),
      giveRoles: mayIn('give-roles', standing, association),
      decide: mayIn('decide', standing, association),
    },
  };
}

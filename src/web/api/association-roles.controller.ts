import { Delete, Get, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { roleInput, type RoleInput, roleNameField } from '../../features/associations/association.input.js';
import { AssociationRoleService, type RoleOf } from '../../features/associations/association-role.service.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { associationRoleShape, associationRoleView } from '../views/association.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

type RoleJson = z.output<typeof associationRoleShape>;

/** Who keeps an association's adhesions, and who writes in its name. */
@ApiController('associations/:id/roles')
export class AssociationRolesController {
  constructor(private readonly roles: AssociationRoleService) {}

  @Get()
  @Described({
    summary: 'Managers and writers, for managers and administrators',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(associationRoleShape),
    errors: { 403: ['managers-only'] },
  })
  async list(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() asked: WholeListAsked) {
    const { holders } = await this.roles.list(viewer, id);
    return listView(
      pageOf(holders, asked, ({ role }) => `${role.accountId}:${role.role}`),
      associationRoleView,
    );
  }

  @Post()
  @RateLimit(60, 10)
  @Described({
    summary:
      'Gives a role by address, to somebody with an account or without; given again it changes nothing',
    signedIn: true,
    input: roleInput,
    output: associationRoleShape,
    status: 201,
    errors: { 403: ['managers-only'], 429: ['too-many'] },
  })
  async give(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: RoleInput,
  ): Promise<Created<RoleJson>> {
    const accountId = await this.roles.give(viewer, id, input);
    const given = await this.one(viewer, { associationId: id, accountId, role: input.role });
    return new Created(`/api/associations/${id}/roles`, given);
  }

  @Put(':accountId/:role')
  @Described({
    summary: 'Confirms a role that waits since an address changed, or gives another to somebody who has one',
    signedIn: true,
    output: associationRoleShape,
    errors: { 403: ['managers-only'] },
  })
  async confirm(
    @SignedIn() viewer: Viewer,
    @Param('id') associationId: string,
    @Param('accountId') accountId: string,
    @Param('role') role: string,
  ): Promise<RoleJson> {
    const key = keyOf(associationId, accountId, role);
    await this.roles.confirm(viewer, key);
    return this.one(viewer, key);
  }

  @Delete(':accountId/:role')
  @Described({
    summary: 'Takes a role back, or gives up your own',
    signedIn: true,
    errors: { 403: ['managers-only'], 409: ['last-manager'] },
  })
  async takeBack(
    @SignedIn() viewer: Viewer,
    @Param('id') associationId: string,
    @Param('accountId') accountId: string,
    @Param('role') role: string,
  ): Promise<void> {
    await this.roles.takeBack(viewer, keyOf(associationId, accountId, role));
  }

  private async one(viewer: Viewer, key: RoleOf): Promise<RoleJson> {
    const { holders } = await this.roles.list(viewer, key.associationId);
    const held = holders.find(({ role }) => role.accountId === key.accountId && role.role === key.role);
    if (!held) throw notFound();
    return associationRoleView(held);
  }
}

/** @throws DomainError not-found, for a role that there is not */
function keyOf(associationId: string, accountId: string, name: string): RoleOf {
  const role = roleNameField.safeParse(name).data;
  if (!role) throw notFound();
  return { associationId, accountId, role };
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { roleFromForm, roleInput, roleNameField } from '../../../features/associations/association.input.js';
import {
  AssociationRoleService,
  type RoleList,
  type RoleOf,
} from '../../../features/associations/association-role.service.js';
import { notFound } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';
import { associationLine, associationPath } from './association.view.js';

const rolesPath = (id: string): string => `${associationPath(id)}/roles`;

@Controller('associations/:id/roles')
export class AssociationRolesController {
  constructor(private readonly roles: AssociationRoleService) {}

  @Get()
  list(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.rolesPage(viewer, id);
  }

  @Post()
  @RateLimit(60, 10)
  async give(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      await this.roles.give(viewer, id, parseInput(roleInput, roleFromForm(body)));
      return seeOther(rolesPath(id), { key: 'associations.flash.roleGiven' });
    } catch (error) {
      return refusedForm(error, () => this.rolesPage(viewer, id, body));
    }
  }

  @Post(':accountId/:role/confirmation')
  async confirm(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @Param('role') role: string,
  ): Promise<SeeOther> {
    await this.roles.confirm(viewer, keyOf(id, accountId, role));
    return seeOther(rolesPath(id), { key: 'associations.flash.roleConfirmed' });
  }

  /** One's own too, given up from the association's page. */
  @Post(':accountId/:role/removal')
  async takeBack(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @Param('role') role: string,
  ): Promise<Page | SeeOther> {
    try {
      await this.roles.takeBack(viewer, keyOf(id, accountId, role));
    } catch (error) {
      return refusedForm(error, () => this.rolesPage(viewer, id));
    }
    const path = accountId === viewer.accountId ? associationPath(id) : rolesPath(id);
    return seeOther(path, { key: 'associations.flash.roleRemoved' });
  }

  private async rolesPage(viewer: Viewer, id: string, values: FormBody = {}): Promise<Page> {
    const { association, holders } = await this.roles.list(viewer, id);
    return page('associations/roles', {
      association: associationLine(association),
      path: rolesPath(id),
      holders: holders.map((holder) => holderView(holder, id)),
      roles: roleNameField.options,
      values,
    });
  }
}

const holderView = ({ role, account }: RoleList['holders'][number], associationId: string) => ({
  accountId: account.id,
  name: account.displayName,
  role: role.role,
  since: role.since,
  isSuspended: role.suspendedAt !== null,
  path: `${rolesPath(associationId)}/${account.id}/${role.role}`,
});

/** @throws DomainError not-found, for a role that there is not */
function keyOf(associationId: string, accountId: string, name: string): RoleOf {
  const role = roleNameField.safeParse(name).data;
  if (!role) throw notFound();
  return { associationId, accountId, role };
}

import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';

/** What a personal invitation carries never changes: what closes it stands in its row. */
const FIRST = 1;

/** The links that lead into a community, and what is kept of them. */
@Injectable()
export class CommunityTokens {
  constructor(
    private readonly credentials: Credentials,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  hashesOf(invitationId: string): { tokenHash: string; refusalTokenHash: string } {
    return {
      tokenHash: hashToken(this.invitation(invitationId)),
      refusalTokenHash: hashToken(this.refusal(invitationId)),
    };
  }

  linkHash(communityId: string, version: number): string {
    return hashToken(this.link(communityId, version));
  }

  invitationUrl(invitationId: string): string {
    return `${this.settings.publicUrl}/i/${this.invitation(invitationId)}`;
  }

  refusalUrl(invitationId: string): string {
    return `${this.settings.publicUrl}/u/${this.refusal(invitationId)}`;
  }

  linkUrl(communityId: string, version: number): string {
    return `${this.settings.publicUrl}/i/${this.link(communityId, version)}`;
  }

  private invitation(id: string): string {
    return this.credentials.token('community-invitation', id, FIRST);
  }

  private refusal(id: string): string {
    return this.credentials.token('no-more-invitations', id, FIRST);
  }

  private link(communityId: string, version: number): string {
    return this.credentials.token('community-link', communityId, version);
  }
}

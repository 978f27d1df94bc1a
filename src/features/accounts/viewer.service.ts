import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { type RequestCredentials, ViewerResolver } from '../../platform/http/viewer-resolver.js';
import { AccessTokenService } from './access-token.service.js';
import { SessionService } from './session.service.js';

/** Tells the platform who stands behind a cookie or an access token. */
@Injectable()
export class ViewerService extends ViewerResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly accessTokens: AccessTokenService,
  ) {
    super();
  }

  resolve({ sessionToken, bearerToken }: RequestCredentials): Promise<Viewer | null> {
    if (bearerToken !== null) return this.accessTokens.viewer(bearerToken);
    return sessionToken === null ? Promise.resolve(null) : this.sessions.viewer(sessionToken);
  }
}

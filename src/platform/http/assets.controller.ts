import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { Assets, chooseEncoding } from './assets.js';
import { ForMachines } from './route-config.js';

const A_YEAR = 365 * 24 * 3600;

@Controller()
export class AssetsController {
  constructor(private readonly assets: Assets) {}

  @Get('assets/:version/*')
  @ForMachines()
  async asset(
    @Param('version') version: string,
    @Param('*') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // A page of the version before, still open somewhere, gets today's file, but doesn't keep it.
    const cached = version === this.assets.version ? `public, max-age=${A_YEAR}, immutable` : 'no-cache';
    await this.send(name, cached, request, reply);
  }

  @Get('favicon.ico')
  @ForMachines()
  async icon(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send('icon.svg', 'public, max-age=86400', request, reply);
  }

  private async send(
    name: string,
    cacheControl: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const asset = this.assets.find(name);
    if (!asset) throw notFound();
    const encoding = chooseEncoding(request.headers['accept-encoding'], asset);
    const body = await this.assets.encoded(asset, encoding);
    reply
      .header('content-type', asset.type)
      .header('cache-control', cacheControl)
      .header('vary', 'accept-encoding');
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    await reply.send(body);
  }
}

import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { notFound } from '../../kernel/domain-error.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { isLocalRequest, sourceOf } from './local-request.js';
import { Metrics } from './metrics.js';
import { ForMachines } from './route-config.js';

function isToken(given: string | undefined, token: string | null): boolean {
  if (token === null || given === undefined) return false;
  const [expected, received] = [Buffer.from(`Bearer ${token}`), Buffer.from(given)];
  return expected.length === received.length && timingSafeEqual(expected, received);
}

@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly metrics: Metrics,
  ) {}

  @Get()
  @ForMachines()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  async show(@Req() request: FastifyRequest): Promise<string> {
    const isLocal = isLocalRequest(sourceOf(request), this.settings);
    if (!isLocal && !isToken(request.headers.authorization, this.settings.metricsToken)) throw notFound();
    return this.metrics.registry.metrics();
  }
}

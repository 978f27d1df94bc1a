import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readiness, type ReadinessReport } from './readiness.js';
import { ForMachines } from './route-config.js';

@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs: a supervisor restarts it when this stops answering. */
  @Get('live')
  @ForMachines()
  @Header('cache-control', 'no-store')
  live(): { alive: true } {
    return { alive: true };
  }

  /** It can serve: a load balancer sends nothing here while this answers 503. */
  @Get('ready')
  @ForMachines()
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    reply.status(report.ready ? 200 : 503);
    return report;
  }
}

import { Inject, Injectable, Optional } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Clock, MINUTE } from '../../kernel/clock.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { DataStamp } from '../database/data-stamp.js';
import { KeptReads } from '../database/kept-reads.js';
import { hasFlash } from './flash.js';
import { describePage } from './page-headers.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where the page of this request may be kept; null for most. */
    pagePlace: PagePlace | null;
  }
}

/** Of a page: for whom, in which words, and when. */
interface PagePlace {
  /** Nothing was written meanwhile, and it is the same minute. */
  moment: string;
  key: string;
  /** Tells those who wait for the same page that it is made, or will not be. */
  done: () => void;
}

const MOST = 500;
/** Longer ones are made anew: all together take 16 MB. */
const MOST_BYTES = 32 * 1024;

/**
 * Pages of routes marked `@KeptPage`, given again to the same reader for as long as nothing is written, and for a
 * minute at most, since pages tell what time does. A stranger's is the same for all strangers of one language.
 */
@Injectable()
export class KeptPages {
  private readonly pages = new KeptReads<Buffer>(MOST);
  private readonly inTheMaking = new Map<string, Promise<void>>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    /** Absent where there is no database. */
    @Optional() @Inject(DataStamp) private readonly stamp: DataStamp | null,
  ) {}

  /** After limits and viewers, before Nest's pipeline. */
  open(instance: FastifyInstance): void {
    instance.decorateRequest('pagePlace', null);
    instance.addHook('preHandler', async (request, reply) => {
      const key = this.keyOf(request);
      if (key === null || !this.stamp) return;
      const moment = `${Math.floor(this.clock.now() / MINUTE)} ${await this.stamp.now()}`;
      // Many who ask at once wait for the first of them.
      await this.inTheMaking.get(`${moment} ${key}`);
      const html = this.pages.at(moment, key);
      if (html) return this.send(html, request, reply);
      request.pagePlace = this.placeFor(moment, key);
    });
    instance.addHook('onResponse', (request, _reply, done) => {
      request.pagePlace?.done();
      done();
    });
  }

  keep({ pagePlace: place }: FastifyRequest, html: string): void {
    if (!place) return;
    const bytes = Buffer.from(html);
    if (bytes.length <= MOST_BYTES) this.pages.keep(place.moment, place.key, bytes);
    place.done();
  }

  /** All that a page of the same data can differ by; null for what is not kept. */
  private keyOf(request: FastifyRequest): string | null {
    if (!request.routeOptions.config.keptPage || request.method !== 'GET') return null;
    const { viewer, locale, timeZone, originalUrl } = request;
    if (hasFlash(request, this.settings) || originalUrl.includes('?')) return null;
    return JSON.stringify([viewer?.accountId ?? null, locale, timeZone, originalUrl]);
  }

  private placeFor(moment: string, key: string): PagePlace {
    const name = `${moment} ${key}`;
    let settle = (): void => undefined;
    const made = new Promise<void>((resolve) => (settle = resolve));
    this.inTheMaking.set(name, made);
    const done = (): void => {
      if (this.inTheMaking.get(name) === made) this.inTheMaking.delete(name);
      settle();
    };
    return { moment, key, done };
  }

  private send(html: Buffer, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    describePage(request, reply);
    return reply.send(html);
  }
}

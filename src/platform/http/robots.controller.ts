import { Controller, Get, Header } from '@nestjs/common';
import { ForMachines } from './route-config.js';

/**
 * Public pages may be found; nothing about a person, and no page whose address holds a secret. Feeds are open, the
 * secret ones too: calendar services obey this file (C41), and feeds themselves ask not to be indexed.
 */
const PERSONAL = [
  '/admin',
  '/agenda',
  '/api/',
  '/contacts',
  '/events/*/answers',
  '/events/*/notes',
  '/events/*/room',
  '/mailbox',
  '/moderation',
  '/news/feed/',
  '/people',
  '/r/',
  '/settings',
  '/sign-in',
  '/u/',
];

const ROBOTS = ['User-agent: *', ...PERSONAL.map((path) => `Disallow: ${path}`), ''].join('\n');

@Controller('robots.txt')
export class RobotsController {
  @Get()
  @ForMachines()
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'public, max-age=86400')
  show(): string {
    return ROBOTS;
  }
}

import { Controller, Get, Header } from '@nestjs/common';
import { ForMachines } from './route-config.js';

/** Public pages may be found; nothing about a person, and no address that holds a secret. */
const PERSONAL = [
  '/admin',
  '/agenda',
  '/api/',
  '/calendar/',
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

import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDatabaseUrl } from './database-url.js';
import { SnakeNaming } from './naming.js';

describe('DATABASE_URL', () => {
  it.each([
    ['sqlite:data/maillage.sqlite', resolve('data/maillage.sqlite')],
    ['sqlite:/var/lib/maillage.sqlite', '/var/lib/maillage.sqlite'],
    ['sqlite:///var/lib/maillage.sqlite', '/var/lib/maillage.sqlite'],
    ['sqlite:/var/lib/mes%20donn%C3%A9es.sqlite', '/var/lib/mes données.sqlite'],
  ])('%s is a file', (url, file) => {
    expect(parseDatabaseUrl(url)).toEqual({ dialect: 'sqlite', file });
  });

  it.each(['postgres://me:secret@host:5432/maillage?sslmode=require', 'postgresql://host/maillage'])(
    '%s is a server, whole',
    (url) => expect(parseDatabaseUrl(url)).toEqual({ dialect: 'postgres', url }),
  );
});

describe('names in the database', () => {
  it.each([
    ['startsLocal', 'starts_local'],
    ['rsvpDeadlineAt', 'rsvp_deadline_at'],
    ['id', 'id'],
    ['toldRsvpVersion', 'told_rsvp_version'],
  ])('%s is %s', (property, column) => {
    expect(new SnakeNaming().columnName(property, undefined)).toBe(column);
  });

  it('are those that were given, where they were', () => {
    expect(new SnakeNaming().columnName('startsLocal', 'begins')).toBe('begins');
  });
});

import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildRequest } from '../../src/calendar/itip.js';
import { Clock } from '../../src/kernel/clock.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { I18nModule } from '../../src/platform/i18n/i18n.module.js';
import { composeMail } from '../../src/platform/mail/compose.js';
import { LocalMailbox } from '../../src/platform/mail/local-mailbox.js';
import { MailModule } from '../../src/platform/mail/mail.module.js';
import { MailTransport } from '../../src/platform/mail/mail-transport.js';
import type { OutgoingMail } from '../../src/platform/mail/outgoing-mail.js';
import { attendee, meetup, organizer } from '../support/calendar-samples.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const START = Date.UTC(2027, 1, 20, 9, 15);

class SteppingClock extends Clock {
  time = START;

  now(): number {
    return this.time;
  }
}

const mailTo = (address: string, n: number): OutgoingMail => ({
  kind: 'transactional',
  messageId: `<mail.${n}@maillage.example>`,
  date: START,
  to: { name: null, address },
  subject: `Mail ${n}`,
  text: 'Bonjour',
  html: '<p>Bonjour</p>',
});

describe('the local mailbox', () => {
  const clock = new SteppingClock();
  let database: TestDatabase;
  let mailbox: LocalMailbox;
  let transport: MailTransport;
  let close: () => Promise<void>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const settings = readSettings({ DATABASE_URL: database.url, SECRET: 'x'.repeat(32) }, () => '');
    class TestModule {}
    Module({ imports: [ConfigModule.for(settings, clock), DatabaseModule, I18nModule, MailModule] })(
      TestModule,
    );
    const app = await NestFactory.createApplicationContext(TestModule, { logger: false });
    mailbox = app.get(LocalMailbox);
    transport = app.get(MailTransport);
    close = () => app.close();
  });

  beforeEach(async () => {
    clock.time = START;
    await mailbox.empty();
  });

  afterAll(async () => {
    await close();
    await database.drop();
  });

  it('stands in for a server where none is set', async () => {
    await transport.verify();
    await transport.send(mailTo('maelle@asso.example', 1));
    expect(await mailbox.list({ limit: 10 })).toMatchObject([{ toAddress: 'maelle@asso.example' }]);
  });

  it('keeps the message as it would have left, with its parts', async () => {
    const ics = buildRequest({ event: meetup, organizer, attendee });
    const mail: OutgoingMail = { ...mailTo('Maelle@Asso.example', 1), calendar: { method: 'REQUEST', ics } };
    await transport.send(mail);
    const [line] = await mailbox.list({ limit: 10 });
    expect(line).toEqual({
      id: expect.any(String) as string,
      toAddress: 'maelle@asso.example',
      subject: 'Mail 1',
      receivedAt: START,
      icsMethod: 'REQUEST',
    });
    const message = await mailbox.find(line!.id);
    const raw = await composeMail(mail, { name: 'Maillage', address: 'maillage@localhost.localdomain' });
    expect(message).toMatchObject({ raw: raw.toString(), text: 'Bonjour', html: '<p>Bonjour</p>', ics });
  });

  it('keeps a message once, however often it is sent', async () => {
    await transport.send(mailTo('a@asso.example', 1));
    await transport.send(mailTo('a@asso.example', 1));
    expect(await mailbox.list({ limit: 10 })).toHaveLength(1);
  });

  it('lists the newest first, a page at a time, by the time of reception', async () => {
    for (const n of [3, 1, 2, 2.5, 4]) {
      clock.time = START + Math.floor(n) * 1000;
      await transport.send(mailTo('a@asso.example', n));
    }
    const subjects: string[] = [];
    for (let before: string | undefined; ;) {
      const page = await mailbox.list({ before, limit: 2 });
      subjects.push(...page.map(({ subject }) => subject));
      before = page.at(-1)?.id;
      if (page.length < 2) break;
    }
    expect(subjects).toEqual(['Mail 4', 'Mail 3', 'Mail 2.5', 'Mail 2', 'Mail 1']);
  });

  it.each([
    ['a_b@asso.example', ['Mail 1']],
    ['A_B', ['Mail 1']],
    ['@asso', ['Mail 2', 'Mail 1']],
    ['%', []],
  ])('finds the mail of « %s »', async (address, subjects) => {
    await transport.send(mailTo('a_b@asso.example', 1));
    await transport.send(mailTo('acb@asso.example', 2));
    await transport.send(mailTo('d@other.example', 3));
    expect((await mailbox.list({ address, limit: 10 })).map(({ subject }) => subject)).toEqual(subjects);
  });

  it.each(['018f0000-0000-7000-8000-000000000000', 'nonsense'])('has no message %j', async (id) => {
    expect(await mailbox.find(id)).toBe(null);
  });
});

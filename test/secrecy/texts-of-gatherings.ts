import { type FreeTexts, freeTexts, host, member, organiser } from './free-texts.js';

const GATHERING = ['title', 'description', 'place.name', 'place.address', 'place.notes', 'roomUrl'];

const place = { name: 'Le Zinc' };
const event = { title: 'Un apéro', startsLocal: '2027-03-05T18:30', place };
const rule = { every: 'week', weekdays: ['fri'] };
const series = { title: 'Un apéro', startsOn: '2027-03-05', time: '18:30', rule, place };

/** Events, series, answers, topics, and what hosts write to their people. */
export const textsOfGatherings: FreeTexts[] = [
  freeTexts('POST /api/communities/{slug}/events', {
    at: ({ community }) => community.slug,
    by: organiser,
    body: event,
    fields: GATHERING,
  }),
  freeTexts('PATCH /api/events/{id}', {
    at: ({ event }) => event.id,
    by: host,
    body: { place },
    fields: GATHERING,
  }),
  freeTexts('POST /api/events/{id}/change-previews', {
    at: ({ event }) => event.id,
    by: host,
    body: { place },
    fields: GATHERING,
  }),
  freeTexts('POST /api/events/{id}/cancellation', {
    at: ({ event }) => event.id,
    by: host,
    fields: ['word'],
  }),
  freeTexts('POST /api/events/{id}/messages', {
    at: ({ event }) => event.id,
    by: host,
    body: { to: ['going'], text: 'À demain.' },
    fields: ['text'],
  }),

  freeTexts('PUT /api/events/{id}/notes', {
    at: ({ event }) => event.id,
    by: host,
    fields: ['text'],
  }),

  freeTexts('PUT /api/events/{id}/rsvp', {
    at: ({ event }) => event.id,
    by: member,
    body: { answer: 'yes' },
    fields: ['note'],
  }),
  freeTexts('POST /api/events/{id}/rsvps', {
    at: ({ event }) => event.id,
    by: host,
    body: { answer: 'yes', email: 'quelqu.un@asso.example', displayName: 'Une collègue' },
    fields: ['note', 'displayName'],
  }),
  freeTexts('PUT /api/events/{id}/rsvps/{accountId}', {
    at: ({ event, member: { accountId } }) => [event.id, accountId],
    by: host,
    body: { answer: 'yes' },
    fields: ['note'],
  }),

  freeTexts('POST /api/communities/{slug}/series', {
    at: ({ community }) => community.slug,
    by: organiser,
    body: series,
    fields: GATHERING,
  }),
  ...['PATCH /api/series/{id}', 'POST /api/series/{id}/change-previews'].map((route) =>
    freeTexts(route, {
      at: (world) => world.series.id,
      by: host,
      body: { place },
      fields: [...GATHERING, 'word'],
    }),
  ),
  ...['POST /api/series/{id}/splits', 'POST /api/series/{id}/split-previews'].map((route) =>
    freeTexts(route, {
      at: (world) => world.series.id,
      by: host,
      body: { place, from: '2027-03-12' },
      fields: [...GATHERING, 'word'],
    }),
  ),
  freeTexts('POST /api/series/{id}/occurrences', {
    at: (world) => world.series.id,
    by: host,
    body: { place, startsLocal: '2027-03-09T18:30' },
    fields: GATHERING,
  }),
  freeTexts('POST /api/series/{id}/cancellation', {
    at: (world) => world.series.id,
    by: host,
    fields: ['word'],
  }),

  freeTexts('POST /api/events/{id}/topics', {
    at: ({ date }) => date.id,
    by: member,
    body: { title: 'Le logement' },
    fields: ['title', 'words'],
  }),
  freeTexts('PATCH /api/events/{id}/topics/{topicId}', {
    at: ({ date, topicId }) => [date.id, topicId],
    by: (_app, { leaving }) => leaving,
    fields: ['title', 'words'],
  }),
  freeTexts('PATCH /api/events/{id}/topics/{topicId}', {
    at: ({ date, topicId }) => [date.id, topicId],
    by: host,
    body: { state: 'declined' },
    fields: ['word'],
  }),
];

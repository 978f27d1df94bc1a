import type { Person } from '../support/builders.js';
import type { TestApp } from '../support/app.js';
import { admin, host, manager, member, organiser, someone, type WrittenWorld } from './free-texts.js';

/** A page's form: where it is sent, by whom, with what, and its fields in which people write. */
export interface Form {
  path: (world: WrittenWorld) => string;
  by: (app: TestApp, world: WrittenWorld) => Person | Promise<Person>;
  typed: (world: WrittenWorld) => Record<string, string>;
  fields: readonly string[];
}

const GATHERING = ['title', 'description', 'placeName', 'placeAddress', 'placeNotes'];

const gathering = (people: Person) => ({
  ...{ title: 'Un apéro', kind: 'soiree', format: 'in-person', placeName: 'Le Zinc', audience: 'members' },
  ...{ durationMinutes: '120', timeZone: 'Europe/Paris', maxGuests: '0', heldSeats: '0', capacity: '' },
  hosts: people.accountId,
});
const event = (people: Person) => ({ ...gathering(people), date: '2027-03-05', time: '18:30' });
export const seriesForm = (people: Person) => ({
  ...gathering(people),
  ...{ startsOn: '2027-03-05', time: '18:30', until: '', every: 'week', interval: '1', weekdays: 'fri' },
});

/** Forms in which what is asked about may be confirmed. */
export const forms: Form[] = [
  {
    path: () => '/associations',
    by: someone,
    typed: () => ({ kind: 'association', name: 'Une association', territory: 'FR-29', description: '' }),
    fields: ['name', 'description'],
  },
  {
    path: ({ association }) => `/associations/${association.id}/edit`,
    by: manager,
    typed: () => ({ kind: 'association', name: 'Une association', territory: 'FR-29', description: '' }),
    fields: ['name', 'description'],
  },
  {
    path: ({ requestedId }) => `/admin/associations/${requestedId}/decision`,
    by: admin,
    typed: () => ({ status: 'refused' }),
    fields: ['word'],
  },
  {
    path: () => '/communities',
    by: someone,
    typed: () => ({ name: 'Une communauté', territory: 'FR-29', joinPolicy: 'open' }),
    fields: ['name', 'description', 'charter', 'joinQuestion', 'livesAtName', 'parentAssociation'],
  },
  {
    path: ({ community }) => `/communities/${community.slug}/settings`,
    by: organiser,
    typed: () => ({ name: 'Une communauté', territory: 'FR-29', joinPolicy: 'approval' }),
    fields: ['name', 'description', 'charter', 'joinQuestion', 'livesAtName', 'parentAssociation'],
  },
  {
    path: ({ community }) => `/communities/${community.slug}/membership`,
    by: someone,
    typed: () => ({ charterAccepted: 'on' }),
    fields: ['word'],
  },
  {
    path: ({ community, applicant }) => `/communities/${community.slug}/members/${applicant.accountId}`,
    by: organiser,
    typed: () => ({ status: 'active' }),
    fields: ['word'],
  },
  {
    path: ({ community }) => `/communities/${community.slug}/events/new`,
    by: organiser,
    typed: ({ community }) => event(community.organiser),
    fields: GATHERING,
  },
  {
    path: (world) => `/events/${world.event.id}/edit`,
    by: host,
    typed: (world) => ({ ...event(world.host), agreed: 'yes' }),
    fields: GATHERING,
  },
  {
    path: (world) => `/events/${world.event.id}/messages`,
    by: host,
    typed: () => ({ to: 'silent' }),
    fields: ['text'],
  },
  {
    path: (world) => `/events/${world.event.id}`,
    by: member,
    typed: () => ({ answer: 'yes', guests: '0' }),
    fields: ['note'],
  },
  {
    path: (world) => `/events/${world.event.id}/answers`,
    by: host,
    typed: ({ leaving }) => ({
      person: leaving.accountId,
      accountId: leaving.accountId,
      answer: 'yes',
      guests: '0',
    }),
    fields: ['note'],
  },
  {
    path: (world) => `/series/${world.series.id}/edit`,
    by: host,
    typed: (world) => ({ ...seriesForm(world.host), agreed: 'yes' }),
    fields: [...GATHERING, 'word'],
  },
  {
    path: (world) => `/series/${world.series.id}/dates`,
    by: host,
    typed: () => ({ date: '2027-03-09', time: '18:30' }),
    fields: ['title'],
  },
  {
    path: ({ date }) => `/events/${date.id}/topics`,
    by: member,
    typed: () => ({ title: 'Le logement', words: '', minutes: '' }),
    fields: ['title', 'words'],
  },
  {
    path: ({ date, topicId }) => `/events/${date.id}/topics/${topicId}/verdict`,
    by: host,
    typed: () => ({ state: 'declined' }),
    fields: ['word'],
  },
  {
    path: (world) => `/events/${world.draft.id}/edit`,
    by: host,
    typed: (world) => ({ ...event(world.host), status: 'scheduled' }),
    fields: ['description'],
  },
  {
    path: (world) => `/series/${world.series.id}/splits`,
    by: host,
    typed: (world) => ({ ...seriesForm(world.host), from: '2027-03-12', agreed: 'yes' }),
    fields: ['word'],
  },
  {
    path: (world) => `/events/${world.event.id}/cancellation`,
    by: host,
    typed: () => ({}),
    fields: ['word'],
  },
  {
    path: (world) => `/series/${world.series.id}/cancellation`,
    by: host,
    typed: () => ({}),
    fields: ['word'],
  },
];

/** Forms in which somebody is called by their name: only what is refused counts. */
export const formsOfNames: Form[] = [
  {
    path: () => '/settings/profile',
    by: someone,
    typed: () => ({ timeZone: 'Europe/Paris', locale: 'fr-FR' }),
    fields: ['displayName'],
  },
  { path: () => '/settings/access-tokens', by: someone, typed: () => ({}), fields: ['name'] },
  { path: () => '/settings/feeds', by: someone, typed: () => ({}), fields: ['name'] },
  {
    path: ({ association }) => `/associations/${association.id}/adherents`,
    by: manager,
    typed: () => ({ email: 'autre@asso.example', startsOn: '2027-01-01', endsOn: '2027-12-31' }),
    fields: ['name'],
  },
];

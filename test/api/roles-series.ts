import { everybody, type Row, row } from '../support/role-table.js';

const fridays = { startsOn: '2027-03-05', time: '18:30', rule: { every: 'week', weekdays: ['fri'] } };

/** As its events are: seen by who belongs, managed by its hosts and those of the community. */
export const aboutSeries: Row[] = [
  row('GET /api/communities/{slug}/series', ({ community }) => community.slug, everybody(200)),
  row(
    'POST /api/communities/{slug}/series',
    ({ community }) => community.slug,
    [401, 403, 403, 201, 403, 201, 403, 403, 403, 403, 403, 403],
    { title: 'Apéro du vendredi', ...fridays },
  ),
  row(
    'POST /api/communities/{slug}/series/previews',
    ({ community }) => community.slug,
    [401, 403, 403, 200, 403, 200, 403, 403, 403, 403, 403, 403],
    fridays,
  ),
  row(
    'GET /api/series/{id}',
    ({ series }) => series.id,
    [404, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'GET /api/series/{id}',
    ({ reservedSeries }) => reservedSeries.id,
    [404, 404, 200, 200, 200, 200, 200, 404, 404, 404, 200, 404],
  ),
  row(
    'GET /api/series/{id}/occurrences',
    ({ series }) => series.id,
    [404, 404, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404],
  ),
  row(
    'PATCH /api/series/{id}',
    ({ series }) => series.id,
    [401, 404, 403, 200, 403, 200, 200, 404, 404, 404, 404, 404],
    { title: 'Un autre titre' },
  ),
  row(
    'POST /api/series/{id}/change-previews',
    ({ series }) => series.id,
    [401, 404, 403, 200, 403, 200, 200, 404, 404, 404, 404, 404],
    { time: '19:00' },
  ),
  row(
    'POST /api/series/{id}/split-previews',
    ({ series }) => series.id,
    [401, 404, 403, 200, 403, 200, 200, 404, 404, 404, 404, 404],
    { from: '2027-03-12', time: '19:00' },
  ),
  row(
    'POST /api/series/{id}/occurrences',
    ({ series }) => series.id,
    [401, 404, 403, 201, 403, 201, 201, 404, 404, 404, 404, 404],
    { startsLocal: '2027-03-10T12:00' },
  ),
  row(
    'POST /api/series/{id}/splits',
    ({ series }) => series.id,
    [401, 404, 403, 201, 403, 201, 201, 404, 404, 404, 404, 404],
    { from: '2027-03-12', time: '19:00' },
  ),
  row(
    'POST /api/series/{id}/cancellation',
    ({ series }) => series.id,
    [401, 404, 403, 200, 403, 200, 200, 404, 404, 404, 404, 404],
    { word: 'Nous arrêtons.' },
  ),
  row(
    'POST /api/events/{id}/restoration',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404, 404, 404, 404],
  ),
];

import { admin, type FreeTexts, freeTexts, manager, organiser, someone } from './free-texts.js';

const ASSOCIATION = [
  ...['name', 'acronym', 'description'],
  ...['contactEmail', 'contactPhone', 'website', 'renewalUrl'],
];

const COMMUNITY = [
  ...['name', 'description', 'charter', 'joinQuestion'],
  ...['livesAtUrl', 'livesAtName', 'parentAssociation'],
];

/** What people call themselves and what is theirs; associations; communities and who joins them. */
export const textsOfPlaces: FreeTexts[] = [
  freeTexts('PATCH /api/me', { by: someone, fields: ['displayName'] }),
  freeTexts('POST /api/me/access-tokens', { by: someone, fields: ['name'] }),
  freeTexts('POST /api/me/feeds', { by: someone, fields: ['name'] }),

  freeTexts('POST /api/associations', {
    by: someone,
    body: { name: 'Une association', territory: 'FR-29' },
    fields: ASSOCIATION,
  }),
  freeTexts('PATCH /api/associations/{id}', {
    at: ({ association }) => association.id,
    by: manager,
    fields: ASSOCIATION,
  }),
  freeTexts('POST /api/associations/{id}/decision', {
    at: ({ requestedId }) => requestedId,
    by: admin,
    body: { status: 'verified' },
    fields: ['word'],
  }),
  freeTexts('POST /api/associations/{id}/adhesions', {
    at: ({ association }) => association.id,
    by: manager,
    body: { email: 'adherente@asso.example', name: 'Anne', startsOn: '2027-01-01', endsOn: '2027-12-31' },
    fields: ['name'],
  }),
  freeTexts('PATCH /api/associations/{id}/adhesions/{adhesionId}', {
    at: ({ association, adhesionId }) => [association.id, adhesionId],
    by: manager,
    fields: ['name'],
  }),

  freeTexts('POST /api/communities', {
    by: someone,
    body: { name: 'Une communauté', territory: 'FR-29' },
    fields: COMMUNITY,
  }),
  freeTexts('PATCH /api/communities/{slug}', {
    at: ({ community }) => community.slug,
    by: organiser,
    fields: COMMUNITY,
  }),
  freeTexts('POST /api/communities/{slug}/memberships', {
    at: ({ community }) => community.slug,
    by: someone,
    body: { charterAccepted: true },
    fields: ['word'],
  }),
  freeTexts('PATCH /api/communities/{slug}/members/{accountId}', {
    at: ({ community, applicant }) => [community.slug, applicant.accountId],
    by: organiser,
    body: { status: 'active' },
    fields: ['word'],
  }),
  freeTexts('POST /api/communities/{slug}/members/{accountId}/refusal', {
    at: ({ community, applicant }) => [community.slug, applicant.accountId],
    by: organiser,
    fields: ['word'],
  }),
];

/** Codes of what the fields of an event are refused for. */
export const REFUSED_FIELDS = [
  'no-such-local-time',
  'deadline-after-start',
  'in-the-past',
  'host-not-a-member',
  'more-than-capacity',
  'cannot-share-there',
  'past-neighbour',
  'cannot-reserve-there',
];

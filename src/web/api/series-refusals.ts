/** Codes of what the fields of a series are refused for. */
export const REFUSED_SERIES_FIELDS = [
  'in-the-night',
  'in-the-past',
  'too-far-ahead',
  'before-first-date',
  'invalid-date',
  'host-not-a-member',
  'more-than-capacity',
  'cannot-share-there',
  'cannot-reserve-there',
  'no-room-server',
];

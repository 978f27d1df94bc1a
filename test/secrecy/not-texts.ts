/** Fields that take a string in which nobody can be told of, by their path in any input, and why. */
export const NOT_TEXTS: Record<string, string> = {
  ...because('a secret, looked up by its hash', ['token', 'code', 'plan']),
  ...because('an address to write to, which is what it says', ['email', 'emails']),
  ...because('a code of the vocabulary', [
    ...['kind', 'type', 'territory', 'territories', 'profession', 'timeZone', 'place.kind', 'place.access'],
    ...['structure.type', 'structure.territory'],
  ]),
  ...because('something known, by its id or slug', [
    ...['hosts', 'sharedWith', 'audience.adherentsOf', 'parentAssociationId', 'structureId', 'communities'],
    ...['communitySlug', 'onBehalfOf', 'supersedes', 'runBy', 'newsId', 'questionId'],
  ]),
  ...because('a day', ['startsOn', 'until', 'skips', 'from', 'effectiveOn', 'endsOn', 'deadlineOn']),
  ...because('a file: a line that holds such a number is left out', ['csv']),
};

function because(reason: string, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, reason]));
}

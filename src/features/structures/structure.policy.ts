/** What somebody is to a structure. */
export interface StructureAccess {
  isAdmin: boolean;
  isColleague: boolean;
  /** The associations whose adhesions they keep. */
  manages: ReadonlySet<string>;
}

/** Any colleague puts a fact right, and whoever keeps an association: who did is kept. */
export const mayCorrect = ({ isAdmin, isColleague, manages }: StructureAccess): boolean =>
  isAdmin || isColleague || manages.size > 0;

/** What an association posts about a structure that it runs is official: its own managers say that it does. */
export function maySetRunner(
  { isAdmin, manages }: StructureAccess,
  before: string | null,
  after: string | null,
): boolean {
  if (isAdmin || before === after) return true;
  return [before, after].every((id) => id === null || manages.has(id));
}

/** What somebody is to an entry that people wrote. */
export interface EntryAccess {
  isAdmin: boolean;
  isColleague: boolean;
  /** Nobody else ever wrote in it. */
  isSoleEditor: boolean;
}

/** What several colleagues made is not one's to take away. */
export const mayRemoveEntry = ({ isAdmin, isColleague, isSoleEditor }: EntryAccess): boolean =>
  isAdmin || (isColleague && isSoleEditor);

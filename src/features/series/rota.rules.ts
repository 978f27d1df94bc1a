export interface Turns {
  hostIds: readonly string[];
  rotates: boolean;
  /** Who hosted the date before; null at the beginning. */
  lastHostId: string | null;
}

/**
 * Who hosts each of some dates: all hosts, or where they take turns the next of them each time. A date on which nothing
 * takes place takes nobody's turn.
 */
export function deal(
  { hostIds, rotates, lastHostId }: Turns,
  dates: readonly { status: 'draft' | 'scheduled' | 'cancelled' }[],
): string[][] {
  if (!rotates || hostIds.length === 0) return dates.map(() => [...hostIds]);
  let turn = lastHostId === null ? 0 : hostIds.indexOf(lastHostId) + 1;
  return dates.map(({ status }) => {
    const hostId = hostIds[turn % hostIds.length]!;
    if (status !== 'cancelled') turn += 1;
    return [hostId];
  });
}

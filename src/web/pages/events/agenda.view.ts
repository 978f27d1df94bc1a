export interface AgendaQuery {
  list: 'mine' | 'all';
  when: 'upcoming' | 'past';
}

export const agendaPath = ({ list, when }: AgendaQuery): string => {
  const query = new URLSearchParams({ ...(list === 'all' && { list }), ...(when === 'past' && { when }) });
  return query.size > 0 ? `/agenda?${query.toString()}` : '/agenda';
};

/** The following page of a list. */
export function nextPath(shown: AgendaQuery, cursor: string): string {
  const path = agendaPath(shown);
  return `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
}

const LABELS = {
  mine: { upcoming: 'mine', past: 'minePast' },
  all: { upcoming: 'upcoming', past: 'past' },
} as const;

/** The lists to choose from. */
export function agendaTabs(shown: AgendaQuery, isSignedIn: boolean) {
  const lists = isSignedIn ? (['mine', 'all'] as const) : (['all'] as const);
  const choices = lists.flatMap((list) => (['upcoming', 'past'] as const).map((when) => ({ list, when })));
  return choices.map((choice) => ({
    path: agendaPath(choice),
    label: LABELS[choice.list][choice.when],
    isCurrent: choice.list === shown.list && choice.when === shown.when,
  }));
}

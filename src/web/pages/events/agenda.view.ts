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

/** The lists to choose from. What is mine goes no further back than today. */
export function agendaTabs(shown: AgendaQuery, isSignedIn: boolean) {
  const choices: AgendaQuery[] = [
    ...(isSignedIn ? [{ list: 'mine', when: 'upcoming' } as const] : []),
    { list: 'all', when: 'upcoming' },
    { list: 'all', when: 'past' },
  ];
  return choices.map((choice) => ({
    path: agendaPath(choice),
    label: choice.list === 'mine' ? 'mine' : choice.when,
    isCurrent: choice.list === shown.list && (choice.list === 'mine' || choice.when === shown.when),
  }));
}

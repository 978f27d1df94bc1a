/** An agenda as calendars write it in a description, a line each: titles alone, since a calendar may be shared. */
export const agendaLines = (agenda: readonly { order: number; title: string }[] = []): string[] =>
  agenda.map(({ order, title }) => `${order}. ${title}`);

import type { Rota } from '../../../features/topics/rota.service.js';
import type { PageReader } from '../events/event.view.js';
import { dutyView } from './topics.view.js';

/** The next dates with who hosts each, and those that can change places. */
export function rotaView({ dates, can }: Rota, reader: PageReader) {
  const shown = dates.map((date) => ({ id: date.view.event.id, ...dutyView(date, reader) }));
  const open = shown.filter(({ stage }) => stage === 'open');
  return { dates: shown, swappable: can.swap && open.length > 1 ? open : [] };
}

import { DAY } from '../../kernel/clock.js';

/** The link of a mail opens its event and its answer until a day after the end. */
export const linkIsOpen = (event: { endsAt: number }, now: number): boolean => now < event.endsAt + DAY;

import { contacts } from './contacts.test-data.js';
import { identifiers } from './identifiers.test-data.js';
import type { Labelled } from './labelled.test-data.js';
import { messages } from './messages.test-data.js';
import { people } from './people.test-data.js';
import { openings } from './posts-openings.test-data.js';
import { quebec } from './posts-quebec.test-data.js';
import { rights } from './posts-rights.test-data.js';
import { questions } from './questions.test-data.js';
import { unseen } from './unseen.test-data.js';

/** What colleagues write any day: nothing in it may be refused. */
export const ordinary: readonly Labelled[] = [...openings, ...rights, ...quebec, ...questions];

export const corpus: readonly Labelled[] = [
  ...identifiers,
  ...contacts,
  ...people,
  ...messages,
  ...unseen,
  ...ordinary,
];

import { findAddresses } from './addresses.js';
import { findAges } from './ages.js';
import { findBirths } from './births.js';
import { findCaseNumbers } from './case-numbers.js';
import { findIbans } from './iban.js';
import { legible } from './legible.js';
import { findNams } from './nam.js';
import { findNass } from './nas.js';
import { findNirs } from './nir.js';
import { findCivilities } from './people.js';
import { findCanadianPhones } from './phones-canada.js';
import { findFrenchLandlines, findFrenchMobiles } from './phones-france.js';
import { RULE_CODES, type Level, type Rule, type RuleCode, type Setting } from './rule.js';

export { RULE_CODES };
export type { Level, RuleCode, Setting };

/** A passage by which somebody may be recognised: `[start, end)`, in UTF-16 units of the text. */
export interface Find {
  code: RuleCode;
  level: Level;
  start: number;
  end: number;
}

const rules: Record<RuleCode, Rule> = {
  nir: findNirs,
  nam: findNams,
  nas: findNass,
  iban: findIbans,
  'tel-fr-mobile': findFrenchMobiles,
  'tel-fr-fixe': findFrenchLandlines,
  'tel-ca': findCanadianPhones,
  courriel: findAddresses,
  naissance: findBirths,
  'civilite-nom': findCivilities,
  dossier: findCaseNumbers,
  'age-lieu': findAges,
};

const gravity: Record<Level, number> = { block: 2, confirm: 1, advise: 0 };

/** What stands in a text, in its order; one find a passage, the gravest. */
export function findSecrets(text: string, setting: Setting): Find[] {
  const seen = legible(text);
  const all = RULE_CODES.flatMap((code) =>
    rules[code](seen, setting).map(({ level, start, end }) => ({ code, level, ...seen.given(start, end) })),
  );
  return gravestApart(all, text.length).sort((a, b) => a.start - b.start);
}

/** Of finds that share a character the gravest stays; of equals the longest. */
function gravestApart(finds: Find[], length: number): Find[] {
  const taken = new Uint8Array(length);
  return finds
    .sort((a, b) => gravity[b.level] - gravity[a.level] || b.end - b.start - (a.end - a.start))
    .filter(({ start, end }) => {
      if (taken.subarray(start, end).includes(1)) return false;
      taken.fill(1, start, end);
      return true;
    });
}

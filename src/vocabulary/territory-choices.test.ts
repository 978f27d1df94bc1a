import { describe, expect, it } from 'vitest';
import { allTerritories } from './territories.js';
import { territoryChoices } from './territory-choices.js';

const groups = territoryChoices();
const idsOf = (head: string) => groups.find(({ id }) => id === head)?.territories.map(({ id }) => id);

describe('territories to choose from', () => {
  it('heads each group by the country or region, then sorts by name', () => {
    expect(idsOf('FR-R53')).toEqual(['FR-R53', 'FR-22', 'FR-29', 'FR-35', 'FR-56']);
    expect(idsOf('CA-QC')).toHaveLength(1 + 17);
    expect(groups.map(({ name }) => name).slice(0, 3)).toEqual([
      'France',
      'Auvergne-Rhône-Alpes',
      'Bourgogne-Franche-Comté',
    ]);
    expect(groups.at(-1)?.id).toBe('CA-QC');
  });

  it('offers an overseas region once, as its department', () => {
    expect(idsOf('FR')).toContain('FR-971');
    expect(idsOf('FR')).not.toContain('FR-R01');
  });

  it('offers every other territory exactly once', () => {
    const offered = groups.flatMap(({ territories }) => territories.map(({ id }) => id));
    const overseasRegions = ['FR-R01', 'FR-R02', 'FR-R03', 'FR-R04', 'FR-R06'];
    const expected = allTerritories()
      .map(({ id }) => id)
      .filter((id) => !overseasRegions.includes(id));
    expect([...offered].sort()).toEqual([...expected].sort());
  });
});

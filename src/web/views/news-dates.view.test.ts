import { describe, expect, it } from 'vitest';
import { loadTranslator } from '../../platform/i18n/translator.js';
import { closingSaying, newsDates, type DatedNews } from './news-dates.view.js';

const translator = loadTranslator(new URL('../../../templates/locales/', import.meta.url));
/** Wednesday 25 November 2026, noon in Paris. */
const NOW = Date.parse('2026-11-25T11:00Z');
const NONE = { territory: 'FR-29', effectiveOn: null, endsOn: null, deadlineOn: null };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");
const said = (item: Partial<DatedNews> & Pick<DatedNews, 'kind'>, locale: 'fr-FR' | 'en', now = NOW) =>
  newsDates({ ...NONE, ...item }, now)
    .map((say) => plain(say(translator.forLocale(locale), locale)))
    .join(' · ');

describe('the dates of news, as one says them on 25 November 2026', () => {
  it.each([
    [
      'fermeture-definitive',
      { effectiveOn: '2027-01-01' },
      'Ferme le 1er janvier 2027',
      'Closes on January 1, 2027',
    ],
    ['fermeture-definitive', { effectiveOn: '2026-12-15' }, 'Ferme le 15 décembre', 'Closes on December 15'],
    ['fermeture-definitive', { effectiveOn: '2026-11-26' }, 'Ferme demain', 'Closes tomorrow'],
    ['fermeture-definitive', { effectiveOn: '2026-12-01' }, 'Ferme mardi', 'Closes on Tuesday'],
    ['fermeture-definitive', { effectiveOn: '2026-11-25' }, "Ferme aujourd'hui", 'Closes today'],
    ['fermeture-definitive', { effectiveOn: '2026-11-24' }, 'Fermé depuis hier', 'Closed since yesterday'],
    ['fermeture-definitive', { effectiveOn: '2026-11-20' }, 'Fermé depuis vendredi', 'Closed since Friday'],
    [
      'fermeture-definitive',
      { effectiveOn: '2026-11-18' },
      'Fermé depuis le 18 novembre',
      'Closed since November 18',
    ],
    ['fermeture-definitive', {}, '', ''],
    ['ouverture', { effectiveOn: '2026-12-15' }, 'Ouvre le 15 décembre', 'Opens on December 15'],
    ['ouverture', { effectiveOn: '2026-11-02' }, 'Ouvert depuis le 2 novembre', 'Open since November 2'],
    ['demenagement', { effectiveOn: '2026-11-23' }, 'A déménagé lundi dernier', 'Moved last Monday'],
    [
      'fermeture-temporaire',
      { effectiveOn: '2026-12-03', endsOn: '2026-12-07' },
      'Ferme du 3 au 7 décembre',
      'Closes December 3 to 7',
    ],
    [
      'fermeture-temporaire',
      { effectiveOn: '2026-11-20', endsOn: '2027-03-03' },
      "Fermé jusqu'au 3 mars 2027",
      'Closed until March 3, 2027',
    ],
    [
      'fermeture-temporaire',
      { effectiveOn: '2026-11-20', endsOn: '2026-11-26' },
      "Fermé jusqu'à demain",
      'Closed until tomorrow',
    ],
    [
      'fermeture-temporaire',
      { effectiveOn: '2026-11-20', endsOn: '2026-11-25' },
      "Fermé aujourd'hui encore, rouvre demain",
      'Closed for one more day, reopens tomorrow',
    ],
    [
      'fermeture-temporaire',
      { effectiveOn: '2026-11-02', endsOn: '2026-11-24' },
      "Devait rouvrir aujourd'hui",
      'Was to reopen today',
    ],
    [
      'fermeture-temporaire',
      { effectiveOn: '2026-11-02', endsOn: '2026-11-10' },
      'Devait rouvrir le 11 novembre',
      'Was to reopen on November 11',
    ],
    ['horaires', { effectiveOn: '2026-12-15' }, 'À partir du 15 décembre', 'From December 15'],
    ['horaires', { effectiveOn: '2026-11-26' }, 'À partir de demain', 'From tomorrow'],
    [
      'horaires',
      { effectiveOn: '2026-11-10' },
      'En vigueur depuis le 10 novembre',
      'In force since November 10',
    ],
    [
      'horaires',
      { effectiveOn: '2026-11-10', endsOn: '2026-12-31' },
      "Valable jusqu'au 31 décembre",
      'Holds until December 31',
    ],
    [
      'horaires',
      { effectiveOn: '2026-10-10', endsOn: '2026-10-31' },
      'Terminé depuis le 31 octobre',
      'Over since October 31',
    ],
    ['formation', { effectiveOn: '2026-12-15' }, 'A lieu le 15 décembre', 'Takes place on December 15'],
    [
      'evenement',
      { effectiveOn: '2026-12-15', endsOn: '2026-12-16' },
      'A lieu du 15 au 16 décembre',
      'Takes place December 15 to 16',
    ],
    [
      'evenement',
      { effectiveOn: '2026-11-24', endsOn: '2026-11-27' },
      "En cours, jusqu'à vendredi",
      'Going on until Friday',
    ],
    ['appel-a-projet', { deadlineOn: '2026-12-15' }, 'Date limite : 15 décembre', 'Deadline: December 15'],
    ['appel-a-projet', { deadlineOn: '2026-11-25' }, "Date limite : aujourd'hui", 'Deadline: today'],
    [
      'offre-emploi',
      { deadlineOn: '2026-11-18' },
      'Date limite passée : 18 novembre',
      'Deadline passed: November 18',
    ],
    [
      'offre-stage',
      { effectiveOn: '2027-02-01', deadlineOn: '2026-12-15' },
      'À partir du 1er février 2027 · Date limite : 15 décembre',
      'From February 1, 2027 · Deadline: December 15',
    ],
  ] as const)('%s %j', (kind, dates, french, english) => {
    expect(said({ kind, ...dates }, 'fr-FR')).toBe(french);
    expect(said({ kind, ...dates }, 'en')).toBe(english);
  });

  it('today is today where it is about, whoever reads', () => {
    const late = Date.parse('2026-11-25T23:30Z');
    const item = { kind: 'ouverture' as const, effectiveOn: '2026-11-26' };
    expect(said(item, 'fr-FR', late)).toBe("Ouvre aujourd'hui");
    expect(said({ ...item, territory: 'CA-QC-06' }, 'fr-FR', late)).toBe('Ouvre demain');
  });

  it('a structure says when it closes, and since when it is closed', () => {
    const words = (closedOn: string) =>
      plain(closingSaying(closedOn, 'FR-29', NOW)(translator.forLocale('fr-FR'), 'fr-FR'));
    expect(words('2027-01-01')).toBe('Ferme le 1er janvier 2027');
    expect(words('2026-09-01')).toBe('Fermé depuis le 1er septembre');
  });
});

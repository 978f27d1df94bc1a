import { describe, expect, it } from 'vitest';
import { checkColumns, chooseColumns, guessColumns, headingsOf } from './adhesion-import-columns.rules.js';

const HELLOASSO = [
  ...[
    'Référence commande',
    'Date de la commande',
    'Statut de la commande',
    'Nom adhérent',
    'Prénom adhérent',
  ],
  ...[
    'Nom payeur',
    'Prénom payeur',
    'Email payeur',
    'Raison sociale',
    'Moyen de paiement',
    'Tarif',
    'Montant tarif',
  ],
];

describe('columns by their headings', () => {
  it.each([
    [
      'an export of HelloAsso',
      HELLOASSO,
      {
        email: 'Email payeur',
        lastName: 'Nom adhérent',
        firstName: 'Prénom adhérent',
        startsOn: 'Date de la commande',
        status: 'Statut de la commande',
      },
    ],
    [
      'the address of the member before that of who paid',
      ['Email payeur', 'Email adhérent', 'Nom'],
      { email: 'Email adhérent', lastName: 'Nom' },
    ],
    [
      'a spreadsheet of one’s own',
      ['PRENOM', 'NOM', 'Courriel', 'Début', 'Fin'],
      { email: 'Courriel', lastName: 'NOM', firstName: 'PRENOM', startsOn: 'Début', endsOn: 'Fin' },
    ],
    [
      'in English',
      ['First name', 'Last name', 'E-mail', 'Starts on', 'Ends on', 'Status'],
      {
        email: 'E-mail',
        lastName: 'Last name',
        firstName: 'First name',
        startsOn: 'Starts on',
        endsOn: 'Ends on',
        status: 'Status',
      },
    ],
    [
      'one column for the name, a last day by its words',
      ['Nom et prénom', 'Adresse électronique', 'Valable jusqu’au'],
      { email: 'Adresse électronique', lastName: 'Nom et prénom', endsOn: 'Valable jusqu’au' },
    ],
    ['what says nothing', ['A', 'B'], {}],
  ])('%s', (_name, columns, expected) => {
    expect(headingsOf(columns, guessColumns(columns))).toEqual(expected);
  });

  it('those chosen win over those guessed; an empty choice is none', () => {
    const columns = ['Courriel', 'Courriel pro', 'Date'];
    const chosen = { email: 'Courriel pro', startsOn: '' };
    expect(headingsOf(columns, chooseColumns(columns, chosen))).toEqual({ email: 'Courriel pro' });
  });

  it.each([
    [{ email: 'Autre' }, 'no-such-column'],
    [{ email: '' }, 'no-email-column'],
  ])('refuses %j', (chosen, code) => {
    const columns = ['Courriel', 'Nom'];
    const check = () => checkColumns(columns, chosen, chooseColumns(columns, chosen));
    expect(check).toThrow(expect.objectContaining({ fields: [{ field: 'columns.email', code }] }));
  });
});

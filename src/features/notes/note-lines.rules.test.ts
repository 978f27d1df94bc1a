import { describe, expect, it } from 'vitest';
import { linesOf, proposedKind } from './note-lines.rules.js';

describe('what a line looks like', () => {
  it.each([
    ['L’accueil de jour ferme en août', 'fermeture-temporaire'],
    ['La Maison Relais ferme définitivement le 31 décembre', 'fermeture-definitive'],
    ['Le foyer va fermer ses portes définitivement', 'fermeture-definitive'],
    ['Fermeture du CCAS vendredi après-midi', 'fermeture-temporaire'],
    ['Une épicerie sociale ouvre à Landerneau', 'ouverture'],
    ['Journée portes ouvertes au CHRS', 'evenement'],
    ['La mission locale déménage rue de Siam', 'demenagement'],
    ['Le CCAS change d’adresse en mars', 'demenagement'],
    ['Nouveaux horaires à la PASS', 'horaires'],
    ['Permanence du juriste le mardi matin', 'horaires'],
    ['Le SIAO a une nouvelle adresse mail', 'contact'],
    ['Le CHRS est complet jusqu’en avril', 'saturation'],
    ['Six mois de délai au CMP', 'saturation'],
    ['Décret sur le RSA paru hier', 'reforme'],
    ['Appel à projets de la région sur la mobilité', 'appel-a-projet'],
    ['L’association recrute un éducateur', 'offre-emploi'],
    ['Stage de six mois à la MDPH', 'offre-stage'],
    ['Formation gratuite sur le psychotrauma', 'formation'],
    ['Nouveau dispositif pour les jeunes majeurs', 'nouveau-dispositif'],
    ['Faux courriers de la CAF en ce moment', 'alerte'],
    ['Un guide sur la domiciliation est en ligne', 'ressource'],
    ['On cherche des meubles pour un appartement', 'coup-de-main'],
    ['Comment faites-vous pour les demandes de DALO ?', 'question-pratique'],
    ['Que veut dire ASLL ?', 'question-sigle'],
    ['Bonne ambiance, on était nombreux', null],
    ['Merci pour le gâteau', null],
    ['On est restés fermes sur le secret', null],
  ])('%s: %s', (line, kind) => {
    expect(proposedKind(line)).toBe(kind);
  });
});

describe('the lines of notes', () => {
  it('stand without their bullets, numbered as they are in the notes', () => {
    const notes =
      '# Points\n\n- L’accueil ferme en août\n2. Le CHRS est complet\n[ ] Merci pour le gâteau\nOui';
    expect(linesOf(notes, 'FR').map(({ number, text, kind }) => [number, text, kind])).toEqual([
      [3, 'L’accueil ferme en août', 'fermeture-temporaire'],
      [4, 'Le CHRS est complet', 'saturation'],
      [5, 'Merci pour le gâteau', null],
    ]);
  });

  it('are flagged where somebody might be recognised', () => {
    const [named, plain] = linesOf('- Mme Le Gall attend une place au CHRS\n- Le CHRS est complet', 'FR');
    expect(named?.isFlagged).toBe(true);
    expect(plain?.isFlagged).toBe(false);
  });

  it('are none in empty notes', () => {
    expect(linesOf('', null)).toEqual([]);
  });
});

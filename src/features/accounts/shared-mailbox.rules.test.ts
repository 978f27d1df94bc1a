import { describe, expect, it } from 'vitest';
import { isServiceMailbox } from './shared-mailbox.rules.js';

describe('a mailbox that a service may well read together', () => {
  it.each([
    'accueil@asso.example',
    'contact@asso.example',
    'info@asso.example',
    'secretariat@cmp.example',
    'secrétariat@cmp.example',
    'Direction@asso.example',
    'bonjour@asso.example',
    'equipe@asso.example',
    'équipe-mobile@asso.example',
    'standard@asso.example',
    'reception@asso.example',
    'admin@asso.example',
    'ccas@brest.example',
    'ccas.quimper@ville.example',
    'cmp29@sante.example',
    'mission_locale@asso.example',
    'contact+reseau@asso.example',
    'brest.accueil@asso.example',
    'foyer-secretariat@asso.example',
  ])('%s', (email) => {
    expect(isServiceMailbox(email)).toBe(true);
  });

  it.each([
    'gwenola.kerfictif@asso.example',
    'claire.bureau@asso.example',
    'm.foyer@asso.example',
    'yann+accueil@asso.example',
    'adminata.diallo@asso.example',
    'informaticienne@asso.example',
    '2024@asso.example',
    'lea@contact.example',
  ])('is not %s', (email) => {
    expect(isServiceMailbox(email)).toBe(false);
  });
});

/** What a box is called that a service reads, not a person. */
const SERVICE_WORDS = new Set(
  `accueil admin administration agence antenne asso association bonjour bureau ccas cias cada caarud centre chrs clsc
  clic cmp cmpp comite compta comptabilite contact contacts coordination cpom crip csapa csc csss direction ehpad equipe
  esat foyer gestion hello info infos information informations itep mairie mail mds mdph mecs mission office permanence
  pmi pole postmaster prevention reception recrutement reseau residence rh samsah savs secretaire secretariat service
  services siao social sessad standard support team udaf urgence urgences webmaster`.split(/\s+/),
);

/** Those that say so at the end too: `brest.accueil@…`. A colleague may well be called Bureau. */
const LAST_WORDS = new Set(['accueil', 'contact', 'direction', 'reception', 'secretariat', 'standard']);

/** Whether colleagues may well read an address together: « accueil@… », `secretariat.cmp29@…`. */
export function isServiceMailbox(email: string): boolean {
  const [local = ''] = email.split(/[@+]/);
  const words = local
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  return SERVICE_WORDS.has(words[0] ?? '') || LAST_WORDS.has(words.at(-1) ?? '');
}

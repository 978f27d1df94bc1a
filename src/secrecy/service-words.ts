/** In the local part of an address: what names a service, a function or a place of work, not somebody. */

/** Whole words, acronyms above all. */
const words = new Set(
  (
    'aah aap abri aire armee atd biblio bibliotheque mediatheque ludotheque croix cyber ' +
    'aesh college lycee pial rased segpa ulis ' +
    'ensemble escale espoir etape freres horizon petits phare planning restos tremplin union vivre voyage ' +
    ' acc adil admin admr aed aes aide aides aj ame anef anim apa apo appel apprentis ars asef ase asll asso ' +
    'atelier atout aud avdl bal bapu bm bp bureau bus caarud cada cadre cae caf cafe calacs camsp cap cas case ccas ' +
    'cdas cdc cdi cdj cesf chat chef chrs chs chu chum cias cidff cip cisss ciusss cje cjm clac clic clsc club cmp ' +
    'cmpp cms cmu cos cours cpam cpe cpef cph cpom crip crous csapa csc css cuisine dac dalo dd ddets dept ' +
    'dir dpj drh dpo e2c eap ecole edas egee ehpad eje emploi empp epide equipe esat espace etab eva evs ' +
    'famille familles femmes fjt foyer france fsl gap gem gip gmf grc groupe habitat hebergement help hlm hotel ' +
    'huda iae ifsi ime iml info infos insertion irts isic itep job jobs juri juriste lae lien lieu ' +
    'local logement loisirs mail maires mairie maison maisons maj mas mda mdph mds mecs med mfr mj mjc ml mlj moi ' +
    'mobile mobilite mob mr naps newsletter noreply ofii oph ouvrier paie paje papt parent parents pass pda pdf pep ' +
    'pfr pmi pmp pole poles presse prev prise psy pta qpv quartier rdv refuge repit reseau residence resto rh rpe rsa ' +
    'saad saint sainte samsah samu sante savs secours sav sdis secr seniors sesame sessad siao site soin soins sos ' +
    'ssiad stage stages standard sud tag team test tiers tous tri ts udaf uemo um unite usld ville vie viff web wifi ' +
    'nord ouest nuit jour jeunes jeune jeunesse enfance enfant enfants adultes aines'
  ).split(' '),
);

/** Beginnings, for words that are glued: « polejeunes », « servicesocial », « secretariat.general ». */
const beginnings =
  /^(?:accueil|accompagn|adherent|addicto|administ|admission|agence|animat|antenne|archive|assistan|associat|aidant|benevol|billett|boutique|bonjour|bienvenue|cafesocial|candidat|ccas|centre|chantier|collect|communic|compta|conseil|consult|contact|coordin|courri|cultur|demarche|depart|develop|direct|dispositif|domicil|dossier|droit|ecoute|education|educat|entraide|entree|epicerie|etudiant|evenement|externe|fact|federat|finance|fondation|formation|gestion|guichet|halte|hopital|hospital|hygiene|inclusion|inscript|intervenant|journal|justice|laverie|ligne|maisonde|maisondes|maraude|mediat|medic|mission|nepasrepondre|numerique|observatoire|orient|parentalite|partage|partenari|participation|passerelle|paysde|permanence|personnel|plateforme|pointjeune|point|pole|postmaster|precarite|prevention|preparat|projet|protection|psycho|public|qualite|question|reception|recrut|redaction|region|relais|relation|renseign|reservation|ressource|restaurant|reseau|scolarit|secretar|secteur|securit|service|signal|sociale?s?$|social|socio|solidari|soutien|structure|support|surveill|technique|territo|transport|travailsoc|travailleur|tresor|urgence|usager|vacances|veille|vestiaire|violence|webmaster|abuse|hello|office)/;

export const isServiceWord = (word: string): boolean => words.has(word) || beginnings.test(word);

/** Where people have a mailbox of their own. */
export const personalDomains =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|proton|protonmail|orange|wanadoo|free|sfr|neuf|laposte|bbox|numericable|videotron|sympatico|bell|cogeco)\.(?:com|fr|net|ca|qc\.ca|me)$/;

/** Towns that posts name, without accents; the list need not be whole. */
export const towns: ReadonlySet<string> = new Set(
  (
    'agen aix amiens angers annecy arles auray avignon bayonne beauvais belfort besancon bordeaux bourges brest caen ' +
    'calais cannes carhaix chambery cholet clermont concarneau creteil dijon douarnenez drancy dunkerque evreux evry ' +
    'fougeres gatineau granby grenoble guingamp joliette landerneau landivisiau lannion laval levis lille limoges ' +
    'longueuil lorient lyon marseille metz montpellier montreal montreuil morlaix mulhouse nancy nanterre nantes nice ' +
    'nimes niort orleans paris pau perpignan plougastel poitiers pontivy quebec quimper quimperle reims rennes ' +
    'rimouski rosemont roubaix rouen saguenay sarcelles sherbrooke strasbourg toulon toulouse tourcoing tours trappes troyes ' +
    'valence vannes verdun versailles vichy villeurbanne finistere bretagne leon tregor cornouaille paca'
  ).split(' '),
);

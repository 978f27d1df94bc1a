/** After a civility: offices, words of a sentence, and the names that one gives to nobody. */

const offices =
  'adjoint adjointe ambassadeur avocat avocate chef cheffe commissaire conseiller conseillere coordinateur ' +
  'coordinatrice coordonnateur coordonnatrice curateur curatrice defenseur defenseure delegue deleguee depute deputee ' +
  'directeur directrice docteur docteure elu elue greffier greffiere inspecteur inspectrice juge maire mairesse maitre ' +
  'mandataire mediateur mediatrice ministre ombudsman prefet prefete premier premiere president presidente principal principale ' +
  'procureur procureure professeur professeure proviseur proviseure recteur rectrice referent referente responsable ' +
  'secretaire senateur senatrice sous-prefet sous-prefete tuteur tutrice vice-president vice-presidente';

const nobody = 'x xx xxx x. untel unetelle untelle tout-le-monde toutlemonde tartempion';

const civilities = 'madame mademoiselle monsieur mesdames messieurs mme mlle mr';

const sentence =
  'a ai ainsi alors apres au aurait aussi aux avait avec avez avoir bonjour bonsoir c ca car ce ces cet cette chere cher ' +
  'chez ci comme conteste dans de demande depuis des desire dit doit donc du elle elles en encore est et etait etes eu ' +
  'fait faut habite ici il ils j je la laisse le les leur leurs lors lui m ma mais me merci mes moi mon n ne ni non nos ' +
  'notre nous on ont ou par parle pas pensait pense percoit perd peut plus pour pourrait pouvait prefere puis quand que ' +
  'qui quoi recoit refuse reste risque s sa sans se sera serait ses si sinon soit son sont souhaite souhaitait sous sur ' +
  'ta te tu touche tous tout toute toutes trouve un une va vais vers veut veuillez vient vit vivait voici voila votre ' +
  'voudrait voulait vous y';

const notNames = new Set([offices, nobody, civilities, sentence].join(' ').split(' '));

/** Initials are names: « Mme A. » is somebody, « M. X » nobody. */
export function isNoName(written: string): boolean {
  const plain = written.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const isInitial = /^\p{Lu}\.?(?:-?\p{Lu}\.)*$/u.test(written) && !plain.startsWith('x');
  return (
    !isInitial &&
    (notNames.has(plain) ||
      notNames.has(plain.replace(/\.$/, '')) ||
      (/^\p{L}'/u.test(plain) && notNames.has(plain.slice(2))))
  );
}

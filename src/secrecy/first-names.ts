/** First names that many bear in France and in Québec, without accents. */
export const firstNames: ReadonlySet<string> = new Set(
  (
    'abdel abdou adele adrien agathe agnes ahmed aicha aissatou alain alban albert alexandra alexandre alexis ali alice ' +
    'aline alison amadou amandine ambre amelie amina aminata amine anais andre andrea andree angele angelique anissa ' +
    'anna anne annick annie anthony antoine antonin ariane arnaud arthur assia astrid audrey aurelie aurelien axel ' +
    'aya bastien beatrice benjamin benoit bernadette bernard bertrand bilal brigitte bruno camille carine carole ' +
    'caroline catherine cecile cedric celia celine chantal charlene charles charlotte chloe christel christelle ' +
    'christian christiane christine christophe claire clara claude claudine clea clement clementine colette coralie ' +
    'corentin corinne cyril damien daniel danielle david deborah delphine denis denise diane didier dominique ' +
    'dylan edith edouard elena elias elisabeth elise elodie eloise elsa emeline emile emilie emma emmanuel emmanuelle ' +
    'enora enzo eric erwan estelle esther ethan etienne eva eve evelyne fabien fabienne fabrice fanny fanta farid ' +
    'fatima fatou fatoumata felix fernand florence florent florian francis franck francois francoise frederic ' +
    'gabriel gabrielle gaelle gaetan genevieve georges gerald gerard germaine ghislaine gilbert gilles gisele ' +
    'guillaume gurvan guy gwenaelle gwendoline hakim hamza hassan helene henri herve hugo hugues ibrahim ibrahima ' +
    'imane ines irene isabelle ismael jacqueline jacques jade jamila jean jeanne jeremy jerome jessica jihane joel ' +
    'joelle johanna jonathan jordan jose joseph josette josiane judith jules julia julie julien juliette justine ' +
    'karim karima karine katell katia kelly kevin khadija killian laetitia lamine latifa laura laure laurence laurent ' +
    'lea leila lena leo leon leonie lila liliane lina linda lionel lise loic lola louis louise luc lucas lucie lucien ' +
    'ludovic lydia lydie madeleine mael maelle maelys malika mamadou manon marc marcel marcelle margaux margot marguerite ' +
    'maria mariam mariama marianne marie mariette marina marine marion marius marjorie martine mateo mathieu mathilde ' +
    'mathis matthieu maud maude maurice maxime maya mehdi melanie melissa michael michel micheline michelle mickael ' +
    'mireille mohamed mohammed monique morgane mounir mourad moussa muriel mustapha myriam nabil nadege nadia nadine ' +
    'naima nathalie nathan nicolas nicole noa noe noemie nolwenn nora noura odette odile olivia olivier ousmane pascal ' +
    'pascale patrice patricia patrick paul paule paulette pauline perrine philippe pierre quentin rachel rachid rania ' +
    'raphael raymond raymonde regine regis rejean remi remy renaud rene renee richard robert rodolphe roger roland ' +
    'romain romane rosalie rose roseline roxane sabine sabrina said salima salome samia samir samira samuel sandra ' +
    'sandrine sara sarah sebastien serge sekou severine simon simone sofia sofiane solange solene sonia sophie soraya ' +
    'stephane stephanie steven suzanne sylvain sylvie tanguy tania theo therese thibault thierry thomas tiphaine ugo ' +
    'valentin valentine valerie vanessa veronique victor victoria vincent virginie viviane xavier yacine yann yannick ' +
    'yasmine yoann yolande youssef yves yvette yvon yvonne zacharie zahra zoe'
  ).split(' '),
);

# Formulaires faits à la main pour les actes de la frontière, de l’émetteur et du stock : ce qui est demandé, dans l’ordre du travail, et la règle en mots simples.

## Quelles marchandises, quel certificat
guide-which = Quelles marchandises
guide-which-rule = Nommez-les une seule fois : par le certificat sous lequel elles sont arrivées, ou par le dossier de ce bureau si elles sont venues sans certificat (§9.8).
guide-which-detain-rule = Laissez le numéro vide si aucun certificat n’accompagne les marchandises ; décrivez-les alors, et le bureau leur donne un dossier (§4.5).
guide-number = Numéro du certificat
guide-number-hint = Tel qu’imprimé, comme SL 000123.
guide-number-none-hint = Tel qu’imprimé, comme SL 000123. Vide s’il n’y en a pas.
guide-case-hint = Comme EU-ANT-K3 ; elle figure dans la liste des dossiers.
guide-case-without = Dossier sans certificat
guide-description = Ce que sont les marchandises
guide-description-hint = Ce que vous voyez : l’emballage, le nombre de pierres, le lieu de la découverte.
guide-carats = Masse constatée
guide-carats-hint = Selon la balance ; la pesée peut suivre.
guide-number-shown-hint = Si le papier porte autre chose qu’un numéro de certificat : recopiez-le tel quel.
guide-which-certificate = Quel certificat
guide-own-number-hint = Un certificat émis par ce bureau.
guide-goods = Les marchandises
guide-certificate = Le certificat
guide-stock = Papier au bureau
guide-state = État
guide-case = Dossier
guide-parcel = Lot { $number }

## Demandé par plusieurs actes
guide-legal-basis-hint = En bref, comme sur une décision : la loi et son article.
guide-found = Ce que vous avez constaté
guide-found-rule = Dites ce que vous avez vu, non ce que vous en pensez. L’émetteur le lit.
guide-told-rule = Les deux autorités et l’importateur le lisent : en bref, ce qui a été vu, ce qui est décidé.
guide-found-words = Avec vos mots
guide-phrases-hint = Cochez ce qui convient : l’autre partie lit ces phrases dans sa langue.
guide-question = Ce à quoi l’émetteur doit répondre
guide-return-statement = Autre chose à dire

## Retenir
guide-detain-lead = Les marchandises restent ici jusqu’à ce que leur sort soit décidé.
guide-detain-button = Signer : retenir les marchandises { $subject }
guide-detain-why = Pourquoi elles sont retenues
guide-detain-why-rule = Les marchandises sont retenues si l’un de ces cas se présente (§4.5). Ce que ce bureau a déjà consigné est coché.
guide-detain-issuer = Question à l’émetteur
guide-detain-issuer-rule = L’émetteur est averti par votre signature dans tous les cas (§9.8) ; une question fait courir le délai de sa réponse.
guide-detain-where = Où et depuis quand
guide-place = Où se trouvent les marchandises
guide-place-hint = Coffre, rayon ou numéro de sac, pour que l’équipe suivante les trouve.

## Libérer
guide-release-lead = Les marchandises ne sont plus retenues ; la réception peut ensuite être confirmée.
guide-release-button = Signer : libérer les marchandises { $subject }
guide-release-why = Pourquoi elles peuvent partir
guide-release-why-rule = Seul ce que la loi permet pour ces marchandises peut être choisi (§9.7, §9.8).
guide-release-limit = Les marchandises retenues partent après { $days } jours sans décision : à compter du { $day }.
guide-release-no-limit = Les règles de ce bureau ne fixent aucun jour où les marchandises retenues partent d’elles-mêmes.
guide-release-certificate-hint = Enregistrez-le d’abord au bureau d’importation : les diamants bruts n’entrent que sous certificat (§4.3(a)).
guide-release-remedies-hint = Nécessaire si un manquement a été réparé (§9.7).
guide-release-words = Pour les deux parties
guide-release-statement = Ce qui a été établi

## Refuser l’entrée
guide-refuse-lead = Les marchandises n’entrent pas et le certificat prend fin ; elles restent ici jusqu’à leur renvoi, leur rétention ou leur confiscation.
guide-refuse-button = Préparer : refuser l’entrée de { $subject }
guide-refuse-why = Pourquoi elles n’entrent pas
guide-refuse-why-rule = Un seul motif du tableau suffit (§4.5). Les motifs de la rétention sont cochés.

## Renvoyer
guide-return-lead = Les marchandises partent sous un nouveau document qui nomme le premier certificat.
guide-return-button = Préparer : renvoyer { $subject }
guide-return-under = Sous quel document
guide-return-under-rule = Un renvoi est un nouveau mouvement : il lui faut un certificat ou un certificat technique de ce Participant (§9.7).
guide-under = Numéro du document
guide-under-hint = Émis par ce bureau pour ce renvoi.
guide-return-none = Aucun document n’a encore été émis pour ce renvoi
guide-return-none-text = Faites émettre un certificat technique qui nomme le premier certificat, puis revenez ici.
guide-return-what = Ce qui part
guide-return-what-rule = Cochez les lots qui partent ; rien de coché veut dire tout ce qui est ici. Le reste suit son cours (§9.7).
guide-return-how = Comment cela voyage

## Confisquer
guide-forfeit-lead = Les marchandises reviennent à l’État et le dossier prend fin. Cela ne se défait pas.
guide-forfeit-button = Préparer : confisquer { $subject }
guide-forfeit-law = Par quelle décision
guide-forfeit-law-rule = Nommez la loi ou le jugement ; le registre le garde (§9.8).
guide-forfeit-what = Ce que deviennent les marchandises
guide-forfeit-what-rule = Ce qui pourrait revenir dans le commerce est détruit ou part sous un certificat propre ; ce qui est fait est rendu public (§9.8).
guide-publication-hint = Journal ou page, et le jour ; nécessaire sauf si rien n’est encore décidé.

## Perdu et volé
guide-lost-lead = Le numéro prend fin et il est refusé partout où il est présenté. Tous les Participants voient le numéro, l’émetteur, le jour et le mot « perdu » ; rien d’autre.
guide-lost-button = Préparer : déclarer { $subject } perdu
guide-lost-how = Ce qui est déclaré
guide-lost-rule = Écrivez ce que dit le titulaire. De nouveaux papiers pour les mêmes marchandises reçoivent un nouveau numéro qui nomme celui-ci (§9.5).
guide-reported-hint = La personne ou l’entreprise ; l’exportateur est inscrit d’avance.
guide-noticed = Perte constatée le
guide-circumstances-hint = Où il a été vu en dernier, par qui, ce qui a été cherché.
guide-goods-missing = Les marchandises manquent-elles aussi ?
guide-goods-missing-hint = Si oui, l’autre partie guette les marchandises et non seulement le papier.
guide-stolen-lead = Le numéro prend fin et il est refusé partout où il est présenté. Tous les Participants voient le numéro, l’émetteur, le jour et le mot « volé » ; les circonstances restent entre les parties.
guide-stolen-button = Préparer : déclarer { $subject } volé
guide-stolen-how = Ce qui est déclaré
guide-stolen-noticed = Vol constaté le
guide-police-hint = Poste et numéro de dossier, dès qu’il y en a un (§6.7).

## Modifier
guide-amend-lead = Le certificat n’est jamais retouché : vous signez ce qui est exact, et les deux lectures sont montrées désormais.
guide-amend-button = Préparer : modifier { $subject }
guide-amend-readings = Ce qui est exact
guide-amend-rule = Ne changez que ce qui est faux et laissez le reste tel quel. La masse, la valeur, le classement, l’origine et les jours exigent un nouveau certificat (§9.4).
guide-amend-reads = Se lit aujourd’hui : { $reading }
guide-amend-nothing = rien
guide-amend-now = Se lit aujourd’hui
guide-amend-why = Pourquoi
guide-amend-reason = Comment l’erreur s’est produite
guide-amend-reason-hint = L’autre partie le lit, par exemple « faute de frappe ; la licence porte le nom tel que donné ici ».

## Papier de sécurité
guide-receive-lead = Du papier numéroté entre au stock. Vérifiez le premier, le dernier et le compte de chaque paquet avant de signer.
guide-receive-button = Préparer : prendre le papier au stock
guide-receive-range = Numéros sur le papier
guide-receive-range-rule = Les chiffres seuls, sans les lettres du pays. Un trou dans les numéros fait deux livraisons (§3.9).
guide-first-hint = Le numéro qui suit le dernier connu est inscrit d’avance.
guide-last-hint = Compris.
guide-receive-delivery = La livraison
guide-allot-lead = Le papier passe entre les mains d’un agent ; ses prochains certificats en prennent leurs numéros.
guide-allot-button = Préparer : remettre le papier
guide-allot-whom = Qui le reçoit
guide-allot-rule = Remettez-le sous les yeux de la personne : les deux comptent (§3.9).
guide-officer = Agent
guide-allot-range = Quel papier
guide-allot-first-hint = Le plus petit numéro du stock est inscrit d’avance.
guide-spoil-lead = Une feuille déchirée, tachée ou mal imprimée est retirée pour de bon. Gardez-la : elle sera détruite devant témoins.
guide-spoil-button = Signer : la feuille { $subject } est gâtée
guide-spoil-which = Quelle feuille, et pourquoi
guide-spoil-rule = Seulement pour du papier sans certificat émis ; un certificat émis est déclaré nul (§3.9).
guide-spoil-number-hint = Tel qu’imprimé sur la feuille, avec les lettres du pays.
guide-spoil-reason-hint = Par exemple « bourrage, bord inférieur déchiré ».
guide-destroy-lead = Le papier gâté ou retiré est détruit devant deux témoins. Cela ne se défait pas.
guide-destroy-button = Préparer : consigner la destruction
guide-destroy-range = Quel papier
guide-destroy-range-rule = Seul le papier qui se trouve ici, vierge ou gâté, peut être détruit (§3.9). La première série gâtée est inscrite d’avance.
guide-destroy-how = Comment et devant qui
guide-destroy-rule = Deux personnes signent au registre, et deux témoins qui l’ont vu sont nommés (§3.9).
guide-witnesses-hint = Deux noms ou plus, un par ligne.
guide-method-hint = Par exemple « broyeur à coupe croisée, restes brûlés ».
guide-count-lead = Le papier est compté et comparé au livre. Une différence est consignée et ne s’efface plus par des paroles.
guide-count-button = Préparer : consigner le compte
guide-count-blind = Comptez d’abord
guide-count-blind-text = Les chiffres du livre ne sont pas montrés ici ; ils figurent à côté des vôtres une fois le compte préparé.
guide-count-whose = Entre quelles mains
guide-count-rule = Comptez une personne à la fois (§3.9).
guide-count-holder = Agent
guide-count-holder-hint = Vide pour le stock du coffre.
guide-count-found = Ce que vous avez compté
guide-count-unused = Feuilles utilisables
guide-count-spoiled = Feuilles gâtées
guide-count-spoiled-hint = Celles qui attendent la destruction ; elles sont avec le stock.
guide-count-explanation-hint = Seulement si le compte et le livre diffèrent.

## Transit
guide-transit-lead = Les marchandises de passage ne reçoivent pas de confirmation et repartent dans l’état où elles sont venues.
guide-transit-button = Signer : consigner le passage de { $subject }
guide-transit-paper = Le papier
guide-transit-paper-rule = Le transit doit ressortir du certificat (§9.16). Des marchandises pour ce Participant sont une importation.
guide-transit-number-hint = Tel qu’imprimé sur le certificat qui accompagne les marchandises.
guide-transit-destination = Où vont les marchandises
guide-transit-destination-hint = Selon le certificat.
guide-transit-in = À l’entrée
guide-transit-rule = Les marchandises en transit restent fermées (§4.4). Des scellés rompus ne sont plus un transit : retenez les marchandises.
guide-seals-whole = Tous les scellés sont-ils intacts ?
guide-seals-found-hint = Un par ligne, tels qu’imprimés sur les scellés.
guide-transit-out = À la sortie
guide-transit-out-rule = Laissez vide tant que les marchandises sont ici ; consignez le passage une seconde fois à leur départ.
guide-seals-whole-exit = Tous les scellés étaient-ils intacts à la sortie ?

## Après l’acte
guide-next-border = L’autre partie en est avertie par cette inscription.
guide-next-issuer = L’Autorité d’importation est avertie, et toute vérification de ce certificat le dit désormais.
guide-next-paper = Le livre du papier le montre.
guide-next-transit = L’émetteur et la destination sont avertis.

# Usages nationaux : ce qu’un Participant demande au guichet, des demandes et des confirmations, au-delà du système.

## Fields
field-filing-number = Numéro de la déclaration d’exportation
field-filing-number-required = Le numéro de la déclaration d’exportation est gardé
field-preparer-licence = Licence de qui prépare
field-sending = Au départ des marchandises
field-bourse = Bourse
field-bourses = Bourses dont les membres peuvent déclarer
field-counter = Au guichet
field-endorse-amended = L’original modifié est visé
field-entry-number = Numéro de la déclaration en douane
field-entry-number-required = Le numéro de la déclaration en douane est gardé
field-import-evidence = Preuve d’importation de pierres extraites à l’étranger
field-import-serials = Les certificats d’importation sont nommés par leur numéro
field-licence-required = La licence de l’exportateur est indiquée
field-lodging = Déposé au bureau
field-mass-balanced = Les pertes de poids sont indiquées
field-mass-lost = Perdu au traitement
field-mass-lost-by = À quel traitement
field-on = Le
field-paper = Pièce
field-papers = Pièces apportées
field-persons-minimum = Nombre minimal de présents
field-present = Qui doit être là
field-receiving = À la réception
field-reported-on = Signalé le
field-reporter-licence = Sa licence
field-reweighing = Chaque lot est pesé deux fois
field-signatures = Signé par
field-signed-by = Déclaré et signé par
field-sources-accepted = Provenances admises
field-sources-required = Toute demande indique ses provenances
field-waiting-day-kind = Comptés en
field-waiting-days = Jours du dépôt au certificat

## Choices
choice-exploration-site = site d’exploration
choice-plant = usine de traitement
choice-bourse-declaration = déclaration d’un membre d’une bourse
choice-sawing = sciage
choice-cleaving = clivage
choice-bruting = débrutage
choice-cleaning = nettoyage
choice-sorting = tri

## Expectations
expected-lodging = Indiquez que la marchandise est déposée, ou n’attendez aucun jour.

## Refusals
refusal-preparation-is-the-offices = Ici, l’autorité prépare elle-même les certificats.
refusal-preparation-is-the-offices-todo = Apportez les marchandises au guichet ; le bureau prépare le certificat.
refusal-preparer-without-licence = La licence de qui prépare manque, ou n’est pas celle de la demande.
refusal-preparer-without-licence-todo = Donnez le numéro de licence tel qu’il figure sur la demande.
refusal-filing-number-missing = Le numéro de la déclaration d’exportation manque.
refusal-filing-number-missing-todo = Déclarez d’abord l’exportation à la douane, écrivez le numéro sur le certificat, puis donnez-le.
refusal-licence-missing = La licence de l’exportateur n’est pas indiquée.
refusal-licence-missing-todo = Indiquez le numéro de la licence ou de l’inscription de l’exportateur.
refusal-sources-not-named = La demande ne dit pas d’où vient la marchandise.
refusal-sources-not-named-todo = Indiquez la mine, l’usine, les bordereaux ou les certificats d’importation des pierres.
refusal-source-not-accepted = Une provenance de cette sorte n’est pas admise ici.
refusal-source-not-accepted-todo = Indiquez une provenance d’une des sortes montrées.
refusal-import-evidence-missing = La preuve d’une importation licite manque pour des pierres extraites à l’étranger.
refusal-import-evidence-missing-todo = Indiquez une provenance d’une des sortes montrées.
refusal-certificate-serial-missing = Un certificat d’importation n’est pas nommé par son numéro.
refusal-certificate-serial-missing-todo = Indiquez le numéro entier tel qu’il est imprimé, avec les lettres de l’émetteur.
refusal-site-coordinates-missing = Les coordonnées d’un site d’exploration manquent.
refusal-site-coordinates-missing-todo = Indiquez la latitude et la longitude du site.
refusal-bourse-declaration-unsigned = Une déclaration ne dit pas quelle bourse ni qui a signé.
refusal-bourse-declaration-unsigned-todo = Indiquez la bourse et le membre qui a signé.
refusal-bourse-not-listed = Cette bourse n’est pas sur la liste.
refusal-bourse-not-listed-todo = Montrez les certificats d’importation, ou la déclaration d’un membre d’une bourse de la liste.
refusal-mass-not-balanced = Ce qui a été pris aux provenances, moins les pertes, n’est pas ce qui doit partir.
refusal-mass-not-balanced-todo = Corrigez les poids, ou indiquez ce qui a été perdu et à quel traitement.
refusal-mass-loss-unexplained = Une perte de poids et sa raison vont ensemble.
refusal-mass-loss-unexplained-todo = Indiquez combien a été perdu et à quel traitement.
refusal-persons-too-few = Trop peu de personnes sont présentes.
refusal-persons-too-few-todo = Attendez que tous soient là et nommez chacun.
refusal-person-absent = Une personne qui doit être là est absente.
refusal-person-absent-todo = Attendez qu’elle soit là et dites à quel titre chacun est venu.
refusal-signatory-absent = Quelqu’un a signé qui n’est pas nommé parmi les présents.
refusal-signatory-absent-todo = Écrivez chaque nom de la même façon parmi les présents et parmi les signatures.
refusal-signatures-too-few = Trop peu de personnes ont signé le procès-verbal du scellement.
refusal-signatures-too-few-todo = Faites signer le procès-verbal et nommez les signataires.
refusal-paper-missing = Une pièce que l’exportateur doit apporter manque.
refusal-paper-missing-todo = Demandez à l’exportateur les pièces montrées. Écrivez leurs noms comme montré.
refusal-reweighing-missing = Un lot n’a été pesé qu’une fois.
refusal-reweighing-missing-todo = Remettez-le sur la balance et indiquez le second poids.
refusal-lodging-missing = Il n’est pas dit quand la marchandise a été déposée.
refusal-lodging-missing-todo = Indiquez le jour du dépôt et le numéro du reçu.
refusal-lodged-in-the-future = La marchandise ne peut avoir été déposée après aujourd’hui.
refusal-lodged-in-the-future-todo = Indiquez le jour qui figure sur le reçu.
refusal-duty-unpaid = Les droits ne sont pas payés en entier.
refusal-duty-unpaid-todo = Faites payer tous les droits et indiquez le montant et le reçu.
refusal-checks-not-over = La vérification des pièces de l’exportateur n’est pas terminée.
refusal-checks-not-over-todo = Délivrez le certificat au jour montré ou plus tard.
refusal-confirmer-not-named = Il n’est pas dit qui a signalé la réception, ni quand.
refusal-confirmer-not-named-todo = Indiquez le destinataire ou l’organisme agréé qui a signalé, et le jour.
refusal-confirmer-not-consignee = Qui a signalé la réception n’est ni importateur ni destinataire du certificat.
refusal-confirmer-not-consignee-todo = Demandez à l’importateur ou au destinataire de la signaler.
refusal-confirmer-without-licence = La licence de l’organisme qui a signalé la réception manque.
refusal-confirmer-without-licence-todo = Indiquez le numéro de sa licence.
refusal-reported-before-receipt = Le signalement est plus ancien que la réception.
refusal-reported-before-receipt-todo = Vérifiez les deux jours.
refusal-entry-number-missing = Le numéro de la déclaration en douane manque.
refusal-entry-number-missing-todo = Indiquez le numéro sous lequel la marchandise a été déclarée.

## Pages
application-prepare = Préparer le certificat
prepare-mark = Ce que porte maintenant le contenant
prepare-mark-hint = Écrivez { $number } sur le contenant, puis donnez tout ce qui y figure. Si un autre certificat prend ce numéro avant, le suivant s’affiche et rien n’est enregistré.
apply-more-of-sources = Plus sur chaque provenance
apply-more-of-sources-hint = Seulement ce qui la concerne : coordonnées d’un site d’exploration, bourse et signataire d’une déclaration, perte au traitement.
confirm-asked-here = Demandé par ce pays
examine-here-legend = Demandé à ce guichet
examine-here-lodged = Marchandise déposée le
examine-here-lodged-receipt = Numéro du reçu de la marchandise
examine-here-papers-hint = Une par ligne, le nom avant la virgule et le numéro après. Demandé : { $papers }.
examine-here-present = { $persons ->
    [0] Doivent être là : { $present }.
   *[other] Au moins { $persons } personnes. Doivent être là : { $present }.
  }
examine-here-reweighing = Chaque lot est pesé deux fois.
examine-here-signatures-hint = { $signatures ->
    [one] Le nom d’un des présents qui a signé le procès-verbal du scellement.
   *[other] { $signatures } noms de présents, un par ligne, qui ont signé le procès-verbal du scellement.
  }
participant-asked-chosen = sans source ; choisi

# Textes du guichet d’exportation et du registre des certificats.

## Le guichet
desk-lead = { $waiting ->
    [0] Rien n’attend aujourd’hui
    [one] Une affaire attend aujourd’hui
   *[other] { $waiting } affaires attendent aujourd’hui
  }{ $overdue ->
    [0] .
    [one] { " " }; une est en retard.
   *[other] { " " }; { $overdue } sont en retard.
  }
desk-figure-examine = à examiner
desk-figure-prepare = à préparer
desk-figure-approve = à signer
desk-figure-dispatch = délivrés, non expédiés
desk-figure-awaited = réception à confirmer
desk-figure-numbers = numéros restants
desk-this-year = dans les tranches de l’année
desk-oldest = { $days ->
    [0] la plus ancienne d’aujourd’hui
    [one] la plus ancienne a 1 jour
   *[other] la plus ancienne a { $days } jours
  }
desk-overdue = { $overdue ->
    [0] aucun en retard
   *[other] { $overdue } en retard
  }
desk-numbers-low = { $left ->
    [0] La tranche de numéros est épuisée
    [one] Il reste un numéro de certificat
   *[other] Il reste { $left } numéros de certificat
  }
desk-numbers-low-text = Demandez la prochaine tranche ; le chef de l’autorité l’adopte avec une nouvelle version des règles.
desk-to-examine = À examiner
desk-to-examine-empty = Les demandes figurent ici de leur envoi jusqu’à l’examen de l’expédition.
desk-to-prepare = Examinées, à préparer
desk-to-prepare-empty = Les expéditions examinées figurent ici jusqu’à la préparation de leur certificat.
desk-to-approve = Préparés, à vérifier et à signer
desk-to-approve-empty = Ce qu’un agent a préparé figure ici jusqu’à ce qu’un autre le signe ou le refuse.
desk-to-dispatch = Délivrés, non expédiés
desk-to-dispatch-empty = Les certificats figurent ici de leur délivrance au départ des marchandises.
desk-awaited = Expédiés, réception à confirmer
desk-awaited-empty = Les certificats figurent ici de l’expédition à la confirmation de la réception.
desk-discrepancies = Écarts qui vous sont signalés
desk-queue-empty = Rien n’attend ici
desk-more = { $more } autres ne sont pas affichés.
desk-age = Âge
desk-days = jours
desk-since-dispatch = Depuis l’expédition
desk-due = Échéance
desk-due-in = { $days ->
    [0] aujourd’hui, { $day }
    [one] demain, { $day }
   *[other] dans { $days } jours, { $day }
  }
desk-overdue-by = { $days ->
    [one] 1 jour de retard, { $day }
   *[other] { $days } jours de retard, { $day }
  }
desk-next = Suite
desk-subject = Objet
desk-act = Acte
desk-prepared-by = Préparé par
desk-reported-by = Signalé par
desk-open = Ouvrir
desk-open-proposal = Ouvrir ce qui a été préparé
desk-check-and-sign = Vérifier et signer
desk-you-prepared = Vous l’avez préparé ; un autre agent signe.
desk-you-examined = Vous avez examiné l’expédition ; un autre agent signe.
desk-asked = Ce qui est demandé
desk-decided = Ce qui est décidé

## Au guichet
counter-declared = Déclaré
counter-weighed = Pesé
counter-valued = Sur le certificat
counter-scale = { $model }, étalonnée le { $day }
counter-duty-due = Droit dû
counter-examine = Examiner
counter-examine-again = Examiner de nouveau
counter-examine-first = L’expédition est d’abord examinée.
counter-prepare = Préparer le certificat
counter-prepared = { $subject } est préparé et attend un autre agent
counter-prepared-text = Rien ne change jusqu’à la signature ou au refus.
counter-waits-for-approval = Un certificat est préparé et attend un autre agent.
counter-open-certificate = Ouvrir le certificat { $number }
examine-for-office = agent du guichet
examine-check = Vérifier l’examen
examine-check-lead = Voici ce que vous inscrivez, et ce que le certificat énoncera. Tant qu’aucun certificat n’est préparé, l’expédition peut être examinée de nouveau.
examine-compared = Déclaré et constaté
examine-stated = Ce que le certificat énoncera
examine-record = Inscrire l’examen
examine-change = Modifier
prepare-next-number = Le prochain numéro est { $number }.
prepare-warned = { $warned ->
    [one] Une recommandation du système n’est pas suivie
   *[other] { $warned } recommandations du système ne sont pas suivies
  }
prepare-warned-text = Elles n’arrêtent pas le certificat. Elles figurent en tête des règles ci-dessous.

## Ce qui est préparé
approve-prepared = Préparé par { $officer } le { $at }.
approve-act-button = Signer : { $act }, { $subject }
approve-not-signed = Rien n’a été signé
approve-password-wrong = Ce n’est pas votre mot de passe. Saisissez-le de nouveau.
refuse-link = Refuser avec un motif
proposal-waits = Attend un autre agent
proposal-approved = Signé et inscrit
proposal-refused = Refusé, non signé
proposal-lapsed = Caduc, non signé
proposal-open-act = Ouvrir l’acte

## Après un acte
recorded-title = { $act } : { $subject }
recorded-what = Inscrit et signé le { $at }.
recorded-issued = Le certificat { $number } est délivré
recorded-issued-what = Il a été signé le { $at } pour { $exporter } et est valable jusqu’au { $until }.
recorded-signed = Signé
recorded-chain = Chaîne de l’autorité
recorded-journal = Journal
recorded-digest = Empreinte de la déclaration
recorded-check-code = Code de contrôle, comme sur le papier
recorded-mark = Rosette
recorded-next-print = Imprimez le certificat, comparez-le avec cette page et remettez-le à l’exportateur.
recorded-next-advised = { $office } reçoit l’avis aussitôt.
recorded-next-advised-by-mail = { $office } ne signe rien ici ; l’avis part par courrier.
recorded-next-advise-yourself = Aucune autorité d’importation n’est inscrite pour cette destination : envoyez l’avis vous-même.
recorded-next-dispatch = Inscrivez l’expédition au départ des marchandises, au plus tard le { $until }.
recorded-next-confirmation = La réception devrait être confirmée avant le { $due }.
recorded-next-prepare = Le certificat peut maintenant être préparé.
recorded-next-nothing = Rien de plus ne vous est demandé.
recorded-to-desk = Retour au guichet

## Certificats
certificates-title = Certificats
certificates-lead = Ce que ce bureau a délivré, le plus récent d’abord.
certificates-lead-exporter = Ce qui a été délivré à votre société, le plus récent d’abord.
certificates-spoiled = Numéros gâchés, jamais utilisés : { $numbers }
certificates-all = Tous les certificats
certificates-empty = Aucun certificat pour l’instant
certificates-empty-text = Les certificats figurent ici dès leur signature, et y restent.
certificates-none-found = Aucun certificat ne correspond
certificates-none-found-text = Cherchez une partie du numéro ou d’un nom, dans tout état.
certificate-conflict = Deux déclarations sur ce certificat se contredisent
certificate-conflict-text = Une déclaration reçue ne correspond pas à son état. Les deux sont gardées ; demandez à l’autorité qui l’a envoyée.
certificate-discrepant = Le côté importateur signale un écart et demande une réponse avant le { $until }
certificate-expired = Il a expiré avant le départ des marchandises
certificate-expired-text = Il ne peut plus servir. Annulez-le quand l’original est rendu.
certificate-overdue = La réception aurait dû être confirmée avant le { $day }
certificate-overdue-text = Demandez à l’autorité d’importation ; une confirmation venue sur papier peut être inscrite ici.
certificate-ended = Il n’est plus valable
certificate-ended-text = Le numéro ne sert plus jamais. Ses documents restent ici comme trace ; ne les remettez pas.
certificate-replaced = Il a été remplacé
certificate-confirmed = Réception confirmée pour le { $day }
certificate-confirmed-text = Confirmé par { $by }. Le certificat est clos.
record-steps = De la demande à la clôture
record-not-recorded = non inscrit
record-photographs = Photographies
record-sources-none = rien d’indiqué
record-value-parcels = Colis par colis
record-entry = acte { $position }
record-running = déclaration { $number } de { $authority }
record-approved-by = approuvé par { $officer }
record-done-by = Fait par : { $roles }
record-state-is = { $reason } État : { $state }.

## Documents
document-pdf = PDF
document-svg = SVG
document-kpcs = pour programmes
document-certificate = Certificat { $number }
document-overlay = Surcharge pour papier sécurisé
document-overlay-test = Page d’essai de la surcharge
document-label = Étiquette du sac
document-confirmation = Confirmation de réception
document-discrepancy = Avis d’écart
document-code = Code QR
document-statement = Déclaration signée
unreadable-printer = La mise en page n’a pas de décalage pour une imprimante de ce nom.

## Les actes, une fois faits
told-apply-for-certificate = Certificat demandé
told-amend-application = Demande modifiée
told-withdraw-application = Demande retirée
told-examine-shipment = Expédition examinée
told-issue-certificate = Certificat délivré
told-void-certificate = Frappé de nullité
told-replace-certificate = Certificat remplacé
told-record-dispatch = Marchandises expédiées
told-register-arrival = Marchandises arrivées
told-confirm-receipt = Réception confirmée
told-report-discrepancy = Écart signalé
told-record-foreign-certificate = Certificat papier inscrit
told-record-paper-confirmation = Confirmation papier inscrite
told-cancel-certificate = Certificat annulé
told-admit-participant = Participant admis
told-change-participant-status = Statut modifié
told-designate-authority = Autorité désignée
told-adopt-rule-pack = Règles adoptées
told-publish-specimen = Spécimen publié
told-authorise-key = Clé inscrite
told-revoke-key = Clé révoquée

## Champs qu’un acte décide
field-comparisons = Comparaison
field-declared = Déclaré
field-declared-carats = Carats déclarés
field-declared-parcels = Colis déclarés
field-details = Détails
field-differences = Différences
field-duty-due = Droit dû
field-finding = Constat
field-importing-authority = Autorité d’importation
field-measured = Mesuré
field-measured-blind = Mesuré avant l’affichage des chiffres déclarés
field-presentation = Présentation de ce numéro
field-sequence = Numéro d’ordre
field-verdict = Verdict
field-what = Ce qui a été comparé
certificate-detained = L’autorité d’importation retient la marchandise
certificate-detained-text = Elle peut vous interroger : répondez dans l’affaire ci-dessous. Le certificat n’est ni utilisé ni terminé.
certificate-not-let-in = La marchandise n’a pas été admise
certificate-not-let-in-text = Le certificat est clos et ne peut plus servir. Une marchandise qui revient a besoin de son propre document.

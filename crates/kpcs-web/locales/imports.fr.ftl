# Textes du bureau d’importation et des pages de vérification.

## Vérification : pourquoi, ce qui a été contrôlé, ce qui a été lu
outcome-specimen = Données simulées d’une démonstration : jamais d’effet juridique.
reason-bad-signature = La signature n’appartient pas à ce certificat : quelque chose y a été changé, ou elle est fausse.
reason-cancelled = L’émetteur a annulé ce certificat ; il a été rendu avant l’expédition.
reason-code-expected = Cet émetteur signe ses certificats : le papier doit porter un code. Contrôlez le code et non le numéro.
reason-expired = Le certificat était expiré le jour où il est présenté.
reason-issuer-closed = Le commerce de diamants bruts avec l’émetteur était fermé ce jour-là.
reason-issuer-no-export = L’émetteur n’avait pas le droit d’exporter des diamants bruts ce jour-là.
reason-issuer-not-participant = L’émetteur n’était pas un participant du système ce jour-là.
reason-key-expired = La clé qui a signé était arrivée à son terme avant ce jour.
reason-key-not-yet-valid = La clé qui a signé n’était pas encore en vigueur ce jour-là.
reason-key-of-another-authority = La clé qui a signé appartient à une autre autorité que celle qui est nommée.
reason-key-revoked = La clé qui a signé a été révoquée.
reason-key-suspect = La clé qui a signé était peut-être déjà en d’autres mains ; l’émetteur doit confirmer ce certificat.
reason-logged-late = Il est entré au journal plus de 72 heures après la date qu’il porte : demandez-en la raison à l’émetteur.
reason-not-a-certificate = C’est un document signé du système, mais pas un certificat.
reason-not-in-the-log-yet = Une clé inscrite l’a signé, et rien ne prouve encore qu’il figure au journal public.
reason-not-of-this-demonstration = Ces données ne sont pas de cette démonstration ; interrogez un registre réel.
reason-nothing-to-verify = L’émetteur ne signe rien d’électronique : il n’y a pas de signature à contrôler ; rien de connu ne parle contre ce numéro.
reason-number-not-in-form = Le numéro n’a pas la forme des numéros de cet émetteur.
reason-number-outside-blocks = Le numéro est hors des séries que cet émetteur a attribuées.
reason-presented-before-issue = Le certificat est présenté avant le jour de son émission.
reason-presented-twice = Le même certificat a été présenté deux fois.
reason-replaced = L’émetteur a remplacé ce certificat par un autre.
reason-specimen = C’est un spécimen avec des données simulées, pas un certificat.
reason-statements-disagree = Des déclarations signées au sujet de ce certificat se contredisent.
reason-status-not-known = On ne sait pas ici ce qui a été dit de ce certificat depuis : interrogez l’émetteur.
reason-trust-data-old = Tout est exact, mais les données de contrôle ont plus d’un jour.
reason-trust-too-old = Les données de contrôle sont trop anciennes ; renouvelez-les d’abord.
reason-unknown-key = Personne ne connaît la clé qui a signé : elle n’est sur aucune liste du système.
reason-used = La réception des marchandises a été confirmée : le certificat est clos et ne sert plus.
reason-void = L’émetteur a déclaré ce certificat nul.
reason-wrong-destination = Le certificat est adressé à un autre participant que le lieu où il est présenté.
check-document = C’est un certificat
check-specimen = Les données de démonstration restent dans la démonstration
check-key = La clé est inscrite pour l’autorité nommée
check-key-period = La clé était en vigueur à la signature
check-signature = La signature
check-standing = L’émetteur et la destination pouvaient commercer ces jours-là
check-expiry = Il n’est pas expiré
check-destination = Il est présenté là où il était adressé
check-status = Ce que l’émetteur et les importateurs en ont dit depuis
check-log = Il figure au journal public
check-trust-age = L’âge des données de contrôle
check-paper = Forme, série et usage antérieur du numéro
check-needs-day = Indiquez le jour de présentation pour que ceci soit contrôlé.
check-needs-place = Indiquez où se trouvent les marchandises pour que ceci soit contrôlé.
check-needs-status = Aucune autorité de ce registre n’a rien dit de ce certificat.
check-needs-key = Sans clé inscrite, il n’y a rien pour le contrôler.
check-log-later = Le journal public ne l’a pas encore prouvé, ou la preuve n’accompagnait pas le certificat. Une vérification ultérieure peut le trouver VALIDE.
verify-unreadable-title = Ceci ne peut pas encore être lu
verify-nothing = Rien n’a été donné
verify-nothing-expected = Le texte d’un code, un fichier ou un numéro de certificat
verify-nothing-todo = Collez le texte du code QR, ou choisissez le PDF ou une photographie du papier.
verify-found-text = { $count } caractères, commençant par « { $start } »
verify-found-file = Un fichier de { $count } octets qui n’est ni PDF, ni PNG, ni JPEG, ni déclaration
verify-found-pdf = Un PDF de { $count } octets
verify-found-image = Une image de { $count } octets
verify-found-statement = Un fichier de déclaration de { $count } octets
verify-unknown = Il n’y a rien ici qui puisse être vérifié
verify-unknown-expected = Un PDF, un PNG ou JPEG, un texte qui commence par KPC1:, ou un fichier de déclaration
verify-unknown-todo = Relisez le code et copiez le texte entier, ou choisissez le fichier du certificat.
verify-no-code = Il ne contient aucun code du système
verify-no-code-expected = Un code dont le texte commence par KPC1:, visible, net et entier
verify-no-code-todo = Numérisez ou photographiez le code en plus grand et bien droit, ou collez son texte.
verify-damaged = Le fichier est endommagé
verify-damaged-expected = Un fichier entier du type que disent ses premiers octets
verify-damaged-todo = Copiez-le ou numérisez-le à nouveau.
verify-malformed = Le code n’est pas entier
verify-malformed-expected = Le texte entier d’un code, environ 520 caractères
verify-malformed-todo = Relisez le code et copiez le texte entier.
verify-too-large-expected = Un fichier de 10 Mo au plus
verify-place-unknown = Ce n’est pas un lieu
verify-day-unknown = Ce n’est pas un jour
verify-number-unknown = Ce n’est pas un numéro de certificat
verify-checked = Contrôlé le { $day } à { $time } UTC avec les données de ce registre.
verify-checked-place = Contrôlé le { $day } à { $time } UTC avec les données de ce registre, pour { $place }.
verify-checked-on = Contrôlé le { $day } à { $time } UTC avec les données de ce registre, comme présenté le { $on }.
verify-checked-both = Contrôlé le { $day } à { $time } UTC avec les données de ce registre, pour { $place }, comme présenté le { $on }.
verify-found-expected = Trouvé : { $found } ; attendu : { $expected }.
verify-found-only = Trouvé : { $found }.
verify-signed-by = Signé par
verify-signed-at = Signé le
verify-key = Clé
verify-algorithm = Signature
verify-digest = Empreinte de la déclaration
verify-trust = Données de contrôle
verify-destination = Destination
verify-seals = Scellés
verify-more = et { $count } de plus, nommés dans les détails du certificat
verify-total = Total
verify-used-party = Ce certificat est clos : la réception de ses marchandises est confirmée.
verify-seen-label = Vu ici
verify-seen = { $count ->
    [0] jamais présenté à une autorité de ce registre
    [one] présenté une fois à une autorité de ce registre
   *[other] présenté { $count } fois à des autorités de ce registre
}

## Le bureau d’importation
arrivals-lead-none = Rien n’attend un agent.
arrivals-lead = { $count ->
    [one] Un envoi attend un agent.
   *[other] { $count } envois attendent un agent.
}
arrivals-lead-overdue = { $count ->
    [one] Un envoi attend un agent ;
   *[other] { $count } envois attendent un agent ;
} { $overdue ->
    [one] une confirmation est en retard.
   *[other] { $overdue } confirmations sont en retard.
}
arrivals-letters = Réponses par courriel
arrivals-letters-text = { $count ->
    [one] Une réponse à un partenaire qui n’a que du papier attend de partir.
   *[other] { $count } réponses à des partenaires qui n’ont que du papier attendent de partir.
} Une réponse sans adresse attend qu’on en connaisse une.
arrivals-expected = attendus
arrivals-arrived = arrivés, à confirmer
arrivals-discrepant = écarts ouverts
arrivals-confirmed = réception confirmée
arrivals-none-overdue = aucun en retard
arrivals-some-overdue = { $count ->
    [one] 1 en retard
   *[other] { $count } en retard
}
arrivals-on-paper = { $count ->
    [0] aucun sur papier seul
    [one] 1 ouvert sur papier seul
   *[other] { $count } ouverts sur papier seul
}
arrivals-queue-arrived = Arrivés, en attente de confirmation
arrivals-queue-discrepant = Écarts
arrivals-queue-expected = Attendus
arrivals-queue-confirmed = Clos en dernier
arrivals-empty-arrived-title = Rien n’attend de confirmation
arrivals-empty-arrived = Un envoi figure ici de son arrivée à la confirmation de sa réception.
arrivals-empty-expected-title = Rien n’est attendu
arrivals-empty-expected = Quand un émetteur signe un certificat pour vos lieux, son avis arrive ici de lui-même.
arrivals-all = Tous les envois
arrivals-nothing = Aucun envoi de ce genre
arrivals-nothing-text = Aucun envoi du registre de ce bureau ne correspond. Les envois viennent ici par l’avis de l’émetteur, ou du papier.
arrivals-certificate = Certificat
arrivals-from = De
arrivals-parties = Exportateur et importateur
arrivals-when = Quand
arrivals-standing = État
arrivals-next = Suite
arrivals-paper = sur papier seul
arrivals-closed-on = clos le { $day }
arrivals-arrived-on = arrivé le { $day }
arrivals-left-on-day = parti le { $day }
arrivals-issued-on = émis le { $day }
arrivals-confirm-by = à confirmer avant le { $day }
arrivals-expires-on = valable jusqu’au { $day }
arrivals-next-register = Enregistrer l’arrivée
arrivals-next-compare = Comparer et confirmer
arrivals-next-clear = Éclaircir
arrivals-next-see = Voir
arrivals-next-open = Ouvrir et mesurer
arrivals-next-decide = Décider
arrivals-next-send-away = Renvoyer ou confisquer
arrivals-deposited = Déposés sans ouverture
arrivals-detained = Retenus
arrivals-released = Libérés
arrivals-refused = Refusés
arrivals-returned = Renvoyés
arrivals-forfeited = Confisqués
arrivals-detained-first = La marchandise est retenue. Libérez-la d’abord, refusez-la, renvoyez-la ou faites-la confisquer.
arrivals-not-let-in = La marchandise n’a pas été admise ; la réception n’est pas confirmée.
arrivals-lead-deposited = Elle est en lieu sûr, sans avoir été ouverte.
arrivals-lead-detained = La marchandise est retenue en attendant une décision.
arrivals-lead-refused = La marchandise n’a pas été admise ; elle est encore ici.
arrivals-lead-returned = La marchandise a été renvoyée.
arrivals-lead-forfeited = La marchandise a été confisquée selon la loi.
arrivals-overdue-by = { $days ->
    [one] en retard de 1 jour
   *[other] en retard de { $days } jours
}
arrivals-state-expected = attendu
arrivals-steps = Le chemin de cet envoi
arrivals-step-known = Connu ici
arrivals-step-measured = Arrivé et mesuré
arrivals-step-cleared = Comparé
arrivals-step-closed = Réception confirmée
arrivals-scan = Venu sans avis ?
arrivals-scan-hint = Numérisez le papier ou son code. Il est vérifié, et ce qu’il dit est repris dans le formulaire du papier.
arrivals-scan-button = Vérifier et saisir
arrivals-scan-unread = Aucun certificat n’a pu y être lu
arrivals-scan-read = Comparez chaque champ au papier avant d’enregistrer.
arrivals-whole = Envoi
arrivals-mass = Masse
arrivals-parcel-differs = Colis { $parcel } : déclaré { $declared } ct, mesuré { $measured } ct, différence { $difference } ct.
arrivals-known-from = Connu par
arrivals-channel-advice = l’avis signé de l’émetteur
arrivals-channel-paper = le papier, saisi ici
arrivals-left-on = Parti le
arrivals-figures = Chiffres déclarés
arrivals-figures-hidden = masqués jusqu’à votre mesure
arrivals-figures-hidden-note = Carats, valeur et nombre de colis.
arrivals-were-hidden = masqués pendant la mesure
arrivals-were-not-hidden = non masqués pendant la mesure
arrivals-hidden-every = Vos règles font compter et peser chaque envoi avant que ses carats, sa valeur et ses colis déclarés soient montrés. Le papier qui accompagne les marchandises les montre ; le dossier dit seulement ce que ce système a fait.
arrivals-hidden-draw = Vos règles tirent au sort des envois qui sont comptés et pesés avant que leurs carats, leur valeur et leurs colis déclarés soient montrés, et celui-ci en est un. Le tirage était fixé quand l’envoi est devenu connu ici ; personne, ni ici ni chez l’émetteur, ne l’a choisi. Le papier qui accompagne les marchandises montre les chiffres ; le dossier dit seulement ce que ce système a fait.
arrival-not-hidden = Les chiffres déclarés ne sont pas masqués
arrival-not-hidden-text = Vos règles ne les masquent pas pour cet envoi. Consignez ce que dit la balance, non ce que dit le certificat. Le dossier garde qu’ils n’étaient pas masqués.
arrivals-seals-found = Scellés trouvés
arrivals-lead-expected = Il n’est pas encore arrivé ici.
arrivals-lead-confirmed = La réception est confirmée ; le certificat est clos.
arrivals-lead-matches = { $count ->
    [one] Le colis correspond à ce qui a été déclaré.
   *[other] Les { $count } colis correspondent à ce qui a été déclaré.
}
arrivals-conflict-text = { $count ->
    [0] Des déclarations signées au sujet de ce certificat se contredisent. Retenez les marchandises et interrogez les deux autorités.
    [one] Des déclarations signées au sujet de ce certificat se contredisent. Retenez les marchandises et interrogez les deux autorités.
   *[other] Ce certificat a été présenté { $count } fois. Un certificat appartient à un seul envoi : retenez les marchandises et interrogez l’émetteur.
}
arrivals-withdrawn = L’émetteur a retiré ce certificat
arrivals-paper-only = Le papier a été comparé à ce que l’on sait de son émetteur ; aucune signature ne peut être contrôlée.
arrivals-confirmation = Confirmation de réception
arrivals-notice = Avis d’écart
arrivals-not-yours = Un agent d’importation de ce bureau le fait.
arrivals-not-measured = Enregistrez d’abord l’arrivée : on confirme la réception de ce qui a été mesuré.
arrivals-not-confirm-twice = Il a été présenté plus d’une fois ; éclaircissez d’abord cela avec l’émetteur.
arrivals-not-confirm-withdrawn = L’émetteur a retiré le certificat.
arrivals-confirmed-once = La réception est confirmée ; un certificat se confirme une seule fois.
arrivals-again = Enregistrer une autre présentation de ce certificat
arrivals-again-title = Ce certificat est déjà arrivé
arrivals-again-text = Consignez tout de même ce qui est devant vous. Une seconde présentation fait un conflit, et les deux autorités le voient.
arrivals-mass-measured = Masse mesurée
arrivals-what-is-confirmed = Ce qui est confirmé
arrivals-confirmed-title = La réception de { $number } est confirmée
arrivals-confirmed-text = Le certificat est clos. Il ne peut plus servir.
arrivals-confirmed-next = Gardez l’original avec les papiers du bureau, aussi longtemps que vos règles le disent.
arrivals-reported-title = L’écart sur { $number } est signalé
arrivals-reported-text = { $issuer } est prié d’expliquer. L’envoi reste ouvert.
arrivals-reported-next = Laissez les marchandises telles quelles. Quand l’émetteur aura expliqué, confirmez la réception avec l’explication.
arrivals-goes-as-statement = La déclaration signée part d’elle-même vers { $issuer }.
arrivals-goes-as-mail = La réponse part vers { $issuer } par courriel avec ce document, dès qu’une adresse est connue.
arrivals-recorded-at = Enregistré le
arrivals-place = Place
arrivals-running = Déclaration { $number } de { $authority }
cause-unexplained = Inexpliqué
compared-block = Le numéro est dans une série attribuée par son émetteur
compared-form = Le numéro a la forme des numéros de son émetteur
compared-range = Le numéro est dans la série de son année
compared-duplicate = Les mêmes marchandises ne figurent pas sous un autre numéro
compared-specimen = Le papier ressemble au spécimen publié
compared-signatory = Le signataire pouvait signer ce jour-là
compared-advice = L’émetteur en a donné avis
compared-note-differs = Noté comme constaté. Interrogez l’émetteur.
compared-note-not-known = Rien n’est connu à quoi le comparer.
paper-differs = Le papier diffère du certificat
paper-differs-text = Le certificat dit { $declared } ct en { $parcels } colis ; vous avez saisi { $confirmed } ct en { $found }. Corrigez une faute de frappe, ou enregistrez le papier tel quel.
paper-button-differs = Enregistrer avec cette différence
paper-done-title = La réception de { $number } est enregistrée comme confirmée
paper-done-text = Le certificat est clos, comme le dit le papier.
paper-done-next = Gardez le papier avec la copie du certificat au bureau.

## Courriels aux partenaires qui n’ont que du papier
mail-confirmation-subject = Confirmation de réception du certificat { $number }
mail-confirmation-text = { $authority } confirme que les marchandises sous le certificat du Processus de Kimberley { $number } ont été reçues. La confirmation du { $day } est jointe.
mail-discrepancy-subject = Écart sur le certificat { $number } : votre réponse est demandée
mail-discrepancy-text = Des marchandises sous le certificat du Processus de Kimberley { $number } diffèrent de ce qu’il dit. { $authority } vous prie d’expliquer ; l’avis du { $day } avec les constatations, la question et le jour de votre réponse est joint.
mail-arrival-subject = Arrivée du certificat { $number }
mail-arrival-text = Des marchandises sous le certificat du Processus de Kimberley { $number } sont arrivées auprès de { $authority }. Une confirmation de réception, ou une question, suit.
mail-notice-subject = Certificat du Processus de Kimberley { $number }
mail-notice-text = { $authority } a déclaré ce qui est joint au sujet du certificat du Processus de Kimberley { $number } le { $day }.
mail-attached = La déclaration signée est dans le PDF, ou jointe à ce texte ; tout registre du système peut la vérifier. Répondez à ce courriel pour joindre l’autorité.
expected-scan = Choisissez un PDF, PNG ou JPEG de 10 Mo au plus.
check-expiry-not-said = Ceci ne dit pas jusqu’à quand il vaut : regardez le jour d’expiration sur le papier et quand les marchandises sont parties.
check-destination-not-said = Un numéro seul ne dit pas où le certificat est adressé.
reason-issued-another-day = Le jour de délivrance qu’il porte n’est pas celui de sa signature.
reason-claimed-after-the-log = Il prétend avoir été signé alors que le journal l’avait déjà : sa date est fausse.
reason-destination-closed = Le commerce de diamants bruts avec la destination était fermé ce jour-là.
reason-destination-not-participant = La destination n’était pas un participant du système ce jour-là.
arrivals-lead-differs = { $count } colis sur { $all } diffèrent de ce qui a été déclaré.
arrivals-confirm-explained = Confirmer la réception avec une explication
arrivals-seals-differ = Ce ne sont pas ceux du certificat.
arrivals-scan-kept = La copie est gardée
arrivals-scan-kept-text = Saisissez ce que dit le papier. Le fichier accompagne le dossier comme copie ; ne le choisissez pas à nouveau.

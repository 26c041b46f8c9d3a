# Textes de ce qui allège le travail du jour : balances, spécimens à côté d'un papier, plusieurs lignes à la fois, exercice, passation, clavier.

## Balances
weighing-next = Chiffre suivant
weighing-scale = Balance de ce bureau
weighing-scale-hint = Pour une autre balance, laissez ce champ vide et décrivez-la ci-dessous.
weighing-choice = { $name }, { $serial }, étalonnage valable jusqu’au { $day }
weighing-choice-overdue = { $name }, { $serial } : étalonnage échu depuis le { $day }
weighing-overdue = L’étalonnage de cette balance est échu
weighing-overdue-text = { $scale } aurait dû être étalonnée au plus tard le { $day }. Le Processus ne fixe aucun intervalle (§5.9), rien ne vous arrête donc ; pesez sur une autre balance si vous le pouvez. Ce que vous enregistrez nomme cette balance et le jour de son dernier étalonnage.
weighing-net = { $gross } − { $tare } = { $net } ct
weighing-done = Tous les poids sont saisis
weighing-done-text = Relisez-les, puis poursuivez avec les questions ci-dessous.
expected-tare = Indiquez le poids du contenant vide en carats, comme 0.16 ; il doit être inférieur à ce qu’affichait la balance.
expected-scale-due = Indiquez un jour qui ne précède pas l’étalonnage.
expected-scale-name = Abrégez le nom : nom et numéro de série comptent ensemble 57 caractères au plus.
scales-title = Balances
scales-lead = Les balances de ce bureau, et la durée de validité de l’étalonnage de chacune. Qui pèse en choisit une ; ce qui est enregistré la nomme.
scales-list = Tout ce qui a été dit des balances, le plus récent d’abord
scales-new = Ajouter une balance ou un étalonnage
scales-new-text = Un numéro de série déjà inscrit reçoit une nouvelle entrée ; ce qui a été dit auparavant reste.
scales-name = Fabricant et modèle
scales-name-hint = Par exemple « Mettler JL1502-GE ».
scales-serial = Numéro de série
scales-serial-hint = Tel qu’il figure sur la plaque de la balance.
scales-due = Étalonnage à refaire
scales-put-away = Cette balance est rangée et ne pèse plus
scales-keep = Garder cette entrée
scales-kept-by = Dit par
scales-kept-at = Dit le
scales-in-use = en service
scales-overdue = échue
scales-away = rangée
scales-earlier = entrée antérieure
office-about-scales = Quelles balances pèsent ici et quand chacune a été étalonnée.
field-serial = Numéro de série
field-due-on = Étalonnage à refaire

## Un papier à côté du spécimen
beside-title = Le papier à côté du spécimen
beside-kind = à regarder
beside-lead = Regardez de l’un à l’autre, point par point. Ce que vous trouvez va dans l’enregistrement du papier.
beside-hidden = Les chiffres figurent sur le papier, il n’est donc pas montré avant que la marchandise soit mesurée. Le spécimen l’est.
beside-paper = Le papier
beside-paper-alt = Numérisation du papier
beside-zoom = Ouvrez l’image pour la voir en taille réelle.
beside-no-paper = Il n’y a pas d’image du papier. Une numérisation en JPEG ou PNG, ou un PDF de numériseur, figure ici.
beside-specimen = Le spécimen
beside-specimen-alt = Spécimen, image { $picture }
beside-version = { $issuer }, version { $version }, délivré depuis le { $day }
beside-no-specimen = L’émetteur n’a publié aucun spécimen pour ce jour. Demandez à son point focal ; sans spécimen, dites « inconnu ».
beside-no-pictures = L’émetteur a publié son spécimen sans images.
beside-look-at = À regarder
beside-may-sign = Peuvent signer
beside-signs-from = { $name }, depuis le { $day }
beside-signs-to = jusqu’au { $day }
verify-scan = Une image du papier
verify-scan-hint = JPEG ou PNG, ou un PDF issu d’un numériseur. Elle est montrée à côté du spécimen et n’est pas conservée.
verify-scan-button = La montrer à côté du spécimen

## Exercice
practice-mark = EXERCICE (PRACTICE), sans valeur
practice-band = Rien de ce qui se fait ici n’est officiel, et rien n’en parvient au registre du bureau.
practice-title = S’exercer
practice-about = Un registre avec des clés d’essai, où rien n’a de valeur : essayez-y tout le travail.

## Passation
handover-title = Livre de passation
office-about-handover = Ce qui est ouvert dans ce bureau, sur une page, quand quelqu’un part et que quelqu’un arrive.
handover-lead = { $office }, { $day } : ce qui est ouvert quand un point focal change. Imprimez-le ; les deux signent, ici et sur papier.
handover-proposals = Préparé, attend un second agent
handover-awaited = Parti, non confirmé par l’autre côté
handover-arrived = Arrivé, non confirmé par nous
handover-keys = Clés qui expirent dans les 90 jours
handover-scales = Balances à étalonner dans les 30 jours
handover-what = Acte
handover-about = Objet
handover-since = Depuis
handover-when = Quand
handover-key = Clé
handover-ends = Expire
handover-more = Les cent premiers ; la liste à sa place les a tous.
handover-leaves = Part
handover-comes-in = Arrive
handover-begin-title = Passer la main
handover-begin = Remettre ce qui est ouvert
handover-remarks = Ce que l’autre doit savoir
handover-take-title = Prendre la suite
handover-take = J’ai lu ceci et je prends la suite
handover-history = Passations précédentes
handover-given = Remis
handover-taken = Repris
handover-not-taken = pas encore
handover-was-open = Était ouvert
expected-colleague = Choisissez qui arrive ; une personne sans compte est d’abord invitée.
field-comes-in = Arrive

## Clavier
keys-title = Clavier
office-about-keys = Quelles touches mènent où.
keys-lead = Tout se fait sans souris. Aucune page n’exécute de script : ce sont donc les touches de votre navigateur.
keys-access = Touches qui mènent quelque part
keys-access-text = Appuyez avec Alt (Chrome, Edge), Alt et Maj (Firefox), ou Contrôle et Option (Safari).
keys-key = Touche
keys-does = Mène à
keys-search = la recherche d’une liste
keys-content = le contenu de la page, au-delà des menus
keys-office = votre bureau : tous les lieux qui vous servent
keys-inbox = vos avis
keys-this = cette page
keys-page = Dans une page
keys-skip = La première tabulation montre un lien qui saute les menus.
keys-tab = Tab avance, Tab avec Maj recule, dans l’ordre de lecture ; ce qui est actif est entouré.
keys-list = Dans une liste, chaque ligne a son lien ; Entrée l’ouvre. Les autres pages et les fichiers sont sous la liste.
keys-form = Espace coche une case, les flèches choisissent une réponse, Entrée envoie le formulaire. Ce qui ne va pas est d’abord énuméré, et chaque ligne mène à son champ.
keys-zoom = Une image est un lien : Entrée l’ouvre en taille réelle.
keys-scale = Une balance qui écrit
keys-scale-text = Là où l’on demande des poids, Entrée mène au champ suivant et n’enregistre rien. Placez le curseur dans le premier champ et pesez.
handover-nothing-in = Rien n’est ouvert dans : { $lists }.
weighing-overdue-typed = { $scale } a été étalonnée pour la dernière fois le { $day }, il y a plus de { $days } jours. C’est le temps pendant lequel un étalonnage vaut { $by ->
    [scale] pour cette balance de l’office
   *[year] là où l’office n’a rien dit
}. Le système ne fixe aucun intervalle (§5.9), rien ne vous arrête donc ; pesez sur une autre balance si vous le pouvez. Ce que vous inscrivez nomme cette balance et ce jour.

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

## Exercice
practice-mark = EXERCICE (PRACTICE), sans valeur
practice-band = Rien de ce qui se fait ici n’est officiel, et rien n’en parvient au registre du bureau.
practice-title = S’exercer
practice-about = Un registre avec des clés d’essai, où rien n’a de valeur : essayez-y tout le travail.

# Textes de ce que fait un émetteur après l’émission d’un certificat : fins publiques, rectifications, papier, rendez-vous.

## Actes
act-report-certificate-lost = Déclarer un certificat perdu
act-report-certificate-stolen = Déclarer un certificat volé
act-invalidate-certificate = Retirer un certificat
told-report-certificate-lost = Déclaré perdu
told-report-certificate-stolen = Déclaré volé
told-invalidate-certificate = Retiré par l’émetteur
act-amend-certificate = Rectifier un certificat
act-issue-technical-certificate = Émettre un certificat technique
act-record-handover = Enregistrer une remise
told-amend-certificate = Certificat rectifié
told-issue-technical-certificate = Certificat technique émis
told-record-handover = Remis

## Champs
field-circumstances = Ce qui s’est passé
field-goods-missing = Les marchandises manquent aussi
field-ground = Motif
field-in-place-of = Remplace le certificat perdu, volé ou retiré
field-noticed-on = Constaté le
field-police-report = Référence de la plainte
field-reported-by = Déclaré par
field-corrected = Rectifié
field-corrections = Rectifications
field-element = Élément
field-expires-on-the-way = Le certificat expire avant l’arrivée
field-handed-over-on = Remis le
field-is = Doit se lire
field-office = Autre bureau du Participant de destination
field-return-of = Certificat sous lequel les marchandises sont venues
field-taken-over-by = Repris par
field-was = Se lisait

## Choix
choice-false-declaration = la déclaration n’est pas vraie
choice-issued-in-error = émis par erreur
choice-measure = une mesure interdit ce commerce
choice-order = ordonné par un tribunal ou une autorité
choice-other-goods = les marchandises sont autres
choice-other-ground = autre, selon la raison donnée
choice-classification = classement
choice-container = emballage
choice-country-of-origin = pays d’origine
choice-days = jour d’émission ou d’expiration
choice-detained-or-seized = retenues ou saisies
choice-exporter-address = adresse de l’exportateur
choice-exporter-name = nom de l’exportateur
choice-importer-address = adresse de l’importateur
choice-importer-name = nom de l’importateur
choice-number-of-parcels = nombre de lots
choice-ordered-by-customs = ordonné par la douane
choice-research = recherche
choice-returned-at-border = renvoyées à la frontière
choice-seals = scellés

## Refus
refusal-first-certificate-stands = Le certificat à remplacer n’a été déclaré ni perdu, ni volé, ni retiré.
refusal-first-certificate-stands-todo = Déclarez-le d’abord. Pour corriger une erreur, remplacez ou rectifiez le certificat.
refusal-first-certificate-unknown = Votre bureau n’a émis aucun certificat de ce numéro.
refusal-first-certificate-unknown-todo = Vérifiez le numéro, ou laissez le champ vide.
refusal-noticed-before-issue = Ce jour précède l’émission du certificat.
refusal-noticed-before-issue-todo = Indiquez le jour où il a manqué.
refusal-noticed-in-the-future = Ce jour est encore à venir.
refusal-noticed-in-the-future-todo = Indiquez aujourd’hui ou un jour passé.
refusal-amendment-not-allowed = Le droit de votre Participant ne permet pas de rectifier maintenant.
refusal-amendment-not-allowed-todo = Remplacez le certificat, si c’est permis.
refusal-arrival-before-handover = Elles ne peuvent arriver avant d’être remises.
refusal-arrival-before-handover-todo = Vérifiez les deux jours.
refusal-certificate-not-on-its-way = Les marchandises ne sont pas en route.
refusal-certificate-not-on-its-way-todo = Ouvrez le certificat pour voir où il en est.
refusal-element-needs-replacement = Cela ne se rectifie pas : poids, valeur, classement, origine, lots et jours demandent un nouveau certificat.
refusal-element-needs-replacement-todo = Remplacez le certificat.
refusal-element-twice = Le même élément est rectifié deux fois.
refusal-element-twice-todo = N’en gardez qu’une.
refusal-first-certificate-missing = Des marchandises renvoyées sont venues sous un certificat.
refusal-first-certificate-missing-todo = Indiquez son numéro.
refusal-handed-over-before-issue = La remise précède le jour d’émission.
refusal-handed-over-before-issue-todo = Vérifiez le jour.
refusal-handed-over-in-the-future = La remise est à venir.
refusal-handed-over-in-the-future-todo = Enregistrez-la quand elle aura eu lieu.
refusal-more-than-came = Il repartirait plus qu’il n’est venu.
refusal-more-than-came-todo = Comparez les lots au certificat sous lequel ils sont venus.
refusal-nothing-handed-over = Rien n’a changé.
refusal-nothing-handed-over-todo = Indiquez l’autre transporteur, destinataire ou bureau, ou le nouveau jour d’arrivée.
refusal-office-of-another-participant = Ce bureau relève d’un autre Participant que celui du certificat.
refusal-office-of-another-participant-todo = Pour un autre Participant il faut un autre certificat : remplacez ou annulez celui-ci.
refusal-office-unchanged = Ce bureau a déjà été avisé.
refusal-office-unchanged-todo = Laissez le bureau vide, ou choisissez-en un autre.
refusal-office-unknown = Aucune autorité d’importation ne porte ce nom.
refusal-office-unknown-todo = Cherchez le bureau sous Participants.
refusal-reading-not-in-form = Cet élément ne peut pas se lire ainsi.
refusal-reading-not-in-form-todo = Un nom a 60 octets au plus, sur une ligne ; les scellés sont séparés par des virgules.
refusal-reading-unchanged = Le certificat le dit déjà.
refusal-reading-unchanged-todo = Indiquez ce qui est juste, ou laissez l’élément.

## Vérification
reason-invalidated = L’émetteur a retiré ce certificat.
reason-lost = Ce certificat a été déclaré perdu ; il ne faut pas l’accepter.
reason-stolen = Ce certificat a été déclaré volé ; il ne faut pas l’accepter.
reason-moved = Un autre bureau du même Participant a repris cet envoi.

## Page du certificat
action-in-its-place = Émettre un nouveau certificat à sa place
arrivals-state-moved = remis
ask-lands-late = Le certificat expire le { $day }, avant l’arrivée
ask-lands-late-text = Vous pouvez continuer. Là où la validité se contrôle à l’arrivée, les marchandises ne seront pas admises sous ce certificat.
certificate-amended = Rectifié : { $element }
certificate-amended-readings = { $is } (se lisait : { $was })
certificate-technical = Certificat technique : ces marchandises passent une frontière sans être un envoi ordinaire. Il est compté à part.

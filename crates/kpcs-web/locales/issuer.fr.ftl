# Textes de ce que fait un émetteur après l’émission d’un certificat : fins publiques, rectifications, papier, rendez-vous.

## Actes
act-report-certificate-lost = Déclarer un certificat perdu
act-report-certificate-stolen = Déclarer un certificat volé
act-invalidate-certificate = Retirer un certificat
told-report-certificate-lost = Déclaré perdu
told-report-certificate-stolen = Déclaré volé
told-invalidate-certificate = Retiré par l’émetteur

## Champs
field-circumstances = Ce qui s’est passé
field-goods-missing = Les marchandises manquent aussi
field-ground = Motif
field-in-place-of = Remplace le certificat perdu, volé ou retiré
field-noticed-on = Constaté le
field-police-report = Référence de la plainte
field-reported-by = Déclaré par

## Choix
choice-false-declaration = la déclaration n’est pas vraie
choice-issued-in-error = émis par erreur
choice-measure = une mesure interdit ce commerce
choice-order = ordonné par un tribunal ou une autorité
choice-other-goods = les marchandises sont autres
choice-other-ground = autre, selon la raison donnée

## Refus
refusal-first-certificate-stands = Le certificat à remplacer n’a été déclaré ni perdu, ni volé, ni retiré.
refusal-first-certificate-stands-todo = Déclarez-le d’abord. Pour corriger une erreur, remplacez ou rectifiez le certificat.
refusal-first-certificate-unknown = Votre bureau n’a émis aucun certificat de ce numéro.
refusal-first-certificate-unknown-todo = Vérifiez le numéro, ou laissez le champ vide.
refusal-noticed-before-issue = Ce jour précède l’émission du certificat.
refusal-noticed-before-issue-todo = Indiquez le jour où il a manqué.
refusal-noticed-in-the-future = Ce jour est encore à venir.
refusal-noticed-in-the-future-todo = Indiquez aujourd’hui ou un jour passé.

## Vérification
reason-invalidated = L’émetteur a retiré ce certificat.
reason-lost = Ce certificat a été déclaré perdu ; il ne faut pas l’accepter.
reason-stolen = Ce certificat a été déclaré volé ; il ne faut pas l’accepter.

## Page du certificat
action-in-its-place = Émettre un nouveau certificat à sa place

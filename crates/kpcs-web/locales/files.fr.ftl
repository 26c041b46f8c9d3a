# Textes des pages pour les fichiers de nombreuses demandes.

files-title = Enregistrer un fichier
files-lead = Envoyez un fichier de nombreuses lignes. Vous voyez ce qui a été lu et tout ce qui ne va pas avant que rien ne soit enregistré ; ensuite tout est enregistré, ou rien.
files-kind = Ce que contient le fichier
files-kind-applications = Des demandes de certificats
files-kind-certificates = Des certificats qui existent sur papier
files-kind-arrivals = Des arrivées
files-file = Le fichier
field-file = Le fichier
files-file-hint = CSV, XLSX ou JSON, 4 Mo et 2 000 lignes au plus, avec les colonnes du modèle.
files-send = Lire le fichier
files-none = Choisissez un fichier de 4 Mo au plus.
files-templates = Modèles
files-template-csv = Modèle en CSV
files-template-xlsx = Classeur avec explications (XLSX)
files-explained = Comment le remplir
files-explained-rows = Les lignes d’une même clé sont une demande : chacune ajoute un lot ou ce qui se répète ; le reste se trouve dans la première, ou pareil dans chacune.
files-explained-key = La clé des demandes est own_reference, qui reste dans votre fichier ; celle des certificats et des arrivées est le numéro.
files-explained-cells = Plusieurs valeurs d’une cellule sont séparées par des points-virgules. Les colonnes inutiles peuvent manquer. Retirez la ligne d’exemple avant d’envoyer le fichier.
files-explained-needed = nécessaire
files-explained-optional = peut rester vide
files-explained-own-reference = Votre propre nom pour la demande
files-explained-several = Plusieurs, séparés par des points-virgules.
files-waiting = Pas encore enregistrés
files-waiting-kept = envoyé le { $at }
files-check-title = Vérifier le fichier
files-wrong-title = Le fichier ne peut pas encore être enregistré
files-wrong = { $count ->
    [one] Une chose ne va pas. Corrigez-la dans le fichier et envoyez-le de nouveau ; rien n’en est enregistré.
   *[other] { $count } choses ne vont pas. Corrigez-les dans le fichier et envoyez-le de nouveau ; rien n’en est enregistré.
}
files-right = Tout y est en ordre, et rien n’en est encore enregistré.
files-question = Comment le fichier est-il écrit ?
files-question-hint = Le fichier ne le dit pas lui-même. Rien n’en est encore enregistré.
files-encoding = Les lettres accentuées, comme é
files-encoding-unicode = Le programme l’a enregistré en Unicode (UTF-8)
files-encoding-windows-1252 = Le programme l’a enregistré en Windows Europe occidentale (ANSI)
files-decimal = Le signe décimal
files-decimal-point = Un point : 12.34 est douze carats et un tiers
files-decimal-comma = Une virgule : 12,34 est douze carats et un tiers
files-question-button = Le lire ainsi
files-fault-row = Ligne { $row } : { $what }
files-fault-cell = Ligne { $row }, { $column } : { $what }
files-more-faults = { $count } de plus sont marquées dans le tableau.
files-rows = lignes
files-requests-applications = demandes
files-requests-certificates = certificats
files-requests-arrivals = arrivées
files-faults = fautes
files-rows-note = sans l’en-tête
files-requests-note = les lignes d’une même clé comptent pour une
files-faults-note = marquées dans le tableau
files-row = Ligne
files-read = Le fichier tel qu’il a été lu
files-some-shown = { $shown } lignes sur { $all } sont montrées : celles qui ont des fautes, et les premières.
files-sums = Somme
files-record-applications = { $count ->
    [one] Enregistrer une demande
   *[other] Enregistrer { $count } demandes
}
files-record-certificates = { $count ->
    [one] Enregistrer un certificat
   *[other] Enregistrer { $count } certificats
}
files-record-arrivals = { $count ->
    [one] Enregistrer une arrivée
   *[other] Enregistrer { $count } arrivées
}
files-drop = Écarter ce fichier
files-again = Envoyer le fichier corrigé
files-another = Envoyer un autre fichier
files-done-applications = { $count ->
    [one] Une demande est enregistrée
   *[other] { $count } demandes sont enregistrées
}
files-done-certificates = { $count ->
    [one] Un certificat est enregistré
   *[other] { $count } certificats sont enregistrés
}
files-done-arrivals = { $count ->
    [one] Une arrivée est enregistrée
   *[other] { $count } arrivées sont enregistrées
}
files-done-lead = Enregistré le { $at }. Le même fichier envoyé de nouveau ne change rien.
files-done-before = { $count ->
    [one] L’une d’elles l’était déjà ; rien n’y a changé.
   *[other] { $count } d’entre elles l’étaient déjà ; rien n’y a changé.
}
files-recorded = Ce qui a été enregistré
files-subject-applications = Demande
files-subject-certificates = Certificat
files-subject-arrivals = Certificat
files-when = Enregistrement
files-now = avec ce fichier
files-before = auparavant

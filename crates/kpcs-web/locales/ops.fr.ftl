# Ce que la conduite du registre elle-même refuse.
refusal-restored-not-resumed = Ce registre a été rétabli à partir d’une sauvegarde, et personne n’a encore dit quels numéros de certificat ont servi depuis.
refusal-restored-not-resumed-todo = Demandez à la personne qui exploite le registre de regarder les derniers certificats sur papier et de lancer kpcs resume. D’ici là, rien ne peut être signé ; lire et vérifier restent possibles.
refusal-not-restored = Ce registre n’a pas été rétabli à partir d’une sauvegarde, ou il a déjà été repris.
refusal-not-restored-todo = Il n’y a rien à faire : il signe.
refusal-office-not-stated = Le numéro le plus élevé n’est pas indiqué pour un office de ce registre.
refusal-office-not-stated-todo = Ajoutez --highest OFFICE=NUMÉRO pour lui, ou OFFICE=none s’il n’a utilisé aucun numéro depuis la sauvegarde.
refusal-number-of-another = Le numéro indiqué n’est pas du Participant de cet office.
refusal-number-of-another-todo = Indiquez le numéro le plus élevé des certificats de l’office lui-même.

## Rôles et tâches de ceux qui tiennent les comptes
choice-office-administrator = Administrateur du bureau
choice-company-administrator = Administrateur de la société
task-office-administrator = Invite et suspend les personnes du bureau et leur donne des rôles.
task-company-administrator = Invite et suspend les personnes de la société.

## Son propre compte
account-device = Navigateur
account-device-this = Celui-ci
account-device-unnamed = Il n’a pas donné de nom
account-used = Dernière utilisation
account-sessions-end = Fermer vos autres sessions
account-sessions-lead = Partout ailleurs où vous êtes connecté, il faudra vous reconnecter. Ce navigateur reste connecté.
password-lead = Vos autres sessions se ferment quand le mot de passe change. Ce navigateur reste connecté.
password-current = Mot de passe actuel
password-new = Nouveau mot de passe
password-new-hint = Au moins { $least } caractères. Quelques mots à la suite se retiennent bien et se devinent mal.
password-repeated = Nouveau mot de passe, encore une fois
password-not-changed = Le mot de passe n’est pas changé
password-current-wrong = Ce n’est pas votre mot de passe actuel. Après dix échecs en quinze minutes, plus rien n’est accepté pendant un moment.
password-repeated-differs = Les deux nouveaux mots de passe diffèrent. Saisissez deux fois le même.
password-weak = Saisissez un nouveau mot de passe d’au moins { $least } caractères, au plus 200, différent de l’actuel et sans le nom de votre compte.
## Le registre propre du bureau
record-nav = Registre
record-title = Le registre propre du bureau
record-lead = Qui s’est connecté, ce qui a échoué, ce qui a été refusé à vos agents, ce qui a changé dans leurs comptes. Rien ici ne peut être modifié ni retiré.
record-none = Rien de tel n’est inscrit
record-none-text = Les connexions, les échecs et les refus des agents de ce bureau s’inscrivent ici au fur et à mesure.
record-csv = Télécharger en CSV
record-shown = { $count ->
    [one] Une inscription
   *[other] { $count } inscriptions
}
record-at = Quand
record-who = Compte
record-event = Ce qui s’est passé
record-subject = Objet
record-source = Depuis
record-event-signed-in = Connexion
record-event-device-new = Première fois depuis cet appareil
record-event-sign-in-failed = Mot de passe erroné
record-event-sign-in-held-back = Retenu après trop d’échecs
record-event-proof-failed = Mot de passe erroné lors d’une approbation ou d’un changement
record-event-signed-out = Déconnexion
record-event-sessions-ended = Autres sessions fermées
record-event-password-changed = Mot de passe changé
record-event-act-refused = Un acte a été refusé
record-event-page-refused = Une page a été refusée faute de rôle
record-event-record-exported = Registre emporté sous forme de fichier
record-event-second-step-on = Seconde étape activée
record-event-second-step-off = Seconde étape désactivée
record-event-code-failed = Code erroné de la seconde étape
record-event-recovery-code-used = Connexion par un code de secours
## The second step
second-step-title = Seconde étape
second-step-lead = En plus de votre mot de passe, un code à six chiffres d’une application de votre téléphone : à la connexion, et à la place du mot de passe quand vous signez.
second-step-begin = Préparer la seconde étape
second-step-confirm = Activer la seconde étape
second-step-end = Désactiver la seconde étape
second-step-scan = Scannez ceci avec votre application
second-step-qr = Code QR pour une application d’authentification
second-step-secret = Ou saisissez cette clé
second-step-secret-note = Fondée sur l’heure, six chiffres, 30 secondes. Ne la montrez à personne.
second-step-not-changed = Rien n’est changé
second-step-on = Votre seconde étape est active depuis le { $since }
second-step-codes = Codes de secours
second-step-codes-text = Chacun ouvre votre compte une fois quand le téléphone manque. Ils ne sont montrés que maintenant : imprimez-les ou notez-les, et gardez-les loin du téléphone.
second-step-codes-left = { $count ->
    [0] Il ne vous reste aucun code de secours. Désactivez puis réactivez la seconde étape pour en obtenir d’autres.
    [one] Il vous reste un code de secours.
   *[other] Il vous reste { $count } codes de secours.
}
approve-code = Code de votre application
approve-code-hint = Six chiffres. Chaque code ne sert qu’une fois ; attendez le suivant si vous venez de l’employer.
approve-code-wrong = Ce code est faux ou a déjà servi. Saisissez celui que votre application montre maintenant.
sign-in-code-title = Seconde étape
sign-in-code-lead = Votre mot de passe est juste. Maintenant le code.
sign-in-code = Code
sign-in-code-hint = Six chiffres de votre application, ou l’un de vos codes de secours.
sign-in-code-wrong = Ce code est faux ou a déjà servi. Saisissez celui que votre application montre maintenant.
sign-in-code-held-back = Trop de codes faux. Réessayez dans 15 minutes.
sign-in-code-late = Le code est venu plus de cinq minutes après le mot de passe. Recommencez.
problem-token-needed = Ce compte a une seconde étape ; son mot de passe seul n’ouvre rien. Employez un jeton fait sur sa page « Jetons ».

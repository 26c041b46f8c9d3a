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
record-event-account-refused = Une modification d’un compte a été refusée
record-event-program-refused = Un programme a été refusé : ni son rôle ni son jeton ne vont jusque-là
record-event-form-refused = Un formulaire a été refusé : il venait d’un autre site ou d’une session antérieure
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
second-step-codes-text = Chacun ouvre votre compte une fois quand le téléphone manque, ou désactive la seconde étape quand il est perdu. Ils ne sont montrés que maintenant : imprimez-les ou notez-les, et gardez-les loin du téléphone.
second-step-codes-left = { $count ->
    [0] Il ne vous reste aucun code de secours. Demandez-en de nouveaux ci-dessous.
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
## People of the office
record-event-person-invited = Invitation d’une personne
record-event-person-suspended = Suspension d’une personne
record-event-person-resumed = Une personne peut de nouveau se connecter
record-event-role-given = Rôle donné
record-event-role-ended = Rôle retiré
record-event-place-changed = Lieu de travail changé
record-event-cover-given = Rôle confié à un collègue pour un congé
record-event-cover-ended = Remplacement terminé
record-event-recovery-asked = Retour d’une personne demandé
record-event-recovery-approved = Retour d’une personne approuvé
record-event-recovery-refused = N’a pas pu approuver sa propre demande
record-event-link-taken = Mot de passe choisi par un lien à usage unique
sign-in-suspended = Ce compte est suspendu. Adressez-vous à ceux qui tiennent les comptes de votre bureau.
people-title = Agents
office-about-people = Qui peut se connecter ici, avec quels rôles ; invitations, congés, suspension.
people-lead = Tous ceux de ce bureau qui peuvent se connecter, avec leurs rôles du jour. Chaque changement s’inscrit au registre du bureau.
people-place = Lieu ou succursale
people-place-hint = Le guichet, le bâtiment ou la ville où la personne travaille.
people-place-change = Changer le lieu
people-state = État
people-active = actif
people-suspended = suspendu
people-suspended-since = Suspendu depuis le { $at }
people-no-end = sans fin
people-from = Du
people-until = Dernier jour
people-why = Remarque
people-given-by = donné par { $person }
people-second-step-on = active
people-second-step-off = inactive
people-invite = Inviter une personne
people-invite-text = Le lien obtenu sert une fois et pendant { $days } jours. La personne y choisit son mot de passe ; nul autre ne le connaît jamais.
people-invite-button = Créer le lien
people-new = Nouvelle personne
people-recorded = Cela s’inscrit au registre du bureau.
people-login-hint = De 3 à 40 petites lettres, chiffres, points et traits d’union, comme sl.kamara.
people-invited = Lien pour { $name }
people-recovered = Lien pour { $name }
people-link = Lien
people-link-note = Montré seulement maintenant. Donnez-le à la personne et à nul autre.
people-link-words = De quoi l’accompagner
people-link-mail =
    { $name },
    { $office } a un compte pour vous dans OpenKPCS : { $login }.
    Ouvrez ce lien une fois et choisissez votre mot de passe :
people-give = Donner un rôle
people-end = Retirer un rôle
people-suspend = Suspendre
people-suspend-text = La personne est déconnectée partout, ses jetons s’arrêtent, et nul ne remplace plus par ses rôles.
people-resume = Laisser de nouveau se connecter
people-recover = Laisser revenir
people-recover-text = Pour qui a perdu mot de passe ou téléphone. Vous demandez, un autre administrateur ou chef approuve ; un lien d’un jour est alors créé. La seconde étape est désactivée par là.
people-recover-reason = Pourquoi, et comment la personne a prouvé qui elle est
people-recover-reason-hint = Par exemple : téléphone perdu, venue en personne avec la carte de service.
people-recover-approve = Approuver et créer le lien
people-recover-approve-text = Vous approuvez que cette personne choisisse un nouveau mot de passe. Qui l’a demandé ne peut l’approuver.
people-recovery-waits = { $by } a demandé le { $at } de laisser revenir cette personne. Un autre doit approuver.
people-not-changed = Rien n’est changé
people-no-person-unknown = Personne de ce bureau n’est désigné. Choisissez dans la liste.
people-no-own-account = C’est votre propre compte. Un autre qui tient les comptes le change.
people-no-role-not-yours = Ce rôle ou ce compte n’est pas à vous de changer. Un chef du bureau le peut.
people-no-role-held = La personne a déjà ce rôle ces jours-là. Retirez-le d’abord, ou choisissez d’autres jours.
people-no-role-not-held = Ce rôle n’est pas tenu. Choisissez-en un qui l’est.
people-no-days-reversed = Les jours ne vont pas. Le dernier jour est aujourd’hui ou plus tard, et pas avant le premier.
people-no-login-unfit = Ce nom de compte est pris ou impossible. Employez de 3 à 40 petites lettres, chiffres, points et traits d’union.
people-no-recovery-unknown = Nul n’a demandé de laisser revenir cette personne. Demandez d’abord ; un autre approuve ensuite.
people-no-same-person = Vous l’avez demandé vous-même. Un autre administrateur ou chef doit approuver.
people-no-link-unknown = Ce lien a servi ou a expiré. Demandez-en un autre.
people-no-password-weak = Choisissez un mot de passe plus long, sans le nom du compte.
people-no-reason-missing = Dites pourquoi, et comment la personne vous a prouvé qui elle est.
expected-people-role = Choisissez l’un des rôles.
welcome-title = Bienvenue, { $name }
welcome-lead = Votre compte est { $login }. Choisissez un mot de passe, puis connectez-vous avec les deux.
welcome-button = Fixer le mot de passe
## Leave cover
cover-title = Remplacement
cover-lead = Confiez l’un de vos rôles à un collègue pour les jours de votre absence. Il agit sous son propre nom ; nul n’approuve ce qu’il a préparé lui-même.
cover-now = Remplacements
cover-to = Collègue
cover-give = Confier le rôle
cover-end = Terminer un remplacement
cover-which = Lequel
cover-by = tenu par { $person }
cover-for = pour { $person }

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

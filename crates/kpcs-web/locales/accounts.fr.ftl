## Rôles et tâches de ceux qui tiennent les comptes
choice-office-administrator = Administrateur du bureau
choice-company-administrator = Administrateur de la société
task-office-administrator = Invite et suspend les personnes du bureau et leur donne des rôles.
task-company-administrator = Invite et suspend les personnes de la société.

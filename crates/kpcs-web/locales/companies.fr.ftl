## Personnes d'une société
choice-exporter-clerk = Employé de l’exportateur
task-exporter-clerk = Remplit des demandes pour un collègue qui les présente.
people-no-branch-unfit = Personne n’est limité à cette succursale : elle est fermée, ou cette personne tient les comptes de toute la société.
## Dans le registre du bureau
record-event-company-entered = A inscrit une société
record-event-company-changed = A modifié une société
record-event-company-suspended = A suspendu une société
record-event-company-resumed = A rouvert l’accès d’une société
record-event-licence-entered = A inscrit une licence
record-event-licence-withdrawn = A retiré une licence
record-event-branch-entered = A inscrit une succursale
record-event-branch-closed = A fermé une succursale
record-event-recovery-codes-new = A pris de nouveaux codes de secours
record-event-address-confirmed = A confirmé une adresse électronique

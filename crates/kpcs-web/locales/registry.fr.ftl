# Le reste du registre du système : observateurs, fins de désignation, contacts, partenaires reconnus, alertes, clôture.

## Acts
act-register-observer = Inscrire un observateur
act-end-observership = Mettre fin au siège d’un observateur
act-end-designation = Mettre fin à une désignation
act-publish-contacts = Publier les contacts
act-recognise-partner = Reconnaître un partenaire
act-raise-alert = Lancer une alerte
act-resolve-alert = Lever une alerte

## Fields
field-alert = Alerte
field-closes = Ferme
field-duty-telephone = Téléphone hors des heures d’ouverture
field-ends-on = Premier jour où elle ne vaut plus
field-focal-points = Points de contact
field-hours = Heures d’ouverture
field-numbers = Numéros des certificats
field-observer = Nom court de l’observateur
field-opens = Ouvre
field-outcome = Comment elle a pris fin
field-partner = Partenaire
field-successor = Autorité qui prend la suite
field-summary = Ce que chacun peut lire
field-telephone = Téléphone
field-to-number = Dernier numéro d’une série
field-weekday = Jour de la semaine

## Choices
choice-case-closed = affaire close
choice-civil-society = société civile
choice-counterfeit = contrefaçon
choice-fake-document = faux document
choice-industry = industrie
choice-organisation = organisation
choice-raised-in-error = lancée par erreur
choice-recovered = retrouvé

## Refusals
refusal-alert-already-resolved = Cette alerte est déjà levée.
refusal-alert-already-resolved-todo = Il n’y a rien à faire ; lancez une nouvelle alerte s’il y a un nouveau danger.
refusal-alert-not-yours = Une autre autorité a lancé cette alerte, et elle ne nomme aucun de vos certificats.
refusal-alert-not-yours-todo = Écrivez à l’autorité qui l’a lancée.
refusal-alert-unknown = Il n’y a pas d’alerte de ce nom.
refusal-alert-unknown-todo = Prenez le nom dans la liste des alertes, comme SL-W3.
refusal-alert-without-numbers = L’alerte ne nomme aucun certificat.
refusal-alert-without-numbers-todo = Indiquez le numéro, ou le premier et le dernier de la série ; seul un faux document s’en passe.
refusal-designation-ended = La fin de cette désignation est déjà inscrite.
refusal-designation-ended-todo = Désignez l’autorité à nouveau si elle continue.
refusal-end-before-start = La fin précède le début.
refusal-end-before-start-todo = Corrigez le jour.
refusal-end-in-the-past = Une désignation ne peut pas prendre fin un jour passé.
refusal-end-in-the-past-todo = Indiquez aujourd’hui ou un jour à venir ; ce qui a été délivré jusque-là reste valable.
refusal-hours-overlap = Deux plages d’ouverture d’un même jour se recouvrent.
refusal-hours-overlap-todo = Corrigez les heures de ce jour.
refusal-hours-reversed = Le bureau fermerait avant d’ouvrir.
refusal-hours-reversed-todo = Indiquez les heures de ce jour dans l’ordre ; 24:00 est la fin du jour.
refusal-importing-authority-ended = L’autorité d’importation de la destination a pris fin, et aucune autre ne prend la suite.
refusal-importing-authority-ended-todo = Demandez au Participant de destination quelle autorité reçoit la marchandise, et attendez qu’elle soit désignée.
refusal-observer-in-the-past = Ce jour est passé.
refusal-observer-in-the-past-todo = Indiquez aujourd’hui ou un jour à venir, ou marquez l’inscription comme historique.
refusal-observer-registered = Un observateur de ce nom court a déjà son siège.
refusal-observer-registered-todo = Vérifiez le nom court, ou mettez d’abord fin au siège précédent.
refusal-observer-unknown = Aucun observateur de ce nom court n’a de siège.
refusal-observer-unknown-todo = Prenez le nom court dans la liste des observateurs.
refusal-office-ended = La désignation de cette autorité a pris fin : elle ne délivre plus de certificats et ne reprend plus de marchandises.
refusal-office-ended-todo = Adressez-vous à l’autorité qui a pris la suite.
refusal-partner-is-self = Un Participant ne se reconnaît pas lui-même.
refusal-partner-is-self-todo = Indiquez les deux lettres du partenaire.
refusal-place-not-served = L’autorité ne dessert pas ce lieu.
refusal-place-not-served-todo = Nommez des lieux qu’elle dessert, ou aucun pour y mettre fin en entier.
refusal-range-reversed = La série finit avant de commencer, ou par un numéro d’un autre émetteur.
refusal-range-reversed-todo = Indiquez le premier numéro puis le dernier, du même émetteur.
refusal-successor-unknown = L’autorité qui prend la suite n’est pas de ce Participant, ou prend fin elle-même.
refusal-successor-unknown-todo = Désignez-la d’abord, ou n’en nommez aucune.
refusal-withdrawal-not-yours = Seul l’émetteur peut dire qu’un certificat est retiré.
refusal-withdrawal-not-yours-todo = Choisissez un autre genre, ou écrivez à l’émetteur.

## Alerts
alerts-title = Alertes
alerts-lead = Certificats et documents auxquels il ne faut pas se fier. Chacun peut lire cette liste ; les détails sont pour les Participants.
alerts-search = Numéro, nom ou mots
alerts-kind = Genre
alerts-resolved-too = Aussi celles qui sont levées
alerts-none = Aucune alerte
alerts-none-text = Rien dans la liste ne répond à ces filtres.
alerts-name = Alerte
alerts-what = Objet
alerts-numbers = Certificats
alerts-by = Lancée par
alerts-day = Constatée le
alerts-state = État
alerts-open = en vigueur
alerts-ended = { $outcome }, { $day }
alerts-range = { $first } à { $last }
alerts-details = Détails
alerts-details-hidden = Pour les Participants : connectez-vous auprès d’une autorité pour les lire.
alerts-images = Images, par leurs empreintes
alerts-resolve = Lever cette alerte
alerts-raise = Lancer une alerte
alerts-warning = Une alerte en vigueur nomme ce certificat : { $kind }
alerts-warning-text = { $summary } Lancée par { $by } le { $day }. Gardez ensemble la marchandise et le papier et interrogez l’émetteur avant de décider.
alerts-see = Ouvrir l’alerte { $name }

## Observers
observers-title = Observateurs
observers-lead = Industrie, société civile et organisations qui observent le système. Ils n’ont pas de voix.
observers-none = Aucun observateur
observers-none-text = Le registre n’a pas encore d’observateur.
observers-name = Observateur
observers-kind = Pour
observers-since = Depuis
observers-until = Jusqu’au

## Contacts
contact-title = Comment joindre { $name }
contact-open = Ouvert, jusqu’à { $time } sur place.
contact-opens-today = Fermé, ouvre aujourd’hui à { $time } sur place.
contact-opens = Fermé, ouvre { $weekday } { $day } à { $time } sur place.
contact-closed = Fermé ; aucune heure d’ouverture dans les deux semaines à venir.
contact-hours-unknown = Les heures d’ouverture ne sont pas publiées.
contact-local-time = Heure sur place
contact-person = Point de contact
contact-not-published = Cette autorité n’a pas publié ses contacts ; ceux-ci viennent de sa désignation.

## Participants
participant-contacts = Contacts
participant-ended = a pris fin le { $day }
participant-place-ended = { $place }, jusqu’au { $day }
participant-partners = Partenaires selon son propre droit
participant-partners-text = Le jour où chaque partenaire figure dans le droit de ce Participant, à côté de celui du système. Le verdict du système ne suit que son propre jour.
participant-partner-from = Son droit depuis
participant-partner-scheme = Dans le système depuis
participant-partner-later = { $days ->
    [one] { $days } jour plus tard
   *[other] { $days } jours plus tard
}

## Closure
choice-arrived-not-confirmed = arrivée, non confirmée
choice-confirmed-with-differences = réception confirmée avec des différences
choice-discrepancy-open = divergence ouverte
choice-due-soon = bientôt à échéance
choice-due-today = échéance aujourd’hui
choice-expired-on-the-way = expiré en route, sans nouvelles
choice-expired-unused = expiré sans avoir servi
choice-for-chair = signalé à la présidence
choice-goods-detained = marchandise retenue
choice-head-of-authority = pour le chef de l’autorité
choice-in-keeping = en dépôt, non ouvert
choice-in-office = au bureau
choice-not-due = pas encore à échéance
choice-on-the-way = en route
choice-overdue = en retard
choice-refused-still-here = refusée, marchandise encore ici
choice-released-not-confirmed = libérée, non confirmée
closure-title = Ce qui n’est pas clos
closure-lead = Chaque certificat prend fin une seule fois. Voici ce qui n’a pas pris fin, pourquoi, et pour quand il le faudrait.
closure-sent = Délivrés par ce bureau, non clos
closure-arriving = En route vers ce bureau, non clos
closure-overdue = En retard
closure-of = sur { $all }
closure-reason = Pourquoi
closure-age = Depuis combien de temps
closure-with = Avec
closure-since = Depuis
closure-due = Échéance
closure-escalation = Qui doit regarder
closure-ended = Comment les autres ont pris fin
closure-count = Nombre
closure-none = Rien n’est ouvert
closure-none-text = Tout ce qui répond à cette question a pris fin.
closure-more = La liste s’arrête ici ; le fichier contient toutes les lignes.
closure-all = Toutes les lignes
closure-file = Toutes les lignes en fichier (CSV)
closure-age-week = jusqu’à une semaine
closure-age-month = jusqu’à 30 jours
closure-age-quarter = jusqu’à 90 jours
closure-age-longer = plus longtemps
closure-pairs = Clôture entre Participants
closure-pairs-lead = Nombre de certificats qui n’ont pas pris fin, par Participant émetteur et destination.
closure-from = De
closure-to = Vers
closure-open = Non clos
closure-past = Après leur dernier jour

# Textes des seules pages servies.

## Première page
home-issued = certificats délivrés
home-confirmed = réceptions confirmées
home-awaiting = en attente de confirmation
home-participants = Participants
home-since = délivrés depuis le { $day }
home-awaiting-note = { $expired ->
     [0] aucun n’est expiré
     [one] dont { $expired } expiré
    *[other] dont { $expired } expirés
}
home-participants-note = représentant { $countries } pays le { $day }
map-label = Le monde avec les Participants du { $day } selon leur statut ; le tableau dit la même chose.
map-note = { $day }. Contours : Natural Earth. Les membres de l’Union européenne sont un seul Participant. La carte ne prend position sur aucune frontière.
shade-trading = commerce ouvert
shade-restricted = restreint
shade-suspended = suspendu
shade-applicant = candidat

## Participants
participants-lead = { $participants } Participants représentent { $countries } pays le { $day }.
participants-on = À la date du
participants-name = Nom
participants-code = Code
participants-since = Depuis
participant-outside = Il n’a aujourd’hui aucun statut dans le système.
participant-summary = Son statut : { $standing }, depuis : { $since }. Commerce : { $trade }.
participant-period = { $from } au { $to }
participant-in-force = en vigueur
participant-table = Chaque statut avec son fondement et sa source
participant-does = Ce qu’elle fait
participant-own-pack = Règles { $version } de ce Participant, à partir du { $day }. Un tiret : inconnu.
participant-default-pack = Règles par défaut { $version }, à partir du { $day } ; ce Participant n’en a pas adopté. Un tiret : inconnu.
origin-mixed = *** (mélangé, non déclaré)

## Règles
rules-lead = Le registre juge { $rules } règles pour chaque certificat ; { $refusing } d’entre elles refusent, les autres avertissent.
rules-sentence = { $rule } En cas d’infraction : { $broken }
rules-standing = Statut des Participants
rules-document = Le certificat
rules-goods = Les marchandises
rules-elsewhere = Garanti par la forme des données ou par un acte
rules-warns = un avertissement
rules-since = pour les certificats délivrés à partir du { $from }
rules-until = pour les certificats délivrés avant le { $to }
rules-between = pour les certificats délivrés à partir du { $from } et avant le { $to }
rules-force-min = exigence minimale
rules-force-rec = recommandation
rules-force-opt = option d’un Participant
rules-force-dec = décision
rules-force-nat = droit ou pratique nationale

## Connexion et compte
sign-in-refused = Vous n’êtes pas connecté
sign-in-wrong = Le compte ou le mot de passe est faux. Vérifiez les deux.
sign-in-held-back = Trop d’essais avec ce compte. Réessayez dans 15 minutes.
task-exporter = Demande un certificat et le suit.
task-clerk = Examine les expéditions et prépare les certificats.
task-validating-officer = Contrôle ce qui a été préparé et signe.
task-importing-officer = Inscrit les arrivées, mesure, confirme.
task-authority-head = Tient les autorités, les règles et les clés.
task-stock-keeper = Garde le papier de sécurité et les scellés.
task-secretariat = Tient le registre des Participants.
task-chair = Approuve les entrées du système.
account-office = Bureau
account-company = Société
account-handle = Signe
account-handle-note = Vous représente dans les déclarations ; votre nom reste au bureau.
account-role = Rôle
account-asks = Peut demander
account-approves = Peut approuver
account-began = Connexion
account-ends = Fin au plus tard
account-password = Changer votre mot de passe
nav-acts = Actes

## Demandes
amend-title = Modifier une demande
amend-submit = Envoyer la modification
word-total = Total
list-state = État
list-changed = Dernier changement
list-shown = { $first } à { $last }
application-steps = De la demande à la réception confirmée
application-closed = Possible seulement jusqu’à la délivrance du certificat.
application-exporter-only = Seul l’exportateur peut le faire.
applied-next-examination = Le bureau examine l’expédition et prépare le certificat.
applied-next-amend = Jusque-là, vous pouvez modifier ou retirer la demande.

## Tout acte
acts-title = Actes
acts-lead = Ce que vos rôles vous permettent de demander. Un acte marqué d’un rôle attend l’approbation d’une seconde personne.
acts-act = Acte
acts-approved-by = Approuvé par
acts-none = Il n’y a pas d’acte pour vos rôles
acts-none-text = Vos rôles vous permettent d’approuver ce que d’autres préparent.
ask-continue = Passer à la vérification
ask-check = Vérifiez vos réponses
ask-check-one = Vous pouvez encore tout changer. Le bouton inscrit l’acte.
ask-check-two = Vous pouvez encore tout changer. Le bouton prépare l’acte ; un autre agent l’approuve ensuite.
ask-needs-two = Vous préparez cet acte ; un autre agent l’approuve.
ask-next-recorded = L’acte est inscrit ; les autres autorités concernées en sont avisées.
ask-one-a-line = Un par ligne.
ask-row = Ligne
ask-add-row = Ajouter une ligne
done-title = { $act } : { $subject }
done-what = C’est fait et inscrit.
done-position = Place dans le journal
done-running = Place dans la chaîne de l’autorité
done-at = Signé le
done-digest = Empreinte de la déclaration
prepared-title = { $act } : { $subject } est préparé
prepared-what = Rien n’est encore signé. Un autre agent voit exactement ce que vous avez préparé et l’approuve.
prepared-proposal = Numéro de la préparation
prepared-digest = Ce que couvre l’approbation
prepared-digest-note = L’agent qui approuve voit la même empreinte.
prepared-next = Une personne ayant l’un de ces rôles l’approuve : { $roles }.

## Pages et problèmes qui disent non
refusals-input = Certaines réponses ne sont pas encore lisibles
refusals-act = Cela n’est pas possible
not-allowed-foreign = La demande vient d’une page d’un autre site. Ouvrez la page ici et renvoyez-la.
not-allowed-roles = Il faut l’un de ces rôles : { $roles }.
stale-title = Votre session a changé ; rien n’a été envoyé
stale-kept = Ce que vous avez saisi est conservé
stale-text = Renvoyez-le avec le bouton ci-dessous. Un mot de passe ou un fichier est à redonner.
stale-signed-out = Connectez-vous dans un autre onglet, puis renvoyez-le ici. Un mot de passe ou un fichier est à redonner.
stale-button = Renvoyer
unreadable-form = Le formulaire est arrivé incomplet ou dépasse 12 Mo. Rouvrez la page et envoyez-le encore.
unreadable-json = Le corps n’est pas le JSON d’une demande, avec les noms de /api/v1/acts.
unreadable-key = Donnez un en-tête Idempotency-Key de 8 à 200 caractères, choisi pour chaque demande.
unreadable-query = Il manque une valeur à la requête, ou l’une n’est pas lisible.
unreadable-document = Il n’y a pas de certificat dans ce qui a été envoyé.
problem-input = Certains champs ne sont pas lisibles.
problem-refused = L’acte est refusé.
problem-fault = Le nœud a échoué ; rien n’a été inscrit.
problem-signed-out = Authentifiez-vous par HTTP Basic, ou par une session et son jeton.

### Clôture : escalade et ce que voit la Présidence.

## Ce qui n’a pas été clos à temps
closure-for-chair = Parvenus à la Présidence et au secrétariat
notice-kind-not-closed-head = Certificats qui n’ont pas été clos à temps
notice-says-not-closed-head = { $subject } devrait être clos depuis longtemps. Il attend maintenant votre décision.
notice-kind-not-closed-chair = Certificats parvenus à la Présidence et au secrétariat
notice-says-not-closed-chair = { $subject } : certificats non clos dans le délai que permettent leurs règles.

## Chaque échéance
closure-due-close = à clore au plus tard le { $day }
closure-due-case = { $kind } : réponse au plus tard le { $day }
closure-case-open = { $kind } : en cours, sans échéance
closure-due-endorse = original à viser au plus tard le { $day }
closure-beside = Reste à faire pour ce qui a pris fin, ou est venu sans certificat
closure-to-do = Quoi
choice-endorsement = original à viser

## Ce qui est en retard, sur les bureaux
late-title = En retard, et qui a été informé
late-since = Depuis
late-head = Chef du bureau
late-chair = Présidence et secrétariat
late-told = informé le { $day }
late-reached = à informer depuis le { $day }
late-from = à informer à partir du { $day }
late-never = les règles ne fixent pas de jour
late-more = { $more ->
    [one] Un autre est en retard : voir ce qui n’est pas clos.
   *[other] { $more } autres sont en retard : voir ce qui n’est pas clos.
  }

## Ce qui est entré, et ce qui a été renvoyé
lots-sent-back = Renvoyé
lots-stands = État
lots-parcel-back = lot { $parcel } sous { $under }, { $day }
lots-nothing-left = terminé : il ne reste rien
lots-all = Tous les lots importés
case-lot = Ce qui est entré de ces marchandises, et ce qui en reste

## Marchandises invendues qui repartent
choice-come-back = les marchandises doivent revenir
choice-send-back = les marchandises doivent être renvoyées
apply-return-of-hint = Seulement si des marchandises invendues repartent : le numéro du certificat sous lequel elles sont venues.
going-back-title = Retour
going-back = ct, sous { $number } : { $state }
going-back-open = en route
going-back-ended = reçu
refusal-return-goes-elsewhere = Les marchandises invendues retournent au Participant sous le certificat duquel elles sont venues, et cet envoi va ailleurs.
refusal-return-goes-elsewhere-todo = Corrigez la destination, ou omettez le certificat sous lequel elles sont venues : un envoi à d’autres n’est pas un retour.
refusal-return-of-unknown = Votre bureau n’a laissé entrer aucune marchandise sous le certificat dont ceci serait le retour.
refusal-return-of-unknown-todo = Relisez le numéro du certificat sous lequel les marchandises sont venues, et faites modifier la demande.

## La feuille sur laquelle un certificat sera imprimé
field-blank = Feuille
prepare-blank = Le numéro de la feuille devant vous
prepare-blank-hint = Les prochaines feuilles que vous tenez. Une feuille déchirée ou souillée se déclare d’abord gâtée, et n’est alors plus proposée.

## Signalé à la Présidence, et à qui vient au guichet
notice-kind-chair-told = Marchandises sans certificat, ou de non-Participants
notice-says-chair-told = { $subject } a retenu ou refusé des marchandises venues sans certificat, ou avec celui d’un émetteur qui n’est pas Participant. Le système demande que vous en soyez informé (§4.5).
notice-kind-appointment-moved = Rendez-vous déplacés
notice-says-appointment-moved = Un rendez-vous a été déplacé : { $subject }.
notice-kind-appointment-cancelled = Rendez-vous annulés
notice-says-appointment-cancelled = Le rendez-vous { $subject } a été annulé.
act-change-appointment = Déplacer ou annuler un rendez-vous
told-change-appointment = Rendez-vous modifié
field-by-office = Modifié par le bureau
field-new-day = Nouveau jour
field-new-time = Nouvelle heure
appointments-change = Déplacer ou annuler { $time }
appointments-changing = Modifier
refusal-appointment-unknown = Vous n’avez pas de rendez-vous à cette heure.
refusal-appointment-unknown-todo = Regardez sous Rendez-vous quand il a lieu.
refusal-appointment-half-named = Un nouveau jour demande une nouvelle heure, et une nouvelle heure son jour.
refusal-appointment-half-named-todo = Indiquez les deux pour déplacer le rendez-vous, ou aucun pour l’annuler.

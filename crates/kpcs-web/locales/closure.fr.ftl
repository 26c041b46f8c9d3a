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

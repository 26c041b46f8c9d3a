### Plusieurs lignes d’une liste à la fois.

## Dans la liste
bulk-choose = Choisir
bulk-choose-row = Choisir { $row }
bulk-choose-all = Choisir toutes les lignes de cette page
bulk-choose-none = N’en choisir aucune
bulk-chosen = Lignes choisies :
bulk-back = Retour à la liste
bulk-none = Aucune ligne n’est choisie
bulk-none-text = Revenez à la liste, cochez les lignes et pressez le bouton au-dessous.
bulk-beyond = { $count ->
    [one] Une ligne de plus a été choisie
   *[other] { $count } lignes de plus ont été choisies
}
bulk-beyond-text = Un formulaire prend { $most } lignes. Faites d’abord celles-ci, puis choisissez les autres.

## Le formulaire et sa vérification
bulk-rows = Les lignes choisies
bulk-each = Ce que chacune dit pour elle-même
bulk-shared = Pareil pour toutes
bulk-is = Ce que c’est
bulk-check = Vérifiez chaque ligne
bulk-check-all = { $count ->
    [one] La ligne sera inscrite.
   *[other] Les { $count } lignes seront inscrites, chacune comme un acte à part.
} Tout peut encore être changé.
bulk-check-some = { $going ->
    [one] Une ligne sera inscrite.
   *[other] { $going } lignes seront inscrites, chacune comme un acte à part.
} { $out ->
    [one] Une est laissée de côté, avec sa raison en regard.
   *[other] { $out } sont laissées de côté, chacune avec sa raison en regard.
}
bulk-check-none = Aucune de ces lignes ne peut être inscrite ; la raison est en regard de chacune.
bulk-what-will = Ce qui va se passer
bulk-what-came = Ce qui s’est passé
bulk-why = Pourquoi, et que faire
bulk-rule = Règle
bulk-will = sera inscrite
bulk-left-out = laissée de côté
bulk-left-out-text = Elle n’a pas été demandée.

## Ce qu’il en est advenu
bulk-done = { $done } sur { $all } inscrites
bulk-done-none = Rien n’a été inscrit. La raison est en regard de chaque ligne.
bulk-done-rest = Les autres sont inchangées ; la raison est en regard de chacune.
bulk-repeated = { $count ->
    [one] Une ligne y était déjà, depuis le premier envoi de ce formulaire.
   *[other] { $count } lignes y étaient déjà, depuis le premier envoi de ce formulaire.
}
bulk-row-done = inscrite
bulk-row-before = inscrite auparavant
bulk-row-refused = non inscrite
bulk-row-failed = non inscrite
bulk-row-place = acte { $running } de l’office
bulk-row-failed-text = Le registre a échoué ici et n’est pas allé plus loin (défaut { $number }). Envoyez de nouveau le formulaire : ce qui est inscrit ne l’est pas deux fois.

## Expédition
bulk-dispatch-offer = Inscrire l’expédition
bulk-dispatch-title = { $count ->
    [one] Inscrire l’expédition d’un certificat
   *[other] Inscrire l’expédition de { $count } certificats
}
bulk-dispatch-lead = Pour des marchandises parties ensemble : le même jour, le même transporteur ou porteur, les mêmes papiers de transport. Ce qui est parti autrement s’inscrit à part.
bulk-dispatch-button = { $count ->
    [one] Inscrire une expédition
   *[other] Inscrire { $count } expéditions
}
bulk-dispatch-done = { $count ->
    [one] Un certificat est expédié ; l’office qui attend la marchandise en est averti.
   *[other] { $count } certificats sont expédiés ; les offices qui attendent la marchandise en sont avertis.
}

## Dépôt sans ouverture
bulk-deposit-offer = Déposer sans ouvrir
bulk-deposit-title = { $count ->
    [one] Déposer un envoi sans l’ouvrir
   *[other] Déposer { $count } envois sans les ouvrir
}
bulk-deposit-lead = Pour des envois arrivés ensemble, qui restent fermés au même endroit pour la même raison. Rien n’est mesuré et aucun chiffre n’est montré ; chacun est inscrit à part quand il est ouvert.
bulk-deposit-each = Regardez les scellés de chacun. Ce qui est brisé ou manque se dépose mieux à part, avec ses numéros de scellés et des photographies.
bulk-deposit-button = { $count ->
    [one] Déposer un envoi
   *[other] Déposer { $count } envois
}
bulk-deposit-done = { $count ->
    [one] Un envoi est en garde, fermé.
   *[other] { $count } envois sont en garde, fermés.
}

## Retrait
bulk-withdraw-offer = Retirer
bulk-withdraw-title = { $count ->
    [one] Retirer une demande
   *[other] Retirer { $count } demandes
}
bulk-withdraw-lead = Pour des demandes dont vous ne voulez plus, pour la même raison. Une demande retirée reste inscrite ; on peut en faire une nouvelle.
bulk-withdraw-button = { $count ->
    [one] Retirer une demande
   *[other] Retirer { $count } demandes
}
bulk-withdraw-done = { $count ->
    [one] Une demande est retirée.
   *[other] { $count } demandes sont retirées.
}

## Papiers
bulk-papers-offer = Papiers en un fichier
bulk-papers-title = { $count ->
    [one] Papiers d’un certificat
   *[other] Papiers de { $count } certificats
}
bulk-papers-lead = Un fichier ZIP avec un fichier par papier, nommé d’après le numéro de son certificat. Rien n’en est inscrit.
bulk-papers-which = Quels papiers
bulk-papers-certificate = Le certificat (PDF)
bulk-papers-label = L’étiquette du sac (PDF)
bulk-papers-statement = La déclaration signée (pour les programmes)
bulk-papers-button = Faire le fichier

log-title = Le journal
log-lead = Une liste publique qui ne fait que croître. Chaque déclaration du système y laisse son empreinte : personne ne peut en ajouter, en changer ou en retirer une sans être vu, ni le bureau qui l’a émise, ni celui qui tient cette liste.
log-none = Ce nœud ne tient pas de journal
log-none-text = Ses déclarations vont dans le journal du système, qu’un autre nœud tient. Le dessin ci-dessous vaut pour tout journal.
log-stopped = Le journal ne prend rien en ce moment
log-stopped-text = Ce qui est déclaré attend dans les registres et entrera plus tard ; rien n’est perdu. La personne qui exploite ce nœud doit s’en occuper.
log-no-quorum = Aucun point de contrôle n’a encore ses témoins
log-no-quorum-text = Ce qui est au journal ne peut être prouvé tant qu’assez de témoins n’ont pas cosigné.
log-why = Pourquoi il ne peut pas mentir
log-why-1 = Une déclaration laisse son empreinte
log-why-1-text = Seuls 32 octets de chaque déclaration se trouvent ici. Qui tient le papier peut les recalculer ; à partir d’eux seuls, personne ne lit qui a envoyé quoi à qui.
log-why-2 = Toutes les empreintes mènent à une racine
log-why-2-text = Changez, retirez ou déplacez-en une seule : chaque étape au-dessus change, jusqu’à la racine. La racine vaut donc pour toute la liste.
log-why-3 = Des témoins tiennent ce qu’ils ont vu
log-why-3-text = Ils dépendent d’autres que le journal. Chacun ne cosigne une nouvelle racine que si tout ce qu’il a vu s’y trouve encore. Deux récits demanderaient deux racines, et deux racines signées sont la preuve du mensonge.
log-now = Maintenant
log-size = Déclarations
log-size-newer = { $count ->
    [one] Une de plus a été prise et attend les témoins.
   *[other] { $count } de plus ont été prises et attendent les témoins.
}
log-root = Racine
log-cosigned-at = Cosigné
log-never = Pas encore
log-search = Chercher un reçu
log-search-field = Code ou empreinte
log-search-hint = Le texte du code d’un certificat, qui commence par KPC1:, ou l’empreinte d’une déclaration en 64 chiffres hexadécimaux. Un code n’est pas gardé et n’entre pas dans l’adresse.
log-search-button = Chercher
log-search-nothing = Ni un code qui commence par KPC1:, ni 64 chiffres hexadécimaux
log-found-absent = Pas au journal
log-found-absent-text = Aucune déclaration avec cette empreinte n’a été prise. Si elle a moins d’un jour, elle peut être en route ; pour une plus ancienne, demandez au bureau qui l’a émise.
log-found-waiting = Au journal, pas encore prouvée
log-found-waiting-text = Elle a sa place. { $short ->
    [one] Un témoin doit
   *[other] { $short } témoins doivent
} encore cosigner ; redemandez dans un instant.
log-found-proven = Au journal
log-found-proven-text = Prouvée sous un point de contrôle que ses témoins ont cosigné.
log-proof = Télécharger la preuve
log-place = Place
log-taken = Prise
log-fingerprint = Empreinte
log-by = Cosigné par
log-time = L’heure du journal
log-witnesses = Témoins
log-witnesses-text = Chacun tourne sur sa propre machine et garde ce qu’il a cosigné en dernier. Plus ils sont nombreux, et moins ils ont en commun, plus il est difficile de tenir deux récits.
log-quorum = { $needed ->
    [one] Un point de contrôle compte quand un témoin l’a cosigné.
   *[other] Un point de contrôle compte quand { $needed } témoins sur { $all } l’ont cosigné.
}
log-quorum-groups = Il en faut un de chacun de ces groupes : { $groups }.
log-witness = Témoin
log-group = Groupe
log-last-size = Déclarations cosignées en dernier
log-last-at = Quand
log-trouble = Difficulté
log-trouble-none = Aucune
log-not-asked = Pas depuis ce démarrage
log-keys = Clés
log-keys-text = Recevez-les de quelqu’un de confiance, pas de cette page seule, et comparez. Avec elles, tout ceci se contrôle ailleurs.
log-key = Clé du journal
log-roots = Empreinte des racines de confiance
log-roots-note = Un vérificateur démarre avec elle ; tout le reste en découle.
log-watch = Surveillez-le vous-même
log-watch-text = Une commande chacun, sur toute machine qui a kpcs. D est un dossier à vous.
log-watch-address = ADDRESS tient lieu de l’adresse publique de ce nœud.
log-run-witness = Un témoin : cosigne ce que le journal lui montre, tant qu’il tient un seul récit
log-run-mirror = Un miroir : garde une copie entière et la montre à d’autres
log-run-monitor = Un moniteur : suit le journal et signale ce qui ne doit pas être
log-files = Pour les programmes
log-file-checkpoint = Le dernier point de contrôle
log-file-trust = Données de confiance : tout ce qu’il faut à un vérificateur sans réseau
log-file-record = Le registre public : Participants, autorités, clés et règles, acte par acte
log-file-configuration = Adresses et clés du journal
log-certificate = Au journal
log-certificate-none = Pas encore : attend depuis le { $since }. Le journal ne l’a pas pris.
log-certificate-short = Pas encore : attend depuis le { $since }. Il a la place { $place } ; { $short ->
    [0] la preuve est en route.
    [one] il manque un témoin.
   *[other] il manque { $short } témoins.
}
log-document = Preuve du journal
log-slip = Fiche de preuve, pour vérifier sans réseau
log-printed-now = Si on l’imprime maintenant
log-printed-now-text = Un papier imprimé maintenant ne porte pas de preuve du journal et vaut autant : un registre dit VALABLE dès que la preuve est là, d’ordinaire en une seconde. Pour vérifier sans réseau, imprimez alors la fiche de preuve ; elle se trouve ici, parmi les documents.
unreadable-no-proof-yet = Le journal n’a pas encore prouvé ce certificat. D’ordinaire il le fait dans la seconde qui suit la signature : redemandez. Le certificat lui-même peut être imprimé avant.
log-waiting-title = En attente du journal
log-waiting-lead = { $count ->
    [0] Chaque acte de votre bureau qui va au journal y est prouvé.
    [one] Un acte de votre bureau attend sa preuve. D’ici là, un certificat compte comme authentique, sans plus.
   *[other] { $count } actes de votre bureau attendent leur preuve. D’ici là, un certificat compte comme authentique, sans plus.
}
log-waiting-none = Rien n’attend
log-waiting-none-text = Les actes se trouvent ici de leur signature jusqu’à la preuve du journal, ce qui prend environ une seconde.
log-waiting-about = Ce que votre bureau a déclaré et que le journal n’a pas encore prouvé.
log-waiting-act = Acte
log-waiting-since = Déclaré
log-waiting-age = Attend
log-waiting-reason = Raison
log-waiting-no-log = Ce nœud n’est relié à aucun journal.
log-waiting-no-place = Pas encore de place : le journal n’a pas répondu.
log-waiting-short = Place { $place } : des témoins doivent encore cosigner.
log-waiting-refused = Le journal ne l’a pas pris : « { $why } » Il est renvoyé toutes les dix minutes.
log-waiting-record-stopped = Le registre public du système n’est plus suivi ici : ce qu’il dit de nouvelles autorités et clés manque. Il s’est arrêté à l’acte { $why } En règle générale, ce programme est plus ancien que l’acte ; dites-le à qui exploite ce nœud.
log-waiting-late = Plus d’un jour : prévenez la personne qui exploite le registre.
log-age-minutes = { $count ->
    [one] une minute
   *[other] { $count } minutes
}
log-age-hours = { $count ->
    [one] une heure
   *[other] { $count } heures
}
log-age-days = { $count ->
    [one] un jour
   *[other] { $count } jours
}
log-health = Journal
log-health-none = Ce nœud n’est relié à aucun journal
log-health-found = { $count ->
    [one] Un acte attend sa preuve
   *[other] { $count } actes attendent leur preuve
}
log-health-since = le plus ancien depuis le { $since }
log-health-todo = Des actes attendent depuis plus d’un jour. Voyez « En attente du journal » et faites contrôler la liaison avec le journal et ses témoins.
log-findings-title = Constats du journal
log-findings-about = Ce qui ne concorde pas parmi ce que d’autres nœuds ont remis au journal.
log-findings-lead = { $count ->
    [0] Rien de ce que d’autres nœuds ont remis à ce journal n’en contredit autre chose.
    [one] Une déclaration qu’un autre nœud a remise à ce journal ne s’accorde pas avec les autres. Elle figure au journal sous le nom de son auteur ; ce qui en compte est dit par la liste d’états.
   *[other] { $count } déclarations que d’autres nœuds ont remises à ce journal ne s’accordent pas avec les autres. Elles figurent au journal sous le nom de leurs auteurs ; ce qui en compte est dit par la liste d’états.
}
log-findings-none = Rien n’a été constaté
log-findings-none-text = Chaque numéro a été donné une fois, par un Participant qui peut commercer, et n’a été clos que par ses propres parties.
log-findings-elsewhere = Ce nœud n’exploite pas de journal. Les constats se trouvent au nœud qui l’exploite.
log-findings-what = Constat
log-findings-number = Certificat
log-findings-by = Déclaré par
log-findings-at = Déclaré le
log-findings-place = Place au journal
log-findings-no-place = pas encore
log-finding-number-twice = Le numéro avait déjà été donné.
log-finding-issuer-barred = Son Participant ne peut pas délivrer ce jour-là (kpcs.md §4.2).
log-finding-destination-barred = La destination ne peut pas commercer ce jour-là (kpcs.md §4.2).
log-finding-not-theirs = Clos par quelqu’un qui n’en est ni l’émetteur ni la destination. Cela ne change rien.

# Dossiers d’audit : `kpcs bundle`, et les pages qui en parlent.
bundle-exporting = écriture
bundle-proving = vérification
bundle-exported = { $file } : pour { $reader }, { $statements } déclarations montrées, { $hidden } entrées du journal cachées
bundle-exported-waiting = { $count ->
    [one] Une déclaration de l’année n’a pas encore de place prouvée au journal et n’y figure pas. Exportez de nouveau quand elle l’aura.
   *[other] { $count } déclarations de l’année n’ont pas encore de place prouvée au journal et n’y figurent pas. Exportez de nouveau quand elles l’auront.
}
bundle-not-exported = aucun dossier n’a été écrit. Lancez kpcs check, et demandez à qui tient le journal
bundle-no-log = { $folder } : il n’y a ici aucun point de contrôle d’un journal avec ses témoins. Nommez le dossier du journal, ou d’un miroir (kpcs mirror), par --log
bundle-reader-expected = { $found } : écrivez public, participant:SL ou authority:SL
bundle-unreadable-todo = Rien n’a été prouvé. Copiez de nouveau le fichier, en entier ; si cela persiste, redemandez-le à son exportateur.
bundle-holds = Tout ce que contient ce dossier est exact
bundle-fits = Tout ce que contient ce dossier concorde
bundle-fits-todo = Il n’a pas été dit à qui se fier. Comparez les racines { $roots } avec l’empreinte sur papier et vérifiez de nouveau avec --roots.
bundle-broken = { $count ->
    [one] Une chose dans ce dossier n’est pas exacte
   *[other] { $count } choses dans ce dossier ne sont pas exactes
}
bundle-more = et { $count } autres
bundle-what = Ce qui a été examiné
bundle-proves = Il prouve : chaque déclaration montrée fut signée par une clé alors valable, figure au journal que les témoins ont vu, et rien au journal n’a été changé, déplacé ou retiré depuis.
bundle-proves-not = Il ne prouve ni ce que disent les entrées cachées, ni que ce qui fut signé est vrai, ni ce qui ne fut jamais déclaré.
bundle-at = place { $place }, { $subject } :
bundle-found = (trouvé : { $found } ; attendu : { $expected })
bundle-remark = À savoir :
bundle-chain-to = entière jusqu’à { $running }, { $covered } déclarations sans place propre
bundle-fact-exporter = exporté par
bundle-fact-made = établi le
bundle-fact-year = année
bundle-fact-reader = pour
bundle-fact-log = journal : nom, entrées, racine
bundle-fact-log-time = journal vu par les témoins
bundle-fact-witnesses = témoins
bundle-fact-checkpoints = points de contrôle
bundle-fact-statements = déclarations montrées
bundle-fact-with-content = dont avec contenu
bundle-fact-hidden = entrées cachées
bundle-fact-certificates = certificats
bundle-fact-chain = chaîne propre
bundle-fact-lists = versions de la liste de confiance
bundle-fact-roots = racines
bundle-standing-stands = rien n’y a mis fin
bundle-standing-void = nul
bundle-standing-cancelled = annulé
bundle-standing-replaced = remplacé
bundle-standing-lost = perdu
bundle-standing-stolen = volé
bundle-standing-invalidated = retiré par l’émetteur
bundle-standing-refused = refusé à la frontière
bundle-standing-returned = marchandise renvoyée
bundle-standing-forfeited = marchandise confisquée
bundle-standing-used = utilisé : réception confirmée
bundle-standing-statements-disagree = déclarations contradictoires
bundle-standing-status-not-known = inconnu
bundle-statement = Cet enregistrement n’est pas une déclaration, ou ses parties ne sont pas celles qui furent signées.
bundle-subtree = Une partie cachée du journal se trouve là où aucune de cette taille ne commence.
bundle-another-year = Cette déclaration est d’une autre année.
bundle-not-a-root = Elle parle de clés, et aucune clé racine ne l’a signée.
bundle-listed-by-another = Une clé fut inscrite par quelqu’un qui ne peut l’inscrire.
bundle-key-differs = La liste de confiance dit autre chose de cette clé que l’acte qui l’a inscrite.
bundle-list-missing = Une version de la liste de confiance manque.
bundle-chain-number = Ce numéro d’ordre est déjà pris, ou précède l’année.
bundle-chain-broken = Cette déclaration ne nomme pas la précédente.
bundle-chain-gap = Une déclaration manque dans la chaîne propre.
bundle-number-twice = Ce numéro de certificat a été donné deux fois.
bundle-root = Les entrées jusqu’ici ne sont pas celles que le journal a signées : l’une fut changée, déplacée, ajoutée ou omise.
bundle-fork = Le journal montré ici n’est pas celui du point de contrôle que vous avez gardé. Gardez les deux fichiers et prévenez le secrétariat.
bundle-checkpoint = Ce point de contrôle n’est pas signé par le journal et assez de ses témoins.
bundle-kept-checkpoint = Le point de contrôle que vous avez nommé n’en est pas un de ce journal avec ses témoins.
bundle-counts = Le dossier contient autre chose que ce que son exportateur a compté.
bundle-seal = Le sceau n’est pas celui de l’exportateur : quelque chose fut changé, ou un autre a fait ce fichier.
bundle-shows-too-much = Il montre plus que son lecteur ne peut voir. Ne le transmettez pas ; prévenez l’autorité qui l’a exporté.
bundle-not-reached = Le dernier point de contrôle n’est pas atteint : des entrées manquent.
bundle-rolled-back = Le journal avait plus d’entrées quand le dossier fut établi : il vient d’une ancienne copie.
bundle-not-compared = Le point de contrôle que vous avez nommé tombe dans une partie cachée, ou est plus récent, et n’a pu être comparé.
bundle-waiting = Des déclarations de l’année attendaient leur place au journal et n’y figurent pas.
bundle-year-not-over = Le journal tel qu’il est montré finit avant l’année.

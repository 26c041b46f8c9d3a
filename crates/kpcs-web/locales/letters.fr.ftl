# Lettres entre autorités : leur liste, et leurs noms là où elles sont liées.

letters-title = Lettres de confort
letters-lead = L’avis d’une autorité pour des marchandises qui ne sont pas une expédition de diamants bruts ; une lettre de confort n’est pas un certificat et ne laisse entrer aucun diamant brut.
letters-none = Aucune lettre
letters-none-text = Les lettres que ce bureau écrit, et celles qu’il reçoit, se trouvent ici.
letters-from = De
letters-to = À
letters-amendment = Modification (lettre)
letters-detention = Avis de rétention (PDF)
letters-refusal = Avis de refus d’entrée (PDF)
letters-return = Avis de renvoi (PDF)
letter-comfort-opinion = Cette lettre n’est pas un certificat du processus de Kimberley et ne laisse entrer aucun diamant brut.
office-about-letters = Avis pour échantillons et roche, écrits ici ou reçus

amended-title = Modifié le { $day }
amended-text = L’émetteur a signé ce qui est exact là où ce certificat se trompe. Les deux autorités voient les deux lectures ; demandez à l’émetteur ce qui a changé.
amended-text-party = { $readings }. La masse, la valeur, l’origine et les jours n’ont pas changé.
amended-reading = { $element } : signé « { $was } », exact « { $is } »

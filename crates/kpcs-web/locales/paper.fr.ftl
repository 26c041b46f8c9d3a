# Le papier préimprimé du bureau : où sont les champs, la page millimétrée, les imprimantes.

## Page
paper-title = Papier des certificats
office-about-paper = Où se place chaque champ sur votre papier préimprimé, la page millimétrée pour le vérifier, et le décalage de chaque imprimante.
paper-lead = Sur votre propre papier préimprimé, seuls les champs ci-dessous sont imprimés, chacun à sa place. Vérifiez-les sur une vraie feuille avant d’imprimer le premier certificat.
paper-layout = La mise en page
paper-whose = Mise en page de
paper-own = Votre jeu de règles, version { $version }, en vigueur depuis le { $day }
paper-shipped = Celle du programme : votre jeu de règles n’en donne aucune, rien n’est donc connu ici de votre papier.
paper-sheet = Feuille
paper-sheet-size = { $width } de large, { $height } de haut
paper-said-by = D’où cela vient
paper-change = Changer la mise en page
paper-millimetres = { $figure } mm
paper-drawn = Dessinée sur le papier
paper-drawing-label = La feuille avec la place de chaque champ, numérotée comme dans le tableau ci-dessous.
paper-over-specimen = L’image au-dessous est votre spécimen publié, version { $version }, étirée à la feuille. Mesurez quand même sur le vrai papier : une image n’est jamais exacte.
paper-no-specimen = Votre Participant n’a publié aucune image de son certificat ; la feuille est donc vide ici.
paper-places = Où chaque champ est imprimé
paper-number = N°
paper-field = Champ
paper-type = Caractères
paper-set = { $size } points, { $face }, { $align }
paper-lines = { $lines ->
    [one] une ligne
   *[other] jusqu’à { $lines } lignes
  }
paper-code = Code avec la déclaration signée
paper-code-none = La mise en page n’a pas de place pour lui : qui tient le papier ne peut pas en vérifier la signature.
paper-test = Page millimétrée
paper-test-text = Imprimez-la à 100 %, tenez-la avec votre papier contre la lumière et comparez chaque case. Mesurez ensuite la croix : elle est à 20 mm du bord gauche et du bord supérieur. Ce qui manque est le décalage de l’imprimante.
paper-test-straight = Page millimétrée sans décalage
paper-test-printer = Page millimétrée pour { $printer }
paper-printers = Imprimantes
paper-printer = Imprimante
paper-printer-new = Mesurer une imprimante
paper-printer-text = Une imprimante qui tire la feuille de travers imprime chaque champ un peu à côté. Donnez ce qu’il faut ajouter. Un nom donné de nouveau remplace sa mesure précédente.
paper-printer-hint = Comme votre bureau l’appelle, par exemple « guichet 2 ».
paper-right = Vers la droite
paper-right-hint = En millimètres, par exemple 0,8 ; vers la gauche avec un moins.
paper-down = Vers le bas
paper-down-hint = En millimètres, par exemple 1,2 ; vers le haut avec un moins.
paper-put-away = On n’y imprime plus de certificats
paper-keep = Garder la mesure
paper-earlier = antérieure
document-overlay-printer = Surcharge pour papier sécurisé, sur { $printer }

## Champs
field-overlay = Papier préimprimé
field-sheet-width = Feuille, largeur
field-sheet-height = Feuille, hauteur
field-code-place = Place du code
field-text-places = Places des champs
field-printed = Champ
field-left = Depuis la gauche
field-top = Depuis le haut
field-width = Largeur
field-side = Côté
field-type-size = Corps
field-typeface = Caractère
field-align = Se place
field-most-lines = Lignes

## Choix
choice-number = numéro
choice-issued-on = date d’émission
choice-expires-on = date d’expiration
choice-issuing-authority = autorité d’émission
choice-importer = importateur
choice-destination = destination
choice-carats-words = carats en lettres
choice-value-words = valeur en lettres
choice-hs710210-carats = carats de 7102.10
choice-hs710210-value = valeur de 7102.10
choice-hs710221-carats = carats de 7102.21
choice-hs710221-value = valeur de 7102.21
choice-hs710231-carats = carats de 7102.31
choice-hs710231-value = valeur de 7102.31
choice-validated-by = validé par
choice-validated-on = date de validation
choice-officer = agent
choice-check-code = code de contrôle
choice-serif = à empattements
choice-sans = sans empattements
choice-mono = chiffres les uns sous les autres
choice-start = à gauche
choice-centre = au milieu
choice-end = à droite

## Attentes
expected-sheet-side = Donnez un côté de feuille de 500 à 4 500 dixièmes de millimètre.
expected-code-side = Donnez au code un côté de 430 à 1 000 dixièmes de millimètre : plus petit, il ne se lit pas sur papier.
expected-on-the-sheet = Gardez toute la place sur la feuille : son bout est dehors.
expected-type-size = Donnez un corps de 60 à 400 dixièmes de point : plus petit, personne ne le lit.
expected-most-lines = Donnez 1 à 20 lignes.
expected-printed-once = Donnez une seule place à chaque champ.
expected-clear-of-code = Éloignez-le du code : rien ne doit être imprimé dessus.
expected-clear-of-text = Éloignez-le de l’autre champ : ils seraient imprimés l’un sur l’autre.
expected-offset = Donnez des millimètres avec une décimale au plus, jusqu’à 20, par exemple 0,8 ou −1,2.

# Texts of programs' side: tokens, imports, webhooks, the API page.

## Problems
problem-other-method = Cette adresse n’accepte pas cette méthode.
problem-too-large = Plus de 12 Mo ont été envoyés. Envoyez-en moins à la fois.
problem-scope-missing = Ce jeton ne permet pas cela. Faites-en un qui le permet, à /account/tokens, ou utilisez votre mot de passe.

## Jetons des programmes
tokens-title = Jetons pour programmes
tokens-lead = Un jeton permet à un programme de lire ou d’agir en votre nom, sans votre mot de passe. Tout ce qu’il fait porte votre identifiant.
tokens-made = Le jeton
tokens-made-text = Copiez-le maintenant dans le programme qui en a besoin : il n’est montré qu’une fois et n’est conservé nulle part.
tokens-token = Jeton
tokens-yours = Vos jetons
tokens-scope = Permet
tokens-used = Dernier usage
tokens-ends = Fin
tokens-state = État
tokens-open = valable
tokens-ended = terminé
tokens-end = Terminer le jeton { $name }
tokens-new = Un nouveau jeton
tokens-new-hint = Ne lui donnez que ce dont le programme a besoin.
tokens-name = À quoi il sert
tokens-name-hint = Par exemple « Programme de stock du bureau ».
tokens-days = Combien de temps il vaut
tokens-days-unit = jours
tokens-reads = Lire les listes que je peux lire
tokens-acts = Demander et approuver ces actes
tokens-all = Faire tout ce que je peux
tokens-make = Faire le jeton
expected-token-days = Donnez un nombre de jours de 1 à 366.
expected-token-scope = Dites ce qu’il permet : lire, certains actes, ou tout.
field-reads = Ce qu’il permet
field-days = Jours
field-password = Mot de passe

## Importations
import-too-large = Un fichier peut avoir 4 Mo, 2 000 lignes, 200 colonnes et 4 000 caractères par cellule. Divisez-le.
import-empty = Il n’y a pas de ligne sous l’en-tête.
import-encoding = Des caractères d’ici ne sont pas en UTF-8. Enregistrez le fichier en UTF-8, ou dites qu’il est en Windows-1252.
import-not-csv = Cette ligne n’est pas du CSV : un guillemet manque ou est en trop.
import-not-json = Ce n’est pas le JSON d’une liste de lignes.
import-not-xlsx = Ce n’est pas un fichier XLSX lisible. Enregistrez-le sans mot de passe, ou en CSV.
import-dates-1904 = Le fichier compte les jours depuis 1904. Désactivez cela dans le programme qui l’a fait.
import-more-cells = La ligne a plus de cellules que l’en-tête n’a de colonnes.
import-column-twice = La colonne figure deux fois dans l’en-tête.
import-column-unknown = Aucune colonne ne porte ce nom. Prenez les noms du modèle.
import-column-missing = Cette colonne manque.
import-differs = Les lignes d’une même demande doivent porter ici la même chose ; cette ligne diffère.
import-point = Vous avez dit que les chiffres ont une virgule décimale ; celui-ci a un point.
problem-import = Le fichier a des fautes ; rien n’en a été inscrit.

## La page de l’API
help-api-title = Programmes : l’API
help-api-lead = Tout ce qu’un bureau fait sur une page, un programme le fait sous /api/v1, en JSON. Ces exemples se tapent tels quels.
help-api-begin = Pour commencer
help-api-token = Un programme agit en votre nom, par un jeton que vous faites ici :
help-api-document = Chaque acte, liste, champ et réponse figure dans le document OpenAPI :
help-api-key = Chaque acte demande un en-tête Idempotency-Key que vous choisissez à neuf ; la même clé redonne le même acte : une demande dont la réponse s’est perdue se renvoie simplement.
help-api-problem = Chaque refus dit de quelle règle ou de quel champ il s’agit, et que faire (application/problem+json).
help-api-gate = Un envoi peut-il aller d’un lieu à l’autre ?
help-api-participants = Qui faisait partie du système un jour donné ?
help-api-list = Qu’est-ce qui attend au guichet ?
help-api-act = Demander un certificat
help-api-template = Les colonnes d’un fichier de demandes
help-api-trust = Les données de confiance, pour vérifier ailleurs
help-api-roots = L’empreinte des racines, à comparer avec le papier
help-api-record = Le registre public du système : les actes publics après les N premiers, chacun avec sa partie d’en-tête
help-api-checkpoint = Le dernier point de contrôle du journal ; ses tuiles sont à côté
help-api-receipt = Le reçu d’une déclaration (SCRAPI)
help-api-proof = Sa preuve du journal, avec les cosignatures
help-api-log-keys = Les clés des reçus du journal
help-api-configuration = Adresses, clés, témoins et quorum du journal

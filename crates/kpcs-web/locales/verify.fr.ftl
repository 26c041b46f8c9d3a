# Vérifier sur une machine sans registre : `kpcs verify --trust`.
verify-trust-made = Vérifié avec des données de confiance du { $made }, liste { $version } : vieilles de { $age }.
verify-roots-missing = on n’a jamais dit à qui cette machine fait confiance : nommez une fois l’empreinte des racines, par --roots, telle que vous l’avez reçue sur papier
verify-roots-others = ce ne sont pas les racines auxquelles cette machine fait confiance ; comparez l’empreinte avec celle du papier. Si le système a refondé ses racines, le secrétariat le dit : supprimez alors ce fichier
verify-state-damaged = ce n’est pas ce que le programme garde ici. Rétablissez le fichier ; s’il est perdu, supprimez-le et nommez de nouveau les racines, d’après le papier
verify-state-nowhere = il n’y a pas de dossier où garder à qui cette machine fait confiance : nommez un fichier par --state
verify-refused-from-the-future = Les données de confiance sont plus récentes que l’heure de cette machine : rien n’a été vérifié. Réglez son horloge.
verify-refused-malformed = Ce ne sont pas les données de confiance du système, ou elles sont coupées : rien n’a été vérifié. Copiez le fichier de nouveau.
verify-refused-other-roots = Les données de confiance ne découlent pas des racines auxquelles cette machine fait confiance : rien n’a été vérifié. Demandez au secrétariat quelle empreinte est la bonne.
verify-refused-rolled-back = Les données de confiance sont plus anciennes que celles acceptées ici auparavant : rien n’a été vérifié. Quelqu’un retient peut-être les nouvelles : prenez-les ailleurs.
verify-refused-two-of-one-version = Il y a deux données de confiance différentes de la même version : rien n’a été vérifié. Gardez le fichier et prévenez tout de suite le secrétariat.
verify-refused-unsigned = Les données de confiance ne sont pas signées par ceux qui le peuvent : rien n’a été vérifié. Gardez le fichier et prévenez le secrétariat.

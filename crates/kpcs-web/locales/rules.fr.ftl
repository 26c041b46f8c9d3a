# Ce que dit une règle enfreinte du système, et que faire maintenant. Une paire par règle de kpcs-domain/src/rule.

refusal-presented-before-export = La marchandise a été présentée avant son départ.
refusal-presented-before-export-todo = Vérifiez les deux dates et corrigez celle qui est fausse.

refusal-certificate-not-required = Aucun certificat n'est nécessaire : la marchandise reste chez un même participant.
refusal-certificate-not-required-todo = Expédiez sans certificat, ou corrigez la destination.

refusal-element-missing = Un élément obligatoire du certificat manque.
refusal-element-missing-todo = Complétez l'élément indiqué.

refusal-number-not-of-issuer = Le numéro ne commence pas par le code pays de l'émetteur.
refusal-number-not-of-issuer-todo = Prenez un numéro du participant émetteur.

refusal-authority-not-of-issuer = L'autorité émettrice relève d'un autre participant.
refusal-authority-not-of-issuer-todo = Faites émettre le certificat par une autorité du participant exportateur.

refusal-english-missing = Le certificat n'a pas de texte anglais.
refusal-english-missing-todo = Ajoutez l'anglais aux langues du recueil de règles.

refusal-parties-differ = L'exportateur ou l'importateur imprimé n'est pas celui de la demande.
refusal-parties-differ-todo = Imprimez les noms tels que la demande les donne.

refusal-parcel-without-weight = Un lot n'a pas de poids.
refusal-parcel-without-weight-todo = Pesez le lot et entrez ses carats.

refusal-parcel-without-value = Un lot n'a pas de valeur.
refusal-parcel-without-value-todo = Évaluez le lot et entrez sa valeur en dollars des États-Unis.

refusal-parcel-count-differs = Le certificat compte plus ou moins de lots qu'il n'en a été emballé.
refusal-parcel-count-differs-todo = Recomptez les lots et corrigez le nombre.

refusal-single-origin-hidden = Une marchandise d'une seule origine est présentée comme mélangée.
refusal-single-origin-hidden-todo = Imprimez le pays d'origine.

refusal-seal-not-on-certificate = Aucun numéro de scellé ne figure sur le certificat.
refusal-seal-not-on-certificate-todo = Inscrivez les numéros de scellés sur le certificat.

refusal-container-not-numbered = Le contenant ne porte pas le numéro du certificat.
refusal-container-not-numbered-todo = Inscrivez le numéro sur le contenant et consignez-le.

refusal-lines-not-sums = Les poids et valeurs par sous-position ne sont pas les sommes des lots.
refusal-lines-not-sums-todo = Additionnez de nouveau les lots de chaque sous-position.

refusal-subheadings-mixed = Le certificat mêle des sous-positions qui exigent chacune leur certificat.
refusal-subheadings-mixed-todo = Divisez l'envoi par sous-position.

refusal-number-not-in-form = Le numéro n'a pas la forme des numéros de l'émetteur.
refusal-number-not-in-form-todo = Comparez le numéro avec le papier ; s'il est exact, interrogez l'émetteur.

refusal-issued-after-export = La marchandise est partie avant l'émission du certificat.
refusal-issued-after-export-todo = Retenez la marchandise et interrogez l'émetteur.

refusal-arrived-elsewhere = La marchandise est arrivée chez un autre participant que celui du certificat.
refusal-arrived-elsewhere-todo = Retenez la marchandise et demandez à l'émetteur sa destination.

refusal-unknown-place = Aucun pays, territoire ou organisation n'a ce code.
refusal-unknown-place-todo = Entrez les deux lettres du pays.

refusal-issuer-not-participant = Le certificat vient d'un pays qui n'était pas participant à cette date.
refusal-issuer-not-participant-todo = Retenez la marchandise et informez la présidence.

refusal-destination-not-participant = La destination n'est pas un participant.
refusal-destination-not-participant-todo = Envoyez la marchandise à un participant, ou ne l'exportez pas.

refusal-origin-not-participant = Un pays d'origine n'est pas un participant.
refusal-origin-not-participant-todo = Demandez à l'exportateur où les pierres ont été extraites ; ne les certifiez pas en l'état.

refusal-certificate-missing = La marchandise est arrivée sans certificat.
refusal-certificate-missing-todo = Retenez la marchandise et interrogez l'émetteur.

refusal-confirmation-incomplete = Il manque à la confirmation un élément obligatoire.
refusal-confirmation-incomplete-todo = Complétez l'élément indiqué.

refusal-confirmation-of-another = La confirmation désigne un autre certificat.
refusal-confirmation-of-another-todo = Confirmez le certificat qui accompagnait la marchandise.

refusal-parcel-without-verdict = Tous les lots n'ont pas été comparés au certificat.
refusal-parcel-without-verdict-todo = Comparez chaque lot et donnez-en le résultat.

refusal-difference-stands = Un lot diffère du certificat et l'écart reste inexpliqué.
refusal-difference-stands-todo = Signalez l'écart à l'émetteur et attendez sa réponse.

refusal-exporter-unlicensed = La licence de l'exportateur n'est pas indiquée.
refusal-exporter-unlicensed-todo = Entrez le numéro de licence, ou notez pourquoi il n'y en a pas.

refusal-conflict-declaration-missing = L'exportateur n'a pas déclaré que les pierres ne sont pas des diamants de conflit.
refusal-conflict-declaration-missing-todo = Demandez la déclaration à l'exportateur.

refusal-seals-differ = Les scellés imprimés ne sont pas les scellés apposés.
refusal-seals-differ-todo = Relisez les scellés et corrigez leurs numéros.

refusal-advice-not-addressed = Aucune autorité importatrice n'est désignée pour l'avis.
refusal-advice-not-addressed-todo = Choisissez l'autorité de destination, ou envoyez l'avis par courrier.

refusal-importing-authority-elsewhere = L'autorité importatrice désignée n'est pas celle de la destination.
refusal-importing-authority-elsewhere-todo = Choisissez une autorité importatrice de la destination.

refusal-seal-broken = Un scellé ou le contenant a été ouvert.
refusal-seal-broken-todo = Retenez la marchandise, photographiez les scellés et informez l'émetteur.

refusal-seals-found-differ = Les scellés trouvés ne sont pas ceux que l'émetteur a apposés.
refusal-seals-found-differ-todo = Relisez les scellés ; s'ils diffèrent, retenez la marchandise et informez l'émetteur.

refusal-parcels-found-differ = Le nombre de lots trouvés n'est pas celui du certificat.
refusal-parcels-found-differ-todo = Recomptez ; si l'écart demeure, retenez la marchandise et informez l'émetteur.

refusal-advice-not-received = L'avis de l'émetteur n'est pas arrivé avant la marchandise.
refusal-advice-not-received-todo = Demandez à l'émetteur de confirmer l'envoi.

refusal-sources-missing = Une marchandise d'origine étrangère n'indique ni certificat d'importation ni autre provenance.
refusal-sources-missing-todo = Ajoutez le certificat sous lequel les pierres ont été importées.

refusal-sources-do-not-cover = Les provenances pèsent moins que l'envoi.
refusal-sources-do-not-cover-todo = Ajoutez les provenances manquantes, ou corrigez les poids.

refusal-expiry-not-after-issue = Le certificat expire le jour de son émission ou avant.
refusal-expiry-not-after-issue-todo = Entrez une date d'expiration postérieure.

refusal-validity-too-long = Le certificat est valable plus longtemps que les règles de l'émetteur ne le permettent.
refusal-validity-too-long-todo = Ramenez la validité au dernier jour indiqué.

refusal-expired-before-export = La marchandise est partie après l'expiration du certificat.
refusal-expired-before-export-todo = Renvoyez le certificat à l'émetteur, qui en émet un nouveau.

refusal-expired-before-arrival = Le certificat avait expiré quand la marchandise a été présentée.
refusal-expired-before-arrival-todo = Retenez la marchandise et demandez un nouveau certificat à l'émetteur.

refusal-weight-outside-tolerance = Le poids d'un lot s'écarte du certificat au-delà de la tolérance.
refusal-weight-outside-tolerance-todo = Pesez de nouveau ; si l'écart demeure, signalez-le à l'émetteur.

refusal-explanation-missing = Un écart est accepté sans cause ni explication.
refusal-explanation-missing-todo = Choisissez la cause et consignez l'explication.

refusal-match-beyond-tolerance = Un lot hors tolérance est dit conforme.
refusal-match-beyond-tolerance-todo = Expliquez l'écart, ou signalez-le à l'émetteur.

refusal-used-before = Une marchandise est déjà arrivée sous ce certificat.
refusal-used-before-todo = Retenez la marchandise et le document, et informez l'émetteur.

refusal-number-outside-blocks = Le numéro est hors des séries attribuées pour cette année.
refusal-number-outside-blocks-todo = Retenez le document et interrogez l'émetteur sur ce numéro.

refusal-return-day-missing = Une marchandise qui doit revenir n'indique pas de date de retour postérieure.
refusal-return-day-missing-todo = Entrez la date de retour prévue.

refusal-origin-not-of-parcels = L'origine imprimée n'est pas celle des lots.
refusal-origin-not-of-parcels-todo = Imprimez tous les pays où les lots ont été extraits.

refusal-origins-collapsed = Des lots d'une seule origine chacun sont présentés comme mélangés.
refusal-origins-collapsed-todo = Imprimez les origines des lots.

refusal-origin-hidden-at-eu-entry = Le certificat tait les origines d'une marchandise qui entre pour la première fois dans l'Union européenne.
refusal-origin-hidden-at-eu-entry-todo = Demandez à l'émetteur de nommer tous les pays d'extraction ; sans cela, le droit de l'Union refuse la marchandise.

refusal-issuer-closed = L'émetteur était suspendu ou exclu à cette date.
refusal-issuer-closed-todo = Retenez la marchandise et informez la présidence.

refusal-issuer-no-export = L'émetteur n'avait pas le droit d'exporter des diamants bruts à cette date.
refusal-issuer-no-export-todo = Retenez la marchandise et informez la présidence.

refusal-destination-closed = La destination était suspendue ou exclue à cette date.
refusal-destination-closed-todo = N'y exportez pas avant sa réadmission.

refusal-origin-closed = Un pays d'origine était suspendu ou exclu à cette date.
refusal-origin-closed-todo = Retenez la marchandise et demandez à l'exportateur la preuve d'une importation licite antérieure.

refusal-origin-no-export = Un pays d'origine n'avait pas le droit d'exporter à cette date.
refusal-origin-no-export-todo = Retenez la marchandise et demandez à l'exportateur la preuve d'une importation licite antérieure.

refusal-chinese-taipei = Le Taipei chinois n'est pas un participant.
refusal-chinese-taipei-todo = Demandez si votre droit national admet l'envoi ; le système ne l'admet pas.

refusal-valuations-too-few = Moins d'experts que requis ont évalué chaque lot.
refusal-valuations-too-few-todo = Faites évaluer les lots encore une fois.

refusal-value-not-by-valuation = La valeur d'un lot n'est pas celle que donnent les expertises.
refusal-value-not-by-valuation-todo = Entrez la valeur selon la règle d'évaluation, ou faites réévaluer le lot.

refusal-print-limit-exceeded = Plus d'origines ou de scellés sont imprimés que le code papier n'en contient.
refusal-print-limit-exceeded-todo = Imprimez les premiers et comptez les autres.

# Avis : la boîte de réception, la manière d’être averti, le courrier des avis, les flux, les échéances.
inbox-title = Boîte de réception
inbox-unread = non lus
inbox-new = Nouveau
inbox-needs-hand = À traiter
inbox-lead = { $count ->
    [0] Tout a été lu.
    [one] Un avis n’a pas été lu.
   *[other] { $count } avis n’ont pas été lus.
}
inbox-kind = Genre
inbox-unread-only = Seulement les non lus
inbox-read-all = Tout marquer comme lu
inbox-shown = { $count ->
    [one] Un avis
   *[other] { $count } avis
}
inbox-none = Aucun avis
inbox-none-text = Ce qui vous concerne apparaîtra ici : déclarations reçues, actes qui vous attendent, échéances, événements de votre compte.
notices-title = Comment vous êtes averti
notices-lead = Choisissez pour chaque genre de chose comment vous voulez l’apprendre. Ce que quelqu’un doit traiter figure toujours dans la boîte de réception.
notices-where = Où, et dans quelle langue
notices-email = Adresse électronique
notices-email-hint = Un avis par courriel donne un numéro et un lien, rien du contenu d’un certificat. Laissez vide pour ne recevoir aucun courriel.
notices-language = Langue des courriels et des flux
notices-what = Quoi, et comment
notices-needs-hand = Quelqu’un doit agir.
notices-keep = Garder ces choix
notices-no-mail = Ce registre n’envoie pas encore de courriels
notices-no-mail-text = Vos choix sont gardés. Les courriels partiront dès que l’exploitant du registre aura indiqué un serveur de courrier.
notice-choice-inbox = Dans la boîte de réception
notice-choice-mail = Dans la boîte, et par courriel aussitôt
notice-choice-digest = Dans la boîte, et dans un courriel par jour
notice-choice-not = Pas du tout
notice-kind-proposal-waiting = Actes qui attendent votre approbation
notice-kind-question-received = Questions et différences sur nos certificats
notice-kind-reply-arrived = Réponses par lien
notice-kind-deadline-passed = Échéances dépassées
notice-kind-deadline-near = Échéances des deux prochains jours
notice-kind-advice-received = Envois qui nous sont annoncés
notice-kind-confirmation-received = Confirmations de réception
notice-kind-statement-received = Autres déclarations reçues
notice-kind-alert-raised = Alertes
notice-kind-scheme-changed = Changements dans le système
notice-kind-certificate-issued = Certificats délivrés à votre société
notice-kind-receipt-confirmed = Vos envois confirmés à l’étranger
notice-kind-account-changed = Votre compte
notice-kind-mail-dead = Courriers qui n’ont pu être envoyés
notice-says-proposal-waiting = { $subject } est préparé et attend l’approbation.
notice-says-question-received = L’autorité importatrice a une question sur { $subject }.
notice-says-reply-arrived = Un partenaire a répondu à notre lettre sur { $subject }.
notice-says-deadline-passed = L’échéance pour { $subject } est dépassée.
notice-says-deadline-near = Une échéance pour { $subject } approche.
notice-says-advice-received = { $subject } a été délivré pour des marchandises en route vers nous.
notice-says-confirmation-received = La réception de { $subject } a été confirmée.
notice-says-statement-received = Une déclaration sur { $subject } est arrivée.
notice-says-alert-raised = L’alerte { $subject } a été lancée.
notice-says-scheme-changed = Le registre du système a changé : { $subject }.
notice-says-certificate-issued = Votre certificat { $subject } a été délivré.
notice-says-receipt-confirmed = La réception de votre envoi { $subject } a été confirmée.
notice-says-account-changed = Votre compte : { $subject }.
notice-says-mail-dead = Le courrier à { $subject } n’a pu être envoyé.
notice-mail-subject = { $count ->
    [one] Registre du Processus de Kimberley : un avis
   *[other] Registre du Processus de Kimberley : { $count } avis
}
notice-digest-subject = { $count ->
    [one] Registre du Processus de Kimberley : un avis aujourd’hui
   *[other] Registre du Processus de Kimberley : { $count } avis aujourd’hui
}
notice-mail-lead = Le registre a quelque chose pour vous. Connectez-vous pour le lire.
notice-mail-more = { $count ->
    [one] Un autre avis figure dans votre boîte de réception.
   *[other] { $count } autres avis figurent dans votre boîte de réception.
}
notice-mail-end = Vous choisissez vous-même ce dont vous êtes averti, et comment, sous « Comment vous êtes averti » dans votre compte.
expected-email = Donnez une adresse électronique telle que nom@office.example, ou laissez vide.
feeds-title = Flux et calendrier
feeds-lead = Un programme peut lire vos avis, ou porter vos échéances et les rendez-vous au guichet dans son calendrier, à une adresse que vous seul connaissez. Il reçoit des numéros, des jours et des liens, rien du contenu d’un certificat.
feeds-made = Votre nouvelle adresse
feeds-made-text = Copiez-la maintenant : elle n’est montrée qu’une fois. Quiconque l’a peut lire ce qu’elle donne ; retirez-la ci-dessous quand cela doit cesser.
feeds-address = Adresse
feeds-yours = Vos adresses
feeds-number = Numéro
feeds-kind = Ce qu’elle donne
feeds-since = Faite
feeds-end = Retirer l’adresse { $number } : { $kind }
feeds-new = Une nouvelle adresse
feeds-new-hint = Une pour chaque programme, pour pouvoir en retirer une seule.
feeds-make = Faire une adresse
feeds-public = Flux pour tous
feed-kind-notices = Vos avis, en flux Atom
feed-kind-deadlines = Vos échéances et les rendez-vous au guichet, en calendrier
feed-participants = Participants, autorités et règles
feed-notices = Tout ce qui est public
deadlines-title = Échéances de { $office }
deadline-confirm = Confirmer la réception de { $subject }
deadline-hear-confirmation = La confirmation de réception de { $subject } est attendue
deadline-answer = Une réponse sur { $subject } est attendue
deadline-expiry = { $subject } expire
deadline-endorse = Viser et renvoyer l’original de { $subject }
office-about-inbox = Ce qui vous concerne, le plus récent d’abord.
office-about-notices = Ce que vous voulez apprendre, et comment.
office-about-feeds = Vos avis et vos échéances dans vos propres programmes.
deadline-goods-back = { $subject } devrait être de retour
feed-kind-office = Ce que votre bureau a fait et reçu, en flux Atom
feed-office = Actes de { $office }
feed-office-done = Fait par votre bureau.
feed-office-received = Reçu de { $office }.
calendar-counter = Rendez-vous au guichet
calendar-counter-for = Rendez-vous au guichet : { $application }

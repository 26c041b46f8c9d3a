# Texts of programs' side: tokens, imports, webhooks, the API page.

## Problems
problem-other-method = Cette adresse n’accepte pas cette méthode.
problem-too-large = Plus de 12 Mo ont été envoyés. Envoyez-en moins à la fois.
problem-scope-missing = Ce jeton ne permet pas cela. Faites-en un qui le permet, à /account/tokens, ou utilisez votre mot de passe.

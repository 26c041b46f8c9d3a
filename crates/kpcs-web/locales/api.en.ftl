# Texts of programs' side: tokens, imports, webhooks, the API page.

## Problems
problem-other-method = This address does not take that method.
problem-too-large = More than 12 MB were sent. Send less at a time.
problem-scope-missing = This token may not do that. Make one that may, at /account/tokens, or use your own password.

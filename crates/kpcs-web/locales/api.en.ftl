# Texts of programs' side: tokens, imports, webhooks, the API page.

## Problems
problem-other-method = This address does not take that method.
problem-too-large = More than 12 MB were sent. Send less at a time.
problem-scope-missing = This token may not do that. Make one that may, at /account/tokens, or use your own password.

## Tokens of programs
tokens-title = Tokens for programs
tokens-lead = A token lets a program read or act in your name, without your password. Everything it does stands under your handle.
tokens-made = The token
tokens-made-text = Copy it now into the program that needs it: it is shown this once and kept nowhere.
tokens-token = Token
tokens-yours = Your tokens
tokens-scope = May
tokens-used = Last used
tokens-ends = Ends or ended
tokens-state = State
tokens-open = counts
tokens-ended = ended
tokens-end = End the token { $name }
tokens-new = A new token
tokens-new-hint = Give it no more than the program needs.
tokens-name = What it is for
tokens-name-hint = Such as “Stock program in the back office”.
tokens-days = How long it counts
tokens-days-unit = days
tokens-reads = Read the lists that I may read
tokens-acts = Ask for and approve these acts
tokens-all = Do all that I may
tokens-make = Make the token
expected-token-days = Enter a number of days from 1 to 366.
expected-token-scope = Say what it may: read, some acts, or all.
field-reads = What it may
field-days = Days
field-password = Password

## Imports
import-too-large = A file may have 4 MB, 2,000 rows, 200 columns and 4,000 characters in a cell. Split it.
import-empty = There are no rows under the head.
import-encoding = There are characters here that are not UTF-8. Save the file as UTF-8, or say that it is Windows-1252.
import-not-csv = This line is not CSV: a quotation mark is missing or too many.
import-not-json = This is not the JSON of a list of rows.
import-not-xlsx = This is not an XLSX file that can be read. Save it again without a password, or as CSV.
import-dates-1904 = The file counts days from 1904. Turn that off in the settings of the program that made it.
import-more-cells = The row has more cells than the head has columns.
import-column-twice = The column stands twice in the head.
import-column-unknown = No column has this name. Use the names of the template.
import-column-missing = This column is missing.
import-differs = Rows of one request must have the same here; this row has something else.
import-point = You said that figures have a decimal comma; this one has a point.
problem-import = The file has faults; nothing of it was recorded.

## The API page
help-api-title = Programs: the API
help-api-lead = Whatever an office does on a page, a program does under /api/v1, as JSON. These examples can be typed as they stand.
help-api-begin = To begin with
help-api-token = A program acts in your name, by a token that you make here:
help-api-document = Every act, list, field and answer stands in the OpenAPI document:
help-api-key = Each act needs a header Idempotency-Key that you choose anew; the same key again gives the same act, so a request whose answer was lost is simply sent again.
help-api-problem = Every no says which rule or field it is about, and what to do (application/problem+json).
help-api-gate = May a shipment go between two places?
help-api-participants = Who stood in the scheme on a day?
help-api-list = What waits at the counter?
help-api-act = Apply for a certificate
help-api-template = The columns of a file of applications
help-api-trust = Trust data, to verify elsewhere
help-api-roots = The fingerprint of the roots, to be compared with paper
help-api-record = The scheme’s public record: public acts after the first N, each with its header part
help-api-checkpoint = The log’s newest checkpoint; its tiles stand beside it
help-api-receipt = A statement’s receipt (SCRAPI)
help-api-proof = Its log proof, with the cosignatures
help-api-log-keys = The keys of the log’s receipts
help-api-configuration = Addresses, keys, witnesses and quorum of the log

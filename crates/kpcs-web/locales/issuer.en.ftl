# Texts of what an issuer does after a certificate was issued: ends that are public, amendments, blanks, appointments.

## Acts
act-report-certificate-lost = Report a certificate lost
act-report-certificate-stolen = Report a certificate stolen
act-invalidate-certificate = Withdraw a certificate
told-report-certificate-lost = Reported lost
told-report-certificate-stolen = Reported stolen
told-invalidate-certificate = Withdrawn by the issuer

## Fields
field-circumstances = What happened
field-goods-missing = The goods are missing, too
field-ground = Ground
field-in-place-of = In place of the certificate lost, stolen or withdrawn
field-noticed-on = Noticed on
field-police-report = Reference of the police report
field-reported-by = Reported by

## Choices
choice-false-declaration = what was declared is not true
choice-issued-in-error = issued in error
choice-measure = a measure forbids the trade
choice-order = ordered by a court or an authority
choice-other-goods = the goods are others
choice-other-ground = another, as the reason says

## Refusals
refusal-first-certificate-stands = The certificate that this one would stand in for has not been reported lost, stolen or withdrawn.
refusal-first-certificate-stands-todo = Report that first. To correct an error on a certificate, replace or amend it.
refusal-first-certificate-unknown = Your office has issued no certificate of that number.
refusal-first-certificate-unknown-todo = Check the number, or leave it out.
refusal-noticed-before-issue = That day lies before the certificate was issued.
refusal-noticed-before-issue-todo = Enter the day on which it was missed.
refusal-noticed-in-the-future = That day is still to come.
refusal-noticed-in-the-future-todo = Enter today or an earlier day.

## Verification
reason-invalidated = The issuer has withdrawn this certificate.
reason-lost = This certificate was reported lost; it is not to be accepted.
reason-stolen = This certificate was reported stolen; it is not to be accepted.

## Certificate page
action-in-its-place = Issue a new certificate in its place

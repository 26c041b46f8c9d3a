# Texts of what an issuer does after a certificate was issued: ends that are public, amendments, blanks, appointments.

## Acts
act-report-certificate-lost = Report a certificate lost
act-report-certificate-stolen = Report a certificate stolen
act-invalidate-certificate = Withdraw a certificate
told-report-certificate-lost = Reported lost
told-report-certificate-stolen = Reported stolen
told-invalidate-certificate = Withdrawn by the issuer
act-amend-certificate = Amend a certificate
act-issue-technical-certificate = Issue a technical certificate
act-record-handover = Record a handover
told-amend-certificate = Certificate amended
told-issue-technical-certificate = Technical certificate issued
told-record-handover = Handed over

## Fields
field-circumstances = What happened
field-goods-missing = The goods are missing, too
field-ground = Ground
field-in-place-of = In place of the certificate lost, stolen or withdrawn
field-noticed-on = Noticed on
field-police-report = Reference of the police report
field-reported-by = Reported by
field-corrected = Corrected
field-corrections = Corrections
field-element = Element
field-expires-on-the-way = The certificate expires before they land
field-handed-over-on = Handed over on
field-is = Is to read
field-office = Other office of the Participant of destination
field-return-of = Certificate under which the goods came
field-taken-over-by = Taken over by
field-was = Was

## Choices
choice-false-declaration = what was declared is not true
choice-issued-in-error = issued in error
choice-measure = a measure forbids the trade
choice-order = ordered by a court or an authority
choice-other-goods = the goods are others
choice-other-ground = another, as the reason says
choice-classification = classification
choice-container = container
choice-country-of-origin = country of origin
choice-days = day of issue or expiry
choice-detained-or-seized = detained or seized
choice-exporter-address = exporter’s address
choice-exporter-name = exporter’s name
choice-importer-address = importer’s address
choice-importer-name = importer’s name
choice-number-of-parcels = number of parcels
choice-ordered-by-customs = ordered by customs
choice-research = research
choice-returned-at-border = sent back from the border
choice-seals = seals

## Refusals
refusal-first-certificate-stands = The certificate that this one would stand in for has not been reported lost, stolen or withdrawn.
refusal-first-certificate-stands-todo = Report that first. To correct an error on a certificate, replace or amend it.
refusal-first-certificate-unknown = Your office has issued no certificate of that number.
refusal-first-certificate-unknown-todo = Check the number, or leave it out.
refusal-noticed-before-issue = That day lies before the certificate was issued.
refusal-noticed-before-issue-todo = Enter the day on which it was missed.
refusal-noticed-in-the-future = That day is still to come.
refusal-noticed-in-the-future-todo = Enter today or an earlier day.
refusal-amendment-not-allowed = The law of your Participant allows no amendment now.
refusal-amendment-not-allowed-todo = Replace the certificate, where that is allowed.
refusal-arrival-before-handover = They can’t land before they are handed over.
refusal-arrival-before-handover-todo = Check both days.
refusal-certificate-not-on-its-way = The goods are not on their way.
refusal-certificate-not-on-its-way-todo = Open the certificate to see where it stands.
refusal-element-needs-replacement = An amendment does not change this: weight, value, classification, origin, parcels and days need a new certificate.
refusal-element-needs-replacement-todo = Replace the certificate.
refusal-element-twice = The same element is corrected twice.
refusal-element-twice-todo = Leave one of the two.
refusal-first-certificate-missing = Goods that are sent back came under a certificate.
refusal-first-certificate-missing-todo = Enter its number.
refusal-handed-over-before-issue = The handover lies before the day of issue.
refusal-handed-over-before-issue-todo = Check the day.
refusal-handed-over-in-the-future = The handover lies in the future.
refusal-handed-over-in-the-future-todo = Record it when it has happened.
refusal-more-than-came = More would go back than came.
refusal-more-than-came-todo = Check the parcels against the certificate under which they came.
refusal-nothing-handed-over = Nothing has changed.
refusal-nothing-handed-over-todo = Enter the other carrier, consignee or office, or the new day of arrival.
refusal-office-of-another-participant = That office belongs to another Participant than the one on the certificate.
refusal-office-of-another-participant-todo = Goods for another Participant need another certificate: replace or cancel this one.
refusal-office-unchanged = That office has been advised already.
refusal-office-unchanged-todo = Leave the office out, or choose another.
refusal-office-unknown = No Importing Authority goes by that name.
refusal-office-unknown-todo = Look up the office under Participants.
refusal-reading-not-in-form = That can’t stand in this element.
refusal-reading-not-in-form-todo = A name has at most 60 bytes on one line; seals have a comma between them.
refusal-reading-unchanged = The certificate says that already.
refusal-reading-unchanged-todo = Enter what is right, or leave the element out.

## Verification
reason-invalidated = The issuer has withdrawn this certificate.
reason-lost = This certificate was reported lost; it is not to be accepted.
reason-stolen = This certificate was reported stolen; it is not to be accepted.
reason-moved = Another office of the same Participant has taken this shipment over.

## Certificate page
action-in-its-place = Issue a new certificate in its place
arrivals-state-moved = handed over
ask-lands-late = The certificate expires on { $day }, before the goods land
ask-lands-late-text = You may go on. Where validity is tested on arrival, the goods will not be let in under it.
certificate-amended = Amended: { $element }
certificate-amended-readings = { $is } (was: { $was })
certificate-technical = Technical certificate: these goods cross a border and are no normal shipment. It is counted apart.

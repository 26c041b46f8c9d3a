# Texts of the import desk and the verify pages.

## Verification: why, what was checked, what was read
outcome-specimen = Simulated data of a demonstration: never of legal effect.
reason-bad-signature = The signature does not belong to this certificate: something in it was changed, or it was forged.
reason-cancelled = The issuer has cancelled this certificate; it was surrendered before dispatch.
reason-code-expected = This issuer signs its certificates, so the paper must carry a code. Check the code instead of the number.
reason-expired = The certificate had expired on the day on which it is presented.
reason-issuer-closed = Trade in rough diamonds with the issuer was closed on that day.
reason-issuer-no-export = The issuer was not allowed to export rough diamonds on that day.
reason-issuer-not-participant = The issuer was not a Participant of the scheme on that day.
reason-key-expired = The key that signed had come to its end before that day.
reason-key-not-yet-valid = The key that signed was not yet in force on that day.
reason-key-of-another-authority = The key that signed belongs to another authority than the one named.
reason-key-revoked = The key that signed has been revoked.
reason-key-suspect = The key that signed may have been in other hands by then; the issuer must confirm this certificate.
reason-logged-late = It came into the log more than 72 hours after the day it claims: ask the issuer why.
reason-not-a-certificate = This is a signed document of the scheme, but not a certificate.
reason-not-in-the-log-yet = A listed key signed it, and there is no proof yet that it stands in the log.
reason-not-of-this-demonstration = This is not data of this demonstration; ask a live register.
reason-nothing-to-verify = The issuer signs nothing electronic, so there is no signature to check; nothing known speaks against the number.
reason-number-not-in-form = The number does not have the form of this issuer’s numbers.
reason-number-outside-blocks = The number lies outside the blocks that this issuer has allotted.
reason-presented-before-issue = The certificate is presented before the day on which it was issued.
reason-presented-twice = The same certificate was presented twice.
reason-replaced = The issuer has replaced this certificate by another.
reason-specimen = This is a specimen with simulated data, not a certificate.
reason-statements-disagree = Signed statements about this certificate disagree.
reason-status-not-known = Nothing is known here of what was said of this certificate since: ask the issuer.
reason-trust-data-old = Everything holds, but the data it was checked with are more than a day old.
reason-trust-too-old = The data to check with are too old; renew them first.
reason-unknown-key = Nobody knows the key that signed: it is on no list of the scheme.
reason-used = Receipt of the goods has been confirmed: the certificate is closed and is not used again.
reason-void = The issuer has declared this certificate void.
reason-wrong-destination = The certificate is addressed to another Participant than the place where it is presented.
check-document = It is a certificate
check-specimen = Demonstration data stay in the demonstration
check-key = The key is listed for the authority named
check-key-period = The key was in force when it signed
check-signature = The signature
check-standing = Issuer and destination could trade on those days
check-expiry = It has not expired
check-destination = It is presented where it was addressed
check-status = What issuer and importers have said of it since
check-log = It stands in the log
check-trust-age = The age of the data checked with
check-paper = Form, block and earlier use of the number
check-needs-day = Give the day on which it is presented to have this checked.
check-needs-place = Give the place where the goods are to have this checked.
check-needs-status = No authority of this register has said anything of this certificate.
check-needs-key = Without a listed key there is nothing to check it with.
check-log-later = The log has not proven it yet, or its proof did not come with it. A later look may find it VALID.
verify-unreadable-title = This can’t be read yet
verify-nothing = Nothing was given
verify-nothing-expected = The text of a code, a file, or a certificate number
verify-nothing-todo = Paste the text of the QR code, or choose the PDF or a photograph of the paper.
verify-found-text = { $count } characters, beginning with “{ $start }”
verify-found-file = A file of { $count } bytes that is no PDF, PNG, JPEG or statement
verify-found-pdf = A PDF of { $count } bytes
verify-found-image = An image of { $count } bytes
verify-found-statement = A statement file of { $count } bytes
verify-unknown = This is nothing that can be verified
verify-unknown-expected = A PDF, a PNG or JPEG, a text that begins with KPC1:, or a statement file
verify-unknown-todo = Scan the code again and copy the whole text, or choose the file of the certificate.
verify-no-code = There is no code of this scheme in it
verify-no-code-expected = A code whose text begins with KPC1:, in view, sharp and whole
verify-no-code-todo = Scan or photograph the code larger and straight, or paste its text.
verify-damaged = The file is damaged
verify-damaged-expected = A whole file of the kind that its first bytes say
verify-damaged-todo = Copy or scan it again.
verify-malformed = The code is not whole
verify-malformed-expected = The whole text of one code, about 520 characters
verify-malformed-todo = Scan the code again and copy the whole text.
verify-too-large-expected = A file of at most 10 MB
verify-place-unknown = This is no place
verify-day-unknown = This is no day
verify-number-unknown = This is no certificate number
verify-checked = Checked on { $day } at { $time } UTC with this register’s own data.
verify-checked-place = Checked on { $day } at { $time } UTC with this register’s own data, for { $place }.
verify-checked-on = Checked on { $day } at { $time } UTC with this register’s own data, as presented on { $on }.
verify-checked-both = Checked on { $day } at { $time } UTC with this register’s own data, for { $place }, as presented on { $on }.
verify-found-expected = Found { $found }; expected { $expected }.
verify-found-only = Found { $found }.
verify-signed-by = Signed by
verify-signed-at = Signed on
verify-key = Key
verify-algorithm = Signature
verify-digest = Digest of the statement
verify-trust = Data checked with
verify-destination = Destination
verify-seals = Seals
verify-more = and { $count } more, named in the details of the certificate
verify-total = Total
verify-used-party = This certificate is closed: receipt of its goods has been confirmed.
verify-seen-label = Seen here
verify-seen = { $count ->
    [0] never presented to an authority of this register
    [one] presented once to an authority of this register
   *[other] presented { $count } times to authorities of this register
}

## The import desk
arrivals-lead-none = Nothing waits for an officer.
arrivals-lead = { $count ->
    [one] One shipment waits for an officer.
   *[other] { $count } shipments wait for an officer.
}
arrivals-lead-overdue = { $count ->
    [one] One shipment waits for an officer;
   *[other] { $count } shipments wait for an officer;
} { $overdue ->
    [one] one confirmation is overdue.
   *[other] { $overdue } confirmations are overdue.
}
arrivals-letters = Answers by mail
arrivals-letters-text = { $count ->
    [one] One answer to a partner that has only paper waits to go out.
   *[other] { $count } answers to partners that have only paper wait to go out.
} An answer without an address waits until one is known.
arrivals-expected = expected
arrivals-arrived = arrived, to be confirmed
arrivals-discrepant = discrepancies open
arrivals-confirmed = receipt confirmed
arrivals-none-overdue = none overdue
arrivals-some-overdue = { $count ->
    [one] 1 overdue
   *[other] { $count } overdue
}
arrivals-on-paper = { $count ->
    [0] none on paper only
    [one] 1 open on paper only
   *[other] { $count } open on paper only
}
arrivals-queue-arrived = Arrived, awaiting confirmation
arrivals-queue-discrepant = Discrepancies
arrivals-queue-expected = Expected
arrivals-queue-confirmed = Closed last
arrivals-empty-arrived-title = Nothing awaits confirmation
arrivals-empty-arrived = A shipment stands here from its arrival until receipt is confirmed.
arrivals-empty-expected-title = Nothing is expected
arrivals-empty-expected = When an issuer signs a certificate for your places, its advice comes here by itself.
arrivals-all = All shipments
arrivals-nothing = No such shipment
arrivals-nothing-text = No shipment in this office’s ledger fits. Shipments come here by the issuer’s advice, or from paper.
arrivals-certificate = Certificate
arrivals-from = From
arrivals-parties = Exporter and importer
arrivals-when = When
arrivals-standing = State
arrivals-next = Next
arrivals-paper = on paper only
arrivals-closed-on = closed on { $day }
arrivals-arrived-on = arrived on { $day }
arrivals-left-on-day = left on { $day }
arrivals-issued-on = issued on { $day }
arrivals-confirm-by = confirm by { $day }
arrivals-expires-on = valid until { $day }
arrivals-next-register = Register arrival
arrivals-next-compare = Compare and confirm
arrivals-next-clear = Clear up
arrivals-next-see = See
arrivals-next-open = Open and measure
arrivals-next-decide = Decide
arrivals-next-send-away = Send back or forfeit
arrivals-deposited = Deposited unopened
arrivals-detained = Detained
arrivals-released = Released
arrivals-refused = Refused
arrivals-returned = Returned
arrivals-forfeited = Forfeited
arrivals-detained-first = The goods are held. Release them first, refuse them, send them back, or have them forfeited.
arrivals-not-let-in = The goods were not let in; receipt is not confirmed.
arrivals-lead-deposited = It lies unopened in safe keeping.
arrivals-lead-detained = The goods are held pending a decision.
arrivals-lead-refused = The goods were not let in; they are still here.
arrivals-lead-returned = The goods were sent back.
arrivals-lead-forfeited = The goods were forfeited under law.
arrivals-overdue-by = { $days ->
    [one] overdue by 1 day
   *[other] overdue by { $days } days
}
arrivals-state-expected = expected
arrivals-steps = The way of this shipment
arrivals-step-known = Known here
arrivals-step-measured = Arrived and measured
arrivals-step-cleared = Compared
arrivals-step-closed = Receipt confirmed
arrivals-scan = Came without advice?
arrivals-scan-hint = Scan the paper or its code. It is verified, and what it says is read into the form for paper.
arrivals-scan-button = Verify and take in
arrivals-scan-unread = No certificate could be read from this
arrivals-scan-read = Compare every field with the paper before you record it.
arrivals-whole = Shipment
arrivals-mass = Mass
arrivals-parcel-differs = Parcel { $parcel }: declared { $declared } ct, measured { $measured } ct, difference { $difference } ct.
arrivals-known-from = Known from
arrivals-channel-advice = the issuer’s signed advice
arrivals-channel-paper = the paper, as taken in here
arrivals-left-on = Left on
arrivals-figures = Declared figures
arrivals-figures-hidden = hidden until you have measured
arrivals-figures-hidden-note = Carats, value and number of parcels.
arrivals-were-hidden = hidden while measuring
arrivals-were-not-hidden = not hidden while measuring
arrivals-hidden-every = Your rules have every shipment counted and weighed before its declared carats, value and parcels are shown. The paper that comes with the goods shows them; the record says only what this system did.
arrivals-hidden-draw = Your rules draw shipments that are counted and weighed before their declared carats, value and parcels are shown, and this is one of them. The draw was fixed when the shipment became known here; nobody here or at the issuer chose it. The paper that comes with the goods shows the figures; the record says only what this system did.
arrival-not-hidden = Declared figures are not hidden
arrival-not-hidden-text = Your rules do not hide them for this shipment. Record what the scale says, not what the certificate says. The record keeps that they were not hidden.
arrivals-seals-found = Seals found
arrivals-lead-expected = It has not arrived here yet.
arrivals-lead-confirmed = Receipt is confirmed; the certificate is closed.
arrivals-lead-matches = { $count ->
    [one] The parcel matches what was declared.
   *[other] All { $count } parcels match what was declared.
}
arrivals-conflict-text = { $count ->
    [0] Signed statements about this certificate disagree. Hold the goods and ask both authorities.
    [one] Signed statements about this certificate disagree. Hold the goods and ask both authorities.
   *[other] This certificate was presented { $count } times. A certificate belongs to one shipment: hold the goods and ask the issuer.
}
arrivals-withdrawn = The issuer has withdrawn this certificate
arrivals-paper-only = The paper was compared with what is known of its issuer; no signature can be checked.
arrivals-confirmation = Confirmation of receipt
arrivals-notice = Discrepancy notice
arrivals-not-yours = An importing officer of this office does this.
arrivals-not-measured = Register the arrival first: receipt is confirmed of what was measured.
arrivals-not-confirm-twice = It was presented more than once; clear that up with the issuer first.
arrivals-not-confirm-withdrawn = The issuer has withdrawn the certificate.
arrivals-confirmed-once = Receipt is confirmed; a certificate is confirmed once.
arrivals-again = Register another presentation of this certificate
arrivals-again-title = This certificate has arrived before
arrivals-again-text = Record what is before you now all the same. A second presentation makes a conflict, and both authorities see it.
arrivals-mass-measured = Mass measured
arrivals-what-is-confirmed = What is confirmed
arrivals-confirmed-title = Receipt of { $number } is confirmed
arrivals-confirmed-text = The certificate is closed. It can’t be used again.
arrivals-confirmed-next = Keep the original with the office’s papers, for as long as your rules say.
arrivals-reported-title = The discrepancy on { $number } is reported
arrivals-reported-text = { $issuer } is asked to explain. The shipment stays open.
arrivals-reported-next = Keep the goods as they are. When the issuer has explained, confirm receipt with the explanation.
arrivals-goes-as-statement = The signed statement goes to { $issuer } by itself.
arrivals-goes-as-mail = The answer goes to { $issuer } as mail with this document, as soon as an address is known.
arrivals-recorded-at = Recorded on
arrivals-place = Place
arrivals-running = Statement { $number } of { $authority }
cause-unexplained = Unexplained
compared-block = The number lies in a block that its issuer allotted
compared-form = The number has the form of its issuer’s numbers
compared-range = The number lies in the block of its year
compared-duplicate = The same goods are not on record under another number
compared-specimen = The paper looks like the published specimen
compared-signatory = Who signed could sign on that day
compared-advice = The issuer has advised of it
compared-note-differs = Recorded as found. Ask the issuer.
compared-note-not-known = Nothing is known to compare it with.
paper-differs = The paper differs from the certificate
paper-differs-text = The certificate says { $declared } ct in { $parcels } parcels; you typed { $confirmed } ct in { $found }. Correct a mistyped figure, or record the paper as it is.
paper-button-differs = Record with this difference
paper-done-title = Receipt of { $number } is recorded as confirmed
paper-done-text = The certificate is closed, as the paper says.
paper-done-next = Keep the paper with the office’s copy of the certificate.

## Mail to partners that have only paper
mail-confirmation-subject = Confirmation of receipt of certificate { $number }
mail-confirmation-text = { $authority } confirms that the goods under Kimberley Process Certificate { $number } have been received. The confirmation of { $day } is attached.
mail-discrepancy-subject = Discrepancy on certificate { $number }: your answer is asked
mail-discrepancy-text = Goods under Kimberley Process Certificate { $number } differ from what it says. { $authority } asks you to explain; the notice of { $day } with the findings, the question and the day for your answer is attached.
mail-arrival-subject = Arrival of certificate { $number }
mail-arrival-text = Goods under Kimberley Process Certificate { $number } have arrived at { $authority }. A confirmation of receipt, or a question, follows.
mail-notice-subject = Kimberley Process Certificate { $number }
mail-notice-text = { $authority } has stated the attached of Kimberley Process Certificate { $number } on { $day }.
mail-attached = The signed statement is inside the PDF, or attached beside this text; any register of the scheme can verify it. Answer this mail to reach the authority.
expected-scan = Choose a PDF, PNG or JPEG of at most 10 MB.
check-expiry-not-said = Until when it counts can’t be told from this: look at the day of expiry on the paper, and at when the goods left.
check-destination-not-said = A number alone does not say where the certificate is addressed.
reason-issued-another-day = The day of issue on it is not the day on which it was signed.
reason-claimed-after-the-log = It claims to have been signed after the log already had it: its time is false.
reason-destination-closed = Trade in rough diamonds with the destination was closed on that day.
reason-destination-not-participant = The destination was not a Participant of the scheme on that day.
arrivals-lead-differs = { $count } of { $all } parcels differ from what was declared.
arrivals-confirm-explained = Confirm receipt with an explanation
arrivals-seals-differ = Not the same as on the certificate.
arrivals-scan-kept = The scan is kept
arrivals-scan-kept-text = Type what the paper says. The file goes with the record as its scan; you need not choose it again.

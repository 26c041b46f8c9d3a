# Texts of the export desk and the certificate register.

## The desk
desk-lead = { $waiting ->
    [0] Nothing waits today
    [one] One thing waits today
   *[other] { $waiting } things wait today
  }{ $overdue ->
    [0] .
    [one] ; one matter is overdue.
   *[other] ; { $overdue } matters are overdue.
  }
desk-figure-examine = to examine
desk-figure-prepare = to prepare
desk-figure-approve = to sign
desk-figure-dispatch = issued, not dispatched
desk-figure-awaited = awaiting confirmation
desk-figure-numbers = numbers left
desk-this-year = in this year’s blocks
desk-oldest = { $days ->
    [0] the oldest of today
    [one] the oldest 1 day
   *[other] the oldest { $days } days
  }
desk-overdue = { $overdue ->
    [0] none overdue
   *[other] { $overdue } overdue
  }
desk-numbers-low = { $left ->
    [0] The block of numbers is used up
    [one] One certificate number is left
   *[other] { $left } certificate numbers are left
  }
desk-numbers-low-text = Ask for the next block; the head of the authority adopts it with a new version of the rule pack.
desk-to-examine = To examine
desk-to-examine-empty = Applications stand here from the moment they are sent until the shipment is examined.
desk-to-prepare = Examined, to prepare
desk-to-prepare-empty = Examined shipments stand here until their certificate is prepared.
desk-to-approve = Prepared, to check and sign
desk-to-approve-empty = What one officer has prepared stands here until another signs or refuses it.
desk-to-dispatch = Issued, not dispatched
desk-to-dispatch-empty = Certificates stand here from their issue until the goods leave.
desk-awaited = Dispatched, receipt to be confirmed
desk-awaited-empty = Certificates stand here from dispatch until the importing side confirms receipt.
desk-discrepancies = Discrepancies reported to you
desk-queue-empty = Nothing waits here
desk-more = { $more } more are not shown.
desk-age = Age
desk-days = days
desk-since-dispatch = Since dispatch
desk-due = Due
desk-due-in = { $days ->
    [0] today, { $day }
    [one] tomorrow, { $day }
   *[other] in { $days } days, { $day }
  }
desk-overdue-by = { $days ->
    [one] 1 day overdue, { $day }
   *[other] { $days } days overdue, { $day }
  }
desk-next = Next
desk-subject = Subject
desk-act = Act
desk-prepared-by = Prepared by
desk-reported-by = Reported by
desk-open = Open
desk-open-proposal = Open what was prepared
desk-check-and-sign = Check and sign
desk-you-prepared = You prepared it; another officer signs.
desk-you-examined = You examined the shipment; another officer signs.
desk-asked = What was asked
desk-decided = What was decided

## The counter
counter-declared = Declared
counter-weighed = Weighed
counter-valued = On the certificate
counter-scale = { $model }, calibrated on { $day }
counter-duty-due = Duty due
counter-examine = Examine
counter-examine-again = Examine again
counter-examine-first = The shipment is examined first.
counter-prepare = Prepare certificate
counter-prepared = { $subject } is prepared and waits for another officer
counter-prepared-text = Nothing changes until it is signed or refused.
counter-waits-for-approval = A certificate is prepared and waits for another officer.
counter-open-certificate = Open certificate { $number }
examine-for-office = clerk
examine-check = Check the examination
examine-check-lead = This is what you record, and what the certificate will state. Until a certificate is prepared the shipment can be examined again.
examine-compared = Declared and found
examine-stated = What the certificate will state
examine-record = Record examination
examine-change = Change
prepare-next-number = The next number is { $number }.
prepare-warned = { $warned ->
    [one] One recommendation of the scheme is not met
   *[other] { $warned } recommendations of the scheme are not met
  }
prepare-warned-text = They do not stop the certificate. They stand first among the rules below.

## What was prepared
approve-prepared = Prepared by { $officer } on { $at }.
approve-act-button = Sign: { $act }, { $subject }
approve-not-signed = Nothing was signed
approve-password-wrong = This is not your password. Enter it again.
refuse-link = Refuse it with a reason
proposal-waits = It waits for another officer
proposal-approved = It was signed and recorded
proposal-refused = It was refused and is not signed
proposal-lapsed = It has lapsed and is not signed
proposal-open-act = Open the act

## After an act
recorded-title = { $act }: { $subject }
recorded-what = Recorded and signed on { $at }.
recorded-issued = Certificate { $number } is issued
recorded-issued-what = It was signed on { $at } for { $exporter } and is valid until { $until }.
recorded-signed = Signed
recorded-chain = Chain of the authority
recorded-journal = Journal
recorded-digest = Digest of the statement
recorded-check-code = Check code, as on the paper
recorded-mark = Rosette
recorded-next-print = Print the certificate, compare it with this page and hand it to the exporter.
recorded-next-advised = { $office } is sent the advice at once.
recorded-next-advised-by-mail = { $office } signs nothing here; the advice goes by mail.
recorded-next-advise-yourself = No importing authority is listed for this destination: send the advice yourself.
recorded-next-dispatch = Record the dispatch when the goods leave, at the latest on { $until }.
recorded-next-confirmation = Receipt should be confirmed by { $due }.
recorded-next-prepare = The certificate can be prepared now.
recorded-next-nothing = Nothing more is asked of you.
recorded-to-desk = Back to the desk

## Certificates
certificates-title = Certificates
certificates-lead = What this office has issued, the newest first.
certificates-lead-exporter = What was issued to your company, the newest first.
certificates-spoiled = Spoiled numbers, never used: { $numbers }
certificates-all = All certificates
certificates-empty = No certificate yet
certificates-empty-text = Certificates stand here from the moment they are signed, and stay.
certificates-none-found = No certificate fits
certificates-none-found-text = Look for a part of the number or of a name, in any state.
certificate-conflict = Two statements about this certificate disagree
certificate-conflict-text = A statement was received that does not fit its state. Both are kept; ask the authority that sent it.
certificate-discrepant = The importing side reports a discrepancy and asks for an answer by { $until }
certificate-expired = It has expired before the goods left
certificate-expired-text = It can no longer be used. Cancel it when the original is surrendered.
certificate-overdue = Receipt should have been confirmed by { $day }
certificate-overdue-text = Ask the importing authority; a confirmation that came on paper can be recorded here.
certificate-ended = It is no longer good
certificate-ended-text = The number is never used again. Its documents stay here as a record; do not hand them out.
certificate-replaced = It was replaced
certificate-confirmed = Receipt was confirmed for { $day }
certificate-confirmed-text = Confirmed by { $by }. The certificate is closed.
record-steps = From application to closed
record-not-recorded = not recorded
record-photographs = Photographs
record-sources-none = nothing named
record-value-parcels = Parcel by parcel
record-entry = act { $position }
record-running = statement { $number } of { $authority }
record-approved-by = approved by { $officer }
record-done-by = Done by: { $roles }
record-state-is = { $reason } State: { $state }.

## Documents
document-pdf = PDF
document-svg = SVG
document-kpcs = for programs
document-certificate = Certificate { $number }
document-overlay = Overlay for security paper
document-overlay-test = Test page for the overlay
document-label = Bag label
document-confirmation = Confirmation of receipt
document-discrepancy = Discrepancy notice
document-code = QR code
document-statement = Signed statement
unreadable-printer = The layout has no offset for a printer of that name.

## Acts, once they are done
told-apply-for-certificate = Certificate applied for
told-amend-application = Application amended
told-withdraw-application = Application withdrawn
told-examine-shipment = Shipment examined
told-issue-certificate = Certificate issued
told-void-certificate = Voided
told-replace-certificate = Certificate replaced
told-record-dispatch = Goods dispatched
told-register-arrival = Goods arrived
told-confirm-receipt = Receipt confirmed
told-report-discrepancy = Discrepancy reported
told-record-foreign-certificate = Paper certificate recorded
told-record-paper-confirmation = Paper confirmation recorded
told-cancel-certificate = Certificate cancelled
told-admit-participant = Participant admitted
told-change-participant-status = Standing changed
told-designate-authority = Authority designated
told-adopt-rule-pack = Rule pack adopted
told-publish-specimen = Specimen published
told-authorise-key = Key listed
told-revoke-key = Key revoked

## Fields that an act decides
field-comparisons = Comparison
field-declared = Declared
field-declared-carats = Declared carats
field-declared-parcels = Declared parcels
field-details = Particulars
field-differences = Differences
field-duty-due = Duty due
field-finding = Finding
field-importing-authority = Importing authority
field-measured = Measured
field-measured-blind = Measured before the declared figures were shown
field-presentation = Presentation of this number
field-sequence = Running number
field-verdict = Verdict
field-what = What was compared
certificate-detained = The Importing Authority holds the goods
certificate-detained-text = It may ask you something: answer in the case below. The certificate is neither used nor ended.
certificate-not-let-in = The goods were not let in
certificate-not-let-in-text = The certificate is closed and can’t be used again. Goods that come back need a document of their own.

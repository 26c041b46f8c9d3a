# Texts that only the served pages use.

## First page
home-issued = certificates issued
home-confirmed = receipts confirmed
home-awaiting = awaiting confirmation
home-participants = Participants
home-since = issued since { $day }
home-awaiting-note = { $expired ->
     [0] none of them expired
     [one] { $expired } of them expired
    *[other] { $expired } of them expired
}
home-participants-note = standing for { $countries } countries on { $day }
map-label = The world with the Participants of { $day } shaded by their standing; the table holds the same.
map-note = { $day }. Outlines: Natural Earth. The members of the European Union are one Participant. The map shows no position on any border.
shade-trading = free to trade
shade-restricted = restricted
shade-suspended = suspended
shade-applicant = applicant

## Participants
participants-lead = { $participants } Participants stand for { $countries } countries on { $day }.
participants-on = On the day
participants-name = Name
participants-code = Code
participants-since = Since
participant-outside = It has no standing in the scheme today.
participant-summary = Its standing: { $standing }, since { $since }. Trade: { $trade }.
participant-period = { $from } to { $to }
participant-in-force = in force
participant-table = Every standing with its basis and source
participant-does = What it does
participant-own-pack = Rule pack { $version } of this Participant, from { $day }. A dash is not known.
participant-default-pack = Default rule pack { $version }, from { $day }; this Participant has adopted none. A dash is not known.
origin-mixed = *** (mixed, not disclosed)

## Rules
rules-lead = The register judges { $rules } rules over each certificate; { $refusing } of them refuse, the others warn.
rules-sentence = { $rule } When broken: { $broken }
rules-standing = Standing of Participants
rules-document = The certificate
rules-goods = The goods
rules-elsewhere = Held by the form of the data or by an act
rules-warns = a warning
rules-since = for certificates issued from { $from }
rules-until = for certificates issued before { $to }
rules-between = for certificates issued from { $from } and before { $to }
rules-force-min = minimum requirement
rules-force-rec = recommendation
rules-force-opt = option of a Participant
rules-force-dec = decision
rules-force-nat = national law or practice

## Sign-in and account
sign-in-refused = You are not signed in
sign-in-wrong = Account or password is wrong. Check both.
sign-in-held-back = Too many tries with this account. Try again in 15 minutes.
task-exporter = Applies for a certificate and follows it.
task-clerk = Examines shipments and prepares certificates.
task-validating-officer = Checks what was prepared and signs.
task-importing-officer = Registers arrivals, measures, confirms.
task-authority-head = Keeps authorities, rules and keys.
task-stock-keeper = Keeps the security paper and the seals.
task-secretariat = Keeps the register of Participants.
task-chair = Approves entries of the scheme.
account-office = Office
account-company = Company
account-handle = Handle
account-handle-note = Stands for you in statements; your name stays in the office.
account-role = Role
account-asks = May ask for
account-approves = May approve
account-began = Signed in
account-ends = Ends at the latest
account-password = Change your password
nav-acts = Acts

## Applications
amend-title = Amend an application
amend-submit = Submit amendment
word-total = Total
list-state = State
list-changed = Last change
list-shown = { $first } to { $last }
application-steps = From application to confirmed receipt
application-closed = Possible only until the certificate is issued.
application-exporter-only = Only the exporter can do this.
applied-next-examination = The office examines the shipment and prepares the certificate.
applied-next-amend = Until then you can amend or withdraw the application.

## Any act
acts-title = Acts
acts-lead = What you can ask for with your roles. An act marked with a role waits for the approval of a second person.
acts-act = Act
acts-approved-by = Approved by
acts-none = There is no act for your roles
acts-none-text = Your roles let you approve what others prepare.
ask-continue = Continue to check
ask-check = Check your answers
ask-check-one = You can still change everything. The button records the act.
ask-check-two = You can still change everything. The button prepares the act; another officer then approves it.
ask-needs-two = You prepare this act; another officer approves it.
ask-next-recorded = The act is on record; whoever it concerns at another authority is told.
ask-one-a-line = One a line.
ask-row = Row
ask-add-row = Add a row
done-title = { $act }: { $subject }
done-what = This is done and on record.
done-position = Place in the journal
done-running = Place in the authority’s chain
done-at = Signed at
done-digest = Digest of the statement
prepared-title = { $act }: { $subject } is prepared
prepared-what = Nothing is signed yet. Another officer sees exactly what you prepared and approves it.
prepared-proposal = Number of the preparation
prepared-digest = What the approval covers
prepared-digest-note = The approving officer sees the same digest.
prepared-next = Somebody with one of these roles approves it: { $roles }.

## Pages and problems that say no
refusals-input = Some answers can’t be read yet
refusals-act = This can’t be done
not-allowed-foreign = The request came from a page of another site. Open the page here and send it again.
not-allowed-roles = This needs one of these roles: { $roles }.
stale-title = Your session has changed; nothing was sent
stale-kept = What you typed is kept
stale-text = Send it again with the button below. A password or a file has to be given once more.
stale-signed-out = Sign in, in another tab, then send it again here. A password or a file has to be given once more.
stale-button = Send again
unreadable-form = The form came incomplete or was larger than 12 MB. Open the page again and send it once more.
unreadable-json = The body is not the JSON of a request, with names as in /api/v1/acts.
unreadable-key = Give a header Idempotency-Key of 8 to 200 characters, chosen anew for each request.
unreadable-query = The query lacks a value, or one of them cannot be read.
unreadable-document = There is no certificate in what was sent.
problem-input = Some fields cannot be read.
problem-refused = The act is refused.
problem-fault = The node failed; nothing was recorded.
problem-signed-out = Sign in with HTTP Basic, or with a session and its form token.

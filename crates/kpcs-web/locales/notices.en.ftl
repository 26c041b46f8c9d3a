# Notices: the inbox, how one is told, mail about notices, feeds, deadlines.
inbox-title = Inbox
inbox-unread = unread
inbox-new = New
inbox-needs-hand = Needs a hand
inbox-lead = { $count ->
    [0] Everything has been read.
    [one] One notice has not been read.
   *[other] { $count } notices have not been read.
}
inbox-kind = Kind
inbox-unread-only = Only what is unread
inbox-read-all = Mark all as read
inbox-shown = { $count ->
    [one] One notice
   *[other] { $count } notices
}
inbox-none = No notices
inbox-none-text = What concerns you will stand here: statements that come in, acts that wait for you, deadlines, what happens to your account.
notices-title = How you are told
notices-lead = Choose for each kind of thing how you want to hear of it. What needs somebody's hand always stands in the inbox.
notices-where = Where, and in which language
notices-email = E-mail address
notices-email-hint = Notices by mail say a number and a link, nothing of what is in a certificate. Leave it empty for no mail.
notices-language = Language of mail and feeds
notices-what = What, and how
notices-needs-hand = Somebody has to do something.
notices-keep = Keep these choices
notices-no-mail = This register sends no mail yet
notices-no-mail-text = Your choices are kept. Mail goes out once whoever runs the register has named a mail server.
notice-choice-inbox = In the inbox
notice-choice-mail = In the inbox, and by mail at once
notice-choice-digest = In the inbox, and in one mail a day
notice-choice-not = Not at all
notice-kind-proposal-waiting = Acts that wait for your approval
notice-kind-question-received = Questions and differences about our certificates
notice-kind-reply-arrived = Replies by link
notice-kind-deadline-passed = Deadlines that have passed
notice-kind-deadline-near = Deadlines of the next two days
notice-kind-advice-received = Shipments announced to us
notice-kind-confirmation-received = Confirmations of receipt
notice-kind-statement-received = Other statements received
notice-kind-alert-raised = Alerts
notice-kind-scheme-changed = Changes in the scheme
notice-kind-certificate-issued = Certificates issued to your company
notice-kind-receipt-confirmed = Your shipments confirmed abroad
notice-kind-account-changed = Your account
notice-kind-mail-dead = Mail that could not be sent
notice-says-proposal-waiting = { $subject } is prepared and waits for approval.
notice-says-question-received = The importing authority has a question about { $subject }.
notice-says-reply-arrived = A partner has answered our letter about { $subject }.
notice-says-deadline-passed = The deadline for { $subject } has passed.
notice-says-deadline-near = A deadline for { $subject } is near.
notice-says-advice-received = { $subject } has been issued for goods on their way to us.
notice-says-confirmation-received = Receipt of { $subject } has been confirmed.
notice-says-statement-received = A statement about { $subject } has come in.
notice-says-alert-raised = Alert { $subject } has been raised.
notice-says-scheme-changed = The register of the scheme has changed: { $subject }.
notice-says-certificate-issued = Your certificate { $subject } has been issued.
notice-says-receipt-confirmed = Receipt of your shipment { $subject } has been confirmed.
notice-says-account-changed = Your account: { $subject }.
notice-says-mail-dead = Mail to { $subject } could not be sent.
notice-mail-subject = { $count ->
    [one] Kimberley Process register: one notice
   *[other] Kimberley Process register: { $count } notices
}
notice-digest-subject = { $count ->
    [one] Kimberley Process register: one notice today
   *[other] Kimberley Process register: { $count } notices today
}
notice-mail-lead = The register has something for you. Sign in to read it.
notice-mail-more = { $count ->
    [one] One more notice stands in your inbox.
   *[other] { $count } more notices stand in your inbox.
}
notice-mail-end = You choose yourself what you are told, and how, under "How you are told" in your account.
expected-email = Give an e-mail address such as name@office.example, or leave it empty.
feeds-title = Feeds and calendar
feeds-lead = A program can read your notices, or put your deadlines and the times at the counter into its calendar, at an address that only you know. It gets numbers, days and links, nothing of what is in a certificate.
feeds-made = Your new address
feeds-made-text = Copy it now: it is shown only once. Whoever has it can read what it gives; take it back below when that should end.
feeds-address = Address
feeds-yours = Your addresses
feeds-number = Number
feeds-kind = What it gives
feeds-since = Made
feeds-end = Take back address { $number }: { $kind }
feeds-new = A new address
feeds-new-hint = One for each program, so that you can take back one alone.
feeds-make = Make an address
feeds-public = Feeds for everybody
feed-kind-notices = Your notices, as an Atom feed
feed-kind-deadlines = Your deadlines and the times at the counter, as a calendar
feed-participants = Participants, authorities and rules
feed-notices = Everything public
deadlines-title = Deadlines of { $office }
deadline-confirm = Confirm receipt of { $subject }
deadline-hear-confirmation = Confirmation of receipt of { $subject } is due
deadline-answer = An answer about { $subject } is due
deadline-expiry = { $subject } expires
deadline-endorse = Endorse and return the original of { $subject }
office-about-inbox = What concerns you, the newest first.
office-about-notices = What you want to hear of, and how.
office-about-feeds = Your notices and deadlines in your own programs.
deadline-goods-back = { $subject } should be back
feed-kind-office = What your office did and received, as an Atom feed
feed-office = Acts of { $office }
feed-office-done = Done by your office.
feed-office-received = Received from { $office }.
calendar-counter = Time at the counter
calendar-counter-for = Time at the counter: { $application }

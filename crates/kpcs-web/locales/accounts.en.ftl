## Roles and tasks of those who keep accounts
choice-office-administrator = Office administrator
choice-company-administrator = Company administrator
task-office-administrator = Invites and suspends people of the office and gives them roles.
task-company-administrator = Invites and suspends people of the company.

## One's own account
account-device = Browser
account-device-this = This one
account-device-unnamed = It gave no name
account-used = Last used
account-sessions-end = End your other sessions
account-sessions-lead = Wherever else you are signed in, you will have to sign in again. This browser stays signed in.
password-lead = Your other sessions end when the password changes. This browser stays signed in.
password-current = Current password
password-new = New password
password-new-hint = At least { $least } characters. A few words in a row are easy to keep in mind and hard to guess.
password-repeated = New password again
password-not-changed = The password is not changed
password-current-wrong = This is not your current password. After ten failures in fifteen minutes nothing is taken for a while.
password-repeated-differs = The two new passwords differ. Enter the same one twice.
password-weak = Enter a new password of at least { $least } characters, at most 200, that is not the current one and does not hold your account’s name.
## The office's own record
record-nav = Record
record-title = The office’s own record
record-lead = Who signed in, what failed, what was refused to your people, what changed about their accounts. Nothing here can be changed or taken out.
record-none = Nothing of this kind is on record
record-none-text = Sign-ins, failures and refusals of the people of this office stand here as they happen.
record-csv = Download as CSV
record-shown = { $count ->
    [one] One entry
   *[other] { $count } entries
}
record-at = When
record-who = Account
record-event = What happened
record-subject = About
record-source = From
record-event-signed-in = Signed in
record-event-device-new = First time from this device
record-event-sign-in-failed = Wrong password
record-event-sign-in-held-back = Held back after too many failures
record-event-proof-failed = Wrong password at an approval or a change
record-event-signed-out = Signed out
record-event-sessions-ended = Ended other sessions
record-event-password-changed = Changed the password
record-event-act-refused = An act was refused
record-event-page-refused = A page was refused for lack of a role
record-event-account-refused = A change of an account was refused
record-event-program-refused = A program was refused: its role or token does not reach so far
record-event-form-refused = A form was refused: it came from another site or an earlier session
record-event-record-exported = Took this record away as a file
record-event-second-step-on = Turned the second step on
record-event-second-step-off = Turned the second step off
record-event-code-failed = Wrong code of the second step
record-event-recovery-code-used = Signed in with a recovery code
## The second step
second-step-title = Second step
second-step-lead = Beside your password, a code of six digits from an app on your telephone: at sign-in, and in place of the password when you sign.
second-step-begin = Set up the second step
second-step-confirm = Turn the second step on
second-step-end = Turn the second step off
second-step-scan = Scan this with your app
second-step-qr = QR code for an authenticator app
second-step-secret = Or type this key
second-step-secret-note = Time-based, six digits, 30 seconds. Show it to nobody.
second-step-not-changed = Nothing is changed
second-step-on = Your second step is on since { $since }
second-step-codes = Recovery codes
second-step-codes-text = Each one opens your account once when your telephone is not there, or turns the second step off when it is lost. They are shown only now: print them or write them down, and keep them away from your telephone.
second-step-codes-left = { $count ->
    [0] You have no recovery code left. Get new ones below.
    [one] You have one recovery code left.
   *[other] You have { $count } recovery codes left.
}
approve-code = Code from your app
approve-code-hint = Six digits. Each code counts once; wait for the next one if you have just used it.
approve-code-wrong = This code is wrong or was used already. Enter the one that your app shows now.
sign-in-code-title = Second step
sign-in-code-lead = Your password is right. Now the code.
sign-in-code = Code
sign-in-code-hint = Six digits from your app, or one of your recovery codes.
sign-in-code-wrong = This code is wrong or was used already. Enter the one that your app shows now.
sign-in-code-held-back = Too many wrong codes. Try again in 15 minutes.
sign-in-code-late = The code came more than five minutes after the password. Begin again.
problem-token-needed = This account has a second step, so its password alone opens nothing. Use a token made on its page “Tokens”.
## People of the office
record-event-person-invited = Invited somebody
record-event-person-suspended = Suspended somebody
record-event-person-resumed = Let somebody sign in again
record-event-role-given = Gave a role
record-event-role-ended = Ended a role
record-event-place-changed = Changed where somebody works
record-event-cover-given = Gave a role to a colleague for a leave
record-event-cover-ended = Ended a leave cover
record-event-recovery-asked = Asked to let somebody back in
record-event-recovery-approved = Approved letting somebody back in
record-event-recovery-refused = Was not let approve what they had asked for
record-event-link-taken = Chose a password by a one-time link
sign-in-suspended = This account is suspended. Ask those who keep the accounts of your office.
people-title = People
office-about-people = Who can sign in here, with which roles; invitations, leave, suspension.
people-lead = Everybody of this office who can sign in, with their roles of today. Every change stands in the office’s record.
people-place = Place or branch
people-place-hint = The counter, building or town where they work.
people-place-change = Change the place
people-state = State
people-active = active
people-suspended = suspended
people-suspended-since = Suspended since { $at }
people-no-end = no end
people-from = From
people-until = Last day
people-why = Note
people-given-by = given by { $person }
people-second-step-on = on
people-second-step-off = off
people-invite = Invite somebody
people-invite-text = The link you get works once and for { $days } days. By it the person chooses a password; nobody else ever knows it.
people-invite-button = Make the link
people-new = New person
people-recorded = This stands in the office’s record.
people-login-hint = 3 to 40 small letters, figures, points and hyphens, such as sl.kamara.
people-invited = Link for { $name }
people-recovered = Link for { $name }
people-link = Link
people-link-note = Shown only now. Give it to the person and to nobody else.
people-link-words = Words to send it with
people-link-mail =
    { $name },
    { $office } has an account for you in OpenKPCS: { $login }.
    Open this link once and choose your password:
people-give = Give a role
people-end = End a role
people-suspend = Suspend
people-suspend-text = They are signed out everywhere, their tokens stop, and nobody covers by their roles.
people-resume = Let them sign in again
people-recover = Let them back in
people-recover-text = For somebody who lost password or telephone. You ask, another administrator or head approves; then a link for one day is made. Their second step is turned off by it.
people-recover-reason = Why, and how they showed you who they are
people-recover-reason-hint = Such as: lost telephone, came in person with the service card.
people-recover-approve = Approve and make the link
people-recover-approve-text = You approve that this person chooses a new password. Whoever asked for it cannot approve it.
people-recovery-waits = { $by } asked on { $at } to let this person back in. Another must approve.
people-not-changed = Nothing is changed
people-no-person-unknown = Nobody of this office is meant. Choose somebody from the list.
people-no-own-account = This is your own account. Another who keeps accounts changes it.
people-no-role-not-yours = This role or account is not yours to change. A head of the office can.
people-no-role-held = They have this role on these days already. End it first, or choose other days.
people-no-role-not-held = This role is not held. Choose one that is.
people-no-days-reversed = The days do not fit. The last day is today or later, and not before the first.
people-no-login-unfit = This account name is taken or cannot be one. Use 3 to 40 small letters, figures, points and hyphens.
people-no-recovery-unknown = Nobody asked to let this person back in. Ask first; another then approves.
people-no-same-person = You asked for it yourself. Another administrator or head must approve.
people-no-link-unknown = This link was used or has expired. Ask for a new one.
people-no-password-weak = Choose a longer password that does not hold the account’s name.
people-no-reason-missing = Say why, and how they showed you who they are.
expected-people-role = Choose one of the roles.
welcome-title = Welcome, { $name }
welcome-lead = Your account is { $login }. Choose a password; then sign in with both.
welcome-button = Set the password
## Leave cover
cover-title = Leave cover
cover-lead = Give one of your roles to a colleague for the days you are away. They act under their own name; nobody approves what they prepared themselves.
cover-now = Covers
cover-to = Colleague
cover-give = Give the role
cover-end = End a cover
cover-which = Which
cover-by = held by { $person }
cover-for = for { $person }

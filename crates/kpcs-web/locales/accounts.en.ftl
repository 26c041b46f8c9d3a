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
record-event-record-exported = Took this record away as a file

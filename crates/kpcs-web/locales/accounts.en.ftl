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
second-step-codes-text = Each one opens your account once when your telephone is not there. They are shown only now: print them or write them down, and keep them away from your telephone.
second-step-codes-left = { $count ->
    [0] You have no recovery code left. Turn the second step off and on again to get new ones.
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

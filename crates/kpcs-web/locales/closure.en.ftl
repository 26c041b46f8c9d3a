### Closure: escalation and what the Chair sees.

## What was not closed in time
closure-for-chair = Reached Chair and secretariat
notice-kind-not-closed-head = Certificates that were not closed in time
notice-says-not-closed-head = { $subject } should have been closed long ago. It now waits for you.
notice-kind-not-closed-chair = Certificates that reached Chair and secretariat
notice-says-not-closed-chair = { $subject }: certificates not closed in the time that their rules allow.

## Every day that is due
closure-due-close = to be closed by { $day }
closure-due-case = { $kind }: answer by { $day }
closure-case-open = { $kind }: open, no day set
closure-due-endorse = original to be endorsed by { $day }
closure-beside = Still to be done about what has ended, or came without a certificate
closure-to-do = What
choice-endorsement = original to be endorsed

## What is overdue, on the desks
late-title = Overdue, and who has been told
late-since = Since
late-head = Head of the office
late-chair = Chair and secretariat
late-told = told on { $day }
late-reached = to be told since { $day }
late-from = to be told from { $day }
late-never = the rules set no day
late-more = { $more ->
    [one] One more is overdue: see what is not closed.
   *[other] { $more } more are overdue: see what is not closed.
  }

## What was let in, and what was sent back
lots-sent-back = Sent back
lots-stands = Stands
lots-parcel-back = parcel { $parcel } under { $under }, { $day }
lots-nothing-left = ended: nothing is left
lots-all = All imported lots
case-lot = What was let in of these goods, and what is left

## Unsold goods that go back
choice-come-back = goods are to come back
choice-send-back = goods are to be sent back
apply-return-of-hint = Only where unsold goods go back: the number of the certificate under which they came.
going-back-title = Went back
going-back = ct, under { $number }: { $state }
going-back-open = on the way
going-back-ended = received
refusal-return-goes-elsewhere = Unsold goods go back to the Participant under whose certificate they came, and this shipment goes elsewhere.
refusal-return-goes-elsewhere-todo = Correct the destination, or leave out the certificate under which they came: a shipment to others is no return.
refusal-return-of-unknown = Your office let no goods in under the certificate of which this is said to be a return.
refusal-return-of-unknown-todo = Read the number on the certificate under which the goods came, and have the application amended.

## The blank on which a certificate will stand
field-blank = Blank
prepare-blank = The number on the blank before you
prepare-blank-hint = The next blanks in your hands. A blank that is torn or soiled is spoiled first, and is then no longer offered.

## Told to the Chair, and to who comes to the counter
notice-kind-chair-told = Goods without a certificate, or of no Participant
notice-says-chair-told = { $subject } has held or refused goods that came without a certificate, or with one of an issuer that is no Participant. The scheme asks that you are told (§4.5).
notice-kind-appointment-moved = Appointments moved
notice-says-appointment-moved = An appointment was moved: { $subject }.
notice-kind-appointment-cancelled = Appointments cancelled
notice-says-appointment-cancelled = The appointment { $subject } was cancelled.
act-change-appointment = Move or cancel an appointment
told-change-appointment = Appointment changed
field-by-office = Changed by the office
field-new-day = New day
field-new-time = New time
appointments-change = Move or cancel { $time }
appointments-changing = Change
refusal-appointment-unknown = There is no appointment of yours at that time.
refusal-appointment-unknown-todo = Look under Appointments when it is.
refusal-appointment-half-named = A new day needs a new time, and a new time its day.
refusal-appointment-half-named-todo = Enter both to move the appointment, or neither to cancel it.

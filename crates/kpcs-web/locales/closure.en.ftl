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

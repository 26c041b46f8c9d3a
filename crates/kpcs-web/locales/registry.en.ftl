# The rest of the scheme's register: observers, ends of designations, contacts, recognised partners, alerts, closure.

## Acts
act-register-observer = Register an observer
act-end-observership = End an observer’s seat
act-end-designation = End a designation
act-publish-contacts = Publish contacts
act-recognise-partner = Recognise a partner
act-raise-alert = Raise an alert
act-resolve-alert = Resolve an alert

## Fields
field-alert = Alert
field-closes = Closes
field-duty-telephone = Telephone when closed
field-ends-on = First day on which it no longer holds
field-focal-points = Focal points
field-hours = Opening hours
field-numbers = Certificate numbers
field-observer = Short name of the observer
field-opens = Opens
field-outcome = How it ended
field-partner = Partner
field-successor = Authority that takes over
field-summary = What everybody may read
field-telephone = Telephone
field-to-number = Last number of a range
field-weekday = Weekday

## Choices
choice-case-closed = case closed
choice-civil-society = civil society
choice-counterfeit = counterfeit
choice-fake-document = fake document
choice-industry = industry
choice-organisation = organisation
choice-raised-in-error = raised in error
choice-recovered = recovered

## Refusals
refusal-alert-already-resolved = This alert has been resolved already.
refusal-alert-already-resolved-todo = Nothing is left to do; raise a new alert if there is a new danger.
refusal-alert-not-yours = Another authority raised this alert, and it names no certificate of yours.
refusal-alert-not-yours-todo = Write to the authority that raised it.
refusal-alert-unknown = There is no alert of that name.
refusal-alert-unknown-todo = Take the name from the list of alerts, like SL-W3.
refusal-alert-without-numbers = The alert names no certificate.
refusal-alert-without-numbers-todo = Enter the number, or the first and last of the range; only a fake document needs none.
refusal-designation-ended = The end of this designation has been stated already.
refusal-designation-ended-todo = Designate the authority anew if it goes on.
refusal-end-before-start = The end lies before the beginning.
refusal-end-before-start-todo = Correct the day.
refusal-end-in-the-past = A designation cannot end on a day that is over.
refusal-end-in-the-past-todo = Enter today or a later day; what was issued until then stays valid.
refusal-hours-overlap = Two opening hours of one weekday overlap.
refusal-hours-overlap-todo = Correct the hours of that weekday.
refusal-hours-reversed = The office would close before it opens.
refusal-hours-reversed-todo = Enter the hours of that weekday in order; 24:00 is the end of the day.
refusal-importing-authority-ended = The importing authority at the destination has ended, and no other takes over.
refusal-importing-authority-ended-todo = Ask the destination’s Participant which authority receives the goods, and wait until it is designated.
refusal-observer-in-the-past = The day is over.
refusal-observer-in-the-past-todo = Enter today or a later day, or mark the entry as historical.
refusal-observer-registered = An observer of that short name has its seat already.
refusal-observer-registered-todo = Check the short name, or end the earlier seat first.
refusal-observer-unknown = No observer of that short name has a seat.
refusal-observer-unknown-todo = Take the short name from the list of observers.
refusal-office-ended = The designation of this authority has ended: it issues no certificates and takes over no goods.
refusal-office-ended-todo = Turn to the authority that took over.
refusal-partner-is-self = A Participant does not recognise itself.
refusal-partner-is-self-todo = Enter the partner’s two letters.
refusal-place-not-served = The authority does not serve this place.
refusal-place-not-served-todo = Name places that it serves, or none to end it as a whole.
refusal-range-reversed = The range ends before it begins, or with a number of another issuer.
refusal-range-reversed-todo = Enter the first number, then the last, both of one issuer.
refusal-successor-unknown = The authority that takes over is none of this Participant, or ends itself.
refusal-successor-unknown-todo = Designate it first, or name none.
refusal-withdrawal-not-yours = Only the issuer can say that a certificate is withdrawn.
refusal-withdrawal-not-yours-todo = Choose another kind, or write to the issuer.

## Alerts
alerts-title = Alerts
alerts-lead = Certificates and documents that must not be trusted. Anybody may read this list; the details are for Participants.
alerts-search = Number, name or words
alerts-kind = Kind
alerts-resolved-too = Also resolved ones
alerts-none = No alert
alerts-none-text = Nothing on the list answers to these filters.
alerts-name = Alert
alerts-what = What
alerts-numbers = Certificates
alerts-by = Raised by
alerts-day = Noticed on
alerts-state = State
alerts-open = open
alerts-ended = { $outcome }, { $day }
alerts-range = { $first } to { $last }
alerts-details = Details
alerts-details-hidden = For Participants: sign in at an authority to read them.
alerts-images = Images, as digests
alerts-resolve = Resolve this alert
alerts-raise = Raise an alert
alerts-warning = An open alert names this certificate: { $kind }
alerts-warning-text = { $summary } Raised by { $by } on { $day }. Keep goods and paper together and ask the issuer before you decide.
alerts-see = Open alert { $name }

## Observers
observers-title = Observers
observers-lead = Industry, civil society and organisations that observe the scheme. They have no vote.
observers-none = No observers
observers-none-text = The register has no observer yet.
observers-name = Observer
observers-kind = For
observers-since = Since
observers-until = Until

## Contacts
contact-title = How to reach { $name }
contact-open = Open now, until { $time } there.
contact-opens-today = Closed, opens today at { $time } there.
contact-opens = Closed, opens { $weekday } { $day } at { $time } there.
contact-closed = Closed; no opening hours in the next two weeks.
contact-hours-unknown = Opening hours are not published.
contact-local-time = Time there
contact-person = Focal point
contact-not-published = This authority has not published its contacts; these are from its designation.

## Participants
participant-contacts = Contacts
participant-ended = ended on { $day }
participant-place-ended = { $place }, until { $day }
participant-partners = Partners under its own law
participant-partners-text = The day on which each partner stands in this Participant’s own law, beside the scheme’s. The scheme’s verdict follows its own day only.
participant-partner-from = Own law since
participant-partner-scheme = In the scheme since
participant-partner-later = { $days ->
    [one] { $days } day later
   *[other] { $days } days later
}

## Closure
choice-arrived-not-confirmed = arrived, not confirmed
choice-confirmed-with-differences = receipt confirmed with differences
choice-discrepancy-open = discrepancy open
choice-due-soon = due soon
choice-due-today = due today
choice-expired-on-the-way = expired on the way, never heard of
choice-expired-unused = expired unused
choice-for-chair = listed for the Chair
choice-goods-detained = goods detained
choice-head-of-authority = for the head of the authority
choice-in-keeping = in safe keeping, unopened
choice-in-office = in the office
choice-not-due = not due
choice-on-the-way = on the way
choice-overdue = overdue
choice-refused-still-here = refused, goods still here
choice-released-not-confirmed = released, not confirmed
closure-title = What is not closed
closure-lead = Every certificate ends exactly once. Here stands what has not ended, why, and by when it should.
closure-sent = Issued by this office, not closed
closure-arriving = Coming to this office, not closed
closure-overdue = Overdue
closure-of = of { $all }
closure-reason = Why
closure-age = How long
closure-with = With
closure-since = Since
closure-due = Due
closure-escalation = Who must look
closure-ended = How the others ended
closure-count = Number
closure-none = Nothing is open
closure-none-text = Everything that answers to this question has ended.
closure-more = The list is cut here; the file has every row.
closure-all = All rows
closure-file = All rows as a file (CSV)
closure-age-week = up to a week
closure-age-month = up to 30 days
closure-age-quarter = up to 90 days
closure-age-longer = longer
closure-pairs = Closure between Participants
closure-pairs-lead = Counts of certificates that have not ended, by issuing Participant and destination.
closure-from = From
closure-to = To
closure-open = Not closed
closure-past = Past their last day

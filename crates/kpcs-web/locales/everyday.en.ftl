# Texts of what makes a day's work lighter: scales, specimens beside a paper, several rows at once, practice, handing over, keys.

## Scales
weighing-next = Next figure
weighing-scale = Scale of this office
weighing-scale-hint = For another scale, leave this empty and describe it below.
weighing-choice = { $name }, { $serial }, calibration counts until { $day }
weighing-choice-overdue = { $name }, { $serial }: calibration overdue since { $day }
weighing-overdue = The calibration of this scale is overdue
weighing-overdue-text = { $scale } should have been calibrated by { $day }. The scheme sets no interval for calibration (§5.9), so nothing stops you; weigh on another scale if you can. What you record names this scale and the day of its last calibration.
weighing-net = { $gross } − { $tare } = { $net } ct
weighing-done = All weights are in
weighing-done-text = Read them once more, then go on with the questions below.
expected-tare = Enter the weight of the empty container in carats, like 0.16; it must be less than what the scale showed.
expected-scale-due = Enter a day that is not before the calibration.
expected-scale-name = Shorten the name: name and serial number together hold at most 57 characters.
scales-title = Scales
scales-lead = The scales of this office, and how long the calibration of each counts. Whoever weighs chooses one of them; what is recorded names it.
scales-list = Everything said of the scales, newest first
scales-new = Add a scale or a calibration
scales-new-text = A serial number that is listed already gets a new entry; what was said before stays.
scales-name = Maker and model
scales-name-hint = For example “Mettler JL1502-GE”.
scales-serial = Serial number
scales-serial-hint = As it stands on the plate of the scale.
scales-due = Calibration due
scales-put-away = This scale is put away and weighs no more
scales-keep = Keep this entry
scales-kept-by = Said by
scales-kept-at = Said on
scales-in-use = in use
scales-overdue = overdue
scales-away = put away
scales-earlier = earlier entry
office-about-scales = Which scales weigh here and when each was calibrated.
field-serial = Serial number
field-due-on = Calibration due

## A paper beside the specimen
beside-title = The paper beside the specimen
beside-kind = to look at
beside-lead = Look from one to the other, point by point. What you find goes into the record of the paper.
beside-hidden = The figures stand on the paper, so it is not shown before the goods are measured. The specimen is.
beside-paper = The paper
beside-paper-alt = Scan of the paper
beside-zoom = Open the picture to see it at full size.
beside-no-paper = There is no picture of the paper. A scan as JPEG or PNG, or a PDF from a scanner, stands here.
beside-specimen = The specimen
beside-specimen-alt = Specimen, picture { $picture }
beside-version = { $issuer }, version { $version }, issued from { $day }
beside-no-specimen = The issuer has published no specimen for that day. Ask its focal point; without one, say “not known”.
beside-no-pictures = The issuer published its specimen without pictures.
beside-look-at = Look at
beside-may-sign = May sign
beside-signs-from = { $name }, from { $day }
beside-signs-to = to { $day }
verify-scan = A picture of the paper
verify-scan-hint = JPEG or PNG, or a PDF from a scanner. It is shown beside the specimen and not kept.
verify-scan-button = Show it beside the specimen

## Practice
practice-mark = PRACTICE, no value
practice-band = Nothing done here is official, and nothing of it reaches the register of the office.
practice-title = Practise
practice-about = A register with test keys, in which nothing has any value: try the whole work there.

## Handing over
handover-title = Handover book
office-about-handover = What is open in this office, on one page, when somebody leaves and somebody comes in.
handover-lead = { $office }, { $day }: what is open when a focal point changes. Print it; both sign, here and on paper.
handover-proposals = Prepared, waiting for a second officer
handover-awaited = Sent, not confirmed by the other side
handover-arrived = Arrived, not confirmed by us
handover-keys = Keys that end within 90 days
handover-scales = Scales to be calibrated within 30 days
handover-what = Act
handover-about = About
handover-since = Since
handover-when = When
handover-key = Key
handover-ends = Ends
handover-more = The first hundred; the list of its own place has them all.
handover-leaves = Leaves
handover-comes-in = Comes in
handover-begin-title = Hand over
handover-begin = Hand over what is open
handover-remarks = What the other should know
handover-take-title = Take over
handover-take = I have read this and take over
handover-history = Handovers before
handover-given = Handed over
handover-taken = Taken over
handover-not-taken = not yet
handover-was-open = Was open
expected-colleague = Choose who comes in; somebody without an account is invited first.
field-comes-in = Comes in

## Keys
keys-title = Keyboard
office-about-keys = Which keys lead where.
keys-lead = Everything can be done without a mouse. No page runs a script, so these are the keys of your browser.
keys-access = Keys that lead somewhere
keys-access-text = Press them with Alt (Chrome, Edge), Alt and Shift (Firefox), or Control and Option (Safari).
keys-key = Key
keys-does = Leads to
keys-search = the search of a list
keys-content = the content of the page, past the menus
keys-office = your office: every place you have use for
keys-inbox = your notices
keys-this = this page
keys-page = On a page
keys-skip = The first Tab on a page shows a link that skips the menus.
keys-tab = Tab goes on, Tab with Shift goes back, in the order in which the page is read; what has the focus is outlined.
keys-list = In a list, each row has its link; Enter opens it. Earlier and later pages and the files stand below the list.
keys-form = Space ticks a box, the arrow keys choose among answers, Enter sends what a form asks. What is wrong is listed first, and each line leads to its box.
keys-zoom = A picture is a link: Enter opens it at full size.
keys-scale = A scale that types
keys-scale-text = Where weights are asked, Enter leads to the next box and records nothing. Put the cursor into the first box and weigh.
handover-nothing-in = Nothing is open in: { $lists }.
weighing-overdue-typed = { $scale } was last calibrated on { $day }, more than { $days } days ago. That is how long a calibration counts { $by ->
    [scale] for this scale of the office
   *[year] where the office has not said
}. The scheme sets no interval (§5.9), so nothing stops you; weigh on another scale if you can. What you record names this scale and that day.

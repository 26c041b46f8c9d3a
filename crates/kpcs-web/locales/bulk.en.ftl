### Several rows of a list at once.

## In the list
bulk-choose = Choose
bulk-choose-row = Choose { $row }
bulk-choose-all = Choose every row of this page
bulk-choose-none = Choose none
bulk-chosen = Rows chosen:
bulk-back = Back to the list
bulk-none = No row is chosen
bulk-none-text = Go back to the list, tick the rows and press the button below them.
bulk-beyond = { $count ->
    [one] One more row was chosen
   *[other] { $count } more rows were chosen
}
bulk-beyond-text = One form takes { $most } rows. Do these first, then choose the others.

## The form and its check
bulk-rows = The rows you chose
bulk-each = What each one says for itself
bulk-shared = The same for all
bulk-is = What it is
bulk-check = Check each row
bulk-check-all = { $count ->
    [one] The row will be recorded.
   *[other] All { $count } rows will be recorded, each as an act of its own.
} You can still change everything.
bulk-check-some = { $going ->
    [one] One row will be recorded.
   *[other] { $going } rows will be recorded, each as an act of its own.
} { $out ->
    [one] One is left out, with its reason beside it.
   *[other] { $out } are left out, each with its reason beside it.
}
bulk-check-none = None of these rows can be recorded; the reason stands beside each.
bulk-what-will = What will happen
bulk-what-came = What happened
bulk-why = Why, and what to do
bulk-rule = Rule
bulk-will = will be recorded
bulk-left-out = left out
bulk-left-out-text = It was not asked for.

## What came of it
bulk-done = { $done } of { $all } recorded
bulk-done-none = Nothing was recorded. The reason stands beside each row.
bulk-done-rest = The others are unchanged; the reason stands beside each.
bulk-repeated = { $count ->
    [one] One row stood there already, from the first time this form was sent.
   *[other] { $count } rows stood there already, from the first time this form was sent.
}
bulk-row-done = recorded
bulk-row-before = recorded before
bulk-row-refused = not recorded
bulk-row-failed = not recorded
bulk-row-place = act { $running } of the office
bulk-row-failed-text = The register failed here and went no further (fault { $number }). Send the form again: what is recorded is not recorded twice.

## Dispatch
bulk-dispatch-offer = Record dispatch
bulk-dispatch-title = { $count ->
    [one] Record the dispatch of one certificate
   *[other] Record the dispatch of { $count } certificates
}
bulk-dispatch-lead = For goods that left together: the same day, the same carrier or person, the same papers of carriage. What left another way is recorded alone.
bulk-dispatch-button = { $count ->
    [one] Record one dispatch
   *[other] Record { $count } dispatches
}
bulk-dispatch-done = { $count ->
    [one] One certificate is dispatched; the office that expects its goods is told.
   *[other] { $count } certificates are dispatched; the offices that expect the goods are told.
}

## Deposit unopened
bulk-deposit-offer = Deposit unopened
bulk-deposit-title = { $count ->
    [one] Deposit one shipment unopened
   *[other] Deposit { $count } shipments unopened
}
bulk-deposit-lead = For shipments that came together and stay closed in the same place for the same reason. Nothing is measured and no figure is shown; each is registered by itself when it is opened.
bulk-deposit-each = Look at the seals of each. What is broken or missing is better deposited alone, with its seal numbers and photographs.
bulk-deposit-button = { $count ->
    [one] Deposit one shipment
   *[other] Deposit { $count } shipments
}
bulk-deposit-done = { $count ->
    [one] One shipment lies unopened in safe keeping.
   *[other] { $count } shipments lie unopened in safe keeping.
}

## Withdraw
bulk-withdraw-offer = Withdraw
bulk-withdraw-title = { $count ->
    [one] Withdraw one application
   *[other] Withdraw { $count } applications
}
bulk-withdraw-lead = For applications that you no longer want, for the same reason. A withdrawn application stays on record; a new one can be made.
bulk-withdraw-button = { $count ->
    [one] Withdraw one application
   *[other] Withdraw { $count } applications
}
bulk-withdraw-done = { $count ->
    [one] One application is withdrawn.
   *[other] { $count } applications are withdrawn.
}

## Papers
bulk-papers-offer = Papers in one file
bulk-papers-title = { $count ->
    [one] Papers of one certificate
   *[other] Papers of { $count } certificates
}
bulk-papers-lead = One ZIP file with a file for each paper, named by the number of its certificate. Nothing is recorded by it.
bulk-papers-which = Which papers
bulk-papers-certificate = The certificate (PDF)
bulk-papers-label = The label for the bag (PDF)
bulk-papers-statement = The signed statement (for programs)
bulk-papers-button = Make the file

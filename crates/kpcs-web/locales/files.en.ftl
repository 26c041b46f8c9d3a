# Texts of the pages for files of many requests.

files-title = Record a file
files-lead = Send a file with many rows. You see what was read and everything that is wrong before anything is recorded; then all of it is recorded, or nothing.
files-kind = What the file holds
files-kind-applications = Applications for certificates
files-kind-certificates = Certificates that exist on paper
files-kind-arrivals = Arrivals
files-file = The file
field-file = The file
files-file-hint = CSV, XLSX or JSON, at most 4 MB and 2,000 rows, with the columns of the template.
files-send = Read the file
files-none = Choose a file of at most 4 MB.
files-templates = Templates
files-template-csv = Template as CSV
files-template-xlsx = Workbook with explanations (XLSX)
files-explained = How to fill it in
files-explained-rows = Rows with the same key are one request: each adds a parcel or whatever else repeats; the rest stands in the first row, or the same in each.
files-explained-key = The key of applications is own_reference, which stays in your file; of certificates and arrivals the number.
files-explained-cells = Several values in one cell are separated by semicolons. Columns that you do not need may be left out. Take the example row out before you send the file.
files-explained-needed = needed
files-explained-optional = may stay empty
files-explained-own-reference = Your own name for the application
files-explained-several = Several, separated by semicolons.
files-waiting = Not yet recorded
files-waiting-kept = sent on { $at }
files-check-title = Check the file
files-wrong-title = The file can’t be recorded yet
files-wrong = { $count ->
    [one] One thing is wrong. Mend it in the file and send it again; nothing of it is recorded.
   *[other] { $count } things are wrong. Mend them in the file and send it again; nothing of it is recorded.
}
files-right = Nothing is wrong with it, and nothing of it is recorded yet.
files-question = How is the file written?
files-question-hint = The file does not say so itself. Nothing of it is recorded yet.
files-encoding = Letters outside English, such as é
files-encoding-unicode = The program saved it as Unicode (UTF-8)
files-encoding-windows-1252 = The program saved it as Windows Western European (ANSI)
files-decimal = The decimal sign
files-decimal-point = A point: 12.34 is twelve and a third carats
files-decimal-comma = A comma: 12,34 is twelve and a third carats
files-question-button = Read it so
files-fault-row = Row { $row }: { $what }
files-fault-cell = Row { $row }, { $column }: { $what }
files-more-faults = { $count } more are marked in the table.
files-rows = rows
files-requests-applications = applications
files-requests-certificates = certificates
files-requests-arrivals = arrivals
files-faults = faults
files-rows-note = the head is not counted
files-requests-note = rows of one key count as one
files-faults-note = marked in the table
files-row = Row
files-read = The file as it was read
files-some-shown = { $shown } of { $all } rows are shown: those with faults, and the first.
files-sums = Sum
files-record-applications = { $count ->
    [one] Record one application
   *[other] Record { $count } applications
}
files-record-certificates = { $count ->
    [one] Record one certificate
   *[other] Record { $count } certificates
}
files-record-arrivals = { $count ->
    [one] Record one arrival
   *[other] Record { $count } arrivals
}
files-drop = Put this file away
files-again = Send the mended file
files-another = Send another file
files-done-applications = { $count ->
    [one] One application is recorded
   *[other] { $count } applications are recorded
}
files-done-certificates = { $count ->
    [one] One certificate is recorded
   *[other] { $count } certificates are recorded
}
files-done-arrivals = { $count ->
    [one] One arrival is recorded
   *[other] { $count } arrivals are recorded
}
files-done-lead = Recorded on { $at }. The same file sent again changes nothing.
files-done-before = { $count ->
    [one] One of them was recorded before; nothing of it changed.
   *[other] { $count } of them were recorded before; nothing of them changed.
}
files-recorded = What was recorded
files-subject-applications = Application
files-subject-certificates = Certificate
files-subject-arrivals = Certificate
files-when = Recorded
files-now = with this file
files-before = before

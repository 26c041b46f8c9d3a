## People of a company
choice-exporter-clerk = Exporter’s clerk
task-exporter-clerk = Fills in applications for a colleague who submits them.
people-no-branch-unfit = Nobody is limited to that branch: it is closed, or this person keeps the accounts of the whole company.
## In the office’s record
record-event-company-entered = Entered a company
record-event-company-changed = Changed a company
record-event-company-suspended = Suspended a company
record-event-company-resumed = Let a company’s people sign in again
record-event-licence-entered = Entered a licence
record-event-licence-withdrawn = Withdrew a licence
record-event-branch-entered = Entered a branch
record-event-branch-closed = Closed a branch
record-event-recovery-codes-new = Took new recovery codes
record-event-address-confirmed = Confirmed a mail address

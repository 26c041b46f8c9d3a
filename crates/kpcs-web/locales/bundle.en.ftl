# Audit bundles: `kpcs bundle`, and the pages about them.
bundle-exporting = writing
bundle-proving = proving
bundle-exported = { $file }: for { $reader }, { $statements } statements shown, { $hidden } entries of the log hidden
bundle-exported-waiting = { $count ->
    [one] One statement of the year has no proven place in the log yet and is not in it. Export again when it has.
   *[other] { $count } statements of the year have no proven place in the log yet and are not in it. Export again when they have.
}
bundle-not-exported = no bundle was written. Run kpcs check, and ask who keeps the log
bundle-no-log = { $folder }: there is no checkpoint of a log here that has its witnesses. Name the folder of the log, or of a mirror (kpcs mirror), with --log
bundle-reader-expected = { $found }: write public, participant:SL or authority:SL
bundle-unreadable-todo = Nothing was proven. Copy the file again, whole; if it stays so, ask its exporter for it.
bundle-holds = Everything in this bundle holds
bundle-fits = Everything in this bundle fits together
bundle-fits-todo = Whom to trust was not said. Compare the roots { $roots } with the fingerprint on paper and verify again with --roots.
bundle-broken = { $count ->
    [one] One thing in this bundle does not hold
   *[other] { $count } things in this bundle do not hold
}
bundle-more = and { $count } more
bundle-what = What was looked at
bundle-proves = It proves: every statement shown was signed by a key that counted then, stands in the log that the witnesses have seen, and nothing in the log was changed, moved or taken out since.
bundle-proves-not = It does not prove what stands in hidden entries, nor that what was signed is true, nor what was never stated.
bundle-at = place { $place }, { $subject }:
bundle-found = (found: { $found }; expected: { $expected })
bundle-remark = To know:
bundle-chain-to = whole up to { $running }, { $covered } statements without a place of their own
bundle-fact-exporter = exported by
bundle-fact-made = made
bundle-fact-year = year
bundle-fact-reader = for
bundle-fact-log = log: name, entries, root
bundle-fact-log-time = log seen by witnesses
bundle-fact-witnesses = witnesses
bundle-fact-checkpoints = checkpoints
bundle-fact-statements = statements shown
bundle-fact-with-content = of them with content
bundle-fact-hidden = entries hidden
bundle-fact-certificates = certificates
bundle-fact-chain = own chain
bundle-fact-lists = versions of the trust list
bundle-fact-roots = roots
bundle-standing-stands = nothing has ended it
bundle-standing-void = void
bundle-standing-cancelled = cancelled
bundle-standing-replaced = replaced
bundle-standing-lost = lost
bundle-standing-stolen = stolen
bundle-standing-invalidated = withdrawn by the issuer
bundle-standing-refused = refused at the border
bundle-standing-returned = goods sent back
bundle-standing-forfeited = goods forfeited
bundle-standing-used = used: receipt confirmed
bundle-standing-statements-disagree = statements disagree
bundle-standing-status-not-known = not known
bundle-statement = This record is no statement, or its parts are not those that were signed.
bundle-subtree = A hidden part of the log stands where none of that size begins.
bundle-another-year = This statement is of another year.
bundle-not-a-root = It says something of keys, and no root key has signed it.
bundle-listed-by-another = A key was listed by somebody who may not list it.
bundle-key-differs = The trust list says something else of this key than the act that listed it.
bundle-list-missing = A version of the trust list is missing.
bundle-chain-number = This running number was taken, or lies before the year.
bundle-chain-broken = This statement does not name the one before it.
bundle-chain-gap = A statement is missing in the own chain.
bundle-number-twice = This certificate number was given twice.
bundle-root = The entries up to here are not those that the log has signed: one was changed, moved, added or left out.
bundle-fork = The log that is shown here is another one than that of the checkpoint that you kept. Keep both files and tell the secretariat.
bundle-checkpoint = This checkpoint is not signed by the log and enough of its witnesses.
bundle-kept-checkpoint = The checkpoint that you named is not one of this log with its witnesses.
bundle-counts = The bundle holds something else than its exporter has counted.
bundle-seal = The seal is not the exporter’s: something was changed, or somebody else made this file.
bundle-shows-too-much = It shows more than its reader may see. Do not pass it on; tell the office that exported it.
bundle-not-reached = The last checkpoint is not reached: entries are missing.
bundle-rolled-back = The log had more entries than this when the bundle was made: it was made from an old copy.
bundle-not-compared = The checkpoint that you named lies within a hidden part, or is newer, and could not be compared.
bundle-waiting = Statements of the year waited for their place in the log and are not in it.
bundle-year-not-over = The log as it is shown ends before the year does.

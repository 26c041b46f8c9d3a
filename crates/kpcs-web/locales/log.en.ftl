log-title = The log
log-lead = A public list that only grows. Every statement of the scheme leaves its fingerprint here, so nobody can add, change or take back one unseen: neither the office that issued it, nor whoever runs this list.
log-none = This node keeps no log
log-none-text = Its statements go into the log of the scheme, which another node keeps. The drawing below holds for every log.
log-stopped = The log takes nothing at the moment
log-stopped-text = What is stated now waits in the registers and comes in later; nothing is lost. The person who runs this node must look at it.
log-no-quorum = No checkpoint has its witnesses yet
log-no-quorum-text = What is in the log cannot be proven until enough witnesses have cosigned.
log-why = Why it cannot lie
log-why-1 = A statement leaves its fingerprint
log-why-1-text = Only 32 bytes of each statement stand here. Whoever holds the paper can compute them again; from them alone nobody reads who sent what to whom.
log-why-2 = All fingerprints lead to one root
log-why-2-text = Change, remove or move a single one, and every step above it changes, up to the root. So the root stands for the whole list.
log-why-3 = Witnesses hold on to what they saw
log-why-3-text = They belong to others than the log. Each cosigns a new root only if all that it saw before is still in it. Two stories would need two roots, and two signed roots are the proof of the lie.
log-now = Now
log-size = Statements
log-size-newer = { $count ->
    [one] One more was taken and waits for the witnesses.
   *[other] { $count } more were taken and wait for the witnesses.
}
log-root = Root
log-cosigned-at = Cosigned
log-never = Not yet
log-search = Search a receipt
log-search-field = Code or fingerprint
log-search-hint = The text of the code on a certificate, which begins with KPC1:, or the fingerprint of a statement in 64 hexadecimal digits. A code is not kept, and does not get into the address.
log-search-button = Search
log-search-nothing = Neither a code that begins with KPC1: nor 64 hexadecimal digits
log-found-absent = Not in the log
log-found-absent-text = No statement with this fingerprint was taken. If it is younger than a day it can still be on its way; an older one should be asked about at the office that issued it.
log-found-waiting = In the log, and not yet proven
log-found-waiting-text = It has its place. { $short ->
    [one] One witness is
   *[other] { $short } witnesses are
} still to cosign; ask again in a moment.
log-found-proven = In the log
log-found-proven-text = Proven under a checkpoint that its witnesses have cosigned.
log-proof = Download the proof
log-place = Place
log-taken = Taken
log-fingerprint = Fingerprint
log-by = Cosigned by
log-time = The log’s time
log-witnesses = Witnesses
log-witnesses-text = Each runs on a machine of its own and keeps what it cosigned last. The more there are, and the less they have in common, the harder it is to tell two stories.
log-quorum = { $needed ->
    [one] A checkpoint counts when one witness has cosigned it.
   *[other] A checkpoint counts when { $needed } of { $all } witnesses have cosigned it.
}
log-quorum-groups = One of each of these groups must be among them: { $groups }.
log-witness = Witness
log-group = Group
log-last-size = Statements cosigned last
log-last-at = When
log-trouble = Trouble
log-trouble-none = None
log-not-asked = Not since this start
log-keys = Keys
log-keys-text = Get these from somebody you trust, not from this page alone, and compare. With them everything here can be checked elsewhere.
log-key = Key of the log
log-roots = Fingerprint of the roots
log-roots-note = By it a verifier is started; everything else follows from it.
log-watch = Watch it yourself
log-watch-text = One command each, on any machine with kpcs. D is a folder of yours.
log-watch-address = ADDRESS stands for the public address of this node.
log-run-witness = A witness: cosigns what the log shows it, as long as it tells one story
log-run-mirror = A mirror: keeps a full copy and shows it to others
log-run-monitor = A monitor: follows the log and reports what should not be
log-files = For programs
log-file-checkpoint = The newest checkpoint
log-file-trust = Trust data: all that a verifier needs without a network
log-file-record = The public record: Participants, authorities, keys and rules, act by act
log-file-configuration = Addresses and keys of the log
log-certificate = In the log
log-certificate-none = Not yet: waits since { $since }. The log has not taken it.
log-certificate-short = Not yet: waits since { $since }. It has place { $place }; { $short ->
    [0] the proof is on its way.
    [one] one witness is short.
   *[other] { $short } witnesses are short.
}
log-document = Log proof
log-slip = Proof slip, for checks without a network
log-printed-now = If it is printed now
log-printed-now-text = Paper that is printed now carries no log proof, and is as good: a register says VALID as soon as the proof is there, normally within a second. For checks without a network, print the proof slip then; it stands here among the documents.
unreadable-no-proof-yet = The log has not proven this certificate yet. Normally it does within a second of the signature: ask again. The certificate itself can be printed before.
log-waiting-title = Waiting for the log
log-waiting-lead = { $count ->
    [0] Every act of your office that belongs into the log is proven there.
    [one] One act of your office waits for its proof. A certificate counts as genuine and no more until then.
   *[other] { $count } acts of your office wait for their proof. A certificate counts as genuine and no more until then.
}
log-waiting-none = Nothing waits
log-waiting-none-text = Acts stand here from their signature until the log has proven them, which takes about a second.
log-waiting-about = What your office has stated and the log has not proven yet.
log-waiting-act = Act
log-waiting-since = Stated
log-waiting-age = Waits
log-waiting-reason = Reason
log-waiting-no-log = This node is not connected to a log.
log-waiting-no-place = No place yet: the log has not answered.
log-waiting-short = Place { $place }: witnesses are still to cosign.
log-waiting-refused = The log did not take it: “{ $why }” It is sent again every ten minutes.
log-waiting-record-stopped = The scheme’s public record is not followed any further here: what it says of new authorities and keys is missing. It stopped at act { $why } As a rule this program is older than the act; tell whoever runs this node.
log-waiting-late = Over a day: tell the person who runs the register.
log-age-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
log-age-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
log-age-days = { $count ->
    [one] one day
   *[other] { $count } days
}
log-health = Log
log-health-none = This node is not connected to a log
log-health-found = { $count ->
    [one] One act waits for its proof
   *[other] { $count } acts wait for their proof
}
log-health-since = the oldest since { $since }
log-health-todo = Acts wait for over a day. Look at “Waiting for the log”, and have the connection to the log and its witnesses looked at.
log-findings-title = Findings of the log
log-findings-about = What does not fit together among what other nodes have handed to the log.
log-findings-lead = { $count ->
    [0] Nothing that other nodes have handed to this log contradicts anything else.
    [one] One statement that another node has handed to this log does not fit the others. It stands in the log, under its author’s name; what counts of it is said by the status list.
   *[other] { $count } statements that other nodes have handed to this log do not fit the others. They stand in the log, under their authors’ names; what counts of them is said by the status list.
}
log-findings-none = Nothing was found
log-findings-none-text = Each number was given once, by a Participant that may trade, and was ended by its own parties alone.
log-findings-elsewhere = This node runs no log. What is found stands at the node that does.
log-findings-what = Found
log-findings-number = Certificate
log-findings-by = Stated by
log-findings-at = Stated
log-findings-place = Place in the log
log-findings-no-place = none yet
log-finding-number-twice = The number had been given before.
log-finding-issuer-barred = Its Participant may not issue on that day (kpcs.md §4.2).
log-finding-destination-barred = The destination may not trade on that day (kpcs.md §4.2).
log-finding-not-theirs = Ended by somebody who is neither its issuer nor its destination. It changes nothing.

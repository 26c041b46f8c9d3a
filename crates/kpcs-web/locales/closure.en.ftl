### Closure: escalation and what the Chair sees.

## What was not closed in time
closure-for-chair = Reached Chair and secretariat
notice-kind-not-closed-head = Certificates that were not closed in time
notice-says-not-closed-head = { $subject } should have been closed long ago. It now waits for you.
notice-kind-not-closed-chair = Certificates that reached Chair and secretariat
notice-says-not-closed-chair = Certificates { $subject } have not been closed in the time that their rules allow.

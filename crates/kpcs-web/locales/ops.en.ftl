# What the running of a register itself refuses.
refusal-restored-not-resumed = This register was restored from a backup, and nobody has said yet which certificate numbers were used since.
refusal-restored-not-resumed-todo = Ask the person who runs the register to look at the last certificates on paper and to run kpcs resume. Until then nothing can be signed; reading and checking go on.
refusal-not-restored = This register was not restored from a backup, or has been resumed already.
refusal-not-restored-todo = There is nothing to do: it signs.
refusal-office-not-stated = The highest number used is not stated for an office of this register.
refusal-office-not-stated-todo = Add --highest OFFICE=NUMBER for it, or OFFICE=none if it has used no number since the backup.
refusal-number-of-another = The number stated is not one of this office’s Participant.
refusal-number-of-another-todo = State the highest number on the office’s own certificates.

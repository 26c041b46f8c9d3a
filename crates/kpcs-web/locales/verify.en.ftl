# Verifying on a machine without a register: `kpcs verify --trust`.
verify-trust-made = Verified by trust data of { $made }, list { $version }: { $age } old.
verify-roots-missing = whom this machine trusts was never said: name the fingerprint of the roots once, with --roots, as you were given it on paper
verify-roots-others = these are not the roots that this machine trusts; compare the fingerprint with the one on paper. If the scheme has founded its roots anew, the secretariat says so: then remove this file
verify-state-damaged = this is not what the program keeps here. Restore the file; if it is gone, remove it and name the roots again, from paper
verify-state-nowhere = there is no folder to keep whom this machine trusts: name a file with --state
verify-refused-from-the-future = The trust data were made later than the time of this machine, so nothing was verified. Set its clock right.
verify-refused-malformed = This is not the scheme’s trust data, or it was cut short, so nothing was verified. Copy the file again.
verify-refused-other-roots = The trust data do not follow from the roots that this machine trusts, so nothing was verified. Ask the secretariat which fingerprint is right.
verify-refused-rolled-back = The trust data are older than those accepted here before, so nothing was verified. Somebody may be holding newer ones back: fetch them from another place.
verify-refused-two-of-one-version = There are two different trust data of one version, so nothing was verified. Keep the file and tell the secretariat at once.
verify-refused-unsigned = The trust data are not signed by those who may, so nothing was verified. Keep the file and tell the secretariat.

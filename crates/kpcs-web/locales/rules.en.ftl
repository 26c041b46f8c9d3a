# What a broken rule of the scheme says, and what to do now. One pair for each rule of kpcs-domain/src/rule.

refusal-presented-before-export = The goods were presented before they left.
refusal-presented-before-export-todo = Check both days and correct the wrong one.

refusal-certificate-not-required = No certificate is needed: the goods stay inside one Participant.
refusal-certificate-not-required-todo = Send the goods without a certificate, or correct the destination.

refusal-element-missing = A required element of the certificate is missing.
refusal-element-missing-todo = Complete the element named.

refusal-number-not-of-issuer = The number does not begin with the issuer's country code.
refusal-number-not-of-issuer-todo = Take a number of the issuing Participant.

refusal-authority-not-of-issuer = The issuing authority belongs to another Participant.
refusal-authority-not-of-issuer-todo = Have the certificate issued by an authority of the exporting Participant.

refusal-english-missing = The certificate has no English text.
refusal-english-missing-todo = Add English to the languages of the rule pack.

refusal-parties-differ = The exporter or importer printed is not the one in the application.
refusal-parties-differ-todo = Print the names as the application gives them.

refusal-parcel-without-weight = A parcel has no weight.
refusal-parcel-without-weight-todo = Weigh the parcel and enter its carats.

refusal-parcel-without-value = A parcel has no value.
refusal-parcel-without-value-todo = Value the parcel and enter US dollars.

refusal-parcel-count-differs = The certificate counts more or fewer parcels than were packed.
refusal-parcel-count-differs-todo = Count the parcels again and correct the number.

refusal-single-origin-hidden = Goods of one origin are shown as mixed.
refusal-single-origin-hidden-todo = Print the country of origin.

refusal-seal-not-on-certificate = No seal number is on the certificate.
refusal-seal-not-on-certificate-todo = Write the seal numbers on the certificate.

refusal-container-not-numbered = The container does not bear the certificate's number.
refusal-container-not-numbered-todo = Write the number on the container and record it.

refusal-lines-not-sums = Weights and values per subheading are not the sums of the parcels.
refusal-lines-not-sums-todo = Add up the parcels of each subheading again.

refusal-subheadings-mixed = The certificate mixes subheadings that need a certificate each.
refusal-subheadings-mixed-todo = Split the shipment by subheading.

refusal-number-not-in-form = The number does not have the form of the issuer's numbers.
refusal-number-not-in-form-todo = Compare the number with the paper; ask the issuer if it stays so.

refusal-issued-after-export = The goods left before the certificate was issued.
refusal-issued-after-export-todo = Hold the goods and ask the issuer.

refusal-arrived-elsewhere = The goods arrived at another Participant than the certificate names.
refusal-arrived-elsewhere-todo = Hold the goods and ask the issuer where they were to go.

refusal-unknown-place = No country, territory or organisation has this code.
refusal-unknown-place-todo = Enter the two letters of the country.

refusal-issuer-not-participant = The certificate comes from a country that was not a Participant on that day.
refusal-issuer-not-participant-todo = Hold the goods and tell the Chair.

refusal-destination-not-participant = The destination is not a Participant.
refusal-destination-not-participant-todo = Send the goods to a Participant, or do not export them.

refusal-origin-not-participant = A country of origin is not a Participant.
refusal-origin-not-participant-todo = Ask the exporter where the stones were mined; do not certify them as they are.

refusal-certificate-missing = The goods came without a certificate.
refusal-certificate-missing-todo = Hold the goods and ask the issuer.

refusal-confirmation-incomplete = The confirmation lacks something that it must state.
refusal-confirmation-incomplete-todo = Complete the element named.

refusal-confirmation-of-another = The confirmation names another certificate.
refusal-confirmation-of-another-todo = Confirm the certificate that came with the goods.

refusal-parcel-without-verdict = Not every parcel has been compared with the certificate.
refusal-parcel-without-verdict-todo = Compare each parcel and give its outcome.

refusal-difference-stands = A parcel differs from the certificate and nobody has explained it.
refusal-difference-stands-todo = Report the discrepancy to the issuer and wait for the answer.

refusal-exporter-unlicensed = The exporter's licence is not given.
refusal-exporter-unlicensed-todo = Enter the licence number, or note why there is none.

refusal-conflict-declaration-missing = The exporter has not declared that the stones are not conflict diamonds.
refusal-conflict-declaration-missing-todo = Ask the exporter for the declaration.

refusal-seals-differ = The seals printed are not the seals put on.
refusal-seals-differ-todo = Read the seals again and correct their numbers.

refusal-advice-not-addressed = No Importing Authority is named for the advice.
refusal-advice-not-addressed-todo = Choose the authority at the destination, or send the advice by mail.

refusal-importing-authority-elsewhere = The Importing Authority named is not at the destination.
refusal-importing-authority-elsewhere-todo = Choose an Importing Authority of the destination.

refusal-seal-broken = A seal or the container was opened.
refusal-seal-broken-todo = Hold the goods, photograph the seals and tell the issuer.

refusal-seals-found-differ = The seals found are not those put on by the issuer.
refusal-seals-found-differ-todo = Read the seals again; if they differ, hold the goods and tell the issuer.

refusal-parcels-found-differ = More or fewer parcels were found than the certificate lists.
refusal-parcels-found-differ-todo = Count again; if it stays so, hold the goods and tell the issuer.

refusal-advice-not-received = The issuer's advice did not come before the goods.
refusal-advice-not-received-todo = Ask the issuer to confirm the shipment.

refusal-sources-missing = Goods of foreign origin name no import certificate or other source.
refusal-sources-missing-todo = Add the certificate under which the stones were imported.

refusal-sources-do-not-cover = The sources weigh less than the shipment.
refusal-sources-do-not-cover-todo = Add the missing sources, or correct the weights.

refusal-expiry-not-after-issue = The certificate expires on or before the day of issue.
refusal-expiry-not-after-issue-todo = Enter a later day of expiry.

refusal-validity-too-long = The certificate is valid for longer than the issuer's rules allow.
refusal-validity-too-long-todo = Shorten the validity to the last day shown.

refusal-expired-before-export = The goods left after the certificate had expired.
refusal-expired-before-export-todo = Return the certificate to the issuer, who issues a new one.

refusal-expired-before-arrival = The certificate had expired when the goods were presented.
refusal-expired-before-arrival-todo = Hold the goods and ask the issuer for a new certificate.

refusal-weight-outside-tolerance = A parcel's weight differs from the certificate by more than the tolerance.
refusal-weight-outside-tolerance-todo = Weigh again; if it stays so, report the discrepancy to the issuer.

refusal-explanation-missing = A difference is accepted without its cause or explanation.
refusal-explanation-missing-todo = Choose the cause and write down the explanation.

refusal-match-beyond-tolerance = A parcel outside the tolerance is called matched.
refusal-match-beyond-tolerance-todo = Explain the difference, or report it to the issuer.

refusal-used-before = Goods have already arrived under this certificate.
refusal-used-before-todo = Hold the goods and the document, and tell the issuer.

refusal-number-outside-blocks = The number lies outside the blocks allotted for that year.
refusal-number-outside-blocks-todo = Hold the document and ask the issuer about this number.

refusal-return-day-missing = Goods that are to come back name no later day of return.
refusal-return-day-missing-todo = Enter the day on which they are expected back.

refusal-origin-not-of-parcels = The origin printed is not that of the parcels.
refusal-origin-not-of-parcels-todo = Print every country in which the parcels were mined.

refusal-origins-collapsed = Parcels of one origin each are shown as mixed goods.
refusal-origins-collapsed-todo = Print the origins of the parcels.

refusal-origin-hidden-at-eu-entry = The certificate hides the origins of goods new to the European Union.
refusal-origin-hidden-at-eu-entry-todo = Ask the issuer to name every country of mining origin; Union law refuses the goods without it.

refusal-issuer-closed = The issuer was suspended or removed on that day.
refusal-issuer-closed-todo = Hold the goods and tell the Chair.

refusal-issuer-no-export = The issuer was not allowed to export rough diamonds on that day.
refusal-issuer-no-export-todo = Hold the goods and tell the Chair.

refusal-destination-closed = The destination was suspended or removed on that day.
refusal-destination-closed-todo = Do not export to it until it is readmitted.

refusal-origin-closed = A country of origin was suspended or removed on that day.
refusal-origin-closed-todo = Hold the goods and ask the exporter for proof of an earlier lawful import.

refusal-origin-no-export = A country of origin was not allowed to export on that day.
refusal-origin-no-export-todo = Hold the goods and ask the exporter for proof of an earlier lawful import.

refusal-chinese-taipei = Chinese Taipei is not a Participant.
refusal-chinese-taipei-todo = Ask whether your national law admits the shipment; the scheme does not.

refusal-valuations-too-few = Fewer valuers than required have valued every parcel.
refusal-valuations-too-few-todo = Have the parcels valued once more.

refusal-value-not-by-valuation = A parcel's value is not the one that the valuations give.
refusal-value-not-by-valuation-todo = Enter the value by the rule of valuation, or have the parcel valued again.

refusal-print-limit-exceeded = More origins or seals are printed than the code on paper holds.
refusal-print-limit-exceeded-todo = Print the first ones and count the others.

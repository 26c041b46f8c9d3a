# National ways: what a Participant asks at its counter, of applications and of confirmations, beyond the scheme.

## Fields
field-filing-number = Number of the export filing
field-filing-number-required = The number of the export filing is kept
field-preparer-licence = Licence of who prepares
field-sending = When goods leave
field-bourse = Exchange
field-bourses = Exchanges whose members may declare
field-counter = At the counter
field-endorse-amended = An amended original is endorsed
field-entry-number = Number of the customs entry
field-entry-number-required = The number of the customs entry is kept
field-import-evidence = Proof of import for goods mined abroad
field-import-serials = Import certificates are named by number
field-licence-required = The exporter’s licence is named
field-lodging = Lodged with the office
field-mass-balanced = Losses of weight are named
field-mass-lost = Lost in handling
field-mass-lost-by = In which handling
field-on = On
field-paper = Paper
field-papers = Papers brought
field-persons-minimum = Fewest persons present
field-present = Who must be there
field-receiving = When receiving
field-reported-on = Reported on
field-reporter-licence = Their licence
field-reweighing = Every parcel is weighed twice
field-signatures = Signed by
field-signed-by = Declared and signed by
field-sources-accepted = Sources that are taken
field-sources-required = Every application names its sources
field-waiting-day-kind = Counted in
field-waiting-days = Days from lodging to the certificate

## Choices
choice-exploration-site = exploration site
choice-plant = plant
choice-bourse-declaration = declaration by a member of an exchange
choice-sawing = sawing
choice-cleaving = cleaving
choice-bruting = bruting
choice-cleaning = cleaning
choice-sorting = sorting

## Expectations
expected-lodging = Say that goods are lodged, or wait no days.

## Refusals
refusal-preparation-is-the-offices = Here the authority itself prepares certificates.
refusal-preparation-is-the-offices-todo = Bring the goods to the counter; the office prepares the certificate.
refusal-preparer-without-licence = The licence of who prepares is missing, or is not the one of the application.
refusal-preparer-without-licence-todo = Enter the licence number as it stands on the application.
refusal-filing-number-missing = The number of the export filing is missing.
refusal-filing-number-missing-todo = File the export with customs first, write the number on the certificate, and enter it.
refusal-licence-missing = The exporter’s licence is not named.
refusal-licence-missing-todo = Enter the number of the licence or registration under which the exporter trades.
refusal-sources-not-named = The application does not say where the goods come from.
refusal-sources-not-named-todo = Name the mine, the plant, the vouchers or the certificates under which the stones came in.
refusal-source-not-accepted = A source of this kind is not taken here.
refusal-source-not-accepted-todo = Name a source of one of the kinds shown.
refusal-import-evidence-missing = Goods mined abroad lack proof of a lawful import.
refusal-import-evidence-missing-todo = Name a source of one of the kinds shown.
refusal-certificate-serial-missing = An import certificate is not named by its number.
refusal-certificate-serial-missing-todo = Enter the whole number as it is printed, with the letters of its issuer.
refusal-site-coordinates-missing = An exploration site lacks its coordinates.
refusal-site-coordinates-missing-todo = Enter latitude and longitude of the site.
refusal-bourse-declaration-unsigned = A declaration does not say which exchange and who signed.
refusal-bourse-declaration-unsigned-todo = Name the exchange and the member who signed.
refusal-bourse-not-listed = The exchange is not on the list.
refusal-bourse-not-listed-todo = Show the import certificates instead, or the declaration of a member of a listed exchange.
refusal-mass-not-balanced = What was taken from the sources, less what was lost, is not what is to go out.
refusal-mass-not-balanced-todo = Correct the weights, or name what was lost in handling and how.
refusal-mass-loss-unexplained = A loss of weight and its reason belong together.
refusal-mass-loss-unexplained-todo = Enter how much was lost and in which handling.
refusal-persons-too-few = Too few persons are present.
refusal-persons-too-few-todo = Wait until all are there, and name everybody.
refusal-person-absent = Somebody who must be there is absent.
refusal-person-absent-todo = Wait until they are there, and say in what capacity each came.
refusal-signatory-absent = Somebody has signed who is not named among those present.
refusal-signatory-absent-todo = Write each name under the persons present and under the signatures in the same way.
refusal-signatures-too-few = Too few have signed the record of the sealing.
refusal-signatures-too-few-todo = Have the record signed, and name who signed.
refusal-paper-missing = A paper that the exporter must bring is missing.
refusal-paper-missing-todo = Ask the exporter for the papers shown. Write their names as shown.
refusal-reweighing-missing = A parcel was weighed only once.
refusal-reweighing-missing-todo = Put it on the scale again and enter the second weight.
refusal-lodging-missing = It is not said when the goods were lodged.
refusal-lodging-missing-todo = Enter the day and the number of the receipt for the goods lodged.
refusal-lodged-in-the-future = The goods cannot have been lodged later than today.
refusal-lodged-in-the-future-todo = Enter the day on the receipt.
refusal-duty-unpaid = The duty has not been paid in full.
refusal-duty-unpaid-todo = Have the whole duty paid, and enter amount and receipt.
refusal-checks-not-over = The checks of the exporter’s papers are not over.
refusal-checks-not-over-todo = Issue the certificate on the day shown or later.
refusal-confirmer-not-named = It is not said who reported the receipt, and when.
refusal-confirmer-not-named-todo = Enter the consignee or licensed body that reported, and the day of the report.
refusal-confirmer-not-consignee = Who reported the receipt is neither importer nor consignee of the certificate.
refusal-confirmer-not-consignee-todo = Ask the importer or consignee for the report.
refusal-confirmer-without-licence = The licence of the body that reported the receipt is missing.
refusal-confirmer-without-licence-todo = Enter the number of its licence.
refusal-reported-before-receipt = The report is older than the receipt.
refusal-reported-before-receipt-todo = Check both days.
refusal-entry-number-missing = The number of the customs entry is missing.
refusal-entry-number-missing-todo = Enter the number under which the goods were entered.

## Pages
application-prepare = Prepare the certificate
prepare-mark = What the container now bears
prepare-mark-hint = Write { $number } on the container, then enter everything that stands on it. If another certificate takes this number first, the next one is shown and nothing is recorded.
apply-more-of-sources = More about each source
apply-more-of-sources-hint = Only what concerns it: the coordinates of an exploration site, the exchange and who signed a declaration, what was lost in handling.
confirm-asked-here = Asked by this country
examine-here-legend = Asked at this counter
examine-here-lodged = Goods lodged on
examine-here-lodged-receipt = Number of the receipt for the goods
examine-here-papers-hint = One a line, its name before the comma and its number after it. Asked: { $papers }.
examine-here-present = { $persons ->
    [0] Must be there: { $present }.
   *[other] At least { $persons } persons. Must be there: { $present }.
  }
examine-here-reweighing = Every parcel is weighed twice.
examine-here-signatures-hint = { $signatures ->
    [one] One name of those present, who signed the record of the sealing.
   *[other] { $signatures } names of those present, one a line, who signed the record of the sealing.
  }
participant-asked-chosen = no source; chosen

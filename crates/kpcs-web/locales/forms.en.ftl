# Forms made by hand for the acts of border, issuer and stock: what is asked, in the order of the work, and the rule in plain words.

## Which goods, which certificate
guide-which = Which goods
guide-which-rule = Name them once: by the certificate they came under, or by this office’s case where they came without one (§9.8).
guide-which-detain-rule = Leave the number empty where no certificate came with the goods; then describe them, and the office gives them a case of their own (§4.5).
guide-number = Number of the certificate
guide-number-hint = As printed, such as SL 000123.
guide-number-none-hint = As printed, such as SL 000123. Empty where none came.
guide-case-hint = Such as EU-ANT-K3; it stands in the list of cases.
guide-case-without = Case without certificate
guide-description = What the goods are
guide-description-hint = What you see: how packed, how many stones, where found.
guide-carats = Weight found
guide-carats-hint = As the scale says; may be weighed later.
guide-number-shown-hint = Where the paper shows something that is no number of a certificate: copy it as it stands.
guide-which-certificate = Which certificate
guide-own-number-hint = A certificate that this office issued.
guide-goods = The goods
guide-certificate = The certificate
guide-stock = Paper in the office
guide-state = State
guide-case = Case
guide-parcel = Parcel { $number }

## Asked by several acts
guide-legal-basis-hint = Short, as on a decision: the law and its article.
guide-found = What you found
guide-found-rule = Say what you saw, not what you think of it. The issuer reads it.
guide-told-rule = Both authorities and the importer read it: short, what was seen, what was decided.
guide-found-words = In your words
guide-phrases-hint = Tick what fits: the other side reads these sentences in its own language.
guide-question = What the issuer should answer
guide-return-statement = Anything else to be said

## Holding goods
guide-detain-lead = The goods stay here until it is decided what becomes of them.
guide-detain-button = Sign: hold the goods { $subject }
guide-detain-why = Why they are held
guide-detain-why-rule = Goods are held where one of these is so (§4.5). What this office has recorded already is ticked.
guide-detain-issuer = Question to the issuer
guide-detain-issuer-rule = The issuer is told with your signature in any case (§9.8); a question starts the clock for its answer.
guide-detain-where = Where and since when
guide-place = Where the goods lie
guide-place-hint = Vault, shelf or bag number, so that the next shift finds them.

## Letting goods go
guide-release-lead = The goods are no longer held; receipt can be confirmed afterwards.
guide-release-button = Sign: let the goods { $subject } go
guide-release-why = Why they may go
guide-release-why-rule = Only what the law allows for these goods can be chosen (§9.7, §9.8).
guide-release-limit = Held goods go after { $days } days without a decision: from { $day } on.
guide-release-no-limit = This office’s rules set no day on which held goods go by themselves.
guide-release-certificate-hint = Record it at the import desk first: rough diamonds come in only under a certificate (§4.3(a)).
guide-release-remedies-hint = Needed where a failure was remedied (§9.7).
guide-release-words = For both sides
guide-release-statement = What was found out

## Refusing entry
guide-refuse-lead = The goods are not let in and the certificate ends by it; the goods stay here until they are sent back, held or forfeited.
guide-refuse-button = Prepare: refuse entry to { $subject }
guide-refuse-why = Why they are not let in
guide-refuse-why-rule = One ground of the table is enough (§4.5). The grounds of the detention are ticked.

## Sending back
guide-return-lead = The goods leave under a new document that names the first certificate.
guide-return-button = Prepare: send back { $subject }
guide-return-under = Under which document
guide-return-under-rule = A return is a new movement: it needs a certificate or technical certificate of this Participant (§9.7).
guide-under = Number of the document
guide-under-hint = Issued by this office for this return.
guide-return-none = No document for this return has been issued yet
guide-return-none-text = Have a technical certificate issued that names the first certificate, then come back here.
guide-return-what = What leaves
guide-return-what-rule = Tick the parcels that leave; none ticked means all that are here. The rest goes on as it stands (§9.7).
guide-return-how = How it travels

## Forfeiting
guide-forfeit-lead = The goods become the state’s, and the case ends. This can’t be undone.
guide-forfeit-button = Prepare: forfeit { $subject }
guide-forfeit-law = By which decision
guide-forfeit-law-rule = Name the law or the judgment; the record keeps it (§9.8).
guide-forfeit-what = What is done with the goods
guide-forfeit-what-rule = What could come back into trade is destroyed or leaves under a certificate of its own; what was done is made public (§9.8).
guide-publication-hint = Journal or page, and the day; needed unless it is not decided yet.

## Lost and stolen
guide-lost-lead = The number ends and is refused wherever it is shown. All Participants see number, issuer, day and the word “lost”; nothing else.
guide-lost-button = Prepare: report { $subject } lost
guide-lost-how = What is reported
guide-lost-rule = Write down what the holder says. New papers for the same goods get a new number that names this one (§9.5).
guide-reported-hint = The person or company; the exporter is filled in.
guide-noticed = Loss noticed on
guide-circumstances-hint = Where it was last seen, by whom, what was searched.
guide-goods-missing = Are the goods missing, too?
guide-goods-missing-hint = Say yes and the other side watches for the goods, not only for the paper.
guide-stolen-lead = The number ends and is refused wherever it is shown. All Participants see number, issuer, day and the word “stolen”; the circumstances stay with the parties.
guide-stolen-button = Prepare: report { $subject } stolen
guide-stolen-how = What is reported
guide-stolen-noticed = Theft noticed on
guide-police-hint = Station and file number, as soon as there is one (§6.7).

## Amending
guide-amend-lead = The certificate is never edited: you sign what is right, and both readings are shown from then on.
guide-amend-button = Prepare: amend { $subject }
guide-amend-readings = What is right
guide-amend-rule = Change only what is wrong and leave the rest as it stands. Weight, value, classification, origin and days need a new certificate (§9.4).
guide-amend-reads = Reads now: { $reading }
guide-amend-nothing = nothing
guide-amend-now = Reads now
guide-amend-why = Why
guide-amend-reason = How the error came about
guide-amend-reason-hint = The other side reads it, such as “typing error; the licence shows the name as now given”.

## Security paper
guide-receive-lead = Numbered paper comes into the stock. Check the first, the last and the count of each packet before you sign.
guide-receive-button = Prepare: take the paper into the stock
guide-receive-range = Numbers on the paper
guide-receive-range-rule = Digits only, without the letters of the country. A gap in the numbers is two deliveries (§3.9).
guide-first-hint = The number after the last one known is filled in.
guide-last-hint = Included.
guide-receive-delivery = The delivery
guide-allot-lead = The paper goes into one officer’s hands; that officer’s next certificates take their numbers from it.
guide-allot-button = Prepare: hand the paper over
guide-allot-whom = Who takes it
guide-allot-rule = Hand it over against the person’s own eyes: both count (§3.9).
guide-officer = Officer
guide-allot-range = Which paper
guide-allot-first-hint = The lowest number in the stock is filled in.
guide-spoil-lead = A torn, soiled or misprinted blank is taken out of use for good. Keep it: it is destroyed before witnesses.
guide-spoil-button = Sign: blank { $subject } is spoiled
guide-spoil-which = Which blank, and why
guide-spoil-rule = Only for paper on which no certificate was issued; an issued one is declared void instead (§3.9).
guide-spoil-number-hint = As printed on the blank, with the letters of the country.
guide-spoil-reason-hint = Such as “printer jam, lower edge torn”.
guide-destroy-lead = Spoiled or withdrawn paper is destroyed before two witnesses. This can’t be undone.
guide-destroy-button = Prepare: record the destruction
guide-destroy-range = Which paper
guide-destroy-range-rule = Only paper that lies here unused or spoiled can be destroyed (§3.9). The first spoiled run is filled in.
guide-destroy-how = How and before whom
guide-destroy-rule = Two people sign in the register, and two witnesses who saw it are named (§3.9).
guide-witnesses-hint = Two names or more, one a line.
guide-method-hint = Such as “cross-cut shredder, remains burnt”.
guide-count-lead = Paper is counted against the book. A difference is recorded and can’t be talked away later.
guide-count-button = Prepare: record the count
guide-count-blind = Count first
guide-count-blind-text = The book’s figures are not shown here; they stand beside yours once the count is prepared.
guide-count-whose = In whose hands
guide-count-rule = Count one pair of hands at a time (§3.9).
guide-count-holder = Officer
guide-count-holder-hint = Empty for the stock in the safe.
guide-count-found = What you counted
guide-count-unused = Blanks that can be used
guide-count-spoiled = Spoiled blanks
guide-count-spoiled-hint = Those that wait to be destroyed; they lie with the stock.
guide-count-explanation-hint = Only where count and book differ.

## Transit
guide-transit-lead = Goods on their way through pass without a confirmation, in the state in which they came.
guide-transit-button = Sign: record the passage of { $subject }
guide-transit-paper = The paper
guide-transit-paper-rule = The purpose of transit must be seen from the certificate (§9.16). Goods for this Participant are an import.
guide-transit-number-hint = As printed on the certificate that travels with the goods.
guide-transit-destination = Where the goods go
guide-transit-destination-hint = As the certificate says.
guide-transit-in = As they come in
guide-transit-rule = Goods in transit stay unopened (§4.4). Broken seals are no transit any more: hold the goods instead.
guide-seals-whole = Are all seals whole?
guide-seals-found-hint = One a line, as printed on the seals.
guide-transit-out = As they leave
guide-transit-out-rule = Leave this empty while the goods are here; record the passage once more when they leave.
guide-seals-whole-exit = Were all seals whole on exit?

## After the act
guide-next-border = The other side is told with this record.
guide-next-issuer = The Importing Authority is told, and every check of this certificate says so from now on.
guide-next-paper = The book of paper shows it.
guide-next-transit = The issuer and the destination are told.

# The office's own pre-printed paper: where fields stand, the millimetre page, the printers.

## Page
paper-title = Paper for certificates
office-about-paper = Where each field stands on your pre-printed paper, the millimetre page to check it, and how far each printer prints off.
paper-lead = When you print on your own pre-printed paper, only the fields below are printed, each on its place. Check them against a real sheet before you print the first certificate.
paper-layout = The layout
paper-whose = Whose layout
paper-own = Your rule pack, version { $version }, in force since { $day }
paper-shipped = The program’s own: your rule pack names no layout, so nothing here is known of your paper.
paper-sheet = Sheet
paper-sheet-size = { $width } wide, { $height } high
paper-said-by = Where it comes from
paper-change = Change the layout
paper-millimetres = { $figure } mm
paper-drawn = Drawn over the paper
paper-drawing-label = The sheet with the place of each field, numbered as in the table below.
paper-over-specimen = The picture beneath is your published specimen, version { $version }, stretched to the sheet. Measure on real paper all the same: a picture is never exact.
paper-no-specimen = Your Participant has published no picture of its certificate, so the sheet is empty here.
paper-places = Where each field is printed
paper-number = No.
paper-field = Field
paper-type = Type
paper-set = { $size } points, { $face }, { $align }
paper-lines = { $lines ->
    [one] one line
   *[other] up to { $lines } lines
  }
paper-code = Code with the signed statement
paper-code-none = The layout has no place for it: who holds the paper cannot check the signature from it.
paper-test = Millimetre page
paper-test-text = Print it at 100 %, hold it with your paper against the light, and compare each box. Then measure the cross: it lies 20 mm from the left and from the upper edge. What is missing is the printer’s offset.
paper-test-straight = Millimetre page without an offset
paper-test-printer = Millimetre page for { $printer }
paper-printers = Printers
paper-printer = Printer
paper-printer-new = Measure a printer
paper-printer-text = A printer that pulls the sheet askew prints every field a little off. Enter what must be added. A name entered again replaces its earlier measure.
paper-printer-hint = As your office calls it, such as “counter 2”.
paper-right = To the right
paper-right-hint = Millimetres, such as 0.8; to the left with a minus.
paper-down = Downwards
paper-down-hint = Millimetres, such as 1.2; upwards with a minus.
paper-put-away = No certificates are printed on it any more
paper-keep = Keep the measure
paper-earlier = earlier
document-overlay-printer = Overlay for security paper, on { $printer }

## Fields
field-overlay = Pre-printed paper
field-sheet-width = Sheet, width
field-sheet-height = Sheet, height
field-code-place = Place of the code
field-text-places = Places of the fields
field-printed = Field
field-left = From the left
field-top = From the top
field-width = Width
field-side = Side
field-type-size = Size of type
field-typeface = Face
field-align = Stands
field-most-lines = Lines

## Choices
choice-number = number
choice-issued-on = date of issue
choice-expires-on = date of expiry
choice-issuing-authority = issuing authority
choice-importer = importer
choice-destination = destination
choice-carats-words = carats in words
choice-value-words = value in words
choice-hs710210-carats = carats of 7102.10
choice-hs710210-value = value of 7102.10
choice-hs710221-carats = carats of 7102.21
choice-hs710221-value = value of 7102.21
choice-hs710231-carats = carats of 7102.31
choice-hs710231-value = value of 7102.31
choice-validated-by = validated by
choice-validated-on = date of validation
choice-officer = officer
choice-check-code = check code
choice-serif = serif
choice-sans = sans serif
choice-mono = figures under one another
choice-start = on the left
choice-centre = in the middle
choice-end = on the right

## Expectations
expected-sheet-side = Give a side of the sheet from 500 to 4,500 tenths of a millimetre.
expected-code-side = Give the code a side of 430 to 1,000 tenths of a millimetre: smaller, it is not read from paper.
expected-on-the-sheet = Keep the whole place on the sheet: the end of it lies outside.
expected-type-size = Give a size of type from 60 to 400 tenths of a point: smaller, nobody reads it.
expected-most-lines = Give 1 to 20 lines.
expected-printed-once = Give each field one place.
expected-clear-of-code = Move it away from the code: nothing may be printed over it.
expected-clear-of-text = Move it away from the other field: they would be printed one over the other.
expected-offset = Give millimetres with at most one decimal, up to 20, such as 0.8 or −1.2.

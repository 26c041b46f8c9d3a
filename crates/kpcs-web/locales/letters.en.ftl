# Letters between authorities: their list, and their names where they are linked.

letters-title = Letters of comfort
letters-lead = An authority’s opinion for goods that are no shipment of rough diamonds; a letter of comfort is no certificate and lets no rough diamonds in.
letters-none = No letters
letters-none-text = Letters that this office writes, and those that it is sent, stand here.
letters-from = From
letters-to = To
letters-amendment = Amendment (letter)
letters-detention = Notice of detention (PDF)
letters-refusal = Notice of refused entry (PDF)
letters-return = Notice of return (PDF)
letter-comfort-opinion = This letter is no Kimberley Process Certificate and lets no rough diamonds in.
office-about-letters = Opinions for samples and rock, written here or received

amended-title = Amended on { $day }
amended-text = The issuer has signed what is right where this certificate errs. Both authorities see both readings; ask the issuer what was changed.
amended-text-party = { $readings }. Weight, value, origin and days were not changed.
amended-reading = { $element }: signed “{ $was }”, right is “{ $is }”

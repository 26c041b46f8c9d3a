# Photographs: taking them over, showing them.
evidence-pictures = Photographs
evidence-pictures-hint = JPEG or PNG, up to 10 MB each, at most 12. They are made smaller, and where and with what they were taken is removed. The record keeps each picture’s digest.
evidence-pictures-kept = Photographs taken over
evidence-picture = Photograph { $picture }
evidence-not-here = Photograph { $picture } is not here yet: the record has its digest, the picture lies at the office that took it.
expected-picture = This file is no picture that is taken here. Choose a JPEG or PNG file.
expected-picture-bytes = This picture is too large. Choose one of at most 10 MB.
expected-picture-pixels = This picture has too many pixels. Choose one of at most 27 million.
expected-picture-whole = This picture is damaged or cut short. Take it or copy it again.
expected-picture-count = Too many photographs. An act names at most 12.

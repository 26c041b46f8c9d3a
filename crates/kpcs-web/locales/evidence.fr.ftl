# Photographies : les reprendre, les montrer.
evidence-pictures = Photographies
evidence-pictures-hint = JPEG ou PNG, 10 Mo au plus chacune, 12 au plus. Elles sont réduites ; le lieu et l’appareil de la prise de vue sont effacés. L’acte garde l’empreinte de chaque photographie.
evidence-pictures-kept = Photographies reprises
evidence-picture = Photographie { $picture }
evidence-not-here = La photographie { $picture } n’est pas encore ici : l’acte a son empreinte, l’image se trouve au bureau qui l’a prise.
expected-picture = Ce fichier n’est pas une image acceptée ici. Choisissez un fichier JPEG ou PNG.
expected-picture-bytes = Cette image est trop lourde. Choisissez-en une de 10 Mo au plus.
expected-picture-pixels = Cette image a trop de pixels. Choisissez-en une de 27 millions au plus.
expected-picture-whole = Cette image est endommagée ou tronquée. Reprenez-la ou copiez-la de nouveau.
expected-picture-count = Trop de photographies. Un acte en nomme 12 au plus.

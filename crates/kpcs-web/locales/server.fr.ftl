# Textes des seules pages servies.

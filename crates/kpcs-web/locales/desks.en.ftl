# Texts of the export desk and the certificate register.

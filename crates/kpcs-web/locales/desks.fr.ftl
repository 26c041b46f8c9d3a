# Textes du bureau d’exportation et du registre des certificats.

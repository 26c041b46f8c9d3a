# Noms des actes, libellés des champs de leurs tables et mots de leurs choix.

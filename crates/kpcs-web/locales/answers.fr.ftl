# Ce qui est attendu dans un champ, pourquoi un acte est refusé et que faire.

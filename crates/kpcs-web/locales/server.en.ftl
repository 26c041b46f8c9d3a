# Texts that only the served pages use.

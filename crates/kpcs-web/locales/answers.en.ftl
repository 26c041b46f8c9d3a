# What is expected in a field, why an act is refused, and what to do now.

# Names of acts, labels of the fields in their tables, and the words of their choices.

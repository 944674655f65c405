# Files that are added to a case.
files-add = Add files
files-add-hint = Screenshots, documents, recordings. At most { $most } MB each, { $together } MB together. Never a nude or nearly nude image of a child: describe it in words.
files-many = Choose no more than { $most } files at a time
files-empty = A file is empty. Choose it again
files-large = A file must be no larger than { $most } MB, and all together no larger than { $together } MB
files-kind = A file is of a kind that is not kept. Pictures, PDF, office documents, plain text, recordings and films are
files-unsafe = A file holds something that could be a program. Print it as a PDF, and add that
files-none-taken = This case is about a nude or nearly nude image of a child: it takes no files. Describe in words what you saw, and tell the police
files-again = Choose the files again: a browser forgets them when a form comes back

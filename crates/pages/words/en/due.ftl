# Things to do.
due-document-missing = Add a document the policy asks for: { $what }
due-document-no-file = { $title }: add the file or a link
due-document-no-owner = { $title }: name an owner
due-document-review = { $title }: review by { $date }
due-source = { $title }: check that the link works and nothing changed
due-directory = { $title }: check that the contact is right
due-review = Review due: { $what }

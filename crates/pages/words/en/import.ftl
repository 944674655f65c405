# People from a spreadsheet.
import-title = Import a list of people
import-intro = Save your spreadsheet as CSV and choose the file. You see every row before anybody is added.
import-need-headings = The first row holds headings. We know Name (or First name and Last name), Email, Kind, Job, Start and Host, and similar words.
import-need-name = Only the name is needed. Dates can be written 27/03/2026.
import-limit = Up to 100,000 rows and 12 MB.
import-template = Download a file to fill in
import-file = CSV file
import-file-missing = Choose a CSV file
import-file-no-list = This file could not be read as a list. Save the spreadsheet as CSV and choose it again.
import-file-no-names = No column with names was found. The first row must hold headings, one of them Name.
import-file-too-many = The file has more than 100,000 rows. Split it and import the parts.
import-otherwise = If a row does not say what kind of person it is
import-otherwise-hint = Used for rows without a Kind.
import-read = Read the file
import-check-title = Check the list
import-count = { $count ->
    [0] No row can be imported.
    [one] 1 person can be imported.
   *[other] { $count } people can be imported.
}
import-refused = { $count ->
    [one] 1 row cannot, and will be left out.
   *[other] { $count } rows cannot, and will be left out.
}
import-guessed = We had to guess how the letters of this file are written. Look whether names with accents are right. If not, save the file as “CSV UTF-8” and choose it again.
import-ignored = These columns were not read: { $columns }
import-problems = Rows that cannot be imported
import-problems-do = Mend them in your spreadsheet and choose the file again, or go on without them. At most 200 are shown.
import-line = Line
import-field = Column
import-wrong = What is wrong
import-rows = People to import
import-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
import-invite = Send an invitation to everybody who has an email address
import-invite-later = Invitations to more than 500 people at once would be taken for spam. Invite people from their own pages.
import-do = { $count ->
    [one] Import 1 person
   *[other] Import { $count } people
}
import-drop = Throw the list away
import-done = { $count ->
    [one] 1 person was imported
   *[other] { $count } people were imported
}{ $invited ->
    [0] .
    [one] , and 1 invitation is on its way.
   *[other] , and { $invited } invitations are on their way.
}{ $already ->
    [0] {""}
    [one] {" "}1 was here already by then and was left out.
   *[other] {" "}{ $already } were here already by then and were left out.
}{ $hosts ->
    [0] {""}
    [one] {" "}1 may not host yet, because of the policy, and was imported without it.
   *[other] {" "}{ $hosts } may not host yet, because of the policy, and were imported without it.
}
import-dropped = The list was thrown away. Nobody was imported.
import-kind-wrong = Write staff, volunteer, associated, visitor or trustee
import-start-wrong = Write the date as 27/03/2026
import-host-wrong = Write yes or no
import-email-here = Somebody here has this email address already
import-email-before = The same email address is on line { $line }
import-name-here = Somebody of this name is here already. If this is another person, give their email address.
import-name-before = The same name is on line { $line }. If this is another person, give their email address.

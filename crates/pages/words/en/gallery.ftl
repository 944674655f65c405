# The gallery of all pages, for the people who write them.
gallery-title = All pages
gallery-intro = Every page of this service with invented content.
gallery-desktop = Desktop
gallery-phone = Phone
gallery-alone = On its own
gallery-all = All pages
gallery-page = The page

gallery-form-title = Invite a person
gallery-form-name = Full name
gallery-form-email = Email address
gallery-form-email-hint = We send the invitation to this address
gallery-form-start = The date they start
gallery-form-start-hint = For example, 27 3 2027
gallery-form-send = Send the invitation
gallery-form-no-name = Enter their full name
gallery-form-bad-email = Enter an email address in the correct format, like name@example.org

gallery-document-title = Online safeguarding policy
gallery-document-version = Version 3, in force from 1 September 2026
gallery-document-section = Online sessions
gallery-document-clause = 4.1 The teacher is there first
gallery-document-text = Teachers sign in 10 minutes before students. Students wait until their teacher is present. A host never admits a student on their own.
gallery-document-list = Before each session the host checks that:
gallery-document-item-teacher = the teacher or another responsible adult is in the room
gallery-document-item-waiting = the waiting room is on
gallery-document-item-chat = private chat is off

gallery-parts-title = Parts of a page
gallery-parts-figures = Figures
gallery-parts-standings = Where clauses stand
gallery-parts-clause = Clause
gallery-parts-standing = Standing
gallery-parts-why = Why
gallery-parts-because = 3 of 25 people have not read version 3
gallery-parts-met = Met
gallery-parts-due = Due soon
gallery-parts-not = Not met
gallery-parts-none = Not assessed
gallery-parts-cards = Cards
gallery-parts-copy = Copy this number
gallery-parts-copied = Copied
gallery-parts-not-copied = Your browser did not allow it. Select the number and copy it yourself.
gallery-parts-remind = Send a reminder

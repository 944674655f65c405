# Writing the next version of the policy.
draft-title = Draft of the policy
draft-start-title = Begin a draft
draft-start-intro = A draft is the next version of your policy while you write it. Nobody is bound by it until it is published.
draft-start-from = What do you want to begin with?
draft-start-go = Begin
draft-start-none = Choose what to begin with
draft-start-live = The newest version
draft-start-live-about = Change what you have.
draft-started = The draft is ready
draft-saved-at = Saved on { $when }
draft-saved-by = Saved on { $when } by { $who }
draft-saved = Saved
draft-save = Save
draft-check = Check
draft-preview = Read the draft as a document
draft-differences = What differs from the policy in force
draft-publish-go = Publish
draft-warnings = Please look at these
draft-no-rule = Words only. Somebody attests that it is kept.
draft-gap = Not set
draft-gaps = { $count ->
    [one] One value is not set yet. It is for your organisation to choose.
   *[other] { $count } values are not set yet. They are for your organisation to choose.
}
draft-change = Change
draft-yes = Yes
draft-no = No

draft-source-title = The whole source
draft-source-intro = The policy as text. Each mistake is shown with its line. Only a text without errors can be saved.
draft-source = Source
draft-problems-none = There are no errors, and nothing is left open.
draft-problems-errors = { $count ->
    [one] One error: not saved
   *[other] { $count } errors: not saved
}
draft-problems-fine = No errors. Some things are still open:
draft-problem-line = Line { $line }
draft-problem-error = Error
draft-problem-warning = Please look
draft-problem-gap = Not set yet
draft-source-refused = The text has errors and was not saved. Nothing you typed is lost.
draft-meanwhile-title = Somebody else saved meanwhile
draft-meanwhile = { $who } saved the draft on { $when }. Here are both texts. Copy what you want to keep into yours, then save it.
draft-meanwhile-yours = Your text
draft-meanwhile-theirs = Their text, which is saved
draft-meanwhile-save = Save my text over theirs
draft-meanwhile-keep = Keep theirs and leave mine
draft-meanwhile-somebody = Somebody

draft-clause-caption = Change a clause
draft-clause-duties = It answers: { $duties }
draft-clause-title = Title
draft-clause-text = Words
draft-clause-text-hint = An empty line begins a new paragraph. A line that begins with a hyphen is an item of a list. A value of the rule stands in curly brackets.
draft-clause-rule = The rule: { $kind }
draft-clause-no-rule = This clause has no rule that the service can keep by itself. Somebody attests now and then that it is kept.
draft-clause-title-missing = Enter a title
draft-clause-text-missing = Enter the words of the clause
draft-bounds = From { $least } to { $most }.
draft-period-hint = For example 10 minutes, 48 hours, 2 weeks or 12 months.
draft-open-hint = Write not set while you have not chosen.
draft-renewal-hint = Write on change to have it signed again with each new edition.
draft-hours-hint = For example Mon-Fri 09:00-17:00.
draft-month-hint = For example August.
draft-lines-hint = One on each line.
draft-remove = Take this clause out
draft-remove-title = Take out “{ $title }”?
draft-remove-intro = The clause leaves the draft. Published versions keep it.
draft-remove-duties = No other clause may answer these duties: { $duties }
draft-remove-keep = Keep it
draft-removed = The clause is taken out
draft-add-title = Add a clause
draft-add-pillar = Which pillar does it belong to?
draft-add-section = Heading
draft-add-section-hint = The headings so far: { $sections }
draft-add-duties = Duties it answers
draft-add-duties-hint = For example D16, D17. Leave it empty if it answers none.
draft-add-kind = Rule
draft-add-kind-hint = What the service keeps by itself. You fill in its values next.
draft-add-kind-none = Words only
draft-add-go = Add
draft-added = The clause is added. Fill in the values of its rule.
draft-add-pillar-missing = Choose a pillar
draft-add-section-missing = Enter a heading
draft-settings-title = Names and facts of your organisation
draft-settings-intro = The policy prints these. Write “not set” where you have not decided yet.

draft-publish-title = Publish version { $number }
draft-publish-intro = The draft becomes a version that never changes. The policy itself decides whether it may: by who holds which post, what is on your registers, and who approved it.
draft-publish-gaps = { $count ->
    [one] One value is not set yet. You can publish, and it shows as a gap.
   *[other] { $count } values are not set yet. You can publish, and they show as gaps.
}
draft-publish-nobody = Nobody holds the post that approves the policy.
draft-publish-appoint = Appoint somebody
draft-publish-approver = Who approved it?
draft-publish-approver-missing = Choose who approved it
draft-publish-approved = When was it approved?
draft-publish-approved-hint = For example the day of the meeting.
draft-publish-approved-what = The day of approval
draft-publish-approved-ahead = The day of approval must be today or in the past
draft-publish-effective = From which day is it in force?
draft-publish-effective-hint = It may lie ahead. Until then the version before stays in force.
draft-publish-effective-what = The first day in force
draft-publish-effective-past = The first day in force must be today or later
draft-publish-note = What changed, and why?
draft-publish-note-hint = Everybody who has to accept it reads this first.
draft-publish-note-missing = Write down what changed
draft-publish-review = When is the next review?
draft-publish-review-hint = Leave it empty to let the policy say.
draft-publish-review-what = The day of the next review
draft-publish-review-past = The next review must be after today
draft-publish-meanwhile = The draft was changed since you opened this page. Look at it again, then publish.

draft-changes-title = Changes in how you work
draft-changes-link = { $count ->
    [0] Changes in how you work
    [one] One change in how you work waits for a review
   *[other] { $count } changes in how you work wait for a review
}
draft-changes-intro = A new service, a new channel or a move online asks for a look at the policy and the risks.
draft-changes-none = No change waits for a review.
draft-changes-due = Look at policy and risks by { $date }
draft-changes-late = Was due by { $date }
draft-changes-no-time = The policy does not say yet how soon to look at it.
draft-changes-add = Note a change
draft-changes-kind = What kind of change is it?
draft-changes-kind-missing = Choose what kind of change it is
draft-changes-what = What changes?
draft-changes-what-missing = Enter what changes
draft-changes-on = When?
draft-changes-on-what = The day of the change
draft-changes-note = Anything to remember
draft-changes-go = Note the change
draft-changes-noted = The change is noted

draft-review-title = Review the policy
draft-review-held = When was the review?
draft-review-held-what = The day of the review
draft-review-ahead = The day of the review must be today or in the past
draft-review-by = Who led it?
draft-review-by-hint = Name and post, as in the minutes.
draft-review-by-missing = Enter who led it
draft-review-outcome = What came of it?
draft-review-outcome-missing = Choose what came of it
draft-review-no-change = Nothing needs to change
draft-review-changes-needed = Changes are needed
draft-review-note = What was talked about?
draft-review-minutes = Where are the minutes?
draft-review-minutes-hint = For example Board, 12 August, item 4.
draft-review-changes = Which changes did it look at too?
draft-review-go = Record the review
draft-review-past = Reviews so far
draft-review-recorded = The review is recorded
draft-edit-refused = That could not be saved: { $why }

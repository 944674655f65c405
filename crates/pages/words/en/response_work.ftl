# Shutting somebody out, and who did what.
exclude-title = It is about one of us
exclude-intro = Name the member of the organisation whom this is about. From then on it does not exist for them: not in a list, not in a search, not in a number.
exclude-silent = They are told nothing. Do not tell them yourself before the police, social care or the designated officer have advised you.
exclude-person = Whom is it about?
exclude-person-hint = You can name yourself: somebody else takes over then.
exclude-person-missing = Choose whom it is about
exclude-reason = How do you know?
exclude-reason-hint = Those who hold it read this. Who said so, and when.
exclude-reason-missing = Write how you know
exclude-go-on = Go on
exclude-sure-title = Shut out
exclude-sure-intro = This is what happens:
exclude-sure-for-good = This cannot be undone here. Once shut out, nobody can let them in again.
exclude-do = Shut them out
exclude-not = Do not shut them out
exclude-done = They are shut out. Nothing of this exists for them any more.
exclude-done-self = You are shut out of it now. Somebody else takes it from here.
exclude-nobody = Nobody of the safeguarding team would be left who can read it or something that belongs to it. Share it with a colleague or confirm their key under “Team keys”, ask a trustee to fill a post first, or tell the police or the council's team directly
exclude-what-already = { $name } must not know of this already. Nothing changes.
exclude-what-holds = { $name } loses the key, and the key is turned: what they opened before opens nothing any more.
exclude-what-never = { $name } has no key for it. None can be given to them from now on.
exclude-what-leads = { $name } leads it now. From then on { $next } does.
exclude-what-next = { $next } takes it.
exclude-what-others = The same happens in { $count ->
    [one] the one concern or case
   *[other] the { $count } concerns and cases
} that it belongs to.
exclude-what-report = If they reported it themselves, their own list stays as it was, and shows no change any more.

subject-title = It is about
subject-intro = Nothing was saved yet. If they must not know of this case, they are shut out before a word about them is written, and this happens:
subject-knows = May they know of this case?
subject-knows-no = No: shut them out, then save
subject-knows-yes = Yes, they may know of it
subject-knows-missing = Say whether they may know of this case
subject-reason = How do you know, or why may they know?
subject-reason-hint = It stands in the chronology. Who said so, who was asked, and when.
subject-reason-missing = Give the reason
subject-not = Do not save anything
subject-may-know-decided = { $initials } may know of this case.

placed-title = This concern belongs to a case by now
placed-what = It was decided about while this page was open, or before. Nothing was saved now.
placed-not-yours = The case is not yours to read. Ask whoever leads it.

log-title = Who opened this
log-intro = Everything that was done with it, the newest first. Nobody can change this list, and it holds no word of what was written.
log-when = When
log-who = Who
log-what = What
log-nobody = The reporter, or nobody signed in
log-program = Chaperone
log-verb-received = It came in
log-verb-opened = Opened it
log-verb-wrote = Wrote in it
log-verb-triaged = Decided what happens
log-verb-opened-case = Opened the case
log-verb-closed = Closed it
log-verb-reopened = Opened it again
log-verb-gave-key = Gave the key to { $name }
log-verb-took-key = Took the key from { $name }
log-verb-excluded = Shut somebody out
log-verb-looked = Looked at a picture
log-verb-took-file = Took a file out
log-verb-kept-file = Added a file
log-verb-merged = Merged it
log-verb-approved-plan = Approved the support plan
log-verb-reviewed = Held a review
log-verb-learned = Wrote a lesson
log-verb-changed = Marked what a lesson changed
log-verb-exported = Took the case away
log-verb-reminded = Was reminded
log-verb-other = Did something else: { $verb }

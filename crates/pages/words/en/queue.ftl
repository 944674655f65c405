# What is due, and words over what somebody holds.
queue-title = What is due
queue-none = Nothing is due. What comes in, what you plan and what the policy asks for stands here, the most urgent first.
queue-count = { $count ->
    [one] 1 thing is due.
   *[other] { $count } things are due.
}
queue-late = { $count ->
    [one] 1 is late.
   *[other] { $count } are late.
}
queue-danger = { $count ->
    [one] 1 is about danger now.
   *[other] { $count } are about danger now.
}
queue-late-always = What is late is shown whatever you choose.
queue-more = The { $count } most urgent are shown.
queue-show = Show
queue-show-all = All that I can read
queue-show-mine = What is mine to do
queue-show-late = Only what is late
queue-kind = Of
queue-kind-any = Everything
queue-kind-concern = Concerns
queue-kind-case = Cases
queue-kind-advice = Questions
queue-kind-contact = Contact by young people
queue-kind-breach = Broken rules
queue-filter = Show these
queue-what = What
queue-when = When
queue-of = Of
queue-who = Who
queue-who-lead = Whoever leads

search-title = Search what you hold
search-intro = Only what you hold is searched: cases, concerns, questions, contact by young people and broken rules. Each is opened for it here; the words you look for are kept nowhere.
search-words = Words
search-words-hint = All of them have to be in it somewhere. Part of a word is enough.
search-kind = Where
search-any = Any
search-level = Level
search-status = Status
search-from = Came in on this day or later
search-until = Came in on this day or before
search-go = Search
search-empty = Write a word or choose something to search by
search-found = Found
search-count = { $found ->
    [0] Nothing was found in the { $all } that you hold.
    [one] 1 of the { $all } that you hold.
   *[other] { $found } of the { $all } that you hold.
}
search-more = There are more. Add a word, or choose a level, a status or a day.
search-entries = { $count ->
    [one] in 1 entry
   *[other] in { $count } entries
}
search-date-order = The last day must be the same as the first or later
queue-home = { $count ->
    [one] 1 thing is due in concerns and cases
   *[other] { $count } things are due in concerns and cases
}

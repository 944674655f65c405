# Where each clause stands.
evidence-title = Evidence
evidence-nothing = There is nothing to prove yet: no version of the policy is in force.
evidence-nothing-publish = Publish the first version
evidence-nothing-wait = The policy approver publishes the first version. After that, this page shows clause by clause where it stands.
evidence-as-of-today = How version { $version } of the policy stands today, { $date }. Every line is worked out from records, never typed in.
evidence-as-of = Version { $version } of the policy, as it stood on { $date }
evidence-met = Met
evidence-due = Due soon
evidence-not = Not met
evidence-none = Not assessed
evidence-prevention = Prevention
evidence-reporting = Reporting
evidence-response = Response
evidence-pillar-count = { $met } of { $all } clauses are met.
evidence-no-match = No clause here matches what you are looking for.
evidence-attested = Somebody gave their word for this.
evidence-gap = The policy leaves an interval open.
evidence-next = Next due on { $date }.
evidence-filter = Find clauses, or look at another day
evidence-filter-search = Words or duty
evidence-filter-search-hint = For example, training or D49
evidence-filter-status = Standing
evidence-filter-pillar = Pillar
evidence-filter-all = All
evidence-filter-show = Show
evidence-filter-clear = Show everything, as of today
evidence-version = Version of the policy
evidence-version-then = The one in force on the day
evidence-version-choice = Version { $number }, in force from { $date }
evidence-on = As it stood on
evidence-on-hint = Leave empty for today. For example, 31 8 2026
evidence-ahead = The day must be today or in the past
evidence-history-link = How it changed
evidence-pack-pdf = Evidence pack as PDF
evidence-pack-json = as JSON
evidence-history-title = How the evidence changed
evidence-history-intro = Each day is judged by the version of the policy that was in force on it. A clause that came later does not make the past look worse.
evidence-history-on = Day
evidence-history-version = Version
evidence-history-share = Share
evidence-clause-rule = The rule
evidence-clause-no-rule = This clause has no rule that records can show. It stands on somebody’s word.
evidence-clause-as-of = As of
evidence-clause-next = Next due
evidence-clause-gap = Gap
evidence-clause-gap-do = The policy leaves an interval open. Pick one in the draft and publish it.
evidence-clause-duties = Duties it answers
evidence-clause-missing = To say how this stands, we need records that are not kept here yet:
evidence-clause-figures = Figures
evidence-clause-no-figures = Nothing has been counted yet.
evidence-figure-of = { $value } of { $of }
evidence-clause-facts = Dated facts
evidence-clause-no-facts = No dated fact is on record.
evidence-clause-more = { $count ->
        [one] 1 more fact is on record.
       *[other] { $count } more facts are on record.
    }
evidence-fact-date = Date
evidence-fact-what = What
evidence-fact-about = About
evidence-clause-attested = Given word
evidence-clause-attested-why = Somebody who knows says, with a date, that this clause is kept.
evidence-clause-attest = Attest this clause
evidence-clause-decisions = Decisions taken under this clause
evidence-clause-no-decisions = No decision has been taken under this clause yet.
evidence-decision-at = When
evidence-decision-outcome = Decision
evidence-decision-why = Why
evidence-decision-version = Version { $version }
evidence-decision-overridden = Overridden, because: { $reason }
evidence-allowed = Allowed
evidence-advised = Allowed with advice
evidence-held = Held
evidence-refused = Refused
evidence-method =
    Each clause of the policy carries a rule. Where it stands is worked out from dated records, as of the day and the version named on the first page. Nobody types a result in.

    Met: the records show that the clause is kept. Due soon: it is kept, and something falls due within four weeks. Not met: the records show that it is not kept. Not assessed: the records do not show either; the reason is given.

    A clause without a rule is not assessed until somebody who knows attests it, with a date. Such a clause says so.

    Decisions are what the program allowed, held or refused when somebody acted. They speak only for what happens inside Chaperone. For what happens elsewhere it keeps records and asks for attestation.

    Codes stand for people and things, so that this pack names nobody. The organisation can say who they are.

# What stands around every page.
layout-skip = Skip to main content
layout-error-prefix = Error:
layout-error-summary =
    { $count ->
        [one] There is a problem
       *[other] There are { $count } problems
    }
layout-menu = Menu
layout-navigation = Main
layout-your-account = Your account:
layout-sign-out = Sign out
layout-back = Back
layout-back-to = Previous page
layout-success = Done
layout-important = Important
layout-danger = If someone is in danger now, call 999.
layout-help = Get help or tell us about a worry
layout-policy = Our safeguarding policy
layout-accessibility = Accessibility
layout-privacy = Privacy
layout-footer = Help and information
layout-runs-on = This service runs on Chaperone, free software for online safeguarding.
layout-print = Print this page

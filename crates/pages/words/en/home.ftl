# The start page, and what a service owes its readers.
home-title = Home
home-hello = Hello
home-waits = What waits for you
home-nothing = Nothing waits for you today.
home-now = Do this now
home-by = By { $date }
home-accept = Read and accept version { $version } of the policy
home-publish = Publish the first version of your policy
home-publish-gaps = Until then nothing is enforced. { $count ->
    [0] The draft has no gaps.
    [one] The draft has 1 gap.
   *[other] The draft has { $count } gaps.
}
home-factor = Set up a second factor
home-tell = Who to tell
home-tell-intro = If something worries you, tell one of these people. You do not need to be sure.
home-tell-nobody = Nobody holds the post of safeguarding lead yet. Tell a manager, and call a helpline if you cannot reach one.
home-who = Find out who to ask
home-access-title = Accessibility
home-access-intro = Everybody should be able to use these pages. This is what we do for it:
home-access-scripts = Every page works with scripts switched off, and on old phones.
home-access-keyboard = Everything can be done with the keyboard alone.
home-access-zoom = You can make the text larger, and the pages fit a narrow screen.
home-access-words = We use plain words. Nothing is said by colour alone.
home-access-tested-title = How we check it
home-access-tested = A program (axe) checks pages at the width of a desktop and of a phone, each time the software changes, against the rules of WCAG 2.2 AA that a program can check.
home-access-not-tested = No person who uses a screen reader or other aid every day has tested these pages yet. Expect that something was missed. The PDF files have not been checked with a screen reader.
home-access-tell-title = Tell us
home-access-tell = If you cannot use a page, or need something in another form, such as large print or easy read, ask us.
home-privacy-title = Privacy
home-privacy-intro = { $organisation } runs this service and decides what is kept in it.
home-privacy-intro-bare = The organisation that runs this service decides what is kept in it.
home-privacy-look-title = If you only read
home-privacy-look = You can read the policy, the help page and this page without an account. We do not note that you did. We use no trackers, and nothing on these pages comes from another company.
home-privacy-tell-title = If you tell us about a worry
home-privacy-tell = Nothing is kept until you press Send, and we set no cookie. What you send is locked so that only the people who handle it can open it, not whoever runs the computer.
home-privacy-tell-receipt = If you type a wrong number to come back, we count that with your internet address in scrambled form, to slow down guessing. We do not keep your address with what you told us.
home-privacy-account-title = If you have an account
home-privacy-account = We need these facts to show that people are kept safe, and by whom:
home-privacy-keeps-name = your name, email address, job, and the posts you hold, with their dates
home-privacy-keeps-password = your password and recovery codes, scrambled so that nobody can read them, and the key of your second factor
home-privacy-keeps-sessions = where you are signed in: the kind of browser and the time. Your internet address is used to slow down guessing, in scrambled form only
home-privacy-keeps-policy = which version of the policy you read and accepted, what you signed, and your answers to the knowledge check as a score
home-privacy-keeps-log = a log of what was done in the service, by whom and when. It cannot be changed afterwards. It holds no text that somebody wrote
home-privacy-cookies-title = Cookies
home-privacy-cookies = We only set cookies that the service cannot do without:
home-privacy-cookie-session = one that keeps you signed in, until you close the browser or for a week at most
home-privacy-cookie-browser = one that knows a browser you signed in with, so that somebody who guesses your password elsewhere does not lock you out. It lasts up to 400 days
home-privacy-cookie-done = one that carries a message such as “saved” to the next page
home-privacy-rights-title = Your rights
home-privacy-rights = You may ask what is kept about you, have it put right, and in some cases have it removed. Facts that show how people are kept safe may have to stay.
home-privacy-ico = If you are not happy with the answer, you may complain to the Information Commissioner’s Office.
home-documents = { $count ->
        [one] 1 document to look at
       *[other] { $count } documents to look at
    }
home-directory = { $count ->
        [one] 1 contact to check
       *[other] { $count } contacts to check
    }
home-sources = { $count ->
        [one] 1 law or guidance to check
       *[other] { $count } laws or guidance to check
    }
home-reviews = { $count ->
        [one] 1 review to hold
       *[other] { $count } reviews to hold
    }

# Signing in, the second factor, and a person's own account.
access-sign-in-title = Sign in
access-not-sent = Nothing was sent or saved, since you were signed out. Sign in, and fill in the form again.
access-email = Email address
access-password = Password
access-sign-in = Sign in
access-forgot-link = I have forgotten my password
access-not-now = Check your email address and password. If they are right, wait 15 minutes, or choose a new password by email.
access-no-email = Enter your email address
access-no-password = Enter your password
access-worry-title = You do not need an account to tell us about a worry
access-worry = If you are worried about yourself or somebody else, you can talk to us without signing in.
access-worry-link = Find out who to tell

access-code-title = Enter your 6-digit code
access-code = Code
access-code-hint = Open the authenticator app on your phone. It shows a new code every 30 seconds.
access-code-wrong = That code is not right, or was used already. Wait for the next one and try again.
access-code-blocked = There were too many wrong codes. Wait 15 minutes and try again.
access-continue = Continue
access-code-lost = I do not have my phone
access-recovery-title = Use a recovery code
access-recovery-intro = You were shown recovery codes when you set up your app. Each works once.
access-recovery = Recovery code
access-recovery-hint = 10 letters and numbers, such as ABCDE-23456
access-recovery-wrong = That recovery code is not right, or was used already.

access-forgot-title = Choose a new password by email
access-forgot-intro = Tell us your email address. If it belongs to an account, we send a link that works once, for one hour.
access-forgot-send = Send the link
access-sent-title = Check your email
access-sent = If that address belongs to an account, a link is on its way. It works once, for one hour.
access-sent-folder = Mails are kept in a folder on the server until a mail server is set up: { $folder }. Whoever runs this service can pass the link on.
access-sent-nothing = Nothing after ten minutes? Look in your spam folder, or ask the person who manages people here to send you a new link.

access-choose-title = Choose a password
access-choose-intro = You are setting the password for { $email }.
access-choose-rules = Use 12 characters or more. Three random words work well. You may paste it from a password manager.
access-choose-new = New password
access-choose-save = Save password and sign in
access-password-short = Your password must have 12 characters or more
access-password-long = Your password must have 512 characters or fewer
access-password-common = That password is easy to guess. Choose another one, such as three random words.

access-link-used-title = This link no longer works
access-link-used = Links work once and for a limited time. This one was used already, has run out, or was replaced by a newer one.
access-link-new = Ask for a new link

access-account-title = Your account
access-account-name = Name
access-account-email = Email address
access-account-roles = Your posts
access-account-no-roles = None
access-account-password = Password
access-account-password-set = Last changed on { $date }
access-account-factor = Second factor
access-account-factor-on = On. { $count ->
        [one] 1 recovery code left
       *[other] { $count } recovery codes left
    }
access-account-factor-off = Off
access-account-change = Change
access-account-set-up = Set up
access-sessions-title = Where you are signed in
access-sessions-intro = If you do not know one of these, end it and change your password.
access-sessions-this = This one
access-sessions-browser = Browser
access-sessions-since = Signed in
access-sessions-seen = Last used
access-sessions-do = Action
access-sessions-end = End
access-sessions-end-which = End the session in { $browser }, signed in { $since }
access-sessions-end-others = Sign out everywhere else
access-sessions-ended = That session was ended
access-sessions-others-ended = You are signed out everywhere else

access-change-title = Change your password
access-change-current = Current password
access-change-wrong = That is not your current password
access-change-save = Change password
access-change-done = Your password was changed. You were signed out everywhere else.

access-factor-title = Set up a second factor
access-factor-why = A password can be stolen. With a second factor, somebody who has your password still cannot get in.
access-factor-required = Your post asks for a second factor before you can go on.
access-factor-step-app = Install an authenticator app on your phone, if you have none. Any app that makes 6-digit codes will do.
access-factor-step-scan = In the app, add an account and scan this picture.
access-factor-picture = A QR code for your authenticator app
access-factor-step-type = If you cannot scan it, type this key into the app instead:
access-factor-step-code = Enter the code that the app shows now.
access-factor-turn-on = Turn on the second factor
access-codes-title = Save your recovery codes
access-codes-intro = If you lose your phone, one of these codes lets you in instead. Each works once. We show them only now.
access-codes-keep = Print this page or write them down, and keep them somewhere safe, away from your phone.
access-codes-done = I have saved them
access-codes-new = Make new recovery codes
access-codes-new-intro = New codes replace the old ones, which stop working.
access-factor-replace = Use another phone
access-factor-replace-intro = This replaces the app that makes your codes now. The old one stops working when you confirm the new one.

nav-home = Home
nav-policy = Policy
nav-people = People
nav-evidence = Evidence
nav-concerns = Concerns
nav-documents = Documents
nav-directory = Directory
nav-registers = Registers
nav-help = Help

access-unlock-title = Type your password once more
access-unlock-why = Concerns and cases are sealed. Your password opens your part of them, and this session does not have it yet.
access-unlock-password = Your password
access-unlock-open = Open
access-unlock-wrong = That is not your password. Check it and try again. After several wrong tries you have to wait.

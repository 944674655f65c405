# Telling us about a worry. For everybody, at reading age nine; where a child and an adult are told it in other words, both are here.
tell-title = Tell us about a worry
tell-urgent-label = Help now
tell-urgent-danger = In danger now? Call
tell-urgent-child = Under 19 and want to talk? Call Childline, free, day and night:
tell-yes = Yes
tell-no = No
tell-unsure = I am not sure
tell-continue = Continue
tell-back = Go back
tell-back-here = To go back, press “Go back” on this page. The back button of your phone or browser may show an error.
tell-trouble = That did not work. Your words are still here. Wait a minute and try again.
tell-change = Change

tell-front-title = Is something worrying you?
tell-front-intro = You can tell us about anything that makes you or somebody else feel unsafe, online or anywhere else. You do not need an account. You do not have to say your name.
tell-front-receipt = I told you something before and have my number
tell-front-more = Other help
tell-school = You can also talk to a teacher, or to the safeguarding lead of your school.
tell-front-helplines = Helplines that you can call or text
tell-front-help = Who to tell, and what to do
tell-front-policy = How we keep people safe
tell-front-team = Do you work or volunteer with us?

tell-start-intro = We ask a few short questions. Many can be left empty.
tell-start-name = You do not have to say your name.
tell-start-read = Our rule is that somebody reads it within { $within }. We do not look at it all the time, so call 999 if it cannot wait.
tell-start-secret = We cannot promise to keep it secret. If somebody is not safe, we tell the people who can help.
tell-start-kept = Nothing is kept until you press Send at the end.
tell-wording = Who is writing?
tell-wording-child = I am under 18
tell-wording-adult = I am an adult
tell-wording-missing = Choose who is writing

tell-say-danger-child = Is somebody in danger right now?
tell-say-danger-adult = Is anybody in danger right now?
tell-danger-missing = Choose yes if somebody is in danger now
tell-now-title = Call 999 now
tell-now-call = Call { $number } now and ask for the police
tell-now-silent = If you cannot speak: call from a mobile phone, listen, and press 55 when you are asked to. The call costs nothing.
tell-now-wait = Do not wait for us. We may take { $within } to read what you write here.
tell-now-on = When you are safe, you can go on and tell us as well.

tell-say-what-child = What happened?
tell-say-what-adult = What happened?
tell-say-what-hint-child = Use your own words. You cannot get it wrong. It does not matter how you spell it.
tell-say-what-hint-adult = Use your own words, or the words that you were told. Say what you saw or heard, and keep what you think of it apart.
tell-what-missing = Write what happened. A few words are enough
tell-most = You can use up to { $most } letters
tell-too-long = Use { $most } letters or fewer. You have used { $used }

tell-say-where-child = Where did it happen?
tell-say-where-adult = Where did it happen?
tell-place-app = In an app, a game or on a website
tell-place-ours = In one of our sessions or on our pages
tell-place-offline = Somewhere that is not online
tell-place-unknown = I do not know
tell-place-missing = Choose where it happened, or that you do not know
tell-field-platform = Name of the app, game, website or place
tell-field-account = Name or account that they used
tell-field-link = Link to it
tell-where-skip = You can leave these three empty:

tell-say-when-child = When did it happen?
tell-say-when-adult = When did it happen?
tell-say-when-hint-child = A guess is fine: “last night”, “every day for a week”. You can leave it empty.
tell-say-when-hint-adult = A day and a time if you know them, or roughly. You can leave it empty.

tell-say-whom-child = Who did it happen to?
tell-say-whom-adult = Who did it happen to?
tell-mine-me = Me
tell-mine-other = Somebody else
tell-mine-missing = Choose who it happened to
tell-field-harmed = If it was somebody else: their name, or what you call them
tell-field-minor = Is that person under 18?
tell-minor-other = If it was somebody else: are they under 18?

tell-say-who-child = Who did it?
tell-say-who-adult = Who is it about?
tell-say-who-hint-child = A name, a nickname, or what you know about them. You can leave it empty.
tell-say-who-hint-adult = Names and what you know about them. You can leave it empty.
tell-field-worker = Is it about somebody who works or volunteers here?
tell-readers = Is it about one of these people?
tell-readers-hint = They read what is sent to us. If you tick a name, that person will not get it. Tick nothing if it is about somebody else.

tell-say-pictures-child = Is it about a nude or nearly nude picture or video of somebody under 18?
tell-say-pictures-adult = Is it about a nude or semi-nude picture or video of somebody under 18?
tell-say-pictures-hint-child = It could be of you or of somebody else. You are not in trouble for telling us.
tell-say-pictures-hint-adult = This includes pictures that were made or changed by a computer.
tell-pictures-missing = Choose yes or no. If you are not sure, choose yes
tell-help-title = Do not send us the picture
tell-say-help-why-child = The law says that nobody may send or copy a picture like this, even to get help. So we take no files now. Your words are enough.
tell-say-help-why-adult = It is against the law to send, copy or keep such a picture, even to report it. So we take no files with this report. Your words are enough.
tell-say-help-fault-child = It is not your fault. These people can help to get a picture taken down:
tell-say-help-fault-adult = These bodies can help to have it taken down, and to find who did it:
tell-help-not-send = Do not send the picture to anybody.
tell-help-not-copy = Do not take a screenshot of it or print it.
tell-help-words = Do not describe every detail. Say where it is and who has seen it.

tell-say-name-child = Do you want to tell us your name?
tell-say-name-adult = Do you want to give your name?
tell-say-name-hint-child = You do not have to. It can be harder for us to help if we do not know who you are.
tell-say-name-hint-adult = You do not have to. Without a name we may be able to do less.
tell-from-nameless = No, I do not want to say
tell-from-first = Only my first name
tell-from-named = Yes, my full name
tell-from-missing = Choose if you want to give your name
tell-name-missing = Enter the name, or choose that you do not want to say
tell-field-name = Your name, if you want to give it

tell-say-reach-child = How can we talk to you?
tell-say-reach-adult = How can we reach you?
tell-say-reach-hint-child = You can leave all of this empty. You get a number at the end, and with it you can read our answer here.
tell-say-reach-hint-adult = You can leave all of this empty. You get a number at the end that opens our answer on these pages.
tell-field-reach = Phone number, email address or another way
tell-hint-reach = Only if you want us to. You can read our answer here without it
tell-field-safe = When and how is it safe to reach you?
tell-hint-safe = For example: only after school, only by text, never at home
tell-field-needs = Is there anything we should know so that you can take part?
tell-hint-needs = For example: large print, easy words, somebody who signs, a person with you
tell-field-prefers = Which language or form would you like our answer in?
tell-hint-prefers = For example: Welsh, Polish, British Sign Language, easy read

tell-poster = Poster for the wall (PDF)
tell-poster-intro = You can tell us about anything that makes you or somebody else feel unsafe. You do not have to say your name.
tell-poster-danger = In danger now? Call { $number }
tell-poster-childline = Childline: { $number }, free

tell-check-title = Check what you are going to send
tell-answer-none = Nothing
tell-files-title = Pictures and other files, if you like
tell-files-never = Never add a nude or nearly nude picture of somebody under 18. If it is about one, go back and change your answer.
tell-files-never-here = Never add a nude or nearly nude picture of somebody under 18. If it is about one, tell us in words only.
tell-files = Choose files
tell-files-hint = Up to { $most } files: pictures, PDF, documents, sound or video. At most { $each } MB each, { $together } MB together. We keep them exactly as they are, locked.
tell-files-none-title = No files
tell-files-none = We take no files with this report, because it is about a nude picture of somebody under 18. Your words are enough.
tell-files-again = You need to choose your files again. Browsers do not let us keep them for you.
tell-files-many = Choose { $most } files or fewer
tell-files-together = Together your files are larger than { $together } MB. Send fewer, or smaller ones: at most { $each } MB each, { $together } MB together
tell-file-large = “{ $name }” is larger than { $each } MB. Send a shorter or smaller one: at most { $each } MB each, { $together } MB together
tell-file-empty = “{ $name }” is empty. Choose another file
tell-file-kind = “{ $name }” is not a kind of file that we can take. A picture or PDF of it works
tell-file-unsafe = “{ $name }” has something else hidden in it, so we cannot take it. A picture or PDF of it works
tell-check-next = What happens next
tell-check-read = Our rule is that somebody on our safeguarding team reads it within { $within }.
tell-check-secret = We cannot promise to keep it secret. We share it only with people who need to know, to keep somebody safe.
tell-check-child = We do not tell your parents or the person it is about just because you wrote to us. First we think about what is safe.
tell-check-adult = We do not tell parents or the person it is about before we have thought about what is safe.
tell-send = Send

tell-sent-title = We have it
tell-sent-thanks = You did the right thing. Thank you for telling us.
tell-sent-danger = You said that somebody is in danger now. Call 999: we cannot be as quick.
tell-sent-refused = { $count ->
        [one] We did not take the file. We never take files about nude pictures of somebody under 18.
       *[other] We did not take the files. We never take files about nude pictures of somebody under 18.
    }
tell-takedown = These people can help to get a picture taken down:
tell-sent-number = Your number
tell-sent-why = This number lets you come back, read our answer and tell us more. It is like a key: whoever has it can read what you sent.
tell-sent-words = The same as words, if those are easier to keep:
tell-sent-once = We show it only now.
tell-sent-keep = Write it down, copy it, print it, or keep the picture. Keep it where nobody else looks. If you lose it, we cannot find it for you.
tell-sent-copy = Copy the number
tell-sent-copied = The number is copied. Paste it where nobody else looks.
tell-sent-not-copied = The number could not be copied. Write it down instead.
tell-sent-picture = Keep it as a picture
tell-sent-alt = Your number as a picture: { $digits }
tell-sent-next = What happens next
tell-sent-read = Our rule is that somebody on our safeguarding team reads it by { $by }.
tell-sent-nobody = Nobody is in post to read it at the moment. It is kept safe and will be read as soon as somebody is. Please tell somebody you trust as well, or call a helpline.
tell-sent-back = Come back with your number to read our answer:

tell-stopped-title = It was not sent
tell-stopped-nobody = We cannot take it here yet, because nobody is set up to read it. Nothing was kept. Please tell somebody in another way.
tell-stopped-busy = Our computer could not keep it just now. Nothing was kept. Please try again in a minute, or tell somebody in another way.
tell-stopped-tell = You can talk to one of us:
tell-stopped-typed = What you wrote
tell-stopped-copy = It is still here. You can copy it, or try again.
tell-stopped-again = Try again

receipt-title = Enter your number or your words
receipt-hint = 24 digits or 9 words, from when you told us. Spaces do not matter.
receipt-open = Open
receipt-missing = Enter your number or your words
receipt-wrong = We cannot open anything with that. Check each group of numbers or each word, and try again
receipt-busy = Many wrong numbers came from where you are. Wait a minute and try again
receipt-lost = Lost it?
receipt-lost-what = Nobody can find it for you, not even us. You can tell us again:
receipt-link = Open what I sent
receipt-dialogue = What you told us
receipt-state-new = Nobody has read it yet.
receipt-state-read = Somebody has read it.
receipt-state-triaged = We are dealing with it.
receipt-state-closed = We have finished with it. You can still write to us here.
receipt-read-by = Our rule is that somebody reads it by { $by }.
receipt-read-late = Our rule was that somebody reads it by { $by }. That time has passed. If it cannot wait, tell somebody you trust or call a number above.
receipt-you = You wrote
receipt-we = We wrote
receipt-add = Tell us more
receipt-more = Your words
receipt-more-hint = What you sent before stays as it is. This is added to it.
receipt-more-missing = Write something, or choose a file
receipt-send = Add it
receipt-added = We have added it.
receipt-leave = When you have finished, close this page. Your number is not kept on this device by us.

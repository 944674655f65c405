# Pages for when something does not work.
errors-not-found-title = Page not found
errors-not-found-typed = If you typed the web address, check it is correct.
errors-not-found-pasted = If you pasted the web address, check you copied all of it.
errors-not-found-link = If the address is right, the page may have moved, or it may not be yours to see.
errors-home = Go to the start page

errors-problem-title = We could not do that
errors-problem-again = Go back and try again

errors-cross-site-title = We could not be sure this came from you
errors-cross-site-why = A form reached us from another website, or your browser did not say where it came from. To keep you safe we did nothing with it.
errors-cross-site-do = Open the page again from here and send the form once more. Nothing you sent was saved.

errors-server-title = Sorry, there is a problem
errors-server-nothing-lost = Something went wrong on our side. What you saved before is still there.
errors-server-again = Try again in a few minutes. If it happens again, tell the person who looks after this service and give them this number:
errors-server-number = Error number

errors-unavailable-title = Sorry, this service is not working right now
errors-unavailable-later = You can use it again in a few minutes.

errors-urgent-title = If it is urgent
errors-urgent-danger = If someone is in danger now, call 999.
errors-urgent-worry = If you are worried about a child or an adult at risk, do not wait for this service. Tell your designated safeguarding lead by phone or in person.

errors-too-large = What you sent is larger than we can take. Nothing was saved, and what you typed did not come through either: you have to write it again.
errors-too-large-files = Files may be at most { $each } MB each, { $together } MB together.
errors-too-large-words = Make the text shorter, and send the rest on its own.
errors-unreadable = We could not read the form. Nothing was saved. Go back, open the page again and send it once more.
errors-nobody-reads = We cannot take a report here yet: nobody is set up to read it. Nothing was kept. If somebody is in danger, ring 999. A child can ring Childline on 0800 1111. You can also tell somebody you trust, face to face or by phone.
errors-waiting = A colleague has to share the key of this with you first. They find it under Team keys. If it is urgent, ring the safeguarding lead.
errors-locked = Your own key is not open in this session. Sign out and in again.
errors-conflict = Somebody else changed the same thing at the same time. Nothing of yours was saved. Go back, open the page again and look at what is there now.

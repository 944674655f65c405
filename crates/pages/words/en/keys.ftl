# The team's keys, and the recovery key on paper.
keys-title = Keys of the team
keys-intro = Concerns and cases are locked with keys. Only the people who hold a key can read them: not whoever runs this service, and nobody who copies its disk. Each person’s key is locked with their password.
keys-own = You have had the key you use since { $at }.
keys-own-waits = { $count ->
    [one] 1 record of yours is still locked for you. A colleague who can read it opens this page and gives you its key, or somebody uses the recovery sheet.
   *[other] { $count } records of yours are still locked for you. A colleague who can read them opens this page and gives you their keys, or somebody uses the recovery sheet.
}
keys-nobody = Nobody waits for a key that you can give.
keys-team = Who has a key
keys-who = Person
keys-pair = Their own key
keys-waits = Waits for keys you can give
keys-no-pair = No key yet
keys-no-pair-why = They get one when they sign in for the first time.
keys-since = Since { $at }
keys-waits-none = Nothing
keys-waits-count = { $count ->
    [one] 1 record
   *[other] { $count } records
}
keys-give-link = Confirm and give
keys-give-title = Give them these keys
keys-give-count = { $count ->
    [one] They wait for the key of 1 record that you can read.
   *[other] They wait for the keys of { $count } records that you can read.
}
keys-give-why = This happens when somebody joins the team, or chose a new password after forgetting the old one. Anybody who gets into their mailbox could have done the same. Speak to them first, in person or by telephone.
keys-give-spoke = I spoke to them, and it is them who asks
keys-give-spoke-hint = In person, by telephone or on video. An email is not enough.
keys-give-spoke-missing = Speak to them first, then tick this box
keys-give-do = Give the keys
keys-given = { $count ->
    [one] { $name } can read 1 more record now
   *[other] { $name } can read { $count } more records now
}
keys-given-none = There was nothing left to give to { $name }
keys-recovery-title = Recovery key
keys-recovery-intro = The recovery key exists on paper only. It gives a person who forgot their password their cases back, and saves the cases if the whole team is gone. Without it, cases can be lost for good.
keys-recovery-none = There is no recovery key. If the people who can read a case all forget their passwords or leave, the case is lost.
keys-recovery-unconfirmed = Nobody has typed this key back yet, so nobody knows that its sheet was printed and can be read.
keys-recovery-made = Made
keys-recovery-by = By
keys-recovery-by-set-up = Whoever set this service up
keys-recovery-sheets = Written down
keys-recovery-one = On one sheet
keys-recovery-split = On { $shares } sheets; any { $threshold } of them together open it
keys-recovery-confirmed = Typed back
keys-recovery-not-confirmed = Not yet
keys-recovery-sealed = Records it opens
keys-recovery-older = { $count ->
    [one] 1 record is not sealed to this key yet. That happens by itself when somebody who can read it signs in. Keep the older sheet until then.
   *[other] { $count } records are not sealed to this key yet. That happens by itself when somebody who can read them signs in. Keep the older sheets until then.
}
keys-recovery-waits-title = A newer key waits
keys-recovery-waits = A newer key was made, and its sheet was not typed back. It does not count yet.
keys-recovery-type = Type the whole sheet to confirm it
keys-recovery-new-title = Make a new one
keys-recovery-new-when = Make a new key when a sheet is lost, when somebody may have seen it, or when a person who kept one has left. Old sheets stop working for every record that is sealed to the new key.
keys-recovery-new = Make a new recovery key
keys-recovery-use-title = Use it
keys-recovery-use = You need the sheet, or enough of the sheets if the key is split.
keys-new-title = Make a recovery key
keys-new-intro = Concerns and cases can be read only by the people who hold a key. If all of them forget their passwords or leave, a recovery key on paper is the only way back.
keys-new-once = The next page shows it once. Have a printer ready, or pen and paper. It is kept nowhere else, and we cannot show it again.
keys-new-waits = A key was made here before, and its sheet was shown once. It is not shown again. If you have it on paper you can still use it; if not, make a new one.
keys-new-replaces = A new key takes the place of the one you have. The old sheets stop working.
keys-new-how = How should it be written down?
keys-new-how-missing = Select how the key should be written down
keys-new-one = On one sheet
keys-new-one-hint = Put it in a sealed envelope in a safe place, such as with your bank or solicitor. Whoever has it can read every case with a copy of the database.
keys-new-split = Split between trustees
keys-new-split-hint = Each gets one sheet. A few of them together open it, and one alone tells nothing.
keys-new-shares = How many sheets?
keys-new-shares-hint = If you split it: one for each trustee, from 2 to 16.
keys-new-shares-wrong = Enter how many sheets there should be, from 2 to 16
keys-new-threshold = How many of them are needed together?
keys-new-threshold-hint = If you split it: at least 2. For example 2 of 3, or 3 of 5.
keys-new-threshold-wrong = Enter how many sheets are needed together: at least 2, and no more than there are
keys-new-why = Why do you need a new one?
keys-new-why-lost = A sheet is lost
keys-new-why-seen = Somebody may have seen a sheet
keys-new-why-people = Somebody who kept a sheet has changed or left
keys-new-why-practice = We change it from time to time
keys-new-why-missing = Select why you need a new key
keys-new-sure = The old sheets may stop working
keys-new-sure-missing = Tick this box to say that the old sheets may stop working
keys-new-make = Make the key and show it
keys-new-later = Do this later
keys-new-later-means = You can finish without it. Until there is one, a forgotten password can lose cases, and your start page reminds you.
keys-new-meanwhile = A key was made since this page was opened, and its sheet was shown once. It is not shown again. If you did not write it down, make a new one.
keys-sheets-title = Print this now
keys-sheets-once = This is shown once. When you leave this page it is gone.
keys-sheets-how = Print the page, save each sheet as PDF to print it elsewhere, or copy the words by hand. Do not keep it on a computer that others use.
keys-sheets-one = Recovery key of { $organisation }
keys-sheets-part = Recovery key of { $organisation }, sheet { $number } of { $shares }
keys-sheets-needed = Any { $threshold } of the { $shares } sheets together open it. This one alone tells nothing.
keys-sheets-picture = Square barcode with the same words
keys-sheets-keep = Keep this paper locked away. The first four letters of each word are enough. Whoever types it in must be asked to by somebody you know.
keys-sheets-pdf = Save as PDF: { $sheet }
keys-sheets-next-title = When you have it on paper
keys-sheets-next = We ask you to type a few words back, so that we know it can be read. The key counts from then on.
keys-sheets-printed = I have it on paper
keys-check-title = Type a few words back
keys-check-intro = Take the words from the paper. The key counts once they are right.
keys-check-word = Word { $place }
keys-check-word-of = Sheet { $sheet }: word { $place }
keys-check-wrong = This is not the word on the paper. Check the number of the word
keys-check-confirm = Confirm
keys-check-lost = If you do not have it on paper, go back and make a new key. The one you made opens nothing until it is confirmed, and harms nothing.
keys-check-stale = This page is too old to be checked. Type the whole sheet instead, or make a new key
keys-check-done = The recovery key is confirmed and counts from now on
keys-whole-title = Type the whole sheet
keys-whole-intro = This confirms a key whose page you have left. If the key is split, type the words of as many sheets as are needed, one sheet after the other.
keys-recover-title = Use the recovery key
keys-recover-intro = Somebody chose a new password after forgetting the old one, and their cases are locked for them. With the sheet, or enough of the sheets, you give them back.
keys-recover-first = If a colleague can still read the same cases, you do not need the sheet: they can give the keys on the page “Keys of the team”.
keys-recover-who = Who gets their keys back?
keys-recover-choose = Choose a person
keys-recover-who-missing = Choose who gets their keys back
keys-recover-words = The words on the paper
keys-recover-words-hint = In their order. The first four letters of each are enough. If the key is split, type one sheet after the other.
keys-recover-words-missing = Enter the words on the paper
keys-recover-do = Give their keys back
keys-recover-done = { $name } has back what this key opens and what they may read
keys-recover-count = You typed { $count } words. A whole sheet has 25, and each sheet of a split key has 28
keys-recover-unknown = Word { $place } of sheet { $sheet } is not one of the words we use. Check its spelling
keys-recover-checksum = A word of sheet { $sheet } is wrong or in another place. Compare it with the paper
keys-recover-few = These are { $found } sheets, and { $needed } are needed
keys-recover-twice = Sheet { $number } was typed twice
keys-recover-mixed = These sheets do not belong together
keys-recover-other = These words are not of a recovery key of this organisation. An older sheet, or somebody else’s?
keys-home-none = Make a recovery key
keys-home-none-hint = Without one, a forgotten password can lose cases.
keys-home-unconfirmed = Confirm the recovery key
keys-home-unconfirmed-hint = Its sheet was not typed back, so nobody knows that it can be read.
keys-home-waits = { $count ->
    [one] 1 colleague waits for keys you can give
   *[other] { $count } colleagues wait for keys you can give
}
keys-home-waits-hint = They cannot read these cases until you confirm that it is them.
keys-home-own = Some of your cases are locked for you
keys-home-own-hint = Ask a colleague who can read them, or use the recovery sheet.
keys-account-title = Your key
keys-account = Your password also locks the key to the concerns and cases you may read. If you forget it, a colleague or the recovery sheet gives them back.
keys-leave = Any keys they hold to concerns and cases are taken away. Keys of records that you can read are changed at once; the others when somebody who reads them signs in next.
keys-leave-successor = Who takes on the cases they lead?
keys-leave-successor-hint = If you choose nobody, the colleague who has read along longest leads.
keys-leave-nobody = Nobody in particular
keys-leave-turned = { $count ->
    [0] Their keys were taken away.
    [one] Their keys were taken away, and 1 record you can read has a new one.
   *[other] Their keys were taken away, and { $count } records you can read have new ones.
}
keys-vacate = If this is their last safeguarding post, their keys to concerns and cases are taken away when it ends.

# Who to sign in as in the demo.
demo-title = People of the demo
demo-intro = Nobody here is real. Sign in as one of them and look around. Everything is thrown away when the demo starts again.
demo-password = Everybody’s password is
demo-who = Who
demo-email = Email address
demo-code = Code of this moment
demo-no-code = Not asked for one
demo-sign-in = Sign in



//! Mail out: by SMTP, or into a folder while no mail server is set.

use std::path::PathBuf;

use anyhow::Context;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp,
};
use serde::{Deserialize, Serialize};

use super::folder::Folder;
use crate::config::Config;

/// One mail, as it waits in the outbox. Plain text: it must read well on any phone and carry no picture from elsewhere.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
}

/// Where mails go.
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(Folder),
}

impl Mailer {
    /// # Errors
    /// When the sender or the mail server's address cannot be read, or the folder cannot be made.
    pub fn from_config(config: &Config) -> anyhow::Result<Self> {
        let from = config.mail_from.parse().with_context(|| {
            format!(
                "reading the sender {:?}: write it as Name <name@example.org>",
                config.mail_from
            )
        })?;
        let way = match &config.smtp {
            Some(address) => Way::Smtp(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(address)
                    .context(
                        "reading the mail server's address: write it as smtps://user:password@host",
                    )?
                    .build(),
            ),
            None => Way::Folder(Folder::open(config.mail_folder())?),
        };
        Ok(Self { from, way })
    }

    /// The folder that mails land in, when no mail server is set.
    #[must_use]
    pub fn folder(&self) -> Option<&PathBuf> {
        match &self.way {
            Way::Folder(folder) => Some(folder.path()),
            Way::Smtp(_) => None,
        }
    }

    /// # Errors
    /// When the address cannot be read or the mail server does not take it: the job tries again.
    pub async fn send(&self, mail: &Mail) -> anyhow::Result<()> {
        let to: Mailbox = mail
            .to
            .parse()
            .map_err(|_| anyhow::anyhow!("the address of a mail cannot be read"))?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&mail.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text.clone())
            .context("putting a mail together")?;
        match &self.way {
            Way::Smtp(smtp) => {
                smtp.send(message).await.map_err(not_taken)?;
            }
            Way::Folder(folder) => folder
                .keep(&message.formatted())
                .context("writing a mail")?,
        }
        Ok(())
    }
}

/// What a mail server answers often quotes the address, and an error reaches the log and the table of jobs: only its code is
/// passed on. An error on the way there quotes nobody.
fn not_taken(error: smtp::Error) -> anyhow::Error {
    match error.status() {
        Some(code) => anyhow::anyhow!("the mail server did not take a mail: it answered {code}"),
        None => anyhow::Error::new(error).context("handing a mail over"),
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
        net::TcpListener,
    };

    use super::*;

    /// A mail server that knows nobody, and says whom it does not know.
    async fn refuses_everybody(listener: TcpListener) -> std::io::Result<()> {
        let (stream, _) = listener.accept().await?;
        let (read, mut write) = stream.into_split();
        write.write_all(b"220 harbour.example\r\n").await?;
        let mut lines = BufReader::new(read).lines();
        while let Some(line) = lines.next_line().await? {
            let answer = match line.strip_prefix("RCPT TO:") {
                Some(whom) => format!("550 5.1.1 {whom} is not known here\r\n"),
                None => "250 yes\r\n".to_owned(),
            };
            write.write_all(answer.as_bytes()).await?;
        }
        Ok(())
    }

    #[tokio::test]
    async fn an_address_that_is_refused_is_not_quoted() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("smtp://{}", listener.local_addr().expect("its address"));
        let server = tokio::spawn(refuses_everybody(listener));
        let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(&address).expect("an address");
        let mailer = Mailer {
            from: "Chaperone <chaperone@harbour.example>"
                .parse()
                .expect("a sender"),
            way: Way::Smtp(smtp.build()),
        };
        let mail = Mail {
            to: "zoe@harbour.example".to_owned(),
            subject: "Hello".to_owned(),
            text: "Hello".to_owned(),
        };
        let error = mailer.send(&mail).await.expect_err("it is refused");
        server.abort();
        let said = format!("{error:#} {error:?}");
        assert!(said.contains("550"), "{said}");
        assert!(!said.contains("zoe"), "{said}");
    }
}

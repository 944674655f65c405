//! `chaperone doctor`: what would keep the server from working, and how to mend it.

use std::process::ExitCode;

use clap::Args;

use vault::Key;

use crate::{
    clock::Clock,
    config::Config,
    error::AppError,
    key_file,
    keys::health::{self, Health},
    notices::mail::Mailer,
};

#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    config: Config,

    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

/// One thing looked at.
#[derive(serde::Serialize)]
struct Finding {
    what: &'static str,
    ok: bool,
    says: String,
}

impl Doctor {
    /// # Errors
    /// Never: what is wrong is the answer.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let (found, key) = server_key(&self.config).await;
        let keys = keys(&self.config, key.as_ref()).await;
        let mut findings = vec![
            found,
            database(&self.config, key).await,
            folder(&self.config),
            mail(&self.config),
            address(&self.config),
        ];
        findings.extend(keys);
        if self.json {
            println!("{}", serde_json::to_string_pretty(&findings)?);
        } else {
            for finding in &findings {
                let mark = if finding.ok { "ok  " } else { "BAD " };
                println!("{mark} {:<10} {}", finding.what, finding.says);
            }
        }
        let well = findings.iter().all(|finding| finding.ok);
        Ok(if well {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}

/// What is to be said of the server key, and the key itself: `None` when the database cannot be looked into without it.
async fn server_key(config: &Config) -> (Finding, Option<Key>) {
    let path = config.key_path();
    let finding = |ok, says| Finding {
        what: "server key",
        ok,
        says,
    };
    let key = match key_file::read(&path) {
        Ok(Some(key)) => key,
        Ok(None) => {
            return match store::Db::is_sealed(&config.database).await {
                Ok(true) => (finding(false, key_file::missing(&path)), None),
                // Nothing is sealed yet, so that any key will do to look on.
                Ok(false) => {
                    let says = format!("{} is made at the first start", path.display());
                    (finding(true, says), Some(Key::from_bytes([0; 32])))
                }
                // Why the database cannot be looked into is said below.
                Err(_) => {
                    let says = format!("{} is not there", path.display());
                    (finding(false, says), Some(Key::from_bytes([0; 32])))
                }
            };
        }
        Err(error) => return (finding(false, format!("{error:#}")), None),
    };
    match key_file::is_open_to_others(&path) {
        Ok(false) => {
            let says = format!(
                "{} is there; keep a copy apart from the copies of the database",
                path.display()
            );
            (finding(true, says), Some(key))
        }
        Ok(true) => {
            let says = format!(
                "other accounts of this machine can read it: chmod 600 {}",
                path.display()
            );
            (finding(false, says), Some(key))
        }
        Err(error) => {
            let says = format!("{}: {error}", path.display());
            (finding(false, says), Some(key))
        }
    }
}

async fn database(config: &Config, key: Option<Key>) -> Finding {
    let Some(key) = key else {
        return Finding {
            what: "database",
            ok: false,
            says: "not looked into: it needs the server key".to_owned(),
        };
    };
    let looked = async {
        let db = store::Db::open(&store::Settings::new(&config.database, &key)).await?;
        db.check_schema().await?;
        let mut conn = db.read().await?;
        let head = store::audit::head(&mut conn).await?;
        Ok::<_, store::Error>(head)
    };
    match looked.await {
        Ok(head) => Finding {
            what: "database",
            ok: true,
            says: format!(
                "answers; {} entries in the audit log",
                head.map_or(0, |head| head.seq)
            ),
        },
        Err(error) => Finding {
            what: "database",
            ok: false,
            says: error.to_string(),
        },
    }
}

/// Whether the keys would save the cases on a bad day. Nothing before set-up, and nothing of a database that cannot be read: why is
/// said elsewhere.
async fn keys(config: &Config, key: Option<&Key>) -> Vec<Finding> {
    let Some(key) = key else { return Vec::new() };
    let looked = async {
        let db = store::Db::open(&store::Settings::new(&config.database, key)).await?;
        db.check_schema().await?;
        let mut conn = db.read().await?;
        // What it counts opens nobody's name.
        health::check(&mut conn, Clock::wall().now()).await
    };
    let looked: Result<Option<Health>, AppError> = looked.await;
    match looked {
        Ok(Some(health)) => of_keys(&health),
        Ok(None) | Err(_) => Vec::new(),
    }
}

fn of_keys(health: &Health) -> Vec<Finding> {
    let recovery = match (health.recovery_key, health.confirmed) {
        (false, _) => {
            "there is none: make one at /keys/recovery, or a forgotten password can lose cases"
                .to_owned()
        }
        (true, false) => "nobody typed its sheet back: confirm it at /keys/recovery".to_owned(),
        (true, true) if health.older == 0 => {
            "confirmed, and every record is sealed to it".to_owned()
        }
        (true, true) => format!(
            "confirmed; {} records are sealed to an older one or to none until a holder signs in: keep the older sheets",
            health.older
        ),
    };
    let team = format!(
        "{} people in safeguarding posts, {} of them without a key until they sign in; {} records get a new key when a holder signs in",
        health.team, health.without_pair, health.to_turn
    );
    let records = match (health.nobody_opens, health.lost) {
        (0, _) => "somebody who is here can open every record".to_owned(),
        (closed, 0) => format!(
            "{closed} can be opened by nobody who is here: use the recovery sheet at /keys/recover"
        ),
        (closed, lost) => format!(
            "{closed} can be opened by nobody who is here, and {lost} of them not with the recovery sheet either: whoever held them must come back"
        ),
    };
    vec![
        Finding {
            what: "recovery",
            ok: health.confirmed,
            says: recovery,
        },
        Finding {
            what: "team keys",
            ok: health.without_pair == 0,
            says: team,
        },
        Finding {
            what: "records",
            ok: health.nobody_opens == 0,
            says: records,
        },
    ]
}

fn folder(config: &Config) -> Finding {
    let probe = config.data.join(".probe");
    let tried = std::fs::create_dir_all(&config.data)
        .and_then(|()| std::fs::write(&probe, b"probe"))
        .and_then(|()| std::fs::remove_file(&probe));
    match tried {
        Ok(()) => Finding {
            what: "folder",
            ok: true,
            says: format!("{} can be written", config.data.display()),
        },
        Err(error) => Finding {
            what: "folder",
            ok: false,
            says: format!("{}: {error}", config.data.display()),
        },
    }
}

fn mail(config: &Config) -> Finding {
    match Mailer::from_config(config) {
        Ok(mailer) => Finding {
            what: "mail",
            ok: true,
            says: mailer.folder().map_or_else(
                || "goes to the mail server".to_owned(),
                |folder| format!("no mail server is set; mails land in {}", folder.display()),
            ),
        },
        Err(error) => Finding {
            what: "mail",
            ok: false,
            says: format!("{error:#}"),
        },
    }
}

/// Sign-in over plain http on a public address gives passwords away.
fn address(config: &Config) -> Finding {
    let url = config.base_url();
    let local = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    Finding {
        what: "address",
        ok: config.by_tls() || local,
        says: if config.by_tls() || local {
            format!("people reach this at {url}")
        } else {
            format!(
                "{url} is not https: put a proxy with TLS in front and set CHAPERONE_PUBLIC_URL"
            )
        },
    }
}

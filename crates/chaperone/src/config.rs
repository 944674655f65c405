//! What the person who runs Chaperone decides: read once, from flags or the environment.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use clap::Args;
use url::Url;

/// Settings of a running server.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Database: a path for SQLite (`sqlite:data/chaperone.db`) or a `postgres://` address
    #[arg(
        long,
        env = "CHAPERONE_DATABASE",
        default_value = "sqlite:data/chaperone.db",
        hide_env_values = true
    )]
    pub database: String,

    /// Folder for mails that cannot be sent yet and other files of this node
    #[arg(long, env = "CHAPERONE_DATA", default_value = "data")]
    pub data: PathBuf,

    /// File with the server key that names and addresses are sealed under; without the flag `server.key` in the data folder.
    /// The first start makes it. Keep a copy apart from the copies of the database: without it the names are gone
    #[arg(long, env = "CHAPERONE_KEY_FILE")]
    pub key_file: Option<PathBuf>,

    /// Address to listen on
    #[arg(long, env = "CHAPERONE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// Address for Prometheus metrics; keep it away from the public
    #[arg(long, env = "CHAPERONE_METRICS")]
    pub metrics: Option<SocketAddr>,

    /// The address people type, used in mails. With https, cookies are secure and HSTS is sent
    #[arg(long, env = "CHAPERONE_PUBLIC_URL")]
    pub public_url: Option<Url>,

    /// Mail server, for example smtps://user:password@mail.example.org. Without it mails land in a folder
    #[arg(long, env = "CHAPERONE_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,

    /// Sender of mails
    #[arg(
        long,
        env = "CHAPERONE_MAIL_FROM",
        default_value = "Chaperone <chaperone@localhost>"
    )]
    pub mail_from: String,

    /// Believe the proxy's X-Forwarded-For when slowing down guesses. Only behind a proxy that sets it
    #[arg(long, env = "CHAPERONE_BEHIND_PROXY")]
    pub behind_proxy: bool,
}

impl Config {
    /// The address people type: the configured one, or where we listen.
    ///
    /// # Panics
    /// Never: a socket address always makes an http URL.
    #[must_use]
    pub fn base_url(&self) -> Url {
        self.public_url.clone().unwrap_or_else(|| {
            Url::parse(&format!("http://{}/", self.listen)).expect("a socket address is a host")
        })
    }

    /// Whether people reach us by https: decides secure cookies and HSTS.
    #[must_use]
    pub fn by_tls(&self) -> bool {
        self.base_url().scheme() == "https"
    }

    /// Where the server key is.
    #[must_use]
    pub fn key_path(&self) -> PathBuf {
        key_path(self.key_file.as_deref(), &self.data)
    }

    /// Where mails land while no mail server is set.
    #[must_use]
    pub fn mail_folder(&self) -> PathBuf {
        self.data.join("mail")
    }
}

/// The key file that was named, or the one in the data folder.
#[must_use]
pub fn key_path(named: Option<&Path>, data: &Path) -> PathBuf {
    named.map_or_else(|| data.join("server.key"), Path::to_path_buf)
}

/// Whether whoever runs a command asks for no colours, as `NO_COLOR` says for all programs.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "a setting, read in the one place that reads settings"
)]
pub fn colours_refused() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|no| !no.is_empty())
}

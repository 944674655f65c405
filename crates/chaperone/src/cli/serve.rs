//! `chaperone serve`: the server itself.

use std::{net::SocketAddr, process::ExitCode};

use anyhow::Context;
use clap::Args;
use tokio::net::TcpListener;
use vault::Key;

use crate::{
    app::{App, Parts},
    clock::Clock,
    config::Config,
    entropy::Entropy,
    jobs, key_file, people,
    web::{self, metrics},
};

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    pub config: Config,
}

impl Serve {
    /// # Errors
    /// When the server cannot start: settings, database, address in use.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        log_to_stderr();
        let entropy = Entropy::system();
        let path = self.config.key_path();
        let key = key_file::find_or_make(&path, &self.config.database, &entropy).await?;
        if key_file::is_open_to_others(&path).context("looking at the server key")? {
            tracing::warn!(
                "other accounts of this machine can read the server key: chaperone doctor says more"
            );
        }
        let app = open(self.config, &key, Clock::wall(), entropy, false).await?;
        if let Some(link) = people::set_up::open_door(&app).await? {
            println!(
                "\nThis Chaperone has no organisation yet. Open this link once to set it up:\n\n  {link}\n"
            );
        }
        serve(app).await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Opens the database, brings its tables up to date and puts the application together.
///
/// # Errors
/// When the database cannot be opened, belongs to a newer version or is sealed under another key.
pub async fn open(
    config: Config,
    key: &Key,
    clock: Clock,
    entropy: Entropy,
    demo: bool,
) -> anyhow::Result<App> {
    key_file::close_folder(&config.data)?;
    let db = store::Db::open(&store::Settings::new(&config.database, key))
        .await
        .context("opening the database")?;
    db.migrate(clock.now().into())
        .await
        .context("preparing the database")?;
    App::new(Parts {
        config,
        db,
        clock,
        entropy,
        program: std::env::current_exe().context("finding our own program")?,
        demo,
    })
}

/// Serves until told to stop, then lets running requests end.
///
/// # Errors
/// When an address cannot be listened on.
pub async fn serve(app: App) -> anyhow::Result<()> {
    let listen = app.config().listen;
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("listening on {listen}: is another program using it?"))?;
    if let Some(address) = app.config().metrics {
        let handle = metrics::install()?;
        let separate = TcpListener::bind(address)
            .await
            .with_context(|| format!("listening on {address} for metrics"))?;
        tokio::spawn(async move { axum::serve(separate, metrics::router(handle)).await });
    }
    tokio::spawn(jobs::run::forever(app.clone()));
    println!("Chaperone is running at {}", app.config().base_url());
    if let Some(folder) = app.mailer().folder() {
        println!("No mail server is set: mails land in {}", folder.display());
    }
    let db = app.db().clone();
    let service = web::service(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(stop())
        .await?;
    db.close().await;
    Ok(())
}

async fn stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}

/// Structured lines on stderr, by level from `RUST_LOG`. No line holds a name, an address or what somebody wrote.
pub fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::builder()
        .with_default_directive(tracing_subscriber::filter::LevelFilter::INFO.into())
        .from_env_lossy();
    tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr)
        .with_env_filter(filter)
        .init();
}

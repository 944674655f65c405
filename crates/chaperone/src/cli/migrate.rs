//! `chaperone migrate`: prepare the database, and say what was done.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Context;
use clap::Args;
use vault::Key;

use crate::{clock::Clock, config, entropy::Entropy, key_file};

#[derive(Args)]
pub struct Migrate {
    /// Database: a path for SQLite (`sqlite:data/chaperone.db`) or a `postgres://` address
    #[arg(
        long,
        env = "CHAPERONE_DATABASE",
        default_value = "sqlite:data/chaperone.db",
        hide_env_values = true
    )]
    database: String,

    /// Folder that the server key is in, unless --key-file says otherwise
    #[arg(long, env = "CHAPERONE_DATA", default_value = "data")]
    data: PathBuf,

    /// File with the server key; made together with a new database
    #[arg(long, env = "CHAPERONE_KEY_FILE")]
    key_file: Option<PathBuf>,

    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,

    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Migrate {
    /// # Errors
    /// When the database cannot be opened, belongs to a newer version or is sealed under another key.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let key = self.key().await?;
        let db = store::Db::open(&store::Settings::new(&self.database, &key))
            .await
            .context("opening the database")?;
        if !self.dry_run {
            db.migrate(Clock::wall().now().into())
                .await
                .context("preparing the database")?;
        } else if let Err(error @ store::Error::OtherKey) = db.check_schema().await {
            return Err(error).context("looking into the database");
        }
        let migrations = db.migrations().await?;
        if self.json {
            let rows: Vec<_> = migrations
                .iter()
                .map(|one| serde_json::json!({ "version": one.version, "name": one.name, "applied": one.applied_at }))
                .collect();
            println!("{}", serde_json::to_string_pretty(&rows)?);
        } else {
            for one in &migrations {
                let state = one
                    .applied_at
                    .map_or("waiting".to_owned(), |at| format!("applied {at}"));
                println!("{:>4}  {:<20} {state}", one.version, one.name);
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn key(&self) -> anyhow::Result<Key> {
        let path = config::key_path(self.key_file.as_deref(), &self.data);
        if !self.dry_run {
            return key_file::find_or_make(&path, &self.database, &Entropy::system()).await;
        }
        // Who only looks makes no key, and for a database that is not sealed yet any will do.
        let found = key_file::find(&path, &self.database).await?;
        Ok(found.unwrap_or_else(|| Key::from_bytes([0; 32])))
    }
}

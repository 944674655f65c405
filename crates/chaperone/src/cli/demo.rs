//! `chaperone demo`: an invented organisation with a past, to look around in.

use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use jiff::civil::Date;

use super::serve;
use crate::{clock::Clock, config::Config, demo, entropy::Entropy};

#[derive(Args)]
#[command(after_help = "Examples:
  chaperone demo                     today
  chaperone demo --at 2027-08-15     see what that day brings: the policy review is due")]
pub struct Demo {
    /// The day it is in the demo, such as 2027-08-15; the clock runs on from there
    #[arg(long)]
    at: Option<Date>,

    #[command(flatten)]
    config: Config,
}

impl Demo {
    /// # Errors
    /// When the folder cannot be made anew or the server cannot start.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        serve::log_to_stderr();
        let mut config = self.config;
        config.data = config.data.join("demo");
        config.database = format!("sqlite:{}", config.data.join("chaperone.db").display());
        if config.data.exists() {
            std::fs::remove_dir_all(&config.data)
                .with_context(|| format!("clearing {}", config.data.display()))?;
        }
        let clock = match self.at {
            Some(day) => Clock::starting_at(
                day.at(9, 0, 0, 0)
                    .to_zoned(jiff::tz::TimeZone::get("Europe/London")?)?
                    .timestamp(),
            ),
            None => Clock::wall(),
        };
        println!("Making an invented organisation ...");
        let app = serve::open(config, &demo::key(), clock, Entropy::system(), true).await?;
        demo::fill(&app).await?;
        println!(
            "\nSign in as one of these, each with the password {:?}:\n",
            demo::PASSWORD
        );
        for one in demo::cast() {
            println!("  {:<24} {:<26} {}", one.email, one.name, one.job);
        }
        println!(
            "\nThose who look after safeguarding are asked for a code: {}demo shows it.\n",
            app.config().base_url()
        );
        serve::serve(app).await?;
        Ok(ExitCode::SUCCESS)
    }
}

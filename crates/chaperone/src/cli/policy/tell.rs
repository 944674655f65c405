//! `chaperone policy explain`, `coverage`, `diff` and `schema`: what policies say, as words or as JSON.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Context;
use clap::Args;
use serde::Serialize;

use super::{answer, read_policy};
use crate::governance::packs;

#[derive(Args)]
pub struct Explain {
    /// The id of a clause, such as teacher-first
    clause: String,

    /// The policy to look in; without it the starter policies
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,

    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Explain {
    /// # Errors
    /// When the file cannot be read.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let policies = match &self.file {
            Some(file) => match read_policy(file)? {
                Some(policy) => vec![policy],
                None => return Ok(ExitCode::from(1)),
            },
            None => starters()?,
        };
        let found: Vec<_> = policies
            .iter()
            .filter_map(|policy| Some((policy.meta.id.as_str(), policy.explain(&self.clause)?)))
            .collect();
        if found.is_empty() {
            eprintln!("chaperone: no clause is called `{}`", self.clause);
            return Ok(ExitCode::from(1));
        }
        if self.json {
            let found: Vec<_> = found.iter().map(|(_, explained)| explained).collect();
            return json(&found);
        }
        for (pack, explained) in &found {
            if self.file.is_none() {
                answer(&format!("In the starter policy {pack}:\n\n"))?;
            }
            answer(&format!("{}\n", explained.to_text()))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn starters() -> anyhow::Result<Vec<policy::Policy>> {
    packs::ALL
        .iter()
        .map(|pack| {
            let read = policy::read(pack.key, pack.source.as_bytes());
            let read = read.map_err(|found| anyhow::anyhow!("{} mistakes", found.len()));
            Ok(read
                .with_context(|| format!("reading the starter policy {}", pack.key))?
                .policy)
        })
        .collect()
}

#[derive(Args)]
pub struct Coverage {
    /// Policies to look through together
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Coverage {
    /// # Errors
    /// When a file cannot be read.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut policies = Vec::new();
        let mut well = true;
        for file in &self.files {
            match read_policy(file)? {
                Some(policy) => policies.push(policy),
                None => well = false,
            }
        }
        if !well {
            return Ok(ExitCode::from(1));
        }
        let policies: Vec<&policy::Policy> = policies.iter().collect();
        let coverage = policy::coverage(&policies);
        if self.json {
            json(&coverage)?;
        } else {
            answer(&coverage.to_markdown())?;
        }
        Ok(if coverage.is_complete() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}

#[derive(Args)]
pub struct Diff {
    /// The older policy
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The newer policy
    #[arg(value_name = "NEW")]
    new: PathBuf,

    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Diff {
    /// # Errors
    /// When a file cannot be read.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let (Some(old), Some(new)) = (read_policy(&self.old)?, read_policy(&self.new)?) else {
            return Ok(ExitCode::from(2));
        };
        let diff = policy::diff(&old, &new);
        if self.json {
            json(&diff)?;
        } else {
            answer(&diff.to_text())?;
        }
        Ok(if diff.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}

#[derive(Args)]
pub struct Schema {}

impl Schema {
    /// # Errors
    /// Never.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        json(&policy::schema())
    }
}

fn json(told: &impl Serialize) -> anyhow::Result<ExitCode> {
    answer(&format!("{}\n", serde_json::to_string_pretty(told)?))?;
    Ok(ExitCode::SUCCESS)
}

//! The organisation this Chaperone works for.

use anyhow::Context;
use jiff::tz::TimeZone;

use crate::{app::App, error::AppError};

/// What pages and rules need to know of the organisation.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub name: String,
    pub nation: Nation,
    pub zone: TimeZone,
    /// Whether set-up was finished: before that only the set-up pages work.
    pub set_up: bool,
}

/// Law and bodies differ by nation: helplines, bank holidays, who takes an allegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nation {
    England,
    Wales,
    Scotland,
    NorthernIreland,
}

impl Nation {
    pub const ALL: [Self; 4] = [
        Self::England,
        Self::Wales,
        Self::Scotland,
        Self::NorthernIreland,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::England => "england",
            Self::Wales => "wales",
            Self::Scotland => "scotland",
            Self::NorthernIreland => "northern-ireland",
        }
    }

    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nation| nation.key() == key)
    }
}

/// # Errors
/// When the database cannot be read or holds an unknown nation or zone.
pub async fn load(app: &App) -> Result<Organisation, AppError> {
    let mut conn = app.db().read().await?;
    let Some(row) = store::organisation::get(&mut conn).await? else {
        return Ok(Organisation {
            name: "Chaperone".into(),
            nation: Nation::England,
            zone: TimeZone::get("Europe/London").context("finding the zone Europe/London")?,
            set_up: false,
        });
    };
    Ok(Organisation {
        nation: Nation::parse(&row.nation).context("an unknown nation is stored")?,
        zone: TimeZone::get(&row.timezone).context("an unknown time zone is stored")?,
        set_up: row.setup_done_at.is_some(),
        name: row.name,
    })
}

use serde_json::{Value as Json, json};
use toml::{Spanned, de::DeValue};

use super::{Bad, Value, text};
use crate::{
    params::Shape,
    values::{Choice, Hours, Month, OpenMonth, OpenPeriod, Period, Renewal},
};

const PERIOD_HELP: &str = "write a number and a unit: \"10 minutes\", \"48 hours\", \"1 working day\", \"3 days\", \"2 weeks\", \"12 months\" or \"1 year\"";
const NOT_SET: &str = "not set";
const ON_CHANGE: &str = "on change";

impl Value for Period {
    fn shape() -> Shape {
        Shape::Period
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        let text = text(value, "a length of time", PERIOD_HELP)?;
        text.parse::<Period>().map_err(|error| {
            let help = match text {
                NOT_SET => "this rule cannot work without a length of time: pick one".into(),
                _ => PERIOD_HELP.into(),
            };
            Bad::value(error.to_string(), help)
        })
    }
    fn printed(&self) -> String {
        self.to_string()
    }
    fn json(&self) -> Json {
        json!(self.to_string())
    }
    fn within(&self, least: &Self, most: &Self) -> bool {
        (least.about_minutes()..=most.about_minutes()).contains(&self.about_minutes())
    }
}

impl Value for OpenPeriod {
    fn shape() -> Shape {
        Shape::OpenPeriod
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        if value.get_ref().as_str() == Some(NOT_SET) {
            return Ok(OpenPeriod::NOT_SET);
        }
        let open = |mut bad: Bad| {
            bad.help.push_str(", or \"not set\" until you decide");
            bad
        };
        let period =
            Period::read(value).map_err(|bad| bad.into_iter().map(open).collect::<Vec<_>>())?;
        Ok(OpenPeriod(Some(period)))
    }
    fn printed(&self) -> String {
        self.to_string()
    }
    fn json(&self) -> Json {
        json!(self.to_string())
    }
    fn is_gap(&self) -> bool {
        self.0.is_none()
    }
    fn within(&self, least: &Self, most: &Self) -> bool {
        match (self.0, least.0, most.0) {
            (Some(own), Some(least), Some(most)) => own.within(&least, &most),
            _ => true,
        }
    }
}

impl Value for Renewal {
    fn shape() -> Shape {
        Shape::Renewal
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        if value.get_ref().as_str() == Some(ON_CHANGE) {
            return Ok(Renewal::OnChange);
        }
        let also = |mut bad: Bad| {
            bad.help.push_str(", or \"on change\"");
            bad
        };
        OpenPeriod::read(value)
            .map(Renewal::Every)
            .map_err(|bad| bad.into_iter().map(also).collect())
    }
    fn printed(&self) -> String {
        self.to_string()
    }
    fn json(&self) -> Json {
        json!(self.to_string())
    }
    fn is_gap(&self) -> bool {
        matches!(self, Renewal::Every(OpenPeriod(None)))
    }
}

impl Value for OpenMonth {
    fn shape() -> Shape {
        Shape::OpenMonth
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        const HELP: &str = "write a month such as \"August\", or \"not set\" until you decide";
        match text(value, "a month", HELP)? {
            NOT_SET => Ok(OpenMonth(None)),
            name => match Month::from_key(name) {
                Some(month) => Ok(OpenMonth(Some(month))),
                None => Err(Bad::value("there is no such month".into(), HELP.into())),
            },
        }
    }
    fn printed(&self) -> String {
        self.to_string()
    }
    fn json(&self) -> Json {
        json!(self.to_string())
    }
    fn is_gap(&self) -> bool {
        self.0.is_none()
    }
}

impl Value for Hours {
    fn shape() -> Shape {
        Shape::Hours
    }
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, Vec<Bad>> {
        const HELP: &str = "write days and times such as \"Mon-Fri 09:00-17:00, Sat 10:00-12:00\"";
        text(value, "hours", HELP)?
            .parse::<Hours>()
            .map_err(|error| Bad::value(error.to_string(), HELP.into()))
    }
    fn printed(&self) -> String {
        self.to_string()
    }
    fn json(&self) -> Json {
        json!(self.to_string())
    }
}

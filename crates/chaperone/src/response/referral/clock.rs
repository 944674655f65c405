//! By when a body is told, when what was said by phone is confirmed in writing, and when silence is asked about.
//!
//! A policy, an area and the law may each set a time. The earliest end counts: nobody is let off by having two clocks.

use jiff::Timestamp;
use policy::{AnyControl, Period, terms::Body};
use uuid::Uuid;

use super::body::is_local;
use crate::{ctx::Ctx, governance::live::LivePolicy, reporting::clocks, response::area::Area};

/// A personal data breach: UK GDPR, article 33. Real hours, weekends too.
const BREACH: Period = Period::hours(72);
/// No law sets a time for a serious incident or a barring referral, but "as soon as possible": a target of ours.
const SOON: Period = Period::working_days(5);
/// Where neither the policy nor an area says anything.
const SEND: Period = Period::working_days(1);
/// A local authority says within one working day what it does.
const ANSWER: Period = Period::working_days(1);
/// After so long the helpline for professionals takes a platform's silence up.
const PLATFORM_FIRST: Period = Period::hours(48);
/// After so long Report Harmful Content does.
const PLATFORM_THEN: Period = Period::new(1, policy::Unit::Week);
/// Commonly 24 to 48 hours, set locally; the stricter of the two.
const CONFIRM: Period = Period::hours(24);

/// Who set a time, for the page: the key of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Law,
    Area,
    Policy,
    /// Usual practice, or a target of ours.
    Usual,
}

impl Source {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Area => "area",
            Self::Policy => "policy",
            Self::Usual => "usual",
        }
    }
}

/// A moment by which something is due, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    pub at: Timestamp,
    pub within: Period,
    pub source: Source,
}

/// What sets the clocks of one referral.
pub struct Clocks<'a> {
    pub ctx: &'a Ctx,
    pub live: Option<&'a LivePolicy>,
    pub service: Option<&'a str>,
    pub body: Body,
    pub area: Option<&'a Area>,
}

impl Clocks<'_> {
    /// By when the body is told, from when we knew.
    #[must_use]
    pub fn send(&self, aware: Timestamp) -> Clock {
        let mut set: Vec<(Period, Source)> = self
            .of_policy()
            .map(|(send, _)| (send, Source::Policy))
            .collect();
        if self.body == Body::Ico {
            set.push((BREACH, Source::Law));
        }
        if self.body == Body::Lado {
            set.extend(self.area.map(|area| (area.lado_within, Source::Area)));
        }
        if set.is_empty() {
            let usual = match self.body {
                Body::CharityCommission | Body::Dbs => SOON,
                _ => SEND,
            };
            set.push((usual, Source::Usual));
        }
        self.earliest(aware, &set)
    }

    /// When an answer is asked for that has not come; `round` counts how often somebody asked. None for a body that answers
    /// nobody and for which the policy sets no time.
    #[must_use]
    pub fn reply(&self, sent: Timestamp, round: usize) -> Option<Clock> {
        let mut set: Vec<(Period, Source)> = self
            .of_policy()
            .filter_map(|(_, reply)| reply.map(|period| (period, Source::Policy)))
            .collect();
        if is_local(self.body) {
            set.extend(self.area.map(|area| (area.reply_within, Source::Area)));
        }
        match self.body {
            // A platform's own clock is longer than that of an authority, and the policy's one period is written for those.
            Body::Platform => {
                let usual = if round == 0 {
                    PLATFORM_FIRST
                } else {
                    PLATFORM_THEN
                };
                set = vec![(usual, Source::Usual)];
            }
            body if is_local(body) && set.is_empty() => set.push((ANSWER, Source::Usual)),
            _ => {}
        }
        (!set.is_empty()).then(|| self.earliest(sent, &set))
    }

    /// When what was said by phone is confirmed in writing.
    #[must_use]
    pub fn confirm(&self, sent: Timestamp) -> Clock {
        let mut set = Vec::new();
        if is_local(self.body) {
            set.extend(self.area.map(|area| (area.confirm_within, Source::Area)));
        }
        if set.is_empty() {
            set.push((CONFIRM, Source::Usual));
        }
        self.earliest(sent, &set)
    }

    /// How soon each clause about this body wants it told, and an answer asked for.
    fn of_policy(&self) -> impl Iterator<Item = (Period, Option<Period>)> {
        let clauses = self.live.map_or(&[][..], |live| &live.policy.clauses);
        clauses
            .iter()
            .filter(|clause| clause.covers(self.service))
            .filter_map(|clause| clause.rule.as_ref())
            .filter_map(|rule| match &rule.control {
                AnyControl::ReferralClock(clock) if clock.bodies.contains(&self.body) => {
                    Some((clock.send_within, clock.reply_within.0))
                }
                _ => None,
            })
    }

    fn earliest(&self, from: Timestamp, set: &[(Period, Source)]) -> Clock {
        let mut best: Option<Clock> = None;
        for (within, source) in set {
            let at = clocks::after(self.ctx, from, *within);
            if best.is_none_or(|best| at < best.at) {
                best = Some(Clock {
                    at,
                    within: *within,
                    source: *source,
                });
            }
        }
        best.unwrap_or(Clock {
            at: clocks::after(self.ctx, from, SEND),
            within: SEND,
            source: Source::Usual,
        })
    }
}

/// Something of a referral that stands in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    Send,
    Confirm,
    /// Asking for an answer for the first, second, ... time.
    Chase(usize),
}

impl Waits {
    /// The word in the queue.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Send => "referral",
            Self::Confirm => "confirm",
            Self::Chase(_) => "chase",
        }
    }

    /// The id of its row: found again from the referral, so that no table has to say which belongs to which.
    #[must_use]
    pub fn id(self, referral: Uuid) -> Uuid {
        let round = match self {
            Self::Send => return referral,
            Self::Confirm => 0,
            Self::Chase(round) => round + 1,
        };
        let mut named = referral.as_bytes().to_vec();
        named.extend((round as u64).to_le_bytes());
        let hash = blake3::derive_key("chaperone due of a referral, version 1", &named);
        let mut id = [0; 16];
        id.copy_from_slice(&hash[..16]);
        uuid::Builder::from_random_bytes(id).into_uuid()
    }
}

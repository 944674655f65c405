use std::{borrow::Cow, collections::HashMap};

use jiff::Timestamp;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Known, OpenPeriod, Period, RegisterKind, Role, Tally, Verdict,
    facts::{ChannelRequest, Contact},
    params::{any_of, params, words_or},
    terms::{Channel, Recipient},
};

params! {
    /// Clients and teachers are reached only on the organisation's own accounts, on channels that
    /// are listed. Another channel is asked for first.
    pub struct OfficialChannels {
        /// The channels that are used.
        channels: Vec<Channel>;
        /// Who decides about another channel; where nobody does, there is none.
        requests_to: Vec<Role> = Vec::new();
        /// How soon a request for another channel is decided.
        decide_within: OpenPeriod = OpenPeriod(Some(Period::working_days(3)));
    }
}

impl OfficialChannels {
    /// Whether somebody entitled has allowed the channel.
    fn allows(&self, request: &ChannelRequest) -> bool {
        request.approved == Some(true)
            && request.by.is_some_and(|by| self.requests_to.contains(&by))
    }

    fn decide_request(&self, channel: Channel, request: &Known<ChannelRequest>) -> Verdict {
        if self.requests_to.is_empty() {
            return Verdict::breaks(format!(
                "use one of these channels: {}",
                words_or(&self.channels, "none")
            ));
        }
        let ask = || {
            Verdict::breaks(format!(
                "ask the {} for this channel first, or use one of these: {}",
                any_of(&self.requests_to, ""),
                words_or(&self.channels, "none")
            ))
        };
        match request {
            Known::Unknown => {
                Verdict::unknown("check whether this channel has been asked for and allowed")
            }
            Known::No => ask(),
            // A yes to one channel is none to another.
            Known::Yes(request) if request.channel.is_some_and(|wanted| wanted != channel) => ask(),
            Known::Yes(request) if self.allows(request) => {
                Verdict::meets("this channel has been allowed")
            }
            Known::Yes(request) if request.approved.is_none() => {
                Verdict::breaks("wait until the request for this channel is decided")
            }
            Known::Yes(_) => ask(),
        }
    }

    fn decide_channel(&self, channel: Option<Channel>, request: &Known<ChannelRequest>) -> Verdict {
        match channel {
            None => Verdict::unknown("say on which channel this goes"),
            Some(channel) if self.channels.contains(&channel) => {
                Verdict::meets("this channel is on the list")
            }
            Some(channel) => self.decide_request(channel, request),
        }
    }

    fn decide_contact(
        &self,
        to: Option<Recipient>,
        official: Option<bool>,
        on_list: Verdict,
    ) -> Option<Verdict> {
        match to {
            None => Some(Verdict::unknown("say with whom this contact is")),
            Some(to) if !to.is_client_or_teacher() => None,
            Some(_) => Some(on_list.and(Verdict::of(
                official,
                "the account is the organisation's own",
                "use an account or number of the organisation, not your own",
                "check whether the account or number is the organisation's own",
            ))),
        }
    }

    fn fault(
        &self,
        contact: &Contact,
        allowed: &HashMap<Channel, Timestamp>,
    ) -> Option<&'static str> {
        let on_list = |channel| {
            let since = allowed.get(&channel);
            self.channels.contains(&channel) || since.is_some_and(|since| *since <= contact.at)
        };
        match contact.channel {
            _ if !contact.official => Some("a contact was not on an account of the organisation"),
            None => Some("nobody noted the channel of a contact"),
            Some(channel) if !on_list(channel) => {
                Some("a contact was on a channel that is not on the list")
            }
            Some(_) => None,
        }
    }

    fn count_requests<'a>(
        &self,
        view: &View<'a>,
        tally: &mut Tally<'a>,
    ) -> HashMap<Channel, Timestamp> {
        let mut allowed: HashMap<Channel, Timestamp> = HashMap::new();
        for request in view
            .facts
            .channel_requests
            .rows()
            .iter()
            .filter(|one| view.covers(&one.service))
        {
            let on = view.now.day_of(request.decided.unwrap_or(request.asked));
            match (request.decided, self.decide_within.0) {
                (Some(_), _) if !request.by.is_some_and(|by| self.requests_to.contains(&by)) => {
                    tally.failed(
                        on,
                        Some(request.id),
                        "a channel was decided on by somebody this clause does not name",
                    );
                }
                (decided, Some(within)) => tally.clock(
                    request.asked,
                    within,
                    decided,
                    Some(request.id),
                    "was decided late",
                ),
                (Some(_), None) => tally.met(Some(on)),
                (None, None) => {
                    tally.pending(on, Some(request.id), "a request for a channel waits")
                }
            }
            if let (true, Some(channel), Some(decided)) =
                (self.allows(request), request.channel, request.decided)
            {
                let since = allowed.entry(channel).or_insert(decided);
                *since = (*since).min(decided);
            }
        }
        allowed
    }
}

impl Control for OfficialChannels {
    const KIND: &'static str = "official-channels";
    const TITLE: &'static str = "Only official channels are used";
    const ACTS: &'static [ActKind] = &[
        ActKind::SendMessage,
        ActKind::LogContact,
        ActKind::UseChannel,
    ];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Contacts, RegisterKind::ChannelRequests];

    fn rule(&self) -> String {
        let within = match self.decide_within.0 {
            Some(within) => format!("within {within}"),
            None => "in a time that is not set yet".into(),
        };
        let by = match self.requests_to.as_slice() {
            [] => String::new(),
            roles => format!(" by the {}", any_of(roles, "")),
        };
        format!(
            "Clients and teachers are reached on our own accounts by {}; a request for another channel is decided {within}{by}.",
            any_of(&self.channels, "nothing")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::SendMessage(act) => {
                let on_list = self.decide_channel(act.channel, &act.channel_request);
                self.decide_contact(act.to, act.official, on_list)
            }
            // A contact that has happened is always written down: a refusal would only hide it.
            Act::LogContact(act) => {
                let on_list = self.decide_channel(act.channel, &Known::No);
                self.decide_contact(act.with, act.official, on_list)
                    .map(Verdict::advising)
            }
            Act::UseChannel(act) => Some(self.decide_channel(act.channel, &act.request)),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let allowed = self.count_requests(view, &mut tally);
        for contact in view.facts.contacts.rows() {
            if !contact.with.is_client_or_teacher() || !view.covers(&contact.service) {
                continue;
            }
            let on = view.now.day_of(contact.at);
            match self.fault(contact, &allowed) {
                None => tally.met(Some(on)),
                Some(fault) => tally.failed(on, None, fault),
            }
        }
        tally.finish(
            "contacts and requests in order",
            "no contact has been logged yet",
            |counts| {
                format!(
                    "{} of {} contacts and requests for a channel are in order",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn roles(&self) -> Vec<Role> {
        self.requests_to.clone()
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["channels".into()]
    }
}

#[cfg(test)]
mod tests;

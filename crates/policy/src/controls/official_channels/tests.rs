use super::*;
use crate::{Effect, Facts, Finding, LogContact, SendMessage, Status, UseChannel, testing::*};

fn control() -> OfficialChannels {
    control_of(
        "kind = 'official-channels'\nchannels = ['email', 'phone']\nrequests-to = ['coordinator']\ndecide-within = '3 working days'",
    )
}

fn send(to: Recipient, channel: Option<Channel>, official: Option<bool>) -> SendMessage {
    SendMessage {
        to: Some(to),
        channel,
        official,
        channel_request: Known::No,
        ..Default::default()
    }
}

fn request(channel: Channel, approved: Option<bool>, by: Role) -> ChannelRequest {
    ChannelRequest {
        id: id(6),
        channel: Some(channel),
        asked: moment("2026-11-16T10:00:00Z"),
        decided: approved.map(|_| moment("2026-11-17T10:00:00Z")),
        approved,
        by: approved.map(|_| by),
        service: None,
    }
}

#[test]
fn d068_a_young_person_is_written_to_on_official_channels_only() {
    let young = Recipient::YoungPerson;
    let on = |act| finding(&control(), act);
    assert_eq!(
        on(send(young, Some(Channel::Email), Some(true))),
        Some(Finding::Meets)
    );
    assert_eq!(
        on(send(young, Some(Channel::Email), Some(false))),
        Some(Finding::Breaks)
    );
    assert_eq!(
        on(send(young, Some(Channel::Whatsapp), Some(true))),
        Some(Finding::Breaks)
    );
    assert_eq!(on(send(young, None, Some(true))), Some(Finding::Unknown));
    assert_eq!(
        on(send(young, Some(Channel::Email), None)),
        Some(Finding::Unknown)
    );
    assert_eq!(
        on(SendMessage {
            to: None,
            ..send(young, Some(Channel::Email), Some(true))
        }),
        Some(Finding::Unknown)
    );
}

#[test]
fn nobody_is_kept_from_ringing_the_police() {
    for to in [Recipient::Agency, Recipient::Colleague] {
        assert_eq!(
            finding(&control(), send(to, Some(Channel::Whatsapp), Some(false))),
            None
        );
    }
}

#[test]
fn a_contact_that_has_happened_is_written_down_whatever_its_channel() {
    let act = LogContact {
        with: Some(Recipient::YoungPerson),
        channel: Some(Channel::Whatsapp),
        official: Some(false),
        ..Default::default()
    };
    let verdict = control().decide(&act.into()).unwrap();
    assert_eq!(
        (verdict.finding, verdict.at_most),
        (Finding::Breaks, Some(Effect::Advise))
    );
}

#[test]
fn d085_a_channel_that_is_not_on_the_list_waits_for_a_decision() {
    let on = |request| {
        finding(
            &control(),
            UseChannel {
                channel: Some(Channel::Whatsapp),
                request,
                ..Default::default()
            },
        )
    };
    let wanted = |approved, by| Known::Yes(request(Channel::Whatsapp, approved, by));
    assert_eq!(
        on(wanted(Some(true), Role::Coordinator)),
        Some(Finding::Meets)
    );
    assert_eq!(on(wanted(Some(true), Role::Host)), Some(Finding::Breaks));
    assert_eq!(
        on(wanted(Some(false), Role::Coordinator)),
        Some(Finding::Breaks)
    );
    assert_eq!(on(wanted(None, Role::Coordinator)), Some(Finding::Breaks));
    assert_eq!(
        on(Known::Yes(request(
            Channel::Text,
            Some(true),
            Role::Coordinator
        ))),
        Some(Finding::Breaks)
    );
    assert_eq!(on(Known::No), Some(Finding::Breaks));
    assert_eq!(on(Known::Unknown), Some(Finding::Unknown));
    let closed: OfficialChannels = control_of("kind = 'official-channels'\nchannels = ['email']");
    let act = UseChannel {
        channel: Some(Channel::Whatsapp),
        request: wanted(Some(true), Role::Coordinator),
        ..Default::default()
    };
    assert_eq!(finding(&closed, act), Some(Finding::Breaks));
}

#[test]
fn it_stands_on_the_contacts_and_on_the_requests() {
    let contact = |channel, official| Contact {
        at: moment("2026-11-18T10:00:00Z"),
        with: Recipient::Parent,
        channel: Some(channel),
        official,
        via: None,
        purpose: true,
        agreed: true,
        service: None,
    };
    let on = |contact, requests: Vec<ChannelRequest>, date| {
        let facts = Facts {
            contacts: vec![contact].into(),
            channel_requests: requests.into(),
            ..Facts::default()
        };
        assess(&control(), &facts, date).status
    };
    assert_eq!(
        on(contact(Channel::Email, true), vec![], "2026-11-22"),
        Status::Met
    );
    assert_eq!(
        on(contact(Channel::Email, false), vec![], "2026-11-22"),
        Status::NotMet
    );
    assert_eq!(
        on(contact(Channel::Whatsapp, true), vec![], "2026-11-22"),
        Status::NotMet
    );
    let allowed = request(Channel::Whatsapp, Some(true), Role::Coordinator);
    assert_eq!(
        on(
            contact(Channel::Whatsapp, true),
            vec![allowed],
            "2026-11-22"
        ),
        Status::Met
    );
    let waits = || request(Channel::Whatsapp, None, Role::Coordinator);
    assert_eq!(
        on(contact(Channel::Email, true), vec![waits()], "2026-11-18"),
        Status::DueSoon
    );
    assert_eq!(
        on(contact(Channel::Email, true), vec![waits()], "2026-11-20"),
        Status::NotMet
    );
}

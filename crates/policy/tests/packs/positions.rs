//! What the packs decide where their sources take different positions.

use policy::{
    Act, Choice, Id, Known, LiveException, Outcome, Override, Policy, PublishVersion, Role, Room,
    SendMessage, StartCall, UseChannel,
    facts::ChannelRequest,
    terms::{Channel, ContactRoute, PersonalDetail, Recipient},
};

use super::{pack, packs};

/// Ten in the morning on a Monday.
fn monday() -> Option<jiff::Zoned> {
    let moment: jiff::Timestamp = "2026-11-23T10:00:00Z".parse().expect("a moment");
    Some(
        moment
            .in_tz("Europe/London")
            .expect("London is in the time zone database"),
    )
}

/// A call between one adult and one young person, by an exception that this role approved.
fn call_alone(service: &str, approved_by: Role) -> Act {
    let exception = LiveException {
        approved_by: vec![approved_by],
        approved: jiff::civil::date(2026, 11, 1),
        until: Some(jiff::civil::date(2026, 12, 1)),
        own: false,
    };
    let room = Room {
        adults: Some(1),
        young_people: Some(1),
        one_to_one: Known::Yes(exception),
        ..Room::default()
    };
    StartCall {
        at: monday(),
        service: Some(service.into()),
        room,
    }
    .into()
}

fn as_role(role: Role) -> Override {
    Override {
        person: Id::nil(),
        roles: vec![role],
        reason: "the family asked for it".into(),
    }
}

#[test]
fn d070_a_schools_programme_never_calls_a_young_person_alone_whoever_allows_it() {
    let schools = pack("schools-education");
    for role in Role::ALL {
        let act = call_alone("schools", *role);
        assert_eq!(schools.decide(&act).outcome, Outcome::Refuse, "{role}");
        if let Ok(decision) = schools.decide_with(&act, &as_role(*role)) {
            assert_eq!(decision.outcome, Outcome::Refuse, "{role}");
        }
    }
}

#[test]
fn d071_family_support_calls_one_to_one_only_as_agreed_by_somebody_named() {
    let support = pack("family-support");
    let by = |role| support.decide(&call_alone("family-support", role)).outcome;
    assert_eq!(by(Role::Manager), Outcome::Allow);
    assert_eq!(by(Role::Dsl), Outcome::Allow);
    assert_eq!(by(Role::Host), Outcome::Refuse);
}

#[test]
fn d071_one_policy_takes_different_positions_for_different_services() {
    for (name, closed, open) in [
        ("first-steps-online", "groups", "one-to-one"),
        ("therapy-consortium", "groups", "therapy"),
    ] {
        let pack = pack(name);
        assert_eq!(
            pack.decide(&call_alone(closed, Role::Dsl)).outcome,
            Outcome::Refuse,
            "{name}"
        );
        assert_eq!(
            pack.decide(&call_alone(open, Role::Dsl)).outcome,
            Outcome::Allow,
            "{name}"
        );
    }
}

#[test]
fn d073_an_ordinary_message_to_a_teacher_goes_out() {
    let message = SendMessage {
        at: monday(),
        service: Some("schools".into()),
        to: Some(Recipient::Teacher),
        channel: Some(Channel::Email),
        official: Some(true),
        private_chat: Some(false),
        staff_copied: Some(0),
        found: Some(vec![PersonalDetail::Phone]),
        marks: Some(vec![]),
        hours_reason: Some(false),
        first: Some(true),
        states_hours: Some(false),
        via: Some(ContactRoute::ResponsibleAdult),
        purpose: Some(true),
        agreed: Some(true),
        ..SendMessage::default()
    };
    let decision = pack("schools-education").decide(&message.into());
    assert_eq!(decision.outcome, Outcome::Allow, "{:#?}", decision.grounds);
}

fn use_channel(channel: Channel, request: Known<ChannelRequest>) -> Act {
    UseChannel {
        at: monday(),
        service: Some("family-support".into()),
        channel: Some(channel),
        request,
    }
    .into()
}

fn request(channel: Channel, approved: Option<bool>) -> Known<ChannelRequest> {
    let asked: jiff::Timestamp = "2026-11-20T09:00:00Z".parse().expect("a moment");
    Known::Yes(ChannelRequest {
        id: Id::nil(),
        channel: Some(channel),
        asked,
        decided: approved.map(|_| asked),
        approved,
        by: approved.map(|_| Role::Coordinator),
        service: None,
    })
}

#[test]
fn d085_another_channel_waits_until_the_coordinator_has_decided() {
    let support = pack("family-support");
    let outcome = |channel, request| support.decide(&use_channel(channel, request)).outcome;
    for listed in [
        Channel::Phone,
        Channel::Text,
        Channel::Zoom,
        Channel::Teams,
        Channel::Whatsapp,
    ] {
        assert_eq!(outcome(listed, Known::No), Outcome::Allow, "{listed}");
    }
    assert_eq!(outcome(Channel::Post, Known::No), Outcome::Hold);
    assert_eq!(
        outcome(Channel::Post, request(Channel::Post, None)),
        Outcome::Hold
    );
    assert_eq!(
        outcome(Channel::Post, request(Channel::Post, Some(false))),
        Outcome::Hold
    );
    assert_eq!(
        outcome(Channel::Post, request(Channel::Post, Some(true))),
        Outcome::Allow
    );
}

#[test]
fn no_pack_publishes_a_version_while_its_posts_are_empty() {
    for pack in packs() {
        let act = PublishVersion {
            at: monday(),
            posts: Some(vec![]),
            duties: Some(pack.duties()),
            ..Default::default()
        };
        let decision = pack.decide(&act.into());
        assert_eq!(decision.outcome, Outcome::Refuse, "{}", pack.meta.id);
        assert!(refused_by_posts(&pack, &decision), "{}", pack.meta.id);
    }
}

fn refused_by_posts(pack: &Policy, decision: &policy::Decision) -> bool {
    let kind = |clause: &str| {
        pack.clause(clause)
            .and_then(|one| one.rule.as_ref())
            .map(|rule| rule.control.kind())
    };
    decision.grounds.iter().any(|ground| {
        ground.outcome == Outcome::Refuse && kind(&ground.clause) == Some("roles-filled")
    })
}

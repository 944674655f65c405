use std::{borrow::Cow, collections::HashSet};

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Choice, Id, Known, OpenPeriod, RegisterKind, Tally, Verdict,
    facts::Device,
    params::{params, words_or},
    terms::{DeviceKind, DeviceRequirement},
};

params! {
    /// Names of clients are only on devices that are known and safe, and whoever uses a device says
    /// so again and again.
    pub struct Devices {
        /// What must hold of a device.
        require: Vec<DeviceRequirement>;
        /// How often its user says that it still holds.
        attest_every: OpenPeriod;
    }
}

impl Devices {
    /// Whether a requirement is about this device. Of one whose kind nobody noted, all of them are.
    fn matters(requirement: DeviceRequirement, device: &Device) -> bool {
        match requirement {
            // To be on the register is what makes it a device here.
            DeviceRequirement::Registered => false,
            DeviceRequirement::Passcode => device.kind != Some(DeviceKind::Computer),
            DeviceRequirement::StrongPassword | DeviceRequirement::Encryption => {
                device.kind != Some(DeviceKind::Handheld)
            }
            DeviceRequirement::OwnDeviceAgreement => device.own,
            DeviceRequirement::WipedOnLeaving => false,
        }
    }

    fn lacks(&self, device: &Device) -> Vec<DeviceRequirement> {
        let lacks =
            |one: &DeviceRequirement| Self::matters(*one, device) && !device.has.contains(one);
        self.require.iter().copied().filter(lacks).collect()
    }

    fn decide_device(&self, device: &Device, on: Option<Date>) -> Verdict {
        if device.returned.is_some() || device.wiped.is_some() {
            return Verdict::breaks(
                "use a device that is on the register: this one was given back",
            );
        }
        let lacks = self.lacks(device);
        if !lacks.is_empty() {
            return Verdict::breaks(format!(
                "see to this first on the device: {}",
                words_or(&lacks, "")
            ));
        }
        let Some(latest) = device.attested.iter().max() else {
            return Verdict::breaks("look at the device first and say that it is as it should be");
        };
        if self.attest_every.0.is_none() {
            return Verdict::meets("the device is known and safe");
        }
        Verdict::of(
            self.attest_every
                .after_date(*latest, &[])
                .zip(on)
                .map(|(due, on)| due >= on),
            "the device is known and safe",
            "look at the device again and say that it is as it should be",
            "check the date, then try again",
        )
    }

    /// Every device a person uses; nothing to say of somebody who uses none.
    fn decide_devices(&self, devices: Option<&[Device]>, on: Option<Date>) -> Option<Verdict> {
        let Some(devices) = devices else {
            return Some(Verdict::unknown("check which devices this person uses"));
        };
        let used = devices.iter().filter(|device| device.returned.is_none());
        used.map(|device| self.decide_device(device, on))
            .reduce(Verdict::and)
    }

    fn wipes(&self) -> bool {
        self.require.contains(&DeviceRequirement::WipedOnLeaving)
    }

    fn count(&self, device: &Device, left: &HashSet<Id>, view: &View<'_>, tally: &mut Tally<'_>) {
        let id = Some(device.id);
        if let Some(returned) = device.returned {
            match device.wiped {
                _ if !self.wipes() => {}
                Some(wiped) => tally.met(Some(wiped)),
                None => tally.failed(returned, id, "was given back and not wiped"),
            }
            return;
        }
        if self.wipes() && device.wiped.is_none() && left.contains(&device.person) {
            return tally.failed(
                device.registered,
                id,
                "its user has left, and it is not wiped",
            );
        }
        let latest = device.attested.iter().max().copied();
        let lacks = self.lacks(device);
        match (lacks.as_slice(), latest) {
            ([], None) => tally.failed(
                device.registered,
                id,
                "nobody has said yet that it is as it should be",
            ),
            ([], Some(latest)) => match view.due_again(self.attest_every, latest) {
                Some(due) => tally.due(Some(latest), due, id, "is to be looked at again"),
                None => tally.met(Some(latest)),
            },
            (lacks, _) => tally.failed(
                latest.unwrap_or(device.registered),
                id,
                format!("lacks: {}", words_or(lacks, "")),
            ),
        }
    }
}

impl Control for Devices {
    const KIND: &'static str = "devices";
    const TITLE: &'static str = "Devices are known and safe";
    const ACTS: &'static [ActKind] = &[ActKind::OpenClientRecord, ActKind::AssignDuty];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Devices, RegisterKind::People];

    fn rule(&self) -> String {
        let every = match self.attest_every.0 {
            Some(every) => format!("every {every}"),
            None => "at an interval that is not set yet".into(),
        };
        format!(
            "Of every device, its user attests {every}: {}.",
            words_or(&self.require, "nothing")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::OpenClientRecord(act) => Some(match &act.device {
                Known::Unknown => Verdict::unknown("say which device this is"),
                Known::No => Verdict::breaks(
                    "use a device that is on the register, or put this one on it first",
                ),
                Known::Yes(device) => self.decide_device(device, act.at.as_ref().map(Zoned::date)),
            }),
            Act::AssignDuty(act) => self.decide_devices(
                act.adult.devices.as_deref(),
                act.at.as_ref().map(Zoned::date),
            ),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let today = view.today();
        let people = view.facts.people.rows().iter();
        let left: HashSet<Id> = people
            .filter(|one| one.ended.is_some_and(|end| end < today))
            .map(|one| one.id)
            .collect();
        let mut tally = Tally::new(view.now);
        for device in view.facts.devices.rows() {
            self.count(device, &left, view, &mut tally);
        }
        tally.finish(
            "devices in order",
            "no device is on the register yet",
            |counts| {
                format!(
                    "{} of {} devices are as they should be",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        self.require.iter().map(|one| one.key().into()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Adult, AssignDuty, Facts, Finding, OpenClientRecord, Status, Who, testing::*};

    fn control() -> Devices {
        control_of(
            "kind = 'devices'\nrequire = ['registered', 'passcode', 'strong-password', 'own-device-agreement', 'wiped-on-leaving']\nattest-every = '12 months'",
        )
    }

    fn device(change: impl FnOnce(&mut Device)) -> Device {
        let mut device = Device {
            id: id(7),
            person: id(1),
            registered: day("2026-01-01"),
            returned: None,
            kind: Some(DeviceKind::Computer),
            own: false,
            has: vec![DeviceRequirement::StrongPassword],
            attested: vec![day("2026-01-02")],
            wiped: None,
        };
        change(&mut device);
        device
    }

    fn open(device: Known<Device>) -> OpenClientRecord {
        OpenClientRecord {
            at: Some(local("2026-11-22T10:00:00Z")),
            device,
            ..Default::default()
        }
    }

    #[test]
    fn d115_a_client_record_is_opened_on_known_and_safe_devices_only() {
        let on = |change: fn(&mut Device)| finding(&control(), open(Known::Yes(device(change))));
        assert_eq!(on(|_| ()), Some(Finding::Meets));
        assert_eq!(on(|one| one.has.clear()), Some(Finding::Breaks));
        assert_eq!(on(|one| one.own = true), Some(Finding::Breaks));
        assert_eq!(on(|one| one.attested.clear()), Some(Finding::Breaks));
        assert_eq!(
            on(|one| one.attested = vec![day("2025-11-21")]),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on(|one| one.returned = Some(day("2026-11-01"))),
            Some(Finding::Breaks)
        );
        assert_eq!(finding(&control(), open(Known::No)), Some(Finding::Breaks));
        assert_eq!(
            finding(&control(), open(Known::Unknown)),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(
                &control(),
                OpenClientRecord {
                    at: None,
                    ..open(Known::Yes(device(|_| ())))
                }
            ),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn d117_a_phone_needs_a_passcode_and_a_laptop_a_password() {
        let on = |kind, has| {
            let device = device(|one| (one.kind, one.has) = (kind, vec![has]));
            finding(&control(), open(Known::Yes(device)))
        };
        assert_eq!(
            on(Some(DeviceKind::Handheld), DeviceRequirement::Passcode),
            Some(Finding::Meets)
        );
        assert_eq!(
            on(
                Some(DeviceKind::Handheld),
                DeviceRequirement::StrongPassword
            ),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on(None, DeviceRequirement::StrongPassword),
            Some(Finding::Breaks)
        );
    }

    #[test]
    fn somebody_with_an_unsafe_device_gets_no_task_yet() {
        let assign = |devices| AssignDuty {
            at: Some(local("2026-11-22T10:00:00Z")),
            adult: Adult {
                devices,
                ..Adult::default()
            },
            ..Default::default()
        };
        assert_eq!(
            finding(
                &control(),
                assign(Some(vec![device(|_| ()), device(|one| one.has.clear())]))
            ),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), assign(Some(vec![device(|_| ())]))),
            Some(Finding::Meets)
        );
        assert_eq!(finding(&control(), assign(Some(vec![]))), None);
        assert_eq!(finding(&control(), assign(None)), Some(Finding::Unknown));
    }

    #[test]
    fn d110_a_device_is_looked_at_again_and_wiped_when_its_user_leaves() {
        let on = |change: fn(&mut Device), ended: Option<&str>, date| {
            let mut user = person(1, Who::Staff, "2025-01-01");
            user.ended = ended.map(day);
            let facts = Facts {
                devices: vec![device(change)].into(),
                people: vec![user].into(),
                ..Facts::default()
            };
            assess(&control(), &facts, date).status
        };
        assert_eq!(on(|_| (), None, "2026-11-22"), Status::Met);
        assert_eq!(on(|_| (), None, "2026-12-20"), Status::DueSoon);
        assert_eq!(on(|_| (), None, "2027-01-03"), Status::NotMet);
        assert_eq!(on(|_| (), Some("2026-11-20"), "2026-11-22"), Status::NotMet);
        assert_eq!(
            on(
                |one| one.returned = Some(day("2026-11-20")),
                None,
                "2026-11-22"
            ),
            Status::NotMet
        );
        let gone: fn(&mut Device) =
            |one| (one.returned, one.wiped) = (Some(day("2026-11-20")), Some(day("2026-11-21")));
        assert_eq!(on(gone, Some("2026-11-20"), "2026-11-22"), Status::Met);
    }
}
